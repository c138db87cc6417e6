import type { CslItem } from '../bibliography/cslItem.ts';
import type { Claim, Entity, Notice, Paper, Study } from './model.ts';
import type {
	ClaimChange,
	EntityChange,
	FormerNames,
	PackDifference,
	PaperChange,
	StanceChange,
} from './changeModel.ts';
import type { EvidencePack } from './packModel.ts';

/** In what `newer` differs from `older`, an earlier version of the same pack. */
export function packDifference(older: EvidencePack, newer: EvidencePack): PackDifference {
	return {
		claims: claimChanges(older.claims, newer.claims),
		papers: pairs(older.papers, newer.papers, ({ citekey }) => citekey).flatMap(paperChange),
		entities: pairs(entitiesOf(older), entitiesOf(newer), ({ id }) => id).flatMap(entityChange),
	};
}

interface Pair<T> {
	readonly id: string;
	readonly before: T | undefined;
	readonly after: T | undefined;
}

/** The records of both versions, by id. */
function pairs<T>(older: readonly T[], newer: readonly T[], idOf: (value: T) => string): readonly Pair<T>[] {
	const before = new Map(older.map((value) => [idOf(value), value]));
	const after = new Map(newer.map((value) => [idOf(value), value]));
	return [...new Set([...before.keys(), ...after.keys()])]
		.sort(byCodePoint)
		.map((id) => ({ id, before: before.get(id), after: after.get(id) }));
}

function byCodePoint(first: string, second: string): number {
	return first < second ? -1 : first > second ? 1 : 0;
}

function claimChanges(older: readonly Claim[], newer: readonly Claim[]): readonly ClaimChange[] {
	const had = new Set(older.map(({ id }) => id));
	const has = new Set(newer.map(({ id }) => id));
	const heirs = new Map(newer.flatMap((claim) => (claim.aliases ?? []).map((alias) => [alias, claim] as const)));
	// The first claim of a new name takes its place; others that lead to the same name were merged with it.
	const renamed = new Map<Claim, string>();
	for (const { id } of older) {
		const heir = has.has(id) ? undefined : heirs.get(id);
		if (heir !== undefined && !had.has(heir.id) && !renamed.has(heir)) {
			renamed.set(heir, id);
		}
	}
	return pairs(older, newer, ({ id }) => id).flatMap(({ id, before, after }): readonly ClaimChange[] => {
		if (before === undefined) {
			return after === undefined || renamed.has(after) ? [] : [{ claim: id, change: 'added' }];
		}
		if (after !== undefined) {
			const changes = changesOf(before, after);
			return Object.keys(changes).length === 0 ? [] : [{ claim: id, change: 'changed', ...changes }];
		}
		const heir = heirs.get(id);
		if (heir === undefined) {
			return [{ claim: id, change: 'removed', was: before }];
		}
		return renamed.get(heir) === id
			? [{ claim: id, change: 'renamed', into: heir.id, ...changesOf(before, heir) }]
			: [{ claim: id, change: 'merged', into: heir.id }];
	});
}

function changesOf(before: Claim, after: Claim): Pick<ClaimChange, 'statement' | 'strength' | 'stances'> {
	const links = pairs(before.evidence, after.evidence, ({ paper }) => paper);
	const stances = links.flatMap(({ id, before: old, after: now }): readonly StanceChange[] =>
		old?.stance === now?.stance
			? []
			: [{ paper: id, ...(old && { before: old.stance }), ...(now && { after: now.stance }) }],
	);
	return {
		...(before.statement.en !== after.statement.en && {
			statement: { before: before.statement, after: after.statement },
		}),
		...(before.strength !== after.strength && { strength: { before: before.strength, after: after.strength } }),
		...(stances.length > 0 && { stances }),
	};
}

function paperChange({ id, before, after }: Pair<Paper>): readonly PaperChange[] {
	if (before === undefined || after === undefined) {
		const notices = after?.study.notices ?? [];
		const change = before === undefined ? 'added' : 'removed';
		return [{ paper: id, change, ...(notices.length > 0 && { notices }), ...(before && { was: before.item }) }];
	}
	const known = new Set(before.study.notices.map(noticeKey));
	const notices = after.study.notices.filter((notice) => !known.has(noticeKey(notice)));
	const [old, now] = [before.study.metadata, after.study.metadata];
	const fields = changedFields<CslItem>(before.item, after.item);
	const study = changedFields<Study>(before.study, after.study).filter((field) => told.has(field));
	const changes = {
		...(notices.length > 0 && { notices }),
		...(old !== now && { metadata: { before: old, after: now } }),
		...(fields.length > 0 && { fields }),
		...(study.length > 0 && { study }),
	};
	return Object.keys(changes).length === 0 ? [] : [{ paper: id, change: 'changed', ...changes }];
}

/** What a writer may have taken from a study: not how it was confirmed, nor the same once more as data. */
const told: ReadonlySet<string> = new Set<keyof Study>(['design', 'species', 'n', 'drug', 'dose', 'model', 'findings']);

/** A notice is news again when its date becomes known; who says so may change without being news. */
function noticeKey({ kind, date }: Notice): string {
	return `${kind} ${date ?? ''}`;
}

function entityChange({ id, before, after }: Pair<Entity>): readonly EntityChange[] {
	if (before === undefined || after === undefined) {
		return [
			before === undefined ? { entity: id, change: 'added' } : { entity: id, change: 'removed', was: namesOf(before) },
		];
	}
	const fields = changedFields(before, after);
	return fields.length === 0 ? [] : [{ entity: id, change: 'changed', fields }];
}

function namesOf({ name, abbreviation, synonyms, zh }: Entity): FormerNames {
	return { name, ...(abbreviation !== undefined && { abbreviation }), synonyms, zh };
}

function entitiesOf({ targets, pathways, entities }: EvidencePack): readonly Entity[] {
	return [...targets, ...pathways, ...entities];
}

/** Names of the fields that differ, in order. */
function changedFields<T extends object>(before: T, after: T): readonly string[] {
	const [old, now] = [new Map(Object.entries(before)), new Map(Object.entries(after))];
	return [...new Set([...old.keys(), ...now.keys()])]
		.filter((field) => canonical(old.get(field)) !== canonical(now.get(field)))
		.sort(byCodePoint);
}

/** The same text for equal values, whatever the order of their fields. */
function canonical(value: unknown): string {
	if (Array.isArray(value)) {
		return `[${value.map(canonical).join(',')}]`;
	}
	if (typeof value === 'object' && value !== null) {
		const members = Object.entries(value).filter(([, member]) => member !== undefined);
		const sorted = members.sort(([first], [second]) => byCodePoint(first, second));
		return `{${sorted.map(([name, member]) => `${JSON.stringify(name)}:${canonical(member)}`).join(',')}}`;
	}
	return JSON.stringify(value) ?? '';
}
