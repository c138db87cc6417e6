/** Decides which forms vouch for each other: two names of one thing, or short forms of one class in a list. */
import type { Span } from '../text/span.ts';
import type { Candidate, Reading } from './reading.ts';

/** What stands between the members of a list, markup and brackets included. */
const connector = /^(?:\s|[,;/、()（）*_~$]|\\item|and|or|vs\.?|&|[和与及或])*$/;
/** Connectors are no longer. */
const reach = 16;

/** So many two-letter forms of one class in a row are what they look like: `CR, PR, SD and PD`. */
const longRow = 4;

/**
 * Decides which forms vouch for each other: two names of one thing, as in `overall survival (OS)`, and two short forms of
 * one class of things in a list, as in `OS and PFS` or `MEK/ERK`. Ambiguous ones with a digit do not (`NR1`, `CA1`), and two
 * letters only vouch for two in a long row, or where something of the pack is named beyond doubt.
 *
 * @param text what the offsets of the readings count in
 * @param sure what is named beyond doubt
 */
export function vouchedFor(
	candidates: readonly Candidate[],
	sure: readonly Reading[],
	text: string,
): readonly Candidate[] {
	return candidates.map((candidate, index) => {
		if (!candidate.some(({ needs, kin }) => needs !== 'nothing' && kin !== undefined)) {
			return candidate;
		}
		const row = listedWith(index, candidates, text);
		return candidate.map((reading) => (isVouched(reading, row, sure) ? { ...reading, needs: 'nothing' } : reading));
	});
}

/** The readings of the members of the list that a candidate stands in, without its own. */
function listedWith(index: number, candidates: readonly Candidate[], text: string): readonly Candidate[] {
	const row: Candidate[] = [];
	for (const step of [-1, 1]) {
		for (let at = index + step; at >= 0 && at < candidates.length; at += step) {
			const [first, second] = step > 0 ? [at - 1, at] : [at, at + 1];
			if (!areListed(candidates[first]![0]!, candidates[second]![0]!, text)) {
				break;
			}
			row.push(candidates[at]!);
		}
	}
	return row;
}

/** Whether only what connects the members of a list is between two stretches. */
export function areListed(first: Span, second: Span, text: string): boolean {
	const distance = second.start - first.end;
	return distance > 0 && distance <= reach && connector.test(text.slice(first.end, second.start));
}

function isVouched(reading: Reading, row: readonly Candidate[], sure: readonly Reading[]): boolean {
	const { kin, needs, size } = reading;
	if (kin === undefined || needs === 'nothing' || hasDigit(reading)) {
		return false;
	}
	const others = row.flatMap(
		(candidate) => candidate.find((other) => other.kin === kin && (!other.isAmbiguous || !hasDigit(other))) ?? [],
	);
	return (
		others.some((other) => Math.max(other.size, size) > 2) ||
		others.length + 1 >= longRow ||
		(others.length > 0 && sure.some(({ fieldOf }) => fieldOf !== undefined && kin.startsWith(`${fieldOf} `)))
	);
}

function hasDigit({ abbreviation = '' }: Reading): boolean {
	return /[0-9]/.test(abbreviation);
}
