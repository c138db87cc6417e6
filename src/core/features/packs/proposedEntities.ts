import type { CslItem } from '../../bibliography/cslItem.ts';
import type { NewEntity } from '../../evidence/packDraft.ts';
import { matchText } from '../../matching/mentions.ts';
import type { Lexicon } from '../../matching/lexicon.ts';
import { foldText } from '../../search/foldText.ts';
import { stopWords } from '../../search/searchTokens.ts';
import { knownAbbreviations } from '../hints/knownAbbreviations.ts';
import { definedNames } from './longForm.ts';
import { keywordsOf, plainWords, textsOf } from './libraryTexts.ts';
import { recordId } from './recordId.ts';
import { endsAsDrug, endsAsTerm } from './wordEndings.ts';

/** A paper of a library, with the citekey that the pack gives it. */
export interface LibraryPaper {
	readonly citekey: string;
	readonly item: CslItem;
}

/** An entity that the packs have already, and how many papers name it. */
export interface NamedEntity {
	readonly entity: string;
	readonly papers: number;
}

/** What the titles, abstracts and keywords of a library name. */
export interface NamedInLibrary {
	/** Most often named first. */
	readonly known: readonly NamedEntity[];
	readonly proposed: readonly NewEntity[];
}

/** A name that no entity has, as papers write it. */
interface Term {
	readonly spellings: Map<string, number>;
	readonly abbreviations: Map<string, number>;
	readonly papers: Set<string>;
	/** Somebody calls it a keyword, or defines an abbreviation for it: it is a name, not only a phrase. */
	isName: boolean;
}

/** A phrase of ordinary words is proposed when so many papers have it; a name when two do. */
const papersOfPhrase = 3;
const papersOfName = 2;

/**
 * The entities that papers name: those of `lexicon`, and proposals for new ones, most often named first. A proposal says
 * of itself no more than which papers name it; whoever makes the pack says what it is.
 */
export function namedInLibrary(
	papers: readonly LibraryPaper[],
	lexicon: Lexicon,
	{ most, isTaken }: { readonly most: number; readonly isTaken: (id: string) => boolean },
): NamedInLibrary {
	const known = new Map<string, number>();
	const terms = new Map<string, Term>();
	for (const { citekey, item } of papers) {
		const named = new Set<string>();
		for (const text of textsOf(item)) {
			const mentions = matchText(text, 'markdown', lexicon);
			mentions.forEach(({ entity }) => named.add(entity));
			collectTerms(withoutMentions(text, mentions), citekey, terms);
		}
		for (const keyword of keywordsOf(item)) {
			if (matchText(keyword, 'markdown', lexicon).length === 0) {
				addTerm(terms, keyword, citekey, { isName: true });
			}
		}
		named.forEach((entity) => known.set(entity, (known.get(entity) ?? 0) + 1));
	}
	return {
		known: [...known].map(([entity, count]) => ({ entity, papers: count })).sort((a, b) => b.papers - a.papers),
		proposed: proposals(terms, papers, most, isTaken),
	};
}

/** What known names stand for is no part of another name. */
function withoutMentions(text: string, mentions: readonly { readonly start: number; readonly end: number }[]): string {
	let rest = text;
	for (const { start, end } of mentions) {
		rest = rest.slice(0, start) + '|'.repeat(end - start) + rest.slice(end);
	}
	return rest;
}

function collectTerms(text: string, citekey: string, terms: Map<string, Term>): void {
	for (const { longForm, abbreviation } of definedNames(text)) {
		if (!longForm.includes('|')) {
			addTerm(terms, longForm, citekey, { isName: true, abbreviation });
		}
	}
	for (const [symbol] of text.matchAll(/\b(?:\p{Lu}{2,}[\p{Lu}\p{N}]*|\p{Lu}\p{L}*\p{N}+\p{L}*)(?:-\p{N}+)?\b/gu)) {
		if (symbol.length >= 3 && !knownAbbreviations.has(symbol)) {
			addTerm(terms, symbol, citekey, { isName: true });
		}
	}
	for (const [word] of text.matchAll(/\b\p{L}{5,}\b/gu)) {
		if (endsAsDrug.test(word)) {
			addTerm(terms, word, citekey, { isName: true });
		} else if (endsAsTerm.test(word)) {
			addTerm(terms, word, citekey, { isName: false });
		}
	}
	for (const phrase of phrasesOf(text)) {
		addTerm(terms, phrase, citekey, { isName: false });
	}
}

/** Two to four words in a row, of which none joins words or is as good as a verb. */
function phrasesOf(text: string): readonly string[] {
	const phrases: string[] = [];
	for (const stretch of text.split(/[^\p{L}\p{N}\s-]+/u)) {
		let run: string[] = [];
		for (const word of [...stretch.split(/\s+/), 'the']) {
			if (isOfName(word)) {
				run.push(word);
				continue;
			}
			for (let length = 2; length <= 4; length++) {
				for (let start = 0; start + length <= run.length; start++) {
					phrases.push(run.slice(start, start + length).join(' '));
				}
			}
			run = [];
		}
	}
	return phrases;
}

function isOfName(word: string): boolean {
	const folded = word.toLowerCase();
	return /^\p{L}[\p{L}\p{N}-]+$/u.test(word) && word.length > 2 && !stopWords.has(folded) && !plainWords.has(folded);
}

function addTerm(
	terms: Map<string, Term>,
	name: string,
	citekey: string,
	{ isName, abbreviation }: { readonly isName: boolean; readonly abbreviation?: string },
): void {
	const key = foldText(name).replace(/s$/, '');
	const term = terms.get(key) ?? { spellings: new Map(), abbreviations: new Map(), papers: new Set(), isName: false };
	term.spellings.set(name, (term.spellings.get(name) ?? 0) + 1);
	term.papers.add(citekey);
	term.isName ||= isName;
	if (abbreviation !== undefined) {
		term.abbreviations.set(abbreviation, (term.abbreviations.get(abbreviation) ?? 0) + 1);
	}
	terms.set(key, term);
}

function proposals(
	terms: ReadonlyMap<string, Term>,
	papers: readonly LibraryPaper[],
	most: number,
	isTaken: (id: string) => boolean,
): readonly NewEntity[] {
	const titles = new Map(papers.map(({ citekey, item }) => [citekey, item]));
	const abbreviations = new Set(
		[...terms.values()].flatMap((term) => [...term.abbreviations.keys()].map((each) => foldText(each))),
	);
	const wanted = [...terms]
		.filter(
			([, term]) =>
				term.papers.size >= (term.isName ? papersOfName : papersOfPhrase) ||
				// Who defines an abbreviation goes on to speak of it.
				term.abbreviations.size > 0,
		)
		// The abbreviation of a proposed name is one name with it.
		.filter(([key, term]) => term.abbreviations.size > 0 || !abbreviations.has(key))
		.sort(
			([first, a], [second, b]) =>
				b.papers.size - a.papers.size || Number(b.isName) - Number(a.isName) || second.length - first.length,
		);
	const kept: (readonly [string, Term])[] = [];
	for (const [key, term] of wanted) {
		// `bone mineral` is a part of `bone mineral density`, not a name of its own.
		const isPart = kept.some(([other, { papers: of }]) => other.includes(key) && of.size >= term.papers.size);
		if (kept.length < most && !isPart) {
			kept.push([key, term]);
		}
	}
	const ids = new Set<string>();
	return kept.map(([, term]) => {
		const [spelling, ...others] = byCount(term.spellings);
		const name = /^\p{Ll}\p{Ll}/u.test(spelling!) ? spelling!.charAt(0).toUpperCase() + spelling!.slice(1) : spelling!;
		const id = recordId(name, (taken) => isTaken(taken) || ids.has(taken));
		ids.add(id);
		const sources = [...term.papers].sort();
		const abbreviation = byCount(term.abbreviations)[0];
		const synonyms = others.filter((other) => foldText(other) !== foldText(spelling!));
		return {
			id,
			name,
			...(abbreviation !== undefined && { abbreviation }),
			...(synonyms.length > 0 && { synonyms }),
			entityClass: classOf(name),
			summary: {
				en: `Named by ${sources.length === 1 ? 'one paper' : `${sources.length} papers`} of the library from which this pack was begun.`,
			},
			sources: sources.map((paper) => ({ cite: shortCite(titles.get(paper), paper), paper })),
			unconfirmed: ['summary', 'entityClass'],
		};
	});
}

function byCount(counts: ReadonlyMap<string, number>): readonly string[] {
	return [...counts].sort(([, a], [, b]) => b - a).map(([text]) => text);
}

/** `Roe 2001 Journal`, as sources are named. */
function shortCite(item: CslItem | undefined, citekey: string): string {
	const [author] = item?.author ?? [];
	const journal = item?.['container-title-short'] ?? item?.['container-title'];
	const parts = [author?.family ?? author?.literal, item?.issued?.['date-parts']?.[0]?.[0], journal];
	const told = parts.filter((part) => part !== undefined && part !== '');
	return told.length === 0 ? citekey : told.join(' ');
}

/** Classes that follow from the last word of a name. */
const classesByEnding: readonly (readonly [ending: RegExp, entityClass: string])[] = [
	[/\b(?:disease|disorder|syndrome|cancer|carcinoma|infection|failure|injury|fracture|deficiency)s?$/i, 'condition'],
	[
		/\w(?:itis|osis|emia|aemia|pathy|penia|lysis|psia)$|\b(?:hyper|hypo)\w+(?:sion|ism|trophy|plasia|gesia)$/i,
		'condition',
	],
	[/\b(?:scale|inventory|questionnaire|index|score)s?$/i, 'scale'],
	[/\b(?:cell|neuron|neurone|macrophage|\w+(?:cyte|blast|clast|phage))s?$/i, 'cell type'],
	[/\b(?:kinase|\w+(?:[dnst]|fer)ase)s?$/i, 'enzyme'],
	[/\b(?:protein|receptor|factor|ligand|channel|transporter)s?$/i, 'protein'],
	[/\b(?:cortex|nucleus|gyrus|sulcus|lobe|ganglion|ganglia|striatum|brainstem)$/i, 'brain region'],
	[/\b(?:test|task|maze)s?$/i, 'behavioural test'],
	[endsAsDrug, 'drug'],
	[
		/steroids?$|\b(?:inhibitor|antagonist|agonist|blocker|antibody|antibodies|anti\w+(?:ant|ic|al|ive))s?$/i,
		'drug class',
	],
	[/\b(?:surgery|transplantation|replacement|imaging|tomography)$/i, 'procedure'],
];

/** What a name seems to be; whoever makes the pack knows better. */
function classOf(name: string): string {
	return classesByEnding.find(([ending]) => ending.test(name))?.[1] ?? 'to be classified';
}
