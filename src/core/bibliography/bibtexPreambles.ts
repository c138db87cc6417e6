import type { BibtexBibliography } from './bibtexBibliography.ts';
import { closingBrace, stringNamesIn } from './bibtexValues.ts';
import { entryAt } from './entryAt.ts';
import { shift, type Span } from '../text/span.ts';

/** A `@preamble` with the TeX commands that it defines. */
export interface Preamble {
	readonly text: string;
	/** Without backslash. */
	readonly commands: readonly string[];
	/** Where its text names abbreviations. */
	readonly strings: readonly Span[];
}

const definition =
	/\\(?:(?:re|provide)?(?:new)?command|DeclareRobustCommand|DeclareTextCommand|DeclareMathOperator)\*?\s*(?:\{\s*)?\\([A-Za-z]+)|\\(?:[gex]?def|let)\s*\\([A-Za-z]+)/g;

/** The preambles of a file that define commands, in order. */
export function preamblesOf(file: BibtexBibliography): readonly Preamble[] {
	const { text } = file;
	const preambles: Preamble[] = [];
	let end = 0;
	for (const { 0: start, index } of text.matchAll(/@[ \t]*preamble\s*\{/gi)) {
		if (index < end || entryAt(file, index) !== undefined) {
			continue;
		}
		const open = index + start.length - 1;
		const close = closingBrace(text, open, text.length);
		if (close < 0) {
			// What is not closed takes all that follows.
			break;
		}
		end = close;
		const written = text.slice(index, close + 1);
		const commands = [...written.matchAll(definition)].map((found) => found[1] ?? found[2] ?? '');
		if (commands.length > 0) {
			const names = stringNamesIn(text, open + 1, close);
			preambles.push({ text: written, commands, strings: names.map((name) => shift(name, -index)) });
		}
	}
	return preambles;
}

/** The commands that texts use, without backslash. */
export function commandsIn(texts: readonly string[]): ReadonlySet<string> {
	return new Set(texts.flatMap((text) => [...text.matchAll(/\\([A-Za-z]+)/g)].map(([, name]) => name!)));
}
