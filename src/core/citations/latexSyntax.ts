import { closingBrace, closingOf, type Notes, readCitekeys, readNotes, skipBlanks } from './citeArguments.ts';
import { declareAcronym, parseAcronym } from './latexAcronyms.ts';
import {
	type LatexCommand,
	latexCommand,
	noCommands,
	type OwnCommands,
	starSuppressesAuthor,
} from './latexCommands.ts';
import { splitLocator } from './locator.ts';
import type { CitationCluster, Cite } from './model.ts';
import type { Span } from '../text/span.ts';

/**
 * Reads a citation command whose backslash is at `at`: `\citep*[see][p.~3]{a, b}`, `\parencites(pre)[p]{a}{b}`.
 * Undefined when it is no such command or its argument is not closed.
 */
export function parseLatexCluster(
	text: string,
	at: number,
	ownCommands: OwnCommands = noCommands,
): CitationCluster | undefined {
	const head = text.slice(at, at + 40);
	if (head.startsWith(declareAcronym)) {
		return parseAcronym(text, at);
	}
	// csquotes cites at the beginning of a quotation of its own: `\begin{displaycquote}[12]{key}`.
	const [whole = '', environment, plainName] = /^\\(?:begin\{([a-z]*displaycquote)\}|([A-Za-z]+))/.exec(head) ?? [];
	const name = environment ?? plainName;
	const command = name === undefined ? undefined : latexCommand(name, ownCommands);
	if (name === undefined || command === undefined) {
		return undefined;
	}
	const nameEnd = at + whole.length;
	const isStarred = text[nameEnd] === '*';
	const mode = isStarred && starSuppressesAuthor(name) ? 'suppressAuthor' : command.mode;
	const from = nameEnd + (isStarred ? 1 : 0);
	const shared = command.isMultiple ? readSharedNotes(text, from) : { before: '', after: '', end: from };
	const read = readArguments(text, shared.end, { ...command, mode });
	if (read === undefined) {
		return undefined;
	}
	const cites = [...read.cites];
	const printed = command.behind === 'prefix' ? braced(text, read.end) : undefined;
	if (printed !== undefined) {
		shareNotes(cites, { before: text.slice(printed.start, printed.end).trim(), after: '', end: read.end });
	}
	shareNotes(cites, shared);
	return {
		span: { start: at, end: printed === undefined ? read.end : printed.end + 1 },
		syntax: 'latex',
		command: name,
		...(isStarred ? { isStarred } : {}),
		...(command.argumentsBefore > 0 || command.behind !== undefined ? { hasMoreArguments: true } : {}),
		form: command.isSilent ? 'nocite' : 'command',
		cites,
	};
}

/** The cites of the arguments from a place on, each with its notes, and where the last one ends; undefined without any. */
function readArguments(
	text: string,
	from: number,
	{ argumentsBefore, isMultiple, mode }: LatexCommand,
): { readonly cites: readonly Cite[]; readonly end: number } | undefined {
	const cites: Cite[] = [];
	let end: number | undefined;
	do {
		const notes = readNotes(text, behindArguments(text, end ?? from, argumentsBefore));
		const citekeys = braced(text, notes.end);
		if (citekeys === undefined) {
			break;
		}
		cites.push(...readCitekeys(text, citekeys.start, citekeys.end, notes, mode));
		end = citekeys.end + 1;
	} while (isMultiple);
	return end === undefined ? undefined : { cites, end };
}

/** What stands in the braces that open behind blanks; undefined where none do, or where they are not closed. */
function braced(text: string, from: number): Span | undefined {
	const open = skipBlanks(text, from);
	const close = text[open] === '{' ? closingBrace(text, open) : undefined;
	return close === undefined ? undefined : { start: open + 1, end: close };
}

/** Behind so many arguments in braces, and the notes before each: the volume of `\volcite[see]{2}[10]{key}`. */
function behindArguments(text: string, from: number, count: number): number {
	let position = from;
	for (let i = 0; i < count; i++) {
		const argument = braced(text, readNotes(text, position).end);
		if (argument === undefined) {
			return from;
		}
		position = argument.end + 1;
	}
	return position;
}

/** The notes of the whole list in `\cites(see)(and passim)[3]{a}{b}`: one is the note after, two are before and after. */
function readSharedNotes(text: string, from: number): Notes {
	const notes: string[] = [];
	let position = from;
	while (notes.length < 2) {
		const open = skipBlanks(text, position);
		const close = text[open] === '(' ? closingOf(text, open) : undefined;
		if (close === undefined) {
			break;
		}
		notes.push(text.slice(open + 1, close).trim());
		position = close + 1;
	}
	const [first = '', second] = notes;
	return second === undefined
		? { before: '', after: first, end: position }
		: { before: first, after: second, end: position };
}

/** The notes of the whole list are read as those of its first and last cite, which is where they are printed. */
function shareNotes(cites: Cite[], { before, after }: Notes): void {
	const [first] = cites;
	if (first !== undefined && before !== '') {
		cites[0] = { ...first, prefix: first.prefix === '' ? before : `${before} ${first.prefix}` };
	}
	const last = cites.at(-1);
	if (last !== undefined && after !== '') {
		const own = last.locator === undefined && last.suffix === '' ? splitLocator(after, false) : undefined;
		const suffix = own?.suffix ?? (last.suffix === '' ? after : `${last.suffix} ${after}`);
		cites[cites.length - 1] = { ...last, locator: own?.locator ?? last.locator, suffix };
	}
}
