/** Finds where a sentence calls what it has told untrue, and turns what that states. */
import type { Relation } from './relation.ts';
import type { Sign } from './sign.ts';
import type { StatementToken } from './statementTokens.ts';

/** `The claim that X does has been refuted`, `that X does is a myth`. */
const calledUntrue =
	/^(?:is|are|was|were|has|have|had|must|should|remains?|proved|turned out)(?: (?:be|been|being|now|still|long|since|largely|clearly|currently|to|an?|the))* (?:refuted|disprove[dn]|rejected|abandoned|discarded|dismissed|debunked|contradicted|overturned|discredited|unfounded|unsupported|unproven|unsubstantiated|untenable|wrong|false|incorrect|mistaken|untrue|misconception|myth|fallacy|lacking|wanting|absent|missing)\b/;

/** Behind it stands who did so, or when. */
const longestEnd = 8;

const untrueInChinese =
	/的(?:观点|说法|假设|看法|结论|推测|假说|主张|认识)[^，。；]{0,3}(?:推翻|否定|证伪|缺乏|不成立|站不住脚|有误|错误|没有依据|无依据|毫无根据|没有根据)/u;

/** Where the predicate begins that calls the rest untrue, or -1. */
export function untrueAt(tokens: readonly StatementToken[]): number {
	const that = tokens.findIndex(({ text }) => text === 'that');
	if (that < 0 || that > 4) {
		return untrueAtInChinese(tokens);
	}
	return tokens.findIndex(
		({ text }, at) =>
			at > that + 2 &&
			/^(?:is|are|was|were|has|have|had|must|should|remains?|proved|turned)/.test(text) &&
			!tokens.slice(at, -1).some(({ endsClause }) => endsClause) &&
			tokens.length - at <= longestEnd &&
			calledUntrue.test(textOf(tokens.slice(at), ' ')),
	);
}

function untrueAtInChinese(tokens: readonly StatementToken[]): number {
	const from = untrueInChinese.exec(textOf(tokens, ''))?.index ?? -1;
	let length = 0;
	return from < 0 ? -1 : tokens.findIndex(({ text }) => (length += text.length) > from);
}

function textOf(tokens: readonly StatementToken[], between: string): string {
	return tokens.map(({ text }) => text).join(between);
}

/** The contrary of a relation. */
export function turnedRelation(relation: Relation): Relation {
	const { kinds, requires, change, benefit, isNegated } = relation;
	const states = [...kinds].some((kind) => kind !== 'not' && kind !== 'effect');
	return {
		...relation,
		kinds: new Set([...kinds, 'not']),
		changes: relation.changes.map((each) => ({ ...each, isNegated: !each.isNegated })),
		requires: (0 - requires) as Sign,
		lasting: (0 - relation.lasting) as Sign,
		isNegated: !isNegated,
		isNull: !isNegated && states && requires === 0 && change === 0 && benefit === 0,
	};
}
