/** Why a style is not given to the engine. */
export type StyleFault =
	'not-xml' | 'not-csl' | 'too-large' | 'too-deep' | 'unknown-macro' | 'endless-macro' | 'too-many-macros';

/** A style that the engine may read, without what it has no use for, or what is wrong with it. */
export type CheckedStyle = { readonly xml: string } | { readonly fault: StyleFault; readonly what: string };

/** Styles of the distribution have up to 45,000 units, */
const longestStyle = 400_000;
/** at most twenty elements within each other, */
const deepestElement = 200;
const longestTag = 20_000;
/**
 * and less than 30,000 elements when every macro stands where it is called. So the engine walks through them for each
 * work, at about a hundredth of a millisecond each; what they may print of one work is bounded in `boundPrinting.ts`.
 */
const mostElements = 50_000;
/**
 * Styles of the distribution have up to 1,143 elements as they are written, with 1,473 attributes, 16 of them on one. The
 * engine's time grows with the square of either.
 */
const mostWritten = 3000;
const mostAttributes = 60;
const mostAttributesInAll = 6000;
/** They have two layouts; styles for several languages have one for each. Each is made into an engine of its own. */
const mostLayouts = 40;
/** For each call of a macro the engine looks at all elements; of the distribution 1,320,696 times at most. */
const mostLooks = 4_000_000;

/**
 * Looks at a style before the engine does, in one pass: whether it is XML and a style, not too large or too deep, and how
 * much it is when its macros, which may call each other, are written out. Styles come from anywhere, and the engine would
 * follow whatever they say. It reads XML by patterns that see other tags than there are in comments, instructions,
 * sections of character data and values with quotes, and try long blanks in every length; so it gets what was understood
 * here, written in one way.
 */
export function checkStyle(xml: string): CheckedStyle {
	if (xml.length > longestStyle) {
		return { fault: 'too-large', what: '' };
	}
	const reader = new StyleReader(xml);
	const fault = reader.read() ?? reader.expand();
	return fault ?? { xml: reader.plain() };
}

type Fault = Extract<CheckedStyle, { readonly fault: StyleFault }>;

/** What stands in a macro, or outside of all. */
interface Part {
	elements: number;
	readonly calls: string[];
}

/** How much a part is with its macros written out. */
interface Size {
	readonly elements: number;
	readonly calls: number;
}

const nothing: Size = { elements: 0, calls: 0 };

const nameStart = /[A-Za-z_:\u00c0-\uffff]/;
const attribute = /\s+([A-Za-z_:\u00c0-\uffff][\w:.\-\u00b7-\uffff]*)\s*=\s*(?:"([^"<]*)"|'([^'<]*)')/y;

class StyleReader {
	readonly #xml: string;
	readonly #pieces: string[] = [];
	readonly #open: string[] = [];
	readonly #macros = new Map<string, Part>();
	readonly #outside: Part = { elements: 0, calls: [] };
	#part = this.#outside;
	#root: string | undefined;
	#written = 0;
	#attributes = 0;
	#layouts = 0;
	/** What stands between the last tag and here, escaped. */
	#text = '';
	/** The last tag was a start tag, so that the text may be all that its element holds. */
	#isOpened = false;

	constructor(xml: string) {
		this.#xml = xml;
	}

	/** Reads all tags; what is wrong first, or undefined. */
	read(): Fault | undefined {
		const xml = this.#xml;
		let position = 0;
		for (let at = xml.indexOf('<'); at >= 0; at = xml.indexOf('<', position)) {
			const text = xml.slice(position, at);
			const stray = this.#open.length === 0 && /[^\s\ufeff]/.test(text);
			this.#text += escaped(text);
			const end = stray ? undefined : this.#markup(at);
			if (typeof end !== 'number') {
				return end ?? { fault: 'not-xml', what: '' };
			}
			position = end;
		}
		if (this.#open.length > 0 || this.#root === undefined || /\S/.test(xml.slice(position))) {
			return { fault: 'not-xml', what: this.#open.at(-1) ?? '' };
		}
		this.#pieces.push(this.#text, xml.slice(position));
		return this.#root === 'style' ? undefined : { fault: 'not-csl', what: this.#root };
	}

	/** The style as it was understood: without comments and instructions, with every tag written in the same way. */
	plain(): string {
		return this.#pieces.join('');
	}

	/** Counts the elements, and the calls of macros, with all macros written out. */
	expand(): Fault | undefined {
		const sizes = new Map<string, Size>();
		const pending = new Set<string>();
		let fault: Fault | undefined;
		const sizeOf = (name: string): Size => {
			const known = sizes.get(name);
			const macro = this.#macros.get(name);
			if (known !== undefined || macro === undefined || fault !== undefined) {
				fault ??= macro === undefined ? { fault: 'unknown-macro', what: name } : undefined;
				return known ?? nothing;
			}
			if (pending.has(name) || pending.size > deepestElement) {
				fault = pending.has(name) ? { fault: 'endless-macro', what: name } : { fault: 'too-deep', what: name };
				return nothing;
			}
			pending.add(name);
			const size = total(macro);
			pending.delete(name);
			sizes.set(name, size);
			return size;
		};
		const total = (part: Part): Size =>
			part.calls
				.map(sizeOf)
				.reduce((sum, size) => ({ elements: sum.elements + size.elements, calls: sum.calls + size.calls }), {
					elements: part.elements,
					calls: part.calls.length,
				});
		const { elements, calls } = total(this.#outside);
		// The engine looks at macros that nothing calls, too.
		for (const name of this.#macros.keys()) {
			sizeOf(name);
		}
		const isTooMuch = elements > mostElements || calls * this.#written > mostLooks;
		return fault ?? (isTooMuch ? { fault: 'too-many-macros', what: '' } : undefined);
	}

	/** Reads what begins at a `<`: the offset behind it, or what is wrong; undefined where it is no markup at all. */
	#markup(at: number): number | Fault | undefined {
		const xml = this.#xml;
		if (xml.startsWith('<!--', at)) {
			return behind(xml.indexOf('-->', at + 4), 3);
		}
		if (xml.startsWith('<![CDATA[', at) && this.#open.length > 0) {
			const end = xml.indexOf(']]>', at + 9);
			this.#text += escaped(xml.slice(at + 9, Math.max(end, at + 9)).replace(/&/g, '&amp;'));
			return behind(end, 3);
		}
		if (xml.startsWith('<?', at)) {
			return behind(xml.indexOf('?>', at + 2), 2);
		}
		return xml[at + 1] === '/' ? this.#endTag(at) : this.#startTag(at);
	}

	/** Writes a tag with the text before it. CSL has no text beside elements, and the engine would lose its way there. */
	#write(tag: string, kind: 'start' | 'end' | 'empty'): void {
		const isContent = kind === 'end' && this.#isOpened;
		this.#pieces.push(isContent || /^[ \t\r\n]*$/.test(this.#text) ? this.#text : '', tag);
		this.#text = '';
		this.#isOpened = kind === 'start';
	}

	#endTag(at: number): number | undefined {
		const end = this.#xml.slice(at, at + longestTag).indexOf('>');
		const name = end < 0 ? undefined : this.#xml.slice(at + 2, at + end).trimEnd();
		if (name === undefined || this.#open.pop() !== name) {
			return undefined;
		}
		if (name === 'macro') {
			this.#part = this.#outside;
		}
		this.#write(`</${name}>`, 'end');
		return at + end + 1;
	}

	#startTag(at: number): number | Fault | undefined {
		const xml = this.#xml;
		const tag = xml.slice(at, at + longestTag);
		if (!nameStart.test(tag[1] ?? '') || (this.#open.length === 0 && this.#root !== undefined)) {
			return undefined;
		}
		const name = /^[^\s/>]+/.exec(tag.slice(1))?.[0] ?? '';
		const attributes = new Map<string, string>();
		let position = 1 + name.length;
		attribute.lastIndex = position;
		for (let found = attribute.exec(tag); found !== null; found = attribute.exec(tag)) {
			if (attributes.has(found[1]!)) {
				return undefined;
			}
			attributes.set(found[1]!, plainValue(found[2] ?? found[3] ?? ''));
			position = attribute.lastIndex;
		}
		const close = /^\s*(\/?)>/.exec(tag.slice(position, position + 1000));
		if (close === null) {
			return undefined;
		}
		if (this.#isTooMuch(name, attributes.size)) {
			return { fault: 'too-large', what: name };
		}
		this.#root ??= name;
		const isEmpty = close[1] === '/';
		this.#element(name, attributes, isEmpty);
		const written = Array.from(attributes, ([attribute, value]) => ` ${attribute}="${value}"`).join('');
		this.#write(`<${name}${written}${isEmpty ? '/' : ''}>`, isEmpty ? 'empty' : 'start');
		return this.#open.length > deepestElement ? { fault: 'too-deep', what: name } : at + position + close[0].length;
	}

	/** Counts an element; whether that is one too many, of its kind or of all. */
	#isTooMuch(name: string, attributes: number): boolean {
		this.#written++;
		this.#attributes += attributes;
		this.#layouts += name === 'layout' ? 1 : 0;
		return (
			this.#written > mostWritten ||
			attributes > mostAttributes ||
			this.#attributes > mostAttributesInAll ||
			this.#layouts > mostLayouts
		);
	}

	#element(name: string, attributes: ReadonlyMap<string, string>, isEmpty: boolean): void {
		if (name === 'macro') {
			const part: Part = { elements: 0, calls: [] };
			const macro = decoded(attributes.get('name') ?? '');
			// The engine takes the first of a name.
			if (!this.#macros.has(macro)) {
				this.#macros.set(macro, part);
			}
			this.#part = isEmpty ? this.#outside : part;
		}
		this.#part.elements++;
		const macro = name === 'text' || name === 'key' ? attributes.get('macro') : undefined;
		if (macro !== undefined) {
			this.#part.calls.push(decoded(macro));
		}
		if (!isEmpty) {
			this.#open.push(name);
		}
	}
}

/** The offset behind what ends at an offset, or undefined where nothing ends it. */
function behind(end: number, width: number): number | undefined {
	return end < 0 ? undefined : end + width;
}

function escaped(text: string): string {
	return text.replace(/</g, '&lt;').replace(/>/g, '&gt;');
}

/** A value that no pattern takes for anything but a value between double quotes: no other quotes, no blanks in a row. */
function plainValue(value: string): string {
	return escaped(value)
		.replace(/[\t\r\n]/g, ' ')
		.replace(/["']/g, (quote) => (quote === '"' ? '&quot;' : '&#39;'))
		.replace(/(?<= ) /g, '&#32;');
}

/** The name that is meant, as the engine reads it. */
function decoded(name: string): string {
	return name
		.replaceAll('&amp;', '&')
		.replaceAll('&quot;', '"')
		.replaceAll('&gt;', '>')
		.replaceAll('&lt;', '<')
		.replace(/&#(\d{1,6});/g, (_reference, code: string) => String.fromCharCode(Number(code)))
		.replace(/&#x([a-f0-9]{1,6});/gi, (_reference, code: string) => String.fromCharCode(Number.parseInt(code, 16)));
}
