/** Takes out of a sentence what is put between commas and states nothing of its own. */
import { leftAfter } from './leftAfter.ts';
import type { StatementToken } from './statementTokens.ts';

/** Of so many words at most. */
const longestInterjection = 9;
const longestApposition = 14;

/** How an interjection begins. */
const opener =
	/^(?:on|in|whether|over|during|within|by|to|for|at|as|so|of|under|with|if|it|however|though|perhaps|indeed|moreover|apparently|again|too|then|rather|therefore|据|就|至少|按|似乎|看来|然而|不过)/;

/** `does not,`: the verb is still to come. */
const brokenOff = /^(?:(?:do|does|did|is|are|was|were|has|have|had|can|could|may|will|would) )?not$|^cannot$/;

/** How the next statement begins. */
const conjunction = /^(?:and|but|or|nor|so|while|whereas|which|although)$/;

/** Nobody puts more of them into one statement. */
const mostInterjections = 12;

/** `does not, on this evidence, require X`, `within hours, a span that no pill can match, mood rose`. */
export function withoutInterjections(tokens: readonly StatementToken[]): readonly StatementToken[] {
	return leftAfter(tokens, mostInterjections, withoutFirstInterjection);
}

function withoutFirstInterjection(tokens: readonly StatementToken[]): readonly StatementToken[] {
	let before: number | undefined;
	for (const [end, { endsClause }] of tokens.entries()) {
		if (!endsClause) {
			continue;
		}
		if (before !== undefined && end < tokens.length - 1) {
			const words = tokens.slice(before + 1, end + 1);
			const isApposed = isApposition(words);
			if (isApposed || isInterjection(words, brokenOff.test(tokens[before]!.text))) {
				const ahead = [...tokens.slice(0, before), { ...tokens[before]!, endsClause: isApposed }];
				return [...ahead, ...tokens.slice(end + 1)];
			}
		}
		before = end;
	}
	return tokens;
}

function isInterjection(words: readonly StatementToken[], isBroken: boolean): boolean {
	return (
		words.length <= longestInterjection &&
		(isBroken ? !conjunction.test(words[0]!.text) : opener.test(words[0]!.text)) &&
		words.every(({ isName, meanings }) => !isName && !meanings.some((meaning) => /^[#@]/.test(meaning)))
	);
}

/** What something is, told in passing. */
function isApposition(words: readonly StatementToken[]): boolean {
	return words.length <= longestApposition && /^an?$/.test(words[0]!.text) && words.every(({ isName }) => !isName);
}
