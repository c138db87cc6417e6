/** Decides whether one thing needs another. */
import type { Hit } from './hit.ts';
import { animalSystems, hasEffect } from './relationWords.ts';
import type { Sign } from './sign.ts';
import type { StatementToken } from './statementTokens.ts';
import { entityPrefix } from './vocabulary.ts';

/** Whether one thing needs another, as said outright or as an experiment shows it. */
export function requirementOf(
	tokens: readonly StatementToken[],
	hits: readonly Hit[],
	losses: readonly Hit[],
	isDenied: (place: number | undefined) => boolean,
): Sign {
	const find = (...names: readonly string[]) =>
		hits.find((hit) => names.includes(hit.kind) && !losses.some((loss) => loss.at === hit.at));
	const independent = find('independent');
	if (independent !== undefined) {
		const isDoublyDenied = isDenied(independent.at) && !/not|no|un|in|不|无|非/.test(independent.token.text);
		return isDoublyDenied ? 1 : -1;
	}
	const required = find('require');
	if (required !== undefined) {
		return isDenied(required.at) ? -1 : 1;
	}
	const isOfEffect = hasEffect(tokens);
	const abolished = find('abolish', 'mediate');
	const isOfBenefit = isOfEffect || (abolished?.kind === 'mediate' && find('improve') !== undefined);
	if (abolished !== undefined && isOfBenefit) {
		return isDenied(abolished.at) ? -1 : 1;
	}
	if (losses.length === 0) {
		return probeOf(tokens, hits, isDenied);
	}
	// Something was taken away: what comes of it?
	const unmoved = tokens.findIndex(({ text }, at) => refractory.test(text) && tokens[at + 1]?.text === 'to');
	if (unmoved >= 0) {
		return hits.some(({ kind, at }) => kind === 'not' && at > losses[0]!.at && at < unmoved) ? -1 : 1;
	}
	const kept = find('persist');
	if (kept !== undefined && isDenied(kept.at) && isOfEffect) {
		// `the effect did not persist without X`, `nothing remained of it`.
		return 1;
	}
	if (kept !== undefined) {
		// `Without X the drug leaves them as they were`, `the drug is without effect on them once X is lost`: it does nothing.
		const isLeft = /^(?:leave|leaves|left)|no effect|without effect|[无有]影响/.test(kept.token.text) && !isOfEffect;
		const isOfDrug = losses[0]!.at > kept.at || isNamedBetween(losses[0]!.at, kept.at, tokens);
		return isLeft && isOfDrug ? 1 : -1;
	}
	const weakened = find('decrease', 'inhibit', 'prevent', 'abolish');
	if (weakened !== undefined && /^spare/.test(weakened.token.text) && isOfEffect) {
		// `spared the effect`: it was left as it is.
		return -1;
	}
	if (weakened !== undefined && (isOfEffect || weakened.kind === 'abolish')) {
		return isDenied(weakened.at) ? -1 : 1;
	}
	if (find('less', 'inferior') !== undefined && (isOfEffect || find('improve') !== undefined)) {
		// `mice without it respond less`.
		return 1;
	}
	const conditions = losses.filter(({ token }) => lacking.test(token.text));
	const isPossible = ({ at }: Hit) =>
		tokens.slice(Math.max(0, at - 4), at).some(({ text }) => /^(?:can|could|may)$/.test(text));
	if (isOfEffect && conditions.some(isPossible) && !hits.some(({ kind }) => kind === 'not')) {
		// `the effect can be had without X`.
		return -1;
	}
	if (!hits.some(({ kind }) => kind === 'not')) {
		// `has its usual effect in mice lacking X`: nothing else is told.
		const behind = conditions.find(({ at }) => isAnimal(tokens[at - 1]));
		const isAll = hits.every(({ kind, at }) => kind === 'improve' || at >= (behind?.at ?? Infinity));
		return behind !== undefined && isAll && (isOfEffect || find('improve') !== undefined) && isOfOther(tokens) ? -1 : 0;
	}
	// `does not alter the effect`, and `does not work`.
	return find('change') !== undefined
		? -1
		: (isOfEffect || find('improve') !== undefined) && (conditions.length > 0 || isOfOther(tokens))
			? 1
			: 0;
}

function isAnimal(token: StatementToken | undefined): boolean {
	return token?.meanings.some((meaning) => animalSystems.has(meaning)) === true;
}

/** `without X`: that is the condition, and not what is told of. */
const lacking = /^(?:without|unless|lacking|缺乏|缺少)$/;

/** `makes mice refractory to the drug`. */
const refractory = /^(?:refractory|unresponsive|insensitive|resistant|deaf|impervious|indifferent)$/;

function isNamedBetween(first: number, second: number, tokens: readonly StatementToken[]): boolean {
	const end = tokens.findIndex((token, at) => at >= first && token.endsClause);
	return end >= 0 && tokens.slice(end + 1, second).some(({ isName }) => isName);
}

/** Whether something is named beside what is taken away: `inhibitors of X have no effect` says nothing of what X is needed for. */
function isOfOther(tokens: readonly StatementToken[]): boolean {
	return tokens.filter(({ isName }, at) => isName && tokens[at - 1]?.isName !== true).length > 1;
}

/** A substance that stops the effect of another one: what it acts on is needed for that. */
function probeOf(
	tokens: readonly StatementToken[],
	hits: readonly Hit[],
	isDenied: (place: number | undefined) => boolean,
): Sign {
	const stopped = hits.find(({ kind }) => stopping.has(kind));
	if (stopped === undefined) {
		return 0;
	}
	const behind = tokens.slice(stopped.at + 1, stopped.at + 9);
	const isOfOther =
		tokens.slice(0, stopped.at).some((token) => isNamed(token)) &&
		behind.some((token) => isNamed(token)) &&
		behind.some(({ meanings }) => meanings.includes('effect'));
	return isOfOther ? (isDenied(stopped.at) ? -1 : 1) : 0;
}

/** By a name, or by a word that stands for one. */
function isNamed({ isName, meanings }: StatementToken): boolean {
	return isName || meanings.some((meaning) => meaning.startsWith(entityPrefix));
}

/** What a probe does to an effect. */
const stopping: ReadonlySet<string> = new Set(['inhibit', 'prevent', 'decrease']);
