import { keyPlaces } from '../bibliography/keyPlaces.ts';
import type { BibEntry, Bibliography, BibliographyFormat } from '../bibliography/model.ts';
import { formatPandocCitekey } from '../citations/formatCluster.ts';
import { isCrossReference, parseCitekey } from '../citations/pandocCitekey.ts';
import { clustersOf } from '../documents/clusters.ts';
import type { ScannedDocument } from '../documents/model.ts';
import { type Span, touches } from '../text/span.ts';
import type { TextEdit } from '../text/textEdit.ts';
import { type LocalCitekey, localCitekeyPlaces } from './localCitekeys.ts';

/** Whose rules a new citekey has to keep. */
export type KeySyntax = 'pandoc' | 'latex' | 'bibtex';

/** Why a text cannot be a citekey; `character` is the one that is not allowed. */
export type KeyFault =
	| { readonly code: 'empty' }
	| { readonly code: 'space' }
	| { readonly code: 'character'; readonly character: string; readonly syntax: KeySyntax }
	/** Quarto and pandoc-crossref would take it for the label of a figure or table. */
	| { readonly code: 'cross-reference' };

/**
 * Signs that end a key or mean something else. Sources: BibTeX (`btxdoc`: no `"#%'(),={}`), LaTeX (the special
 * characters of its kernel), Pandoc's manual, "Citation syntax" (braces allow the rest, if they match).
 */
const forbidden: Readonly<Record<KeySyntax, string>> = {
	bibtex: '"#%\'(),={}\\~',
	latex: '#%,{}\\~^&$',
	pandoc: '{}[];,@"\\',
};

/** What is wrong with a new citekey under the rules of these syntaxes; undefined when it can be written. */
export function keyFault(citekey: string, syntaxes: ReadonlySet<KeySyntax>): KeyFault | undefined {
	if (citekey === '') {
		return { code: 'empty' };
	}
	if (/[\s\p{Cc}\u200b\ufeff]/u.test(citekey)) {
		return { code: 'space' };
	}
	for (const syntax of syntaxes) {
		const character = [...citekey].find((candidate) => forbidden[syntax].includes(candidate));
		if (character !== undefined) {
			return { code: 'character', character, syntax };
		}
	}
	const isPandoc = syntaxes.has('pandoc');
	if (isPandoc && isCrossReference(citekey)) {
		return { code: 'cross-reference' };
	}
	return isPandoc && parseCitekey(`@{${citekey}}`, 0)?.citekey !== citekey
		? { code: 'character', character: citekey[0]!, syntax: 'pandoc' }
		: undefined;
}

/** The citekey that is written at an offset of a manuscript, in a cite, a `nocite` list or a `\bibitem`. */
export function writtenKeyAt(document: ScannedDocument, offset: number): LocalCitekey | undefined {
	return writtenKeys(document).find(({ citekey, span }) => citekey !== '*' && touches(span, offset));
}

function writtenKeys(document: ScannedDocument): readonly LocalCitekey[] {
	const cites = clustersOf(document).flatMap(({ cites }) => cites);
	return [...cites.map(({ citekey, citekeySpan: span }) => ({ citekey, span })), ...localCitekeyPlaces(document)];
}

/** The edits that rename a citekey in a manuscript: in every cite, in `nocite` lists, and where `\bibitem` defines it. */
export function renameInManuscript(document: ScannedDocument, citekey: string, newKey: string): readonly TextEdit[] {
	return inOrder(
		writtenKeys(document)
			.filter((written) => written.citekey === citekey)
			.map(({ span }) => ({ span, text: keyInCite(document, span, newKey) })),
	);
}

/** A Pandoc key gets braces where it needs them, and keeps those that it has. */
export function keyInCite({ text }: ScannedDocument, { start, end }: Span, newKey: string): string {
	if (text[start - 1] !== '@') {
		return newKey;
	}
	const line = text.indexOf('\n', end);
	return formatPandocCitekey(newKey, text.slice(end, Math.min(line < 0 ? text.length : line, end + 20)));
}

/**
 * The edits that rename an entry of a bibliography, and what in the same file refers to it (`crossref`, `xdata` and their
 * like). Where the key occurs twice, only `entry` is renamed, and references stay with the first that has the key.
 * Without `entry`, only the references are renamed.
 */
export function renameInBibliography(
	bibliography: Bibliography,
	text: string,
	names: { readonly citekey: string; readonly newKey: string; readonly entry: BibEntry | undefined },
): readonly TextEdit[] {
	const { citekey, newKey, entry } = names;
	const places = keyPlaces(bibliography, text, citekey);
	const isMeant = entry === undefined || places.find(({ role }) => role === 'entry')?.entry === entry;
	return inOrder(
		places
			.filter((place) => (place.role === 'reference' ? isMeant : place.entry === entry))
			.map(({ span }) => ({ span, text: keyText(text, span, bibliography.format, newKey) })),
	);
}

/** A key as its format writes it: with the escapes of a quoted one, in quotes where a bare one would be read otherwise. */
function keyText(text: string, span: Span, format: BibliographyFormat, newKey: string): string {
	const before = text[span.start - 1];
	const quoted = JSON.stringify(newKey);
	if (format === 'csl-json') {
		return before === '"' ? quoted.slice(1, -1) : quoted;
	}
	if (format !== 'csl-yaml') {
		return newKey;
	}
	if (before === '"') {
		return quoted.slice(1, -1);
	}
	if (before === "'") {
		return newKey.replaceAll("'", "''");
	}
	const isPlain = /^[\p{L}_][\p{L}\p{N}_.+/-]*(?::[\p{L}\p{N}_.+/-]+)*$/u.test(newKey);
	return isPlain && !/^(?:true|false|yes|no|on|off|null|y|n)$/i.test(newKey) ? newKey : quoted;
}

/** In order of place, each place once. */
function inOrder(edits: readonly TextEdit[]): readonly TextEdit[] {
	const sorted = edits.toSorted((a, b) => a.span.start - b.span.start);
	return sorted.filter((edit, index) => edit.span.start !== sorted[index - 1]?.span.start);
}
