/** How far a LaTeX command in Markdown reaches, in whose arguments pandoc reads no cites. */
import { closingBrace } from '../citations/citeArguments.ts';
import { matchingBracket } from '../citations/matchingBracket.ts';

/**
 * Commands behind which pandoc looks for no argument in brackets, so that `\LaTeX [@roe2001]` is a cite; behind others, such
 * as `\alpha` or a macro of the writer's own, the brackets belong to the command, also behind blanks. Recorded from pandoc.
 */
const complete: ReadonlySet<string> = new Set(
	(
		'textit textbf emph textsc texttt textrm textsf textup underline textsuperscript textsubscript textnormal textmd ' +
		'ldots dots LaTeX TeX xspace tiny small large Large huge normalsize copyright pounds euro S P ss aa AA ae AE o O ' +
		'l L oe OE i j textasciitilde textasciicircum textbackslash textless textgreater slash lq rq qed textquoteleft ' +
		'textquoteright hyp textcircled sout ul uline MakeUppercase MakeLowercase uppercase lowercase textcolor colorbox ' +
		'footnote thanks SI num ang qty foreignlanguage gls Gls ac acs acl acp url href nolinkurl verb lstinline mintinline ' +
		'includegraphics newcommand def let'
	).split(' '),
);

/** Behind the arguments of the command whose name ends at `behindName`. */
export function behindCommand(text: string, name: string, behindName: number): number {
	const behind = complete.has(name) ? behindName : behindDistantBrackets(text, behindName);
	return Math.max(behind, behindArguments(text, behindName));
}

/** Behind the groups in brackets that stand behind the name of a command and blanks, or a line break. */
function behindDistantBrackets(text: string, from: number): number {
	let end = text[from] === '*' ? from + 1 : from;
	for (;;) {
		const open = end + /^[ \t]*(?:\r?\n[ \t]*)?/.exec(text.slice(end, end + 200))![0].length;
		const close = text[open] === '[' ? matchingBracket(text, open) : undefined;
		if (close === undefined) {
			return end;
		}
		end = close + 1;
	}
}

/** Behind the arguments in brackets and braces that follow the name of a LaTeX command. */
function behindArguments(text: string, from: number): number {
	let end = from;
	for (;;) {
		const open = text[end] === '*' ? end + 1 : end;
		const close =
			text[open] === '{' ? closingBrace(text, open) : text[open] === '[' ? matchingBracket(text, open) : undefined;
		if (close === undefined) {
			return end;
		}
		end = close + 1;
	}
}
