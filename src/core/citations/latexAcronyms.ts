import { closingBrace, readCitekeys, readNotes, skipBlanks } from './citeArguments.ts';
import type { CitationCluster } from './model.ts';

/** How an acronym of the package acro is declared. */
export const declareAcronym = '\\DeclareAcronym';

/** What an acronym of the package acro cites where it is first written: `cite = key`, `cite = {[see][12]{a, b}}`. */
export function parseAcronym(text: string, at: number): CitationCluster | undefined {
	const nameOpen = skipBlanks(text, at + declareAcronym.length);
	const nameClose = text[nameOpen] === '{' ? closingBrace(text, nameOpen) : undefined;
	const open = nameClose === undefined ? -1 : skipBlanks(text, nameClose + 1);
	const close = text[open] === '{' ? closingBrace(text, open) : undefined;
	const found = close === undefined ? null : /(?:^|[,\s])cite\s*=\s*/.exec(text.slice(open + 1, close));
	if (close === undefined || found === null) {
		return undefined;
	}
	let start = open + 1 + found.index + found[0].length;
	let end = start;
	if (text[start] === '{') {
		end = closingBrace(text, start) ?? close;
		start++;
		const notes = readNotes(text, start);
		if (text[notes.end] === '{' && notes.end < end) {
			start = notes.end + 1;
			end = closingBrace(text, notes.end) ?? end;
		}
	} else {
		while (end < close && text[end] !== ',') {
			end++;
		}
	}
	const cites = readCitekeys(text, start, end, { before: '', after: '', end }, 'parenthetical');
	return cites.length === 0
		? undefined
		: { span: { start: at, end: close + 1 }, syntax: 'latex', command: 'DeclareAcronym', form: 'nocite', cites };
}

/** The acronyms that a preamble declares and that cite something. */
export function acronymsIn(text: string): CitationCluster[] {
	const clusters: CitationCluster[] = [];
	for (let at = text.indexOf(declareAcronym); at >= 0; at = text.indexOf(declareAcronym, at + 1)) {
		const line = text.slice(text.lastIndexOf('\n', at) + 1, at);
		const cluster = /(?<!\\)%/.test(line) ? undefined : parseAcronym(text, at);
		clusters.push(...(cluster === undefined ? [] : [cluster]));
	}
	return clusters;
}
