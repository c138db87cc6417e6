import type { StatementToken } from './statementTokens.ts';

/** Up, down, or not said. */
export type Sign = -1 | 0 | 1;

/** What a statement says of its entities, as far as it can be compared with what another says. */
export interface Relation {
	/** Kinds of relation that the statement names, such as `increase` or `require`. */
	readonly kinds: ReadonlySet<string>;
	/** Whether one thing needs another: 1 it does, -1 it does not. */
	readonly requires: Sign;
	/** Whether an amount or activity goes up or down. */
	readonly change: Sign;
	/** Whether somebody is better or worse off. */
	readonly benefit: Sign;
	/** More or less than something else that is named. */
	readonly comparison: Sign;
	/** The relation is denied. */
	readonly isNegated: boolean;
	/** Where the thing compared with stands; undefined without a comparison. */
	readonly comparedAt: number | undefined;
}

const changes: Readonly<Record<string, Sign>> = {
	increase: 1,
	activate: 1,
	restore: 1,
	release: 1,
	prolong: 1,
	decrease: -1,
	inhibit: -1,
	abolish: -1,
};

const benefits: Readonly<Record<string, Sign>> = { improve: 1, superior: 1, prevent: 1, worsen: -1, inferior: -1 };

/** What nobody wants more of: less of it is a benefit. */
const unwanted: ReadonlySet<string> = new Set(
	(
		'symptom depressive suicide anxiety pain relapse adverse mortality event psychosis inflammation delirium infection ' +
		'cancer stroke bleeding clot fracture nausea dizzy hospital mania seizure dissociation sedation abuse stress'
	).split(' '),
);

/** So many tokens behind a negation a relation may stand and still be denied by it. */
const reach = 7;

/** Reads the relation that the tokens of one sentence state. */
export function readRelation(
	tokens: readonly StatementToken[],
	isUnwanted: (token: StatementToken) => boolean,
): Relation {
	const hits = tokens.flatMap((token, at) =>
		token.isName
			? []
			: token.meanings
					.filter((meaning) => meaning.startsWith('#'))
					.map((meaning) => ({ kind: meaning.slice(1), at, token })),
	);
	const kinds = new Set(hits.map(({ kind }) => kind));
	const at = (...names: readonly string[]) => hits.find(({ kind }) => names.includes(kind))?.at;
	const negations = hits.filter(({ kind }) => kind === 'not').map((hit) => hit.at);
	/** Whether a negation stands before the place, in its clause. */
	const isDenied = (place: number | undefined): boolean =>
		place !== undefined &&
		negations.some((not) => {
			const distance = place - not;
			return distance >= 0 && distance <= reach && !tokens.slice(not, place).some((token) => token.endsClause);
		});

	const losses = hits.filter(
		(hit) => hit.kind === 'loss' || (hit.kind === 'inhibit' && isNominal(hit.token, hit.at, hits)),
	);
	const loss = losses[0]?.at;
	const ownHits = hits.filter(
		(hit) => !losses.some((other) => other.at === hit.at) && !(hit.kind === 'decrease' && /^less/.test(hit.token.text)),
	);
	const effectAt = tokens.findIndex(({ meanings }) => meanings.includes('effect') || meanings.includes('responder'));

	const requiresAt = at('require');
	const independentAt = at('independent');
	const abolishAt = at('abolish');
	const persistAt = at('persist');
	let requires: Sign = 0;
	if (independentAt !== undefined) {
		requires = isDenied(independentAt) && !/not|不|无|非/.test(tokens[independentAt]!.text) ? 1 : -1;
	} else if (requiresAt !== undefined) {
		requires = isDenied(requiresAt) ? -1 : 1;
	} else if (abolishAt !== undefined && effectAt >= 0) {
		requires = isDenied(abolishAt) ? -1 : 1;
	} else if (loss !== undefined && persistAt !== undefined) {
		requires = -1;
	} else if (loss !== undefined && effectAt >= 0) {
		const weakened = ownHits.find(({ kind }) => ['decrease', 'inhibit', 'prevent'].includes(kind))?.at;
		if (weakened !== undefined) {
			requires = isDenied(weakened) ? -1 : 1;
		} else if (negations.length > 0) {
			requires = 1;
		}
	}

	const changeHit = ownHits.find(({ kind }) => changes[kind] !== undefined);
	const change = changeHit === undefined ? 0 : changes[changeHit.kind]!;
	const benefitHit = ownHits.find(({ kind }) => benefits[kind] !== undefined);
	let benefit: Sign = benefitHit === undefined ? 0 : benefits[benefitHit.kind]!;
	let benefitAt = benefitHit?.at;
	if (changeHit !== undefined && (changeHit.kind === 'increase' || changeHit.kind === 'decrease')) {
		const object = tokens
			.slice(changeHit.at + 1, changeHit.at + 8)
			.find((token) => isUnwanted(token) || token.meanings.some((each) => unwanted.has(each)));
		if (object !== undefined && benefit === 0) {
			benefit = changeHit.kind === 'decrease' ? 1 : -1;
			benefitAt = changeHit.at;
		}
	}
	const { comparison, comparedAt } = comparisonOf(tokens, kinds);
	const main = Math.min(
		...[
			changeHit?.at,
			benefitAt,
			requiresAt,
			at('cause', 'bind', 'mediate', 'associate', 'change', 'sufficient'),
		].filter((each) => each !== undefined),
	);
	const isNull = persistAt !== undefined && loss === undefined;
	const isNegated =
		isNull || (Number.isFinite(main) ? isDenied(main) || deniesEffect(tokens, negations, main) : negations.length > 0);
	return { kinds, requires, change, benefit, comparison, isNegated, comparedAt };
}

/** `blocking X`, `blockade of X`, `X inhibitors` are what is done, where another relation says what comes of it. */
function isNominal(
	token: StatementToken,
	at: number,
	hits: readonly { readonly kind: string; readonly at: number }[],
): boolean {
	const later = hits.some(
		(hit) =>
			hit.at > at &&
			(changes[hit.kind] !== undefined ||
				benefits[hit.kind] !== undefined ||
				['require', 'persist', 'cause', 'sufficient', 'mediate'].includes(hit.kind)),
	);
	return (
		later &&
		(/(?:ing|ade|ism|ion|ist|ists|or|ors|er|ers)$/.test(token.text) || (/\p{Script=Han}/u.test(token.text) && at <= 3))
	);
}

/** `had no effect on`, `showed no benefit`, `无明显作用` behind the place. */
function deniesEffect(tokens: readonly StatementToken[], negations: readonly number[], main: number): boolean {
	return negations.some((not) => {
		if (not < main) {
			return false;
		}
		const denied = tokens.slice(not + 1, not + 4);
		return denied.some(
			({ meanings }) =>
				meanings.includes('effect') ||
				meanings.includes('#change') ||
				meanings.includes('#improve') ||
				meanings.includes('evidence'),
		);
	});
}

function comparisonOf(
	tokens: readonly StatementToken[],
	kinds: ReadonlySet<string>,
): Pick<Relation, 'comparison' | 'comparedAt'> {
	const pivot = tokens.findIndex(
		({ text }) =>
			/\bthan$|^(?:than|versus|vs|with|to|比|较|于|优于|强于|弱于|劣于|高于|低于|多于|少于|长于|短于|不如)$/.test(
				text,
			) && !/^(?:with|to)$/.test(text),
	);
	const has = (name: string) => kinds.has(name);
	const than = tokens.find(({ text }) => /than|优于|强于|弱于|劣于|高于|低于|多于|少于|不如|较/.test(text));
	if (than === undefined && pivot < 0) {
		return { comparison: 0, comparedAt: undefined };
	}
	const comparison: Sign =
		has('less') || has('inferior') ? -1 : has('more') || has('superior') || has('prolong') || has('increase') ? 1 : 0;
	return { comparison, comparedAt: (than ?? tokens[pivot])!.start };
}

/**
 * Whether two statements about the same things say the same (1) or the opposite (-1); 0 where their relations cannot be
 * compared.
 */
export function agreementOf(first: Relation, second: Relation): Sign {
	if (first.requires !== 0 && second.requires !== 0) {
		return first.requires === second.requires ? 1 : -1;
	}
	// Whatever weakens an effect is a sign that the effect needs what was taken away.
	if (first.comparison !== 0 && second.comparison !== 0 && first.requires === 0) {
		return signed(first.comparison, first.isNegated, second.comparison, second.isNegated);
	}
	for (const axis of ['benefit', 'change'] as const) {
		if (first[axis] !== 0 && second[axis] !== 0) {
			return signed(first[axis], first.isNegated, second[axis], second.isNegated);
		}
	}
	if (first.requires !== 0 || second.requires !== 0) {
		return 0;
	}
	return first.isNegated === second.isNegated ? (sharesKind(first, second) ? 1 : 0) : -1;
}

function signed(first: Sign, firstNegated: boolean, second: Sign, secondNegated: boolean): Sign {
	if (firstNegated === secondNegated) {
		return first === second ? 1 : firstNegated ? 0 : -1;
	}
	return first === second ? -1 : 0;
}

function sharesKind(first: Relation, second: Relation): boolean {
	return [...first.kinds].some((kind) => kind !== 'not' && second.kinds.has(kind));
}
