/** Fields that an entry never takes from the one it refers to, as in biblatex's default setup. */
const own = words(
	'ids crossref xref xdata entryset entrysubtype execute label options presort related relatedoptions relatedstring ' +
		'relatedtype shorthand shorthandintro sortkey',
);

/** Titles for other purposes, which belong to the one work. */
const titlesOfOne = words('shorttitle sorttitle indextitle indexsorttitle');

const partsOfBooks = words('inbook bookinbook suppbook');
const partsOfCollections = words('incollection inreference suppcollection');
const partsOfProceedings = words('inproceedings conference');

interface Inheritance {
	readonly parents: ReadonlySet<string>;
	readonly children: ReadonlySet<string>;
	/** What is before `title`, `subtitle` and `titleaddon` in the child: `main`, `book` or `journal`. */
	readonly titles: string;
}

/** Source: biblatex’s manual, appendix B, and `biblatex.def`. */
const inheritances: readonly Inheritance[] = [
	{ parents: words('mvbook'), children: new Set(['book', ...partsOfBooks]), titles: 'main' },
	{
		parents: words('mvcollection mvreference'),
		children: new Set(['collection', 'reference', ...partsOfCollections]),
		titles: 'main',
	},
	{ parents: words('mvproceedings'), children: new Set(['proceedings', ...partsOfProceedings]), titles: 'main' },
	{ parents: words('periodical'), children: words('article suppperiodical'), titles: 'journal' },
];

function words(list: string): ReadonlySet<string> {
	return new Set(list.split(' '));
}

/** What a field of the parent is called in the child: nothing, one name, or two. */
export function inheritedNames(field: string, childType: string, parentType: string): readonly string[] {
	if (own.has(field)) {
		return [];
	}
	const titles = prefixOfTitles(childType, parentType);
	if (field === 'author' && partsOfBooks.has(childType)) {
		return ['author', 'bookauthor'];
	}
	if (field === 'author' && titles === 'book') {
		// Who stands before a collection did not write its parts.
		return [];
	}
	if (titles !== undefined && (field === 'title' || field === 'subtitle' || field === 'titleaddon')) {
		return [titles + field];
	}
	if (titles !== undefined && titlesOfOne.has(field)) {
		return [];
	}
	return field === 'title' && parentType !== childType ? [] : [field];
}

function prefixOfTitles(childType: string, parentType: string): string | undefined {
	const rule = inheritances.find(({ parents, children }) => parents.has(parentType) && children.has(childType));
	if (rule !== undefined) {
		return rule.titles;
	}
	const isPart = [partsOfBooks, partsOfCollections, partsOfProceedings].some((types) => types.has(childType));
	// BibTeX’s libraries refer from any kind of part to any kind of whole, and mean the same.
	return isPart ? (parentType.startsWith('mv') ? 'main' : 'book') : undefined;
}

/** A piece of another entry that stands for a value: `{xdata=key-field}`, or one of its names, `{xdata=key-author-2}`. */
export interface XdataPiece {
	readonly key: string;
	readonly field: string;
	/** From 1; undefined for all of a list. */
	readonly index: number | undefined;
}

/** What a value, or one name of it, refers to; undefined where it says something itself. Source: biblatex’s manual, 3.13.6. */
export function xdataPiece(value: string): XdataPiece | undefined {
	const found = /^\s*"?\s*xdata\s*=\s*([^\s,{}"]+?)-([A-Za-z]+)(?:-(\d+))?\s*"?\s*$/i.exec(value);
	return found === null
		? undefined
		: { key: found[1]!, field: found[2]!.toLowerCase(), index: found[3] === undefined ? undefined : Number(found[3]) };
}

/** An entry from which another takes fields, which is a member of it, or which is printed with it. */
export interface ParentKey {
	readonly key: string;
	readonly isCrossref: boolean;
}

/**
 * The citekeys of the entries without which one says less: by `crossref`, `xdata`, in pieces, as members of a set, and as
 * works that are named with it.
 */
export function parentKeys(values: ReadonlyMap<string, string>): readonly ParentKey[] {
	const keys: ParentKey[] = [];
	for (const [name, value] of values) {
		if (name === 'crossref') {
			keys.push({ key: value.trim(), isCrossref: true });
		} else if (name === 'xdata' || name === 'entryset' || name === 'related') {
			value.split(',').forEach((key) => keys.push({ key: key.trim(), isCrossref: false }));
		} else if (value.includes('xdata')) {
			for (const piece of value.split(/\s+and\s+/)) {
				const key = xdataPiece(piece)?.key;
				keys.push(...(key === undefined ? [] : [{ key, isCrossref: false }]));
			}
		}
	}
	return keys.filter(({ key }) => key !== '');
}
