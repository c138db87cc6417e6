/** By what the base finds its claims, papers, pathways and figures. */
import type { ClaimOfPaper, EvidenceBase } from './evidenceBase.ts';
import type { Claim, Entity, Figure, Strength } from './model.ts';

/**
 * A contested claim stands before a weak one: there is more to read about it, on either side. A refuted one is last.
 * The order says how much speaks about a claim, not whether it is true.
 */
const strengthOrder: Readonly<Record<Strength, number>> = {
	strong: 0,
	moderate: 1,
	conflicting: 2,
	weak: 3,
	refuted: 4,
};

/** Where an entity stands in a claim; a claim about the entity itself comes before one that only passes it. */
type Place = 0 | 1 | 2;

export function indexClaims(claims: readonly Claim[]): ReadonlyMap<string, readonly Claim[]> {
	const index = new Map<string, { readonly claim: Claim; readonly place: Place }[]>();
	for (const claim of claims) {
		const seen = new Set<string>();
		[claim.subject, claim.object, claim.pathway].forEach((term, place) => {
			for (const entity of term?.entities ?? []) {
				if (!seen.has(entity)) {
					seen.add(entity);
					append(index, entity, { claim, place: place as Place });
				}
			}
		});
	}
	return mapValues(index, (found) =>
		found
			.sort(
				(first, second) =>
					strengthOrder[first.claim.strength] - strengthOrder[second.claim.strength] ||
					first.place - second.place ||
					countedLinks(second.claim) - countedLinks(first.claim),
			)
			.map(({ claim }) => claim),
	);
}

/** Background is shown, and counted nowhere. */
function countedLinks({ evidence }: Claim): number {
	return evidence.filter(({ stance }) => stance !== 'background').length;
}

export function indexEvidence(claims: readonly Claim[]): ReadonlyMap<string, readonly ClaimOfPaper[]> {
	const index = new Map<string, ClaimOfPaper[]>();
	for (const claim of claims) {
		for (const { paper, stance, note } of claim.evidence) {
			append(index, paper, { claim, stance, note });
		}
	}
	return index;
}

/** Who opposes is opposed, also where only one of the two says so, as a claim of another pack does. */
export function indexOpponents(base: EvidenceBase): ReadonlyMap<Claim, readonly Claim[]> {
	const index = new Map<Claim, Set<Claim>>();
	const add = (claim: Claim, opponent: Claim): void => {
		index.set(claim, (index.get(claim) ?? new Set()).add(opponent));
	};
	for (const claim of base.claims) {
		for (const opponent of (claim.opposes ?? []).flatMap((id) => base.claim(id) ?? [])) {
			if (opponent !== claim) {
				add(claim, opponent);
				add(opponent, claim);
			}
		}
	}
	return mapValues(index, (claims) => [...claims]);
}

export function indexPathways(entities: readonly Entity[]): ReadonlyMap<string, ReadonlySet<string>> {
	const index = new Map<string, Set<string>>();
	const add = (entity: string, pathway: string): void => {
		if (entity !== pathway) {
			const pathways = index.get(entity) ?? new Set();
			index.set(entity, pathways.add(pathway));
		}
	};
	for (const entity of entities) {
		if (entity.kind === 'target') {
			entity.downstream.forEach((pathway) => add(entity.id, pathway));
		}
	}
	for (const pathway of entities) {
		if (pathway.kind === 'pathway') {
			const named = pathway.steps.flatMap(({ from, to }) => [from, to]);
			[...pathway.participants, ...named, ...pathway.brainRegions].forEach((entity) => add(entity, pathway.id));
		}
	}
	return index;
}

export function indexFigures(figures: readonly Figure[]): ReadonlyMap<string, readonly Figure[]> {
	const index = new Map<string, Figure[]>();
	for (const figure of figures) {
		new Set(figure.entities).forEach((entity) => append(index, entity, figure));
	}
	return index;
}

/** The first value of each key, in order. Values without a key are left out. */
export function firstOf<T>(values: readonly T[], keyOf: (value: T) => string | undefined): Keyed<T> {
	const byKey = new Map<string, T>();
	for (const value of values) {
		const key = keyOf(value);
		if (key && !byKey.has(key)) {
			byKey.set(key, value);
		}
	}
	return { values: [...byKey.values()], byKey };
}

export function byId<T extends { readonly id: string }>(values: readonly T[]): Keyed<T> {
	return firstOf(values, (value) => value.id);
}

interface Keyed<T> {
	readonly values: readonly T[];
	readonly byKey: ReadonlyMap<string, T>;
}

function append<T>(index: Map<string, T[]>, key: string, value: T): void {
	const values = index.get(key);
	if (values === undefined) {
		index.set(key, [value]);
	} else {
		values.push(value);
	}
}

function mapValues<K, A, B>(index: ReadonlyMap<K, A>, convert: (value: A) => B): ReadonlyMap<K, B> {
	return new Map([...index].map(([key, value]) => [key, convert(value)]));
}
