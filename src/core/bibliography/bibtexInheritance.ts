/** Fields that an entry never takes from the one it refers to, as in biblatex's default setup. */
const own = new Set([
	'ids',
	'crossref',
	'xref',
	'xdata',
	'entryset',
	'entrysubtype',
	'execute',
	'label',
	'options',
	'presort',
	'related',
	'relatedoptions',
	'relatedstring',
	'relatedtype',
	'shorthand',
	'shorthandintro',
	'sortkey',
]);

const parts = new Set([
	'inbook',
	'incollection',
	'inproceedings',
	'bookinbook',
	'suppbook',
	'suppcollection',
	'inreference',
	'conference',
]);

/**
 * What a field of the parent is called in the child; undefined when the child does not take it. Source: biblatex's
 * manual, appendix B, default inheritance rules.
 */
export function inheritedName(field: string, childType: string, parentType: string): string | undefined {
	if (own.has(field)) {
		return undefined;
	}
	const isPart = parts.has(childType);
	if (isPart && parentType.startsWith('mv')) {
		const main = new Map([
			['title', 'maintitle'],
			['subtitle', 'mainsubtitle'],
			['titleaddon', 'maintitleaddon'],
		]);
		return main.get(field) ?? (field === 'shorttitle' ? undefined : field);
	}
	if (isPart) {
		const book = new Map([
			['title', 'booktitle'],
			['subtitle', 'booksubtitle'],
			['titleaddon', 'booktitleaddon'],
		]);
		if (field === 'author' && (childType === 'inbook' || childType === 'bookinbook' || childType === 'suppbook')) {
			return 'author';
		}
		return field === 'shorttitle' || field === 'author' ? undefined : (book.get(field) ?? field);
	}
	if (childType === 'article' && parentType === 'periodical') {
		const journal = new Map([
			['title', 'journaltitle'],
			['subtitle', 'journalsubtitle'],
		]);
		return journal.get(field) ?? field;
	}
	return field === 'title' && parentType !== childType ? undefined : field;
}
