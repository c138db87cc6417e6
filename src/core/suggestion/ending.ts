/** Decides whether an effect is said to end sooner or later than another one. */
import { comparing } from './comparison.ts';
import { hasEffect } from './relationWords.ts';
import type { Sign } from './sign.ts';
import type { StatementToken } from './statementTokens.ts';

const ends: ReadonlySet<string> = new Set(['#decrease', '#abolish', 'transient']);
const sooner = /^(?:sooner|earlier|faster|quicker|more (?:quickly|rapidly|swiftly)|得?[更较][快早])/;
const later = /^(?:later|slower|more (?:slowly|gradually)|得?[更较][慢晚])/;

/** `wanes sooner than that of X`: -1, it is the shorter one; `消退更慢`: 1. */
export function endingOf(tokens: readonly StatementToken[]): Sign {
	const isCompared = tokens.some(({ text }) => comparing.test(text) || /^[比较]/.test(text));
	const end = tokens.findIndex(
		({ meanings }, at) => meanings.some((each) => ends.has(each)) && paceOf(at, tokens) !== 0,
	);
	return isCompared && end >= 0 && hasEffect(tokens.slice(0, end)) ? paceOf(end, tokens) : 0;
}

function paceOf(end: number, tokens: readonly StatementToken[]): Sign {
	const behind = tokens.slice(end + 1, end + 4).map(({ text }) => text);
	const isChinese = /\p{Script=Han}/u.test(tokens[end]!.text);
	const text = behind.join(isChinese ? '' : ' ');
	return tokens[end]!.endsClause ? 0 : sooner.test(text) ? -1 : later.test(text) ? 1 : 0;
}
