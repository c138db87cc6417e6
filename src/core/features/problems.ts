import type { BibtexEntry } from '../bibliography/bibtexEntry.ts';
import { isBibtexFile } from '../bibliography/bibtexFile.ts';
import { createLibrary } from '../bibliography/library.ts';
import { identifierCitekey } from '../bibliography/identifierCitekeys.ts';
import type { Bibliography, Library, LibraryEntry } from '../bibliography/model.ts';
import type { CitationCluster, Cite } from '../citations/model.ts';
import { clusterPieces } from '../documents/clusters.ts';
import type { ScannedDocument } from '../documents/model.ts';
import type { EvidenceBase } from '../evidence/evidenceBase.ts';
import { CitekeyList, nearestCitekeys } from '../search/nearestCitekeys.ts';
import type { Problem } from '../text/problem.ts';
import { shift, type Span } from '../text/span.ts';
import { type CitekeyProblem, problemsOfCitekey, type ProblemSources } from './citekeyProblems.ts';
import { localCitekeys } from './localCitekeys.ts';
import { type PublishedVersions, publishedVersions } from './workTitles.ts';

/** A problem at its place in a manuscript. */
export type DocumentProblem = Problem;

/** How many citekeys a mistyped one is likely to mean. */
const mostNearest = 3;

/**
 * What is wrong with the citations of a manuscript, and with its own structure, in order of place:
 * - `citation.unknown-key` { citekey, nearest, inEvidence }: no bibliography has the citekey; `nearest` are similar ones,
 *   separated by spaces, and `inEvidence` is `true` when the evidence base has it; never one that names its work by an
 *   identifier, and none where a declaration of the manuscript could not be resolved, which may have it;
 * - `citation.no-bibliography` { citekeys }: instead of all of these, once at the first, where nothing is declared at all;
 *   whoever builds the document may give a bibliography that nobody sees here;
 * - `citation.undeclared-library` { citekeys, source }: a bibliography that the document does not declare, and that alone
 *   has `citekeys`, separated by spaces; once for each bibliography, at the header or, without one, at the first cite;
 * - `citation.retracted`, `citation.corrected`, `citation.expression-of-concern` { citekey, date }: what was said of the
 *   paper after it came out; `date` may be empty;
 * - `citation.preprint-published` { citekey, other }: the evidence base has the published version, `other`, and
 *   `inLibrary` is `true` when the bibliographies of the document have that, too;
 * - `citation.incomplete-metadata` { citekey, missing }: CSL variables, separated by spaces, that the reference lacks or
 *   that nothing confirms;
 * - the two about the record of a paper, `incomplete-metadata` and `corrected`, are at its first cite alone;
 * - the problems of the document itself, as its scan found them.
 */
export function problemsOf(
	document: ScannedDocument,
	library: Library,
	base: EvidenceBase,
	around: ManuscriptFacts = {},
): readonly DocumentProblem[] {
	return new ProblemFinder(base).problemsOf(document, library, around);
}

/** What was looked up for a citekey of a document. */
interface LookedUp {
	readonly wrong: readonly CitekeyProblem[];
	/** The entry of a bibliography that the document does not declare, where only such a one has the citekey. */
	readonly elsewhere: LibraryEntry | undefined;
}

/**
 * Finds problems in documents that change. What is wrong with a citekey is worked out once for each library, and shared
 * by all documents that have the library.
 */
export class ProblemFinder {
	readonly #base: EvidenceBase;
	readonly #published: PublishedVersions;
	readonly #nothing = createLibrary([]);
	/** What is wrong with an entry that takes nothing from others, by its content: it holds in every library. */
	readonly #ofContents = new WeakMap<object, readonly CitekeyProblem[]>();
	/** By library, by what is not declared, and by citekey. */
	readonly #found = new WeakMap<Library, WeakMap<Library, Map<string, readonly CitekeyProblem[]>>>();
	readonly #citekeys = new WeakMap<Bibliography, CitekeyList>();
	/** By the source of a bibliography that is no `.bib`. */
	readonly #latest = new Map<string, WeakRef<CitekeyList>>();
	/** Of `.bib` files, by what stays one object while edits leave the citekeys as they are. */
	readonly #byPlaces = new WeakMap<object, CitekeyList>();
	#evidenceCitekeys: CitekeyList | undefined;

	constructor(base: EvidenceBase) {
		this.#base = base;
		this.#published = publishedVersions(base);
	}

	/** See the function of the same name. */
	problemsOf(document: ScannedDocument, library: Library, around: ManuscriptFacts = {}): readonly DocumentProblem[] {
		const { undeclared = this.#nothing, isComplete = true, defined = noCitekeys } = around;
		const problems: DocumentProblem[] = [...document.problems];
		const local = localCitekeys(document);
		const pieces = clusterPieces(document);
		/** One bibliography that is not declared is one problem, however much of it is cited. */
		const ofUndeclared = new Map<string, { readonly span: Span; readonly citekeys: Set<string> }>();
		/** Citekeys of nobody where nothing is declared, by their first place. */
		const unserved = new Map<string, Span>();
		const definesSome = document.format !== 'quarto' && (local.size > 0 || defined.size > 0);
		const isServed = library.bibliographies.length > 0 || definesSome;
		/** By citekey; a long document cites few works many times. */
		const looked = new Map<string, LookedUp>();
		const mayTellUnknown =
			isComplete && (library.bibliographies.length > 0 || pieces.some(({ clusters }) => citesForSure(clusters)));
		const found = this.#foundIn(library, undeclared);
		const nearest = (citekey: string) => nearestCitekeys(citekey, this.#candidates(library), mostNearest);
		const sources = { library, base: this.#base, undeclared, published: this.#published, nearest };
		const lookUp = (citekey: string): LookedUp => {
			// `nocite: @*` and `\nocite{*}` mean the whole library.
			const isOwn = citekey === '*' || citekey === '' || local.has(citekey) || defined.has(citekey);
			const wrong = isOwn ? [] : (found.get(citekey) ?? this.#problemsOfCitekey(citekey, sources));
			const elsewhere = isOwn || !mayTellUnknown || library.has(citekey) ? undefined : undeclared.find(citekey);
			if (!isOwn) {
				found.set(citekey, wrong);
			}
			looked.set(citekey, { wrong, elsewhere });
			return { wrong, elsewhere };
		};
		const tell = (start: number, { citekey, citekeySpan }: Cite) => {
			const known = looked.get(citekey);
			const isAgain = known !== undefined;
			const { wrong, elsewhere } = known ?? lookUp(citekey);
			for (const problem of wrong) {
				const isNotFound = notFound.has(problem.code);
				if (isNotFound && mayTellUnknown && !isServed && problem.details?.['inEvidence'] !== 'true') {
					unserved.set(citekey, unserved.get(citekey) ?? shift(citekeySpan, start));
					continue;
				}
				const isTold = mayTellUnknown || !isNotFound;
				if (isTold && !(isAgain && ofRecord.has(problem.code))) {
					problems.push({ ...problem, span: shift(citekeySpan, start) });
				}
			}
			if (elsewhere !== undefined && !isAgain) {
				const { source } = elsewhere.bibliography;
				const used = ofUndeclared.get(source) ?? {
					span: declaringSpan(document) ?? shift(citekeySpan, start),
					citekeys: new Set(),
				};
				used.citekeys.add(citekey);
				ofUndeclared.set(source, used);
			}
		};
		for (const { start, clusters } of pieces) {
			clusters.forEach(({ cites }) => cites.forEach((cite) => tell(start, cite)));
		}
		const [firstUnserved] = unserved.values();
		if (firstUnserved !== undefined) {
			const details = { citekeys: [...unserved.keys()].join(' ') };
			problems.push({ code: 'citation.no-bibliography', span: firstUnserved, details });
		}
		for (const [source, { span, citekeys }] of ofUndeclared) {
			const details = { citekeys: [...citekeys].join(' '), source };
			problems.push({ code: 'citation.undeclared-library', span, details });
		}
		return problems.sort((a, b) => a.span.start - b.span.start || a.span.end - b.span.end);
	}

	#problemsOfCitekey(citekey: string, sources: ProblemSources): readonly CitekeyProblem[] {
		const own = sources.library.find(citekey);
		const content = own === undefined || own.citekey !== citekey ? undefined : contentOf(own);
		const known = content && this.#ofContents.get(content);
		if (known !== undefined) {
			return known;
		}
		const problems = problemsOfCitekey(citekey, own, sources);
		// Whether a library has the published version of a preprint is its own matter.
		if (content !== undefined && !problems.some(({ code }) => code === 'citation.preprint-published')) {
			this.#ofContents.set(content, problems);
		}
		return problems;
	}

	#foundIn(library: Library, undeclared: Library): Map<string, readonly CitekeyProblem[]> {
		const beside = this.#found.get(library) ?? new WeakMap<Library, Map<string, readonly CitekeyProblem[]>>();
		const found = beside.get(undeclared) ?? new Map<string, readonly CitekeyProblem[]>();
		this.#found.set(library, beside.set(undeclared, found));
		return found;
	}

	/** All citekeys that a mistyped one may mean. */
	#candidates({ bibliographies }: Library): readonly CitekeyList[] {
		const lists = bibliographies.map((bibliography) => {
			const list = this.#citekeys.get(bibliography) ?? this.#listOf(bibliography);
			this.#citekeys.set(bibliography, list);
			return list;
		});
		this.#evidenceCitekeys ??= new CitekeyList(this.#base.papers.map(keyOf));
		return [...lists, this.#evidenceCitekeys];
	}

	/** Most edits of a bibliography leave its citekeys as they are, and with them what is near an unknown one. */
	#listOf(bibliography: Bibliography): CitekeyList {
		if (isBibtexFile(bibliography)) {
			const { citekeyPlaces } = bibliography;
			const list = this.#byPlaces.get(citekeyPlaces) ?? new CitekeyList(citekeyPlaces.keys());
			this.#byPlaces.set(citekeyPlaces, list);
			return list;
		}
		const { source, entries } = bibliography;
		const citekeys = entries.map(keyOf);
		const before = this.#latest.get(source)?.deref();
		const list = before?.isOf(citekeys) === true ? before : new CitekeyList(citekeys);
		this.#latest.set(source, new WeakRef(list));
		return list;
	}
}

function keyOf({ citekey }: { readonly citekey: string }): string {
	return citekey;
}

/** What is known of a document from the rest of its manuscript. */
export interface ManuscriptFacts {
	/** Libraries that the document does not declare. */
	readonly undeclared?: Library;
	/** Whether all that the manuscript declares could be resolved. */
	readonly isComplete?: boolean;
	/** Citekeys that other files of the manuscript define themselves, as by `\bibitem`. */
	readonly defined?: ReadonlySet<string>;
}

const noCitekeys: ReadonlySet<string> = new Set();

/** What is wrong with a record is the same wherever it is cited, and mended in one place: it is reported once. */
const ofRecord: ReadonlySet<string> = new Set(['citation.incomplete-metadata', 'citation.corrected']);

const notFound: ReadonlySet<string> = new Set(['citation.unknown-key']);

/**
 * Whether a text cites at all. Where nothing is declared and every cite is a name behind an at sign, as in a list of
 * changes or a page for contributors, people are addressed.
 */
function citesForSure(clusters: readonly CitationCluster[]): boolean {
	return clusters.some(
		({ form, cites }) => form !== 'narrative' && cites.some(({ citekey }) => identifierCitekey(citekey) === undefined),
	);
}

/** What an entry of a `.bib` is wherever it stands; undefined where it changes with other entries, or is of another format. */
function contentOf({ entry, bibliography }: LibraryEntry): object | undefined {
	const isWhole = isBibtexFile(bibliography) && !bibliography.takesFields(entry as BibtexEntry);
	return isWhole ? (entry as BibtexEntry).content : undefined;
}

/** Where a bibliography would be declared: at the last that is, else at the header. */
function declaringSpan({ declarations, frontMatter, text }: ScannedDocument): Span | undefined {
	const declared = declarations.filter(({ path }) => path !== undefined).at(-1)?.span;
	if (declared !== undefined || frontMatter === undefined) {
		return declared;
	}
	const { start, end } = frontMatter.span;
	const lineEnd = text.indexOf('\n', start);
	return { start, end: lineEnd < 0 ? end : Math.min(end, lineEnd) };
}
