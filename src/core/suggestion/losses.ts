/** Finds what was taken away or blocked before something else came of it. */
import type { Hit } from './hit.ts';
import { benefits, changes } from './relationSigns.ts';
import type { StatementToken } from './statementTokens.ts';

/** `whose conversion is prevented`. */
export function isSuffered(at: number, tokens: readonly StatementToken[]): boolean {
	return /^(?:is|are|was|were|been|being)$/.test(tokens[at - 1]?.text ?? '');
}

/** `blocking X`, `blockade of X`, `阻断X后`: what is done, where another relation says what comes of it. */
export function isDone({ token, at }: Hit, hits: readonly Hit[], tokens: readonly StatementToken[]): boolean {
	const isFollowed = hits.some(
		(hit) =>
			(hit.at > at || hit.kind === 'persist') &&
			(changes[hit.kind] !== undefined ||
				benefits[hit.kind] !== undefined ||
				['require', 'persist', 'cause', 'sufficient', 'mediate'].includes(hit.kind) ||
				(hit.kind === 'not' && hit.token.meanings.includes('effect')) ||
				(hit.kind === 'change' && !tokens.slice(0, at).some(({ isName }) => isName))),
	);
	return (
		isFollowed && (/(?:ing|ade|ism|ion|ists?|ors?|ers?)$/.test(token.text) || (isChinese(token) && isMeans(at, tokens)))
	);
}

/** `阻断X后`, `抑制X可`: behind it stands that something follows. */
function isMeans(at: number, tokens: readonly StatementToken[]): boolean {
	return (
		// Nobody is named who would do it.
		(at <= 3 && !tokens.slice(0, at).some(({ isName }) => isName)) ||
		tokens.slice(at + 1, at + 8).some(({ text, meanings }) => meanings.includes('after') || /[可能会则即使]/.test(text))
	);
}

function isChinese({ text }: StatementToken): boolean {
	return /\p{Script=Han}/u.test(text);
}
