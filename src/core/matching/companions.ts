/** Decides which forms vouch for each other: two names of one thing, or short forms of one class in a list or a column. */
import type { Span } from '../text/span.ts';
import { englishWords } from './englishWords.ts';
import type { Candidate, Reading } from './reading.ts';
import { TableColumns } from './tables.ts';

/** What stands between the members of a list, markup and brackets included. */
const connector = /^(?:\s|[,;/、()（）*_~$|]|\\item|and|or|vs\.?|&|[和与及或])*$/;
/** Connectors are no longer. */
const reach = 16;

/** So many different short forms of one pack, and none that no pack knows, are of its field: `STN-DBS`, `GPi DBS` and `LIDs`. */
const crowd = 3;

/** So many two-letter forms of one class in a row are what they look like: `CR, PR, SD and PD`. */
const longRow = 4;

/**
 * Decides which forms vouch for each other: two names of one thing, as in `overall survival (OS)`, and two short forms of
 * one class of things in a list, as in `OS and PFS` or `MEK/ERK`, or in a column of a table. Ambiguous ones with a digit do not (`NR1`, `CA1`), and two
 * letters only vouch for two in a long row, or where something of the pack is named beyond doubt.
 *
 * @param text what the offsets of the readings count in
 * @param sure what is named beyond doubt
 * @param hasStrangers whether there are short forms that no pack knows
 */
export function vouchedFor(
	candidates: readonly Candidate[],
	sure: readonly Reading[],
	text: string,
	hasStrangers: boolean,
): readonly Candidate[] {
	const crowded = hasStrangers ? new Set<string>() : crowdedPacks(candidates, text);
	const columns = new TableColumns(text);
	const places = candidates.map((candidate) => candidate[0]!);
	return candidates.map((candidate, index) => {
		if (!candidate.some(({ needs, kin }) => needs !== 'nothing' && kin !== undefined)) {
			return candidate;
		}
		const inColumn = columns.sharing(index, places).map((at) => candidates[at]!);
		const row = [...listedWith(index, candidates, text), ...inColumn];
		return candidate.map((reading) =>
			isVouched(reading, row, sure, crowded) ? { ...reading, needs: 'nothing' } : reading,
		);
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

function isVouched(
	reading: Reading,
	row: readonly Candidate[],
	sure: readonly Reading[],
	crowded: ReadonlySet<string>,
): boolean {
	const { entity, kin, needs, size } = reading;
	if (kin === undefined || needs === 'nothing' || hasDigit(reading)) {
		return false;
	}
	if (size > 2 && crowded.has(packOf(kin))) {
		return true;
	}
	// Conditions tell no field by themselves, but two of them vouch for a third.
	if (new Set(sure.flatMap((other) => (other.kin === kin && other.entity !== entity ? [other.entity] : []))).size > 1) {
		return true;
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

/** The packs of which so many short forms stand in a block that they vouch for each other. */
function crowdedPacks(candidates: readonly Candidate[], text: string): ReadonlySet<string> {
	const entities = new Map<string, Set<string>>();
	for (const { kin, entity, size, abbreviation = '', start } of candidates.flat()) {
		// Behind a bracket a text says what it means by a short form, which may be anything.
		const isTelling = size > 2 && abbreviation !== '' && !/[(（]/.test(text[start - 1] ?? '');
		if (kin !== undefined && isTelling && !englishWords.has(abbreviation.toLowerCase())) {
			entities.set(packOf(kin), (entities.get(packOf(kin)) ?? new Set()).add(entity));
		}
	}
	return new Set([...entities].flatMap(([pack, own]) => (own.size < crowd ? [] : [pack])));
}

function packOf(kin: string): string {
	return kin.slice(0, kin.indexOf(' '));
}

function hasDigit({ abbreviation = '' }: Reading): boolean {
	return /[0-9]/.test(abbreviation);
}
