import { formatPandocCitekey } from '../citations/formatCluster.ts';
import { formatLocator } from '../citations/locator.ts';
import { latexCommand } from '../citations/latexCommands.ts';
import type { CitationCluster, CiteMode } from '../citations/model.ts';
import type { ScannedDocument } from '../documents/model.ts';
import type { CitationOptions, CitationRequest, Way } from './citationPlan.ts';
import { citekeySeparator, latexCommandFor, tiesCites } from './citeHabits.ts';

/**
 * Works cited in a cluster of their own, with the spacing and punctuation of the sentence.
 *
 * @param beside a cluster whose command and separator are taken over
 */
export function newCluster(request: CitationRequest, offset: number, beside?: CitationCluster): Way {
	const { document, citekeys, options } = request;
	const { text } = document;
	const at = placeInSentence(text, offset, options.mode);
	const before = text[at - 1] ?? '\n';
	const after = text[at] ?? '\n';
	const cluster = document.format === 'latex' ? latexCluster(request, at, beside) : pandocCluster(request, at);
	// Pandoc reads no narrative cite right behind a Chinese character.
	const isTight =
		/[\s([{（【「“‘~]/.test(before) || (isCjk(before) && !isNarrativeBehindLetter(document, before, options));
	// A tie would be read as a part of an address.
	const mayTie = document.format === 'latex' && !/\w:\/\/[^\s{}]*$/.test(text.slice(Math.max(0, at - 1000), at));
	const blank = isTight ? '' : mayTie && tiesCites(document) ? '~' : ' ';
	const behind = /[\p{L}\p{N}@]/u.test(after) && !isCjk(after) ? ' ' : '';
	const edit = { span: { start: at, end: at }, text: blank + cluster + behind };
	const end = at + blank.length + cluster.length;
	return { kind: 'planned', edits: [edit], selection: { start: end, end }, citekeys };
}

function isNarrativeBehindLetter({ format }: ScannedDocument, before: string, { mode }: CitationOptions): boolean {
	return format !== 'latex' && mode === 'inText' && /\p{L}/u.test(before);
}

/**
 * Where the cluster goes: not into a word but behind it, outside closing emphasis, and before the punctuation that ends
 * the sentence when the cursor stands right behind that.
 */
function placeInSentence(text: string, offset: number, mode: CiteMode): number {
	let at = offset;
	const isLatin = (character: string | undefined) =>
		character !== undefined && /[\p{L}\p{N}]/u.test(character) && !isCjk(character);
	while (at > 0 && isLatin(text[at - 1]) && isLatin(text[at])) {
		at++;
	}
	while (
		at > 0 &&
		/[*_]/.test(text[at] ?? '') &&
		/\S/.test(text[at - 1]!) &&
		!/[*_]\s/.test(text.slice(at - 1, at + 1))
	) {
		at++;
	}
	const isBehindStop = at > 1 && /[.,;:。，；：、]/.test(text[at - 1]!) && /[\p{L}\p{N})\]*_}]/u.test(text[at - 2]!);
	return isBehindStop && mode !== 'inText' ? at - 1 : at;
}

function isCjk(character: string): boolean {
	return /[\u2e80-\u9fff\uf900-\ufaff\uff00-\uffef]/.test(character);
}

function pandocCluster({ document: { text }, citekeys, options }: CitationRequest, at: number): string {
	const sign = options.mode === 'suppressAuthor' ? '-@' : '@';
	const written = pandocCitekeys(text, options.mode === 'inText' ? at : text.length, citekeys);
	const keys = written.map((key, index) => `${contrastBefore(citekeys, index, options, text, at)}${sign}${key}`);
	const prefix = options.prefix === undefined || options.prefix === '' ? '' : `${options.prefix} `;
	const locator = options.locator === undefined ? '' : `, ${formatLocator(options.locator)}`;
	switch (options.mode) {
		case 'parenthetical':
			return `[${prefix}${keys.join('; ')}${locator}]`;
		case 'suppressAuthor':
			return `[${prefix}${keys.join('; ')}${locator}]`;
		case 'inText':
			return enumerate(keys, isCjk(text[at - 1] ?? '')) + (locator === '' ? '' : ` [${locator.slice(2)}]`);
	}
}

/**
 * What is before the first of the works that speak against the sentence, in the language of the sentence; nothing
 * before others.
 */
export function contrastBefore(
	citekeys: readonly string[],
	index: number,
	{ contrasting, mode }: CitationOptions,
	text: string,
	at: number,
): string {
	const isFirst = contrasting !== undefined && citekeys.findIndex((citekey) => contrasting.has(citekey)) === index;
	if (!isFirst || mode === 'inText') {
		return '';
	}
	return `${contrastWords(text, at)} `;
}

function contrastWords(text: string, at: number): string {
	return isCjk(text[at - 1] ?? '') ? '不同结果见' : 'but see';
}

/** Keys as they are after `@`; the last one is before the text at `at`, which must not run into it. */
export function pandocCitekeys(text: string, at: number, citekeys: readonly string[]): readonly string[] {
	return citekeys.map((citekey, index) =>
		formatPandocCitekey(citekey, index === citekeys.length - 1 ? text.slice(at, at + 3) : ' '),
	);
}

/** `@a`, `@a and @b`, `@a, @b and @c`, in the language of the sentence. */
export function enumerate(keys: readonly string[], isChinese: boolean): string {
	const [comma, and] = isChinese ? [' 、', ' 和 '] : [', ', ' and '];
	return keys.length < 2 ? keys.join('') : keys.slice(0, -1).join(comma) + and + keys.at(-1)!;
}

function latexCluster(request: CitationRequest, at: number, beside: CitationCluster | undefined): string {
	const { document, citekeys, options } = request;
	const command = commandBeside(beside) ?? latexCommandFor(document, options);
	const write = (part: Partial<CitationRequest>) => `\\${command}${latexArgument({ ...request, ...part }, beside)}`;
	const { contrasting } = options;
	const against = citekeys.filter((citekey) => contrasting?.has(citekey) === true);
	if (against.length === 0 || against.length === citekeys.length) {
		return write({});
	}
	// No command of one argument has a note between its keys.
	const { text } = document;
	const others = citekeys.filter((citekey) => !against.includes(citekey));
	const contrast = { ...options, prefix: contrastWords(text, at) };
	return `${write({ citekeys: others })} ${write({ citekeys: against, options: contrast })}`;
}

/** Keys in braces with the notes before and after. */
export function latexArgument(
	{ document, citekeys, options }: CitationRequest,
	beside: CitationCluster | undefined,
): string {
	const before = options.prefix === undefined || options.prefix === '' ? undefined : options.prefix;
	const after = options.locator === undefined ? undefined : formatLocator(options.locator).replace(' ', '~');
	const notes = before === undefined ? (after === undefined ? '' : `[${after}]`) : `[${before}][${after ?? ''}]`;
	return `${notes}{${citekeys.join(citekeySeparator(document, beside))}}`;
}

/** The command of a cluster, with its star, where it takes keys and notes and nothing else. */
function commandBeside(cluster: CitationCluster | undefined): string | undefined {
	const { command, isStarred, hasMoreArguments } = cluster ?? {};
	const known = command === undefined ? undefined : latexCommand(command);
	const isPlain = known !== undefined && hasMoreArguments !== true && (known.argumentsBefore ?? 0) === 0;
	const single = known?.isMultiple === true ? command?.slice(0, -1) : command;
	return isPlain ? `${single}${isStarred === true ? '*' : ''}` : undefined;
}
