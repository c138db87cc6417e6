/**
 * The XML of a style with what the engine reads otherwise than CSL 1.0.2 and pandoc put so that it reads the same. A
 * style may be written to make this slow; so every pattern here ends at the next angle bracket, and has nothing before
 * its end that could be tried in many lengths.
 *
 * @param xml as `checkStyle` gives it: whole tags, with one space between attributes and no `<` within
 */
export function adaptStyle(xml: string): string {
	return withWholeAddresses(withLanguages(withEditions(xml)));
}

/**
 * Whether a style prints each work in the work's own language, as GB/T 7714 does: 等 for Chinese works, "et al." for
 * others.
 */
export function isBilingual(xml: string): boolean {
	return (
		/<style\b[^<>]*\bdefault-locale\s*=\s*["']zh/.test(xml) ||
		(xml.match(/<id>[^<>]*<\/id>/g) ?? []).some((id) => id.includes('7714'))
	);
}

/**
 * The edition of a work in Latin letters is written as in English, *5th ed.*, where the style has words for Chinese works
 * only; and the Chinese word stands at its number, 3版. Where the edition is no number, it is what it says.
 */
function withEditions(xml: string): string {
	if (!isBilingual(xml)) {
		return xml;
	}
	const byLanguage = (suffix: string, others: string) =>
		`<choose><if locale="en"><choose><if is-numeric="edition"><group delimiter=" " suffix="${suffix}">` +
		'<number variable="edition" form="ordinal"/><text term="edition" form="short"/></group></if>' +
		`<else><text variable="edition" suffix="${suffix}"/></else></choose></if>${others}</choose>`;
	return xml
		.replace(/<text variable="edition"\/>(<text term="edition"\/>)/g, (_all, term: string) =>
			byLanguage(
				'',
				`<else-if is-numeric="edition"><group><number variable="edition"/>${term}</group></else-if>` +
					'<else><text variable="edition"/></else>',
			),
		)
		.replace(/<text variable="edition" prefix="第" suffix="版([^"<>]*)"\/>/g, (written, suffix: string) =>
			byLanguage(suffix, `<else>${written}</else>`),
		);
}

/**
 * Types of CSL 1.0.2 that a style does not know, with the older ones that pandoc and Zotero print in their place. Most
 * styles were written before them and would print such a work as they print what is none of all types.
 */
export function olderTypes(xml: string): ReadonlyMap<string, string> {
	const named = new Set(
		(xml.match(/\stype\s*=\s*(?:"[^"<>]*"|'[^'<>]*')/g) ?? []).flatMap((type) => type.split(/[\s"'=]+/)),
	);
	return new Map(
		[
			['software', 'book'],
			['standard', 'legislation'],
		].filter((pair): pair is [string, string] => !named.has(pair[0]!)),
	);
}

/** Whether the comma before the last name follows persons alone, whose names are turned round, and no institution. */
export function keepsInstitutions(xml: string): boolean {
	return xml.includes('delimiter-precedes-last="after-inverted-name"');
}

/** The engine chooses among layouts by the language of the item, and the terms with it. */
function withLanguages(xml: string): string {
	if (!isBilingual(xml) || /<layout\b[^<>]*\blocale=/.test(xml)) {
		return xml;
	}
	// Whatever is between two ends of layouts holds one layout at most.
	const parts = xml.split('</layout>');
	const last = parts.pop()!;
	const adapted = parts.map((part) => {
		const [start] = part.match(/<layout\b[^<>]*(?<!\/)>/) ?? [];
		if (start === undefined) {
			return `${part}</layout>`;
		}
		const at = part.indexOf(start);
		const content = part.slice(at + start.length);
		if (/<citation\b/.test(part) && /\bcitation-number\b/.test(content)) {
			// Numbers are in no language, and between layouts of two the engine loses their delimiter.
			return `${part}</layout>`;
		}
		const copies = ['en', 'zh'].map(
			(locale) => `${start.replace('<layout', `<layout locale="${locale}"`)}${content}</layout>`,
		);
		return `${part.slice(0, at)}${copies.join('')}${part.slice(at)}</layout>`;
	});
	return adapted.join('') + last;
}

/** A short form of an address does not exist in CSL; the engine would print the name of the host alone. */
function withWholeAddresses(xml: string): string {
	return xml.replace(/<text\b[^<>]*>/g, (tag) =>
		valueOf(tag, 'variable') === 'URL' ? tag.replace(/\sform="short"/, '') : tag,
	);
}

/** The value of an attribute of a tag, as it is written between double quotes. */
function valueOf(tag: string, attribute: string): string | undefined {
	return new RegExp(`\\s${attribute}="([^"]*)"`).exec(tag)?.[1];
}
