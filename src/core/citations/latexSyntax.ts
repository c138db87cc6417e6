import { closingBrace, closingOf, type Notes, readCitekeys, readNotes, skipBlanks } from './citeArguments.ts';
import { declareAcronym, parseAcronym } from './latexAcronyms.ts';
import { latexCommand, noCommands, type OwnCommands, starSuppressesAuthor } from './latexCommands.ts';
import { splitLocator } from './locator.ts';
import type { CitationCluster, Cite } from './model.ts';

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
	let position = at + whole.length;
	const isStarred = text[position] === '*';
	if (isStarred) {
		position++;
	}
	const mode = isStarred && starSuppressesAuthor(name) ? 'suppressAuthor' : command.mode;
	const shared = command.isMultiple ? readSharedNotes(text, position) : { before: '', after: '', end: position };
	position = shared.end;
	const cites: Cite[] = [];
	let end = position;
	let hasArgument = false;
	for (;;) {
		const from = behindArguments(text, position, command.argumentsBefore);
		const notes = readNotes(text, from);
		const open = skipBlanks(text, notes.end);
		const close = text[open] === '{' ? closingBrace(text, open) : undefined;
		if (close === undefined) {
			break;
		}
		cites.push(...readCitekeys(text, open + 1, close, notes, mode));
		end = close + 1;
		position = end;
		hasArgument = true;
		if (!command.isMultiple) {
			break;
		}
	}
	if (!hasArgument) {
		return undefined;
	}
	const { behind } = command;
	const open = behind === 'prefix' ? skipBlanks(text, end) : -1;
	const close = text[open] === '{' ? closingBrace(text, open) : undefined;
	if (close !== undefined) {
		shareNotes(cites, { before: text.slice(open + 1, close).trim(), after: '', end });
		end = close + 1;
	}
	shareNotes(cites, shared);
	const form = command.isSilent ? 'nocite' : 'command';
	return {
		span: { start: at, end },
		syntax: 'latex',
		command: name,
		...(isStarred ? { isStarred } : {}),
		...(command.argumentsBefore > 0 || behind !== undefined ? { hasMoreArguments: true } : {}),
		form,
		cites,
	};
}

/** Behind so many arguments in braces, and the notes before each: the volume of `\volcite[see]{2}[10]{key}`. */
function behindArguments(text: string, from: number, count: number): number {
	let position = from;
	for (let i = 0; i < count; i++) {
		const open = skipBlanks(text, readNotes(text, position).end);
		const close = text[open] === '{' ? closingBrace(text, open) : undefined;
		if (close === undefined) {
			return from;
		}
		position = close + 1;
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
