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
	const isAsked = candidates.map((candidate) =>
		candidate.some((reading) => reading.needs !== 'nothing' && reading.kin !== undefined && !hasDigit(reading)),
	);
	// Most blocks name nothing that somebody has to vouch for.
	if (!isAsked.includes(true)) {
		return candidates;
	}
	const columns = new TableColumns(
		text,
		candidates.map((candidate) => candidate[0]!),
	);
	const lists = listsOf(candidates, text);
	const around: Around = {
		crowded: hasStrangers ? new Set<string>() : crowdedPacks(candidates, text),
		named: entitiesByKin(sure),
		fields: new Set(sure.flatMap(({ fieldOf }) => (fieldOf === undefined ? [] : [`${fieldOf}`]))),
	};
	return candidates.map((candidate, index) => {
		if (!isAsked[index]) {
			return candidate;
		}
		const inColumn = columns.sharing(index).map((at) => candidates[at]!);
		return candidate.map((reading) => {
			const { kin } = reading;
			if (kin === undefined || reading.needs === 'nothing' || hasDigit(reading)) {
				return reading;
			}
			const beside = total([lists[index]!.ofKin(kin), countOf(inColumn, kin)], countOf([candidate], kin));
			return isVouched(reading, kin, beside, around) ? { ...reading, needs: 'nothing' } : reading;
		});
	});
}

/** What a block says that counts for all its short forms. */
interface Around {
	readonly crowded: ReadonlySet<string>;
	/** What is named beyond doubt. */
	readonly named: ReadonlyMap<string, ReadonlySet<string>>;
	/** The packs to whose fields that points. */
	readonly fields: ReadonlySet<string>;
}

/** How many names and short forms of a kin stand in a list or a column. */
interface Count {
	readonly all: number;
	/** Those of more than two letters. */
	readonly long: number;
}

/** The members of a list, counted when that is first asked for. */
class NameList {
	readonly #members: Candidate[] = [];
	readonly #counts = new Map<string, Count>();

	add(member: Candidate): this {
		this.#members.push(member);
		return this;
	}

	ofKin(kin: string): Count {
		const count = this.#counts.get(kin) ?? countOf(this.#members, kin);
		this.#counts.set(kin, count);
		return count;
	}
}

/** Of each candidate the list that it stands in, which is often its own alone. */
function listsOf(candidates: readonly Candidate[], text: string): readonly NameList[] {
	const lists: NameList[] = [];
	for (const [index, candidate] of candidates.entries()) {
		const goesOn = index > 0 && areListed(candidates[index - 1]![0]!, candidate[0]!, text);
		lists.push((goesOn ? lists[index - 1]! : new NameList()).add(candidate));
	}
	return lists;
}

function countOf(candidates: readonly Candidate[], kin: string): Count {
	const found = candidates.flatMap(
		(candidate) => candidate.find((other) => other.kin === kin && (!other.isAmbiguous || !hasDigit(other))) ?? [],
	);
	return { all: found.length, long: found.filter(({ size }) => size > 2).length };
}

function total(counts: readonly Count[], own: Count): Count {
	const sum = (of: keyof Count) => counts.reduce((total, count) => total + count[of], -own[of]);
	return { all: sum('all'), long: sum('long') };
}

/** Whether only what connects the members of a list is between two stretches. */
export function areListed(first: Span, second: Span, text: string): boolean {
	const distance = second.start - first.end;
	return distance > 0 && distance <= reach && connector.test(text.slice(first.end, second.start));
}

function isVouched({ entity, size }: Reading, kin: string, beside: Count, { crowded, named, fields }: Around): boolean {
	const [pack] = kin.split(' ', 1) as [string];
	if (size > 2 && crowded.has(pack)) {
		return true;
	}
	const others = named.get(kin);
	return (
		// Conditions tell no field by themselves, but two of them vouch for a third.
		(others !== undefined && others.size - (others.has(entity) ? 1 : 0) > 1) ||
		beside.long > 0 ||
		(beside.all > 0 && (size > 2 || fields.has(pack))) ||
		beside.all + 1 >= longRow
	);
}

function entitiesByKin(readings: readonly Reading[]): ReadonlyMap<string, ReadonlySet<string>> {
	const entities = new Map<string, Set<string>>();
	for (const { kin, entity } of readings) {
		if (kin !== undefined) {
			entities.set(kin, (entities.get(kin) ?? new Set()).add(entity));
		}
	}
	return entities;
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
