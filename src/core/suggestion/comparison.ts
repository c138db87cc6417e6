import type { Sign } from './sign.ts';
import type { StatementToken } from './statementTokens.ts';

/** Behind which the thing compared with stands. */
export const comparing = /(?<!(?:other|rather) )than$|[优强弱劣高低多少长短轻重快慢早晚大小好差]于$|不如/;

/** The first entity named in front of what it is compared with, or at all where nothing is named for that. */
export function leadOf(
	text: string,
	tokens: readonly StatementToken[],
	mentions: readonly { readonly start: number; readonly end: number; readonly entity: string }[],
): string | undefined {
	const pivot =
		tokens.find(
			({ text, meanings }) => comparing.test(text) || (meanings.includes('#superior') && !/[一最]/.test(text)),
		)?.start ?? Infinity;
	return mentions.find(
		({ start, end }) => start < pivot && !beside.test(text.slice(0, start)) && !besideBehind.test(text.slice(end)),
	)?.entity;
}

/** In front of what something is compared with: `compared with X`, `比X`. */
const beside =
	/(?:\b(?:compared (?:[\p{L}-]+ ){0,4}(?:with|to)|comparisons? (?:with|to)|(?:set|measured|matched|pitted) against|relative to|versus|vs\.?|unlike|in contrast (?:with|to)|as opposed to|than)\s+(?:[\p{L}-]+\s+)?|[较比]|相[较比对]于|不同于)$/iu;

/** And behind it: `与X相比`. */
const besideBehind = /^[^，。,.]{0,8}(?:相比|相较|比较|对比)/u;

/** `more weakly`, `more briefly`. */
const lesser: ReadonlySet<string> = new Set(['size', 'transient', '#not']);

/** More or less than something else: with what it is compared with, or as the most or the least of all. */
export function comparisonOf(tokens: readonly StatementToken[], kinds: ReadonlySet<string>): Sign {
	const isCompared = tokens.some(
		({ text, meanings }, at) =>
			/(?<!(?:other|rather) )than|^out(?:last|liv)|^(?:most|least|最|compared|versus|vs|relative)$|[优强弱劣高低多少长短轻重快慢早晚大小好差]于|不如|较|比/.test(
				text,
			) ||
			text === 'the more' ||
			(text === 'as' &&
				/^(?:twice|times)$/.test(tokens[at - 1]?.text ?? '') &&
				tokens.slice(at + 1).some((each) => each.text === 'as')) ||
			((meanings.includes('#more') || meanings.includes('#less')) && tokens[at - 1]?.text === 'the'),
	);
	if (!isCompared && !kinds.has('superior') && !kinds.has('inferior')) {
		return 0;
	}
	const isMoreOfLess = tokens.some(
		({ text }, at) => text === 'more' && tokens[at + 1]?.meanings.some((each) => lesser.has(each)),
	);
	const isWorse = tokens.some(({ text }) => /^[更较]差$/.test(text));
	if (kinds.has('less') || kinds.has('inferior') || isMoreOfLess || isWorse) {
		return -1;
	}
	const isOutdone = tokens.some(
		({ meanings, text }, at) =>
			meanings.includes('#superior') && /(?:ed|en)$/.test(text) && tokens[at + 1]?.text === 'by',
	);
	if (isOutdone) {
		return -1;
	}
	return kinds.has('more') || kinds.has('superior') || kinds.has('prolong') || kinds.has('increase') ? 1 : 0;
}

/** Whether it is the control that a comparison names, beside a drug that is named behind it. */
export function isControlAhead(tokens: readonly StatementToken[]): boolean {
	const pivot = tokens.findIndex(
		({ text, meanings }) => comparing.test(text) || meanings.includes('#inferior') || meanings.includes('#superior'),
	);
	const isControl = ({ meanings }: StatementToken) => meanings.includes('placebo') || meanings.includes('control');
	return (
		pivot > 0 &&
		tokens.slice(0, pivot).some(isControl) &&
		!tokens.slice(pivot).some(isControl) &&
		tokens.slice(pivot).some(({ isName }) => isName) &&
		!tokens.slice(0, pivot).some(({ isName, meanings }) => isName && meanings.length === 0)
	);
}

const changing: ReadonlySet<string> = new Set(['increase', 'decrease', 'more', 'less']);
const faring: ReadonlySet<string> = new Set(['superior', 'inferior', 'improve', 'worsen']);

function textFrom(at: number, tokens: readonly StatementToken[]): string {
	return tokens
		.slice(at, at + 2)
		.map(({ text }) => text)
		.join('');
}

/** `Patients who dissociate more improve more`: the one goes with the other. */
export function goesAlong(
	hits: readonly { readonly kind: string; readonly at: number }[],
	tokens: readonly StatementToken[],
): boolean {
	const of = hits.find(
		({ kind, at }) => changing.has(kind) && /^的?(?:者|患者|病例|人群?)/.test(textFrom(at + 1, tokens)),
	);
	if (of !== undefined && hits.some(({ kind, at }) => faring.has(kind) && at > of.at)) {
		// `升高者疗效更好`.
		return true;
	}
	const levels = hits.filter(({ kind }) => kind === 'more' || kind === 'less');
	return (
		levels.length > 1 &&
		tokens.some(({ text }) => /^(?:who|whose|with|those)$/.test(text)) &&
		!tokens.some(({ text }) => comparing.test(text))
	);
}

/** Whether those who respond are compared with those who do not, or with all others. */
export function comparesResponders(tokens: readonly StatementToken[]): boolean {
	const pivot = tokens.findIndex(({ text }) => comparing.test(text));
	const areNot = /\b(?:do|did|does|had|have) not|non-?responders?\b|[无未]/;
	const behind = tokens.slice(pivot);
	return (
		pivot > 0 &&
		tokens.slice(0, pivot).some(({ meanings }) => meanings.includes('responder')) &&
		areNot.test(behind.map(({ text }) => text).join(' '))
	);
}
