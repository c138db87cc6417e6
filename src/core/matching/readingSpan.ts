/** Decides where a reading begins and ends in the text as it is written. */
import type { FoldedProse } from '../text/foldedBuffer.ts';
import {
	type FindEntity,
	hyphenatedParts,
	type ListPart,
	listParts,
	numberedParts,
	rotationParts,
	stereoParts,
	subfamilyParts,
} from './lists.ts';
import { widenToGroups } from './notationSpan.ts';
import type { Reading } from './reading.ts';

/** A reading about which nothing is to be said but where it stands and what it names. */
const plainReading: Omit<Reading, 'start' | 'end' | 'entity'> = {
	isNot: [],
	alternatives: [],
	abbreviation: undefined,
	needs: 'nothing',
	doubted: undefined,
	isAmbiguous: false,
	fieldOf: undefined,
	kin: undefined,
	size: 0,
	parts: [],
};

/** Decides where a reading begins and ends in the text as it is written, and which members of a list belong to it. */
export function readingAt(
	prose: FoldedProse,
	at: number,
	end: number,
	what: Partial<Reading> & Pick<Reading, 'entity'>,
	find: FindEntity,
): Reading {
	const span = widenToGroups(prose, at, end);
	const parts: Reading[] = [];
	let last = span.end;
	if (what.entity !== '') {
		for (const part of listParts(prose, at, end, find)) {
			if (part.entity === what.entity) {
				last = widenToGroups(prose, part.start, part.end).end;
			} else {
				parts.push(partOf(prose, part));
			}
		}
		for (const partsOf of [hyphenatedParts, numberedParts, subfamilyParts, stereoParts, rotationParts]) {
			parts.push(...partsOf(prose, at, end, find).map((part) => partOf(prose, part)));
		}
	}
	return { ...plainReading, ...what, start: span.start, end: last, parts };
}

function partOf(prose: FoldedProse, { start, end, entity }: ListPart): Reading {
	return { ...plainReading, ...widenToGroups(prose, start, end), entity };
}
