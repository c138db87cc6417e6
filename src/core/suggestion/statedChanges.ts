/** Decides which way something changes, and whether that is for the better. */
import type { Hit } from './hit.ts';
import { isSetAside } from './relationHits.ts';
import { changes } from './relationSigns.ts';
import { animalSystems, changeReach } from './relationWords.ts';
import type { Sign } from './sign.ts';
import type { StatementToken } from './statementTokens.ts';

/** What is bad, as a noun: less of it is good. */
export const trouble =
	/^(?:damage|injur(?:y|ies)|impairments?|disturbances?|deficits?|harms?|toxicity|deterioration|损害|损伤|障碍)$/;

/** Whether one place stands shortly before another in the same clause. */
export function isBefore(first: number, second: number, tokens: readonly StatementToken[]): boolean {
	const distance = second - first;
	return distance > 0 && distance <= changeReach && !tokens.slice(first, second).some((token) => token.endsClause);
}

/** Where another thing is spoken of. */
const joining = /^(?:and|or|then|plus)$|并|且|同时/;

/** Changes of one thing: which way they go together, and from where to where they are told. */
export interface ChangeGroup {
	readonly sign: Sign;
	readonly first: Hit;
	readonly last: number;
	readonly kinds: readonly string[];
}

/**
 * Changes that are stated of one thing together: `blunts the increase` is less, `reverses the loss` is more, and so is
 * `the loss was reversed`.
 */
export function changeGroups(hits: readonly Hit[], tokens: readonly StatementToken[]): readonly ChangeGroup[] {
	const groups: { sign: Sign; first: Hit; last: number; kinds: string[] }[] = [];
	for (const hit of hits.filter((each) => changes[each.kind] !== undefined && !isSetAside(each.at, hits, tokens))) {
		const group = groups.at(-1);
		const isApart =
			group === undefined ||
			tokens.slice(group.last, hit.at).some((token) => token.endsClause) ||
			tokens.slice(group.last + 1, hit.at).some((token) => joining.test(token.text)) ||
			// `causes A, B and a decline of C`.
			(group.kinds.includes('cause') && tokens.slice(group.last + 1, hit.at + 1).some(({ before }) => before === '、'));
		if (isApart) {
			groups.push({ sign: changes[hit.kind]!, first: hit, last: hit.at, kinds: [hit.kind] });
		} else if (hit.at !== group.last) {
			const restores = group.kinds.includes('restore') || hit.kind === 'restore';
			const other = hit.kind === 'restore' ? group.sign : changes[hit.kind]!;
			// `保护小鼠免于`: that is one and the same prevention.
			const isSame = hit.kind === 'prevent' && group.kinds.includes('prevent');
			group.sign = isSame ? group.sign : ((restores ? -other : group.sign * other) as Sign);
			group.kinds.push(hit.kind);
			group.last = hit.at;
		}
	}
	return groups;
}

/** What everybody wants more of. */
const wanted: ReadonlySet<string> = new Set(['effect', 'responder', 'quality', 'cognition', 'recovery']);

/** Whether a change is for the better, by the nearest thing around it that is wanted or not. */
export function benefitOf(
	change: Sign,
	at: number,
	tokens: readonly StatementToken[],
	isUnwanted: (token: StatementToken) => boolean,
): Sign {
	let isWithin = tokens[at]?.endsClause !== true;
	// `more patients respond`: what there is more of stands behind.
	const reachBack = /^(?:more|fewer)$/.test(tokens[at]?.text ?? '') ? 0 : changeReach / 2;
	for (let distance = 1; distance <= changeReach; distance++) {
		const behind = isWithin ? tokens[at + distance] : undefined;
		isWithin &&= behind?.endsClause !== true;
		for (const token of [behind, distance <= reachBack ? tokens[at - distance] : undefined]) {
			// `抑制作用` is the inhibition itself.
			const isOwn = distance === 1 && token?.text === '作用';
			const isPeople =
				token !== undefined &&
				((/ers$|者$/.test(token.text) &&
					tokens.slice(at + distance + 1, at + changeReach + 1).some((each) => isUnwanted(each))) ||
					// `in depressed people`: that says who they are.
					(isUnwanted(token) && isOfPeople(tokens[tokens.indexOf(token) + 1])));
			// `应答率`: how many respond is wanted.
			const isRate = token?.meanings.includes('event') === true && isWanted(tokens[tokens.indexOf(token) - 1]);
			if (!isOwn && !isPeople && (isRate || isWanted(token))) {
				return change;
			}
			if (token !== undefined && !isPeople && isUnwanted(token)) {
				return change === 0 ? 0 : change === 1 ? -1 : 1;
			}
		}
	}
	return 0;
}

/** Whether it is what everybody wants more of. */
export function isWanted(token: StatementToken | undefined): boolean {
	// `well-powered` is no power of a treatment.
	return token?.before !== '-' && (token?.meanings.some((meaning) => wanted.has(meaning)) ?? false);
}

/** `patients`, `mice`, `患者`. */
function isOfPeople(token: StatementToken | undefined): boolean {
	return token?.meanings.some((meaning) => meaning === '@human' || animalSystems.has(meaning)) ?? false;
}
