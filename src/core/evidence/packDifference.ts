import type { CslItem } from '../bibliography/cslItem.ts';
import type { Claim, Entity, EvidencePack, LocalText, Notice, Paper, Stance, Strength, Study } from './model.ts';

/** What a value was in the older version, and what it is in the newer one. */
export interface Change<T> {
	readonly before: T;
	readonly after: T;
}

/** A link of a claim to a paper that is new, gone, or of another stance. */
export interface StanceChange {
	readonly paper: string;
	/** Left out where the older version has no such link. */
	readonly before?: Stance;
	/** Left out where the newer version has none. */
	readonly after?: Stance;
}

/**
 * What became of one claim.
 * - `added`, `removed`: only the newer, or only the older version has it.
 * - `merged`: its id is an alias of `into`, which the older version had beside it.
 * - `renamed`: its id is an alias of `into`, which is new; what else changed is told with it.
 * - `changed`: it has its id still, and says or rests on something else.
 */
export interface ClaimChange {
	/** Its id; the one that it had in the older version where it was merged, renamed or removed. */
	readonly claim: string;
	readonly change: 'added' | 'removed' | 'merged' | 'renamed' | 'changed';
	/** The id under which it is found now. */
	readonly into?: string;
	/** Where the English sentence is another one; a translation that was mended is no change of what is said. */
	readonly statement?: Change<LocalText>;
	readonly strength?: Change<Strength>;
	/** By citekey. */
	readonly stances?: readonly StanceChange[];
}

/** What became of one paper. */
export interface PaperChange {
	readonly paper: string;
	readonly change: 'added' | 'removed' | 'changed';
	/** Retractions, corrections and expressions of concern that the older version did not know. */
	readonly notices?: readonly Notice[];
	readonly metadata?: Change<Study['metadata']>;
	/** Names of the fields of its bibliographic record that read otherwise, such as `volume`. */
	readonly fields?: readonly string[];
	/** What of the study reads otherwise, such as `findings` or `design`. */
	readonly study?: readonly string[];
}

/** What became of a target, pathway or entity. */
export interface EntityChange {
	readonly entity: string;
	readonly change: 'added' | 'removed' | 'changed';
	/** Names of the fields that read otherwise, such as `summary`. */
	readonly fields?: readonly string[];
}

/** Everything in which two versions of a pack differ, each list by id. */
export interface PackDifference {
	readonly claims: readonly ClaimChange[];
	readonly papers: readonly PaperChange[];
	readonly entities: readonly EntityChange[];
}

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
			return [{ claim: id, change: 'removed' }];
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
		return [{ paper: id, change, ...(notices.length > 0 && { notices }) }];
	}
	const known = new Set(before.study.notices.map(noticeKey));
	const notices = after.study.notices.filter((notice) => !known.has(noticeKey(notice)));
	const [old, now] = [before.study.metadata, after.study.metadata];
	const fields = changedFields<CslItem>(before.item, after.item);
	// How a record was confirmed, and what of it is missing, says nothing of what the paper is.
	const aside = ['notices', 'metadata', 'missing', 'verification', 'checkedForNotices'];
	const study = changedFields<Study>(before.study, after.study).filter((field) => !aside.includes(field));
	const changes = {
		...(notices.length > 0 && { notices }),
		...(old !== now && { metadata: { before: old, after: now } }),
		...(fields.length > 0 && { fields }),
		...(study.length > 0 && { study }),
	};
	return Object.keys(changes).length === 0 ? [] : [{ paper: id, change: 'changed', ...changes }];
}

/** A notice is news again when its date becomes known; who says so may change without being news. */
function noticeKey({ kind, date }: Notice): string {
	return `${kind} ${date ?? ''}`;
}

function entityChange({ id, before, after }: Pair<Entity>): readonly EntityChange[] {
	if (before === undefined || after === undefined) {
		return [{ entity: id, change: before === undefined ? 'added' : 'removed' }];
	}
	const fields = changedFields(before, after);
	return fields.length === 0 ? [] : [{ entity: id, change: 'changed', fields }];
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
