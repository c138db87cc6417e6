/** Decides whether a sentence says that nothing comes of something. */
import type { Hit } from './hit.ts';
import { hasEffect } from './relationWords.ts';
import type { StatementToken } from './statementTokens.ts';

type IsDenied = (place: number | undefined) => boolean;

/** `does not affect`, `并不影响`: one thing leaves the other as it is, and nothing else is stated. */
export function isUnmoved(hits: readonly Hit[], tokens: readonly StatementToken[], isDenied: IsDenied): boolean {
	const change = hits.find(({ kind }) => kind === 'change');
	return (
		change !== undefined &&
		isDenied(change.at) &&
		hits.every(
			({ kind, at }) =>
				at === change.at ||
				kind === 'not' ||
				kind === 'change' ||
				// `疗效` is what is left as it is.
				(at > change.at && tokens[at]!.meanings.includes('effect')),
		)
	);
}

/** What is kept up is as it was, where no gain of a treatment is told of. */
const keeping = /^(?:maintain(?:s|ed|ing)?|维持|保持)$/;

const treating: ReadonlySet<string> = new Set(['treatment', 'repeated', 'dose', 'antidepressant']);

/** `maintains the level`: it stays as it was. */
export function isKept(change: Hit | undefined, hits: readonly Hit[], tokens: readonly StatementToken[]): boolean {
	return (
		change !== undefined &&
		keeping.test(change.token.text) &&
		hits.every(({ kind, at }) => kind === 'not' || kind === 'persist' || at === change.at) &&
		!hasEffect(tokens) &&
		!tokens.some(({ meanings }) => meanings.some((meaning) => spans.has(meaning) || treating.has(meaning)))
	);
}

/** `remain lost`, `stays low`: what was taken away does not come back. */
export function isLeftLow(hits: readonly Hit[]): boolean {
	return hits.some(
		({ kind, at, token }) =>
			kind === 'persist' &&
			/^(?:remain|stay|仍|依然|依旧)/.test(token.text) &&
			hits.some((hit) => low.test(hit.token.text) && hit.at > at && hit.at - at <= 2 && isState(hit)),
	);
}

/** `仍降低` at the end tells how it is, before an object what is done. */
function isState({ token }: Hit): boolean {
	return token.endsClause || /^[a-z]/.test(token.text);
}

const low = /^(?:lost|low|lower|lowered|reduced|decreased|diminished|depleted|absent|impaired|缺失|减少|降低|受损)$/;

/** Whether an effect is said to go on for some time: `remained for two weeks`. */
export function isLastingEffect(tokens: readonly StatementToken[]): boolean {
	return hasEffect(tokens) && tokens.some(({ meanings }) => meanings.some((meaning) => spans.has(meaning)));
}

/** How long something goes on. */
const spans: ReadonlySet<string> = new Set(['day', 'week', 'month', 'year']);
