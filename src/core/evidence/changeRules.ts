import type { ClaimChange, PackVersion, PaperChange } from './changeModel.ts';
import type { PackContext } from './packContext.ts';
import type { PackRecord } from './packRecords.ts';

/**
 * The list of changes leads up to the pack as it is: its versions follow each other, the newest is that of the pack, and
 * what it says the pack has now is there. What older versions had can no longer be compared.
 */
export function checkChanges(
	records: readonly PackRecord<PackVersion>[],
	version: string | undefined,
	context: PackContext,
): void {
	const newest = records[0];
	if (newest === undefined) {
		return;
	}
	if (version !== undefined && newest.value.version !== version) {
		context.report(newest, 'evidence.changes-of-other-version', {
			field: 'version',
			value: newest.value.version,
			details: { expected: version },
		});
	}
	for (const [index, record] of records.entries()) {
		const { since } = record.value;
		const earlier = records[index + 1]?.value.version;
		if (since === record.value.version || (earlier !== undefined && since !== earlier)) {
			context.report(record, 'evidence.versions-not-in-order', { field: 'since', value: since });
		}
	}
	for (const change of newest.value.claims.filter((each) => !holdsOfClaim(each, context))) {
		context.report(newest, 'evidence.change-not-in-pack', { field: 'claims', value: change.claim });
	}
	for (const change of newest.value.papers.filter((each) => !holdsOfPaper(each, context))) {
		context.report(newest, 'evidence.change-not-in-pack', { field: 'papers', value: change.paper });
	}
	for (const { entity, change } of newest.value.entities ?? []) {
		if (context.hasEntity(entity) === (change === 'removed')) {
			context.report(newest, 'evidence.change-not-in-pack', { field: 'entities', value: entity });
		}
	}
}

function holdsOfClaim(change: ClaimChange, context: PackContext): boolean {
	const claim = context.ownClaim(change.claim);
	switch (change.change) {
		case 'removed':
			return claim === undefined;
		case 'merged':
		case 'renamed':
			if (claim === undefined || claim.id !== change.into) {
				return false;
			}
			break;
		case 'added':
		case 'changed':
			if (claim?.id !== change.claim) {
				return false;
			}
	}
	const { statement, strength, stances = [] } = change;
	return (
		(statement === undefined || statement.after.en === claim.statement.en) &&
		(strength === undefined || strength.after === claim.strength) &&
		stances.every(({ paper, after }) => claim.evidence.find((link) => link.paper === paper)?.stance === after)
	);
}

function holdsOfPaper({ paper, change, notices = [], metadata }: PaperChange, context: PackContext): boolean {
	if (!context.hasReference(paper)) {
		return change === 'removed';
	}
	const study = context.study(paper);
	return (
		change !== 'removed' &&
		(metadata === undefined || metadata.after === study?.metadata) &&
		notices.every(({ kind, date }) => study?.notices.some((each) => each.kind === kind && each.date === date))
	);
}
