import type { Sign } from '../../suggestion/sign.ts';
import type { StatementReading } from '../../suggestion/reading.ts';
import { controls } from './treatments.ts';
import type { Clause } from './turnedClause.ts';

/** Words that leave it open which way a comparison went. */
const open = /\b(?:whether|unsettled|inconsistent\w*|mixed|conflicting)\b|是否|不一致|争议/iu;

/** Whether a treatment is said to have done better than its control (1), or not (-1); 0 where neither is said. */
function verdictOf({ features, relation }: StatementReading): Sign {
	const { kinds, requires, benefit, change, isCompared, isNull, isNegated } = relation;
	const isOfControl = controls.some((control) => features.has(control)) || kinds.has('superior');
	if (!isOfControl || requires !== 0) {
		return 0;
	}
	if (kinds.has('equal') || isNull) {
		// `not equal` says no more than that they differ.
		return isNegated && !isNull ? 0 : -1;
	}
	const isBetter = benefit > 0 || kinds.has('superior') || change !== 0;
	if (isNegated) {
		return isCompared || isBetter ? -1 : 0;
	}
	return isCompared && isBetter && benefit >= 0 && !kinds.has('inferior') ? 1 : 0;
}

/**
 * What a trial found that did no better than its control in anything that the record tells, where a text says that a treatment did
 * better: whatever outcome it names, that trial does not bear it out.
 */
export function beatenByNone(
	text: string,
	reading: StatementReading,
	trials: readonly (readonly Clause[])[],
): string | undefined {
	if (open.test(text) || verdictOf(reading) !== 1) {
		return undefined;
	}
	const verdicts = trials.map((clauses) => clauses.filter((clause) => verdictOf(clause.reading) !== 0));
	const areNegative = verdicts.every(
		(told) => told.length > 0 && told.every((clause) => verdictOf(clause.reading) === -1),
	);
	return areNegative ? verdicts[0]?.[0]?.text : undefined;
}
