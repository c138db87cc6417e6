/** An element as it was written: `text variable="title"/` is the tag of an empty one. */
export interface XmlElement {
	readonly tag: string;
	readonly children: readonly (string | XmlElement)[];
}

/**
 * Reads an XML text as the CSL project writes them, without comments, declarations and the space between elements.
 * Entities stay as they are. Throws, naming the place, when tags do not match.
 */
export function parseXml(xml: string): XmlElement {
	const bare = xml.replace(/<!--[\s\S]*?-->/g, '').replace(/<\?[\s\S]*?\?>/g, '');
	const top: (string | XmlElement)[] = [];
	const open: { readonly tag: string; readonly children: (string | XmlElement)[] }[] = [];
	for (const [piece] of bare.matchAll(/<(?:[^"'>]|"[^"]*"|'[^']*')*>|[^<]+/g)) {
		const children = open.at(-1)?.children ?? top;
		if (!piece.startsWith('<')) {
			children.push(piece);
		} else if (piece.startsWith('</')) {
			const element = open.pop();
			if (element === undefined || nameOf(element.tag) !== nameOf(piece.slice(2, -1))) {
				throw new Error(`The tag ${piece} closes nothing.`);
			}
			(open.at(-1)?.children ?? top).push({ tag: element.tag, children: withoutSpace(element.children) });
		} else if (piece.endsWith('/>')) {
			children.push({ tag: `${tidyTag(piece.slice(1, -2))}/`, children: [] });
		} else {
			open.push({ tag: tidyTag(piece.slice(1, -1)), children: [] });
		}
	}
	const [root] = top.filter((child) => typeof child !== 'string');
	if (root === undefined || open.length > 0) {
		throw new Error('The XML text has no outermost element, or it is not closed.');
	}
	return root;
}

/** The element as XML again. */
export function writeXml(element: XmlElement): string {
	if (element.tag.endsWith('/')) {
		return `<${element.tag}>`;
	}
	const content = element.children.map((child) => (typeof child === 'string' ? child : writeXml(child))).join('');
	return `<${element.tag}>${content}</${nameOf(element.tag)}>`;
}

/** A text of spaces alone means something only where it is all that an element holds. */
function withoutSpace(children: readonly (string | XmlElement)[]): readonly (string | XmlElement)[] {
	return children.length === 1
		? children
		: children.filter((child) => typeof child !== 'string' || child.trim() !== '');
}

/** One space between attributes; what stands in quotes stays. */
function tidyTag(tag: string): string {
	return (tag.match(/"[^"]*"|'[^']*'|\s+|[^\s"']+/g) ?? [])
		.map((piece) => (piece.trim() === '' ? ' ' : piece))
		.join('')
		.trim();
}

function nameOf(tag: string): string {
	return tag.trim().split(/\s/, 1)[0] ?? '';
}
