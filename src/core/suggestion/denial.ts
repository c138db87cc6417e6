/** Decides which relations of a sentence are denied. */
import type { Hit } from './hit.ts';
import { benefits, changes, unsigned } from './relationSigns.ts';
import type { StatementToken } from './statementTokens.ts';

/** So many tokens behind a negation a relation may stand and still be denied by it. */
const reach = 7;

/** `None of the trials of the drug has shown it` denies what comes much later. */
const farReaching = /^(?:none|neither|nor|均未|都未|并非|绝非|未见|不见|看不到|未发现|未显示|未显现)$/;

/** `contributes nothing`, `produced neither A nor B`: what is denied stands in front of it. */
const deniedObject = /^(?:nothing|little|none|no|neither|few|不复存在|不存在|不再有)$/;

/** `occupancy was negligible`: it is the whole clause that is denied. */
const deniedPredicate = /^(?:negligible|minimal|nil|absent|zero|void|甚微|轻微|极少|不存在|不复存在)$/;

/** `No trial has shown that` denies the whole of what follows. */
const reporting = /^(?:show|find|found|suggest|indicat|demonstrat|report|evidence|prove|proof|confirm|establish|exist)/;

/** `could not be established`, `was not borne out`: the whole of what stands in front of it is denied. */
const unestablished =
	/^(?:establish|demonstrat|show[ns]?$|confirm|detect|observ|found$|seen$|noted$|recorded$|evident$|apparent$|discernible$|borne$|bear$|support|substantiat|replicat|reproduc|repeat|prove[dn]?$|verif|corroborat|uphe?ld$|fulfil|reali[sz]ed$|materiali[sz]|documented$|significant$|forthcoming$|hold$|hold up$|pan$)/;
const unestablishedInChinese =
	/^(?:能)?(?:得到|获得?|被|予以)?(?:证实|证明|支持|验证|重复|重现|成立|确认|确立|观察到|检出)$/;

const auxiliary = /^(?:can|could|was|were|is|are|has|have|had|did|does|do|be|been|yet|still|however|therefore|so far)$/;

/** Where a relative clause or a further verb begins. */
const furtherClause = /^(?:that|which|who|where|whose|and|but|or|when|if)$/;

/** Whether it denies the whole of what is told in front of it. */
export function deniesAllBefore(at: number, tokens: readonly StatementToken[]): boolean {
	let next = at + 1;
	while (
		/^(?:be|been|being|yet|so far|clearly|convincingly|consistently|reliably|fully)$/.test(tokens[next]?.text ?? '')
	) {
		next++;
	}
	const verb = tokens[next];
	if (verb === undefined) {
		return false;
	}
	if (unestablishedInChinese.test(verb.text)) {
		return isLastOfClause(next, tokens);
	}
	const isOwnVerb =
		unestablished.test(verb.text) && (verb.endsClause || !/^(?:to|that)$/.test(tokens[next + 1]?.text ?? ''));
	let first = at;
	while (auxiliary.test(tokens[first - 1]?.text ?? '')) {
		first--;
	}
	return (
		isOwnVerb &&
		!tokens.slice(at, next).some((token) => token.endsClause) &&
		!furtherClause.test(tokens[first - 1]?.text ?? 'and')
	);
}

/** Behind `nothing`, in front of what is left out of the denial. */
const exceptFor = /^(?:but|beyond|besides|except|save|other than)$/;

/** Whether a negation stands before the place, in its clause. */
export function reaches(not: Hit, place: number, tokens: readonly StatementToken[]): boolean {
	if (not.token.text === 'nothing' && exceptFor.test(tokens[not.at + 1]?.text ?? '')) {
		// `Nothing but X is needed`: that one is.
		return false;
	}
	const distance = place - not.at;
	if (distance < 0) {
		const isWithin = !tokens.slice(place, not.at).some((token) => token.endsClause);
		const isNear = distance >= -2 && deniedObject.test(not.token.text) && isWithin;
		const isPredicate = deniedPredicate.test(not.token.text) && isLastOfClause(not.at, tokens);
		return isNear || ((isPredicate || deniesAllBefore(not.at, tokens)) && isWithin);
	}
	const from = behindReports(not.at, place, tokens);
	const far = farReaching.test(not.token.text) ? 3 * reach : reach;
	return place - from <= far && !tokens.slice(not.at, place).some((token) => token.endsClause);
}

/** From where on a negation counts: behind the last `has shown that` which follows it, one near the other. */
function behindReports(not: number, place: number, tokens: readonly StatementToken[]): number {
	let from = not;
	for (let at = not + 1; at < place && at - from <= reach; at++) {
		if (tokens[at]!.text === 'that') {
			if (!reporting.test(tokens[at - 1]!.text)) {
				break;
			}
			from = at;
		}
	}
	return from;
}

function isLastOfClause(at: number, tokens: readonly StatementToken[]): boolean {
	return tokens[at]?.endsClause === true || at === tokens.length - 1;
}

/** Whether a place is in a clause behind that of a relation which has two names: `X raises Y, and is hard to put down to chance`. */
export function isOfLaterClause(at: number, relation: number, tokens: readonly StatementToken[]): boolean {
	const end = tokens.findIndex((token, place) => place >= relation && token.endsClause);
	const start = tokens.findLastIndex((token, place) => place < relation && token.endsClause) + 1;
	const clause = tokens.slice(start, end + 1);
	const names = clause.filter(({ isName }, place) => isName && clause[place - 1]?.isName !== true);
	return end >= 0 && at > end && names.length > 1;
}

/** `had no effect`, `offers no protection`, `无明显作用`: what is denied is a noun behind the verb. */
export function deniesRelation(
	not: Hit,
	main: number,
	hits: readonly Hit[],
	tokens: readonly StatementToken[],
): boolean {
	const isPredicate = /^(?:is|are|was|were|be|been)$/.test(tokens[not.at - 1]?.text ?? '');
	if (/^without/.test(not.token.text) && main < not.at && !isPredicate) {
		// `relieves pain without causing sleep`: that says what else does not come.
		return false;
	}
	const near = (at: number) => at >= not.at && at - not.at <= 3;
	return (
		hits.some(
			({ kind, at }) => near(at) && (changes[kind] !== undefined || benefits[kind] !== undefined || unsigned.has(kind)),
		) ||
		tokens.some(
			({ meanings, text }, at) =>
				near(at) &&
				(meanings.includes('effect') ||
					meanings.includes('difference') ||
					// `is not antidepressant-like`.
					(meanings.includes('antidepressant') && /like$|样$/.test(text))),
		)
	);
}
