import { fieldNotesOf } from './fieldNotes.ts';
import type { Entity, LocalText, Pathway, Study, Substance } from './model.ts';
import type { PackContext } from './packContext.ts';
import type { PackRecord } from './packRecords.ts';

/** Wordings of a verification that name memory as where something came from; titles such as `Learning & Memory` do not. */
const fromMemory = /\b(?:from|by|on|in|of) memory\b|\bmemory (?:of|only|alone)\b|\brecalled\b|凭记忆|来自记忆|据记忆/iu;

/** The same in a finding, which may well be about memory: only that it was found there counts. */
const foundInMemory = /\bfrom memory\b|\btitle and memory\b|凭记忆|来自记忆|据记忆/iu;

/** A text of a record has a source, or is marked as having none. */
export function checkTexts(record: PackRecord<Entity>, context: PackContext): void {
	const entity = record.value;
	if (entity.sources.length > 0) {
		return;
	}
	for (const [field, text] of textsOf(entity)) {
		if (text.en !== '' && !entity.unconfirmed?.includes(field)) {
			context.report(record, 'evidence.text-without-source', { field });
		}
	}
}

function textsOf(entity: Entity): readonly (readonly [field: string, text: LocalText])[] {
	switch (entity.kind) {
		case 'target':
			return [['role', entity.role], ...notesOf(entity)];
		case 'pathway':
			return [['summary', entity.summary], ...notesOf(entity)];
		case 'entity':
			return [['summary', entity.summary]];
	}
}

/** The notes that name no source of their own. */
function notesOf(entity: Entity): readonly (readonly [field: string, text: LocalText])[] {
	const unsourced = fieldNotesOf(entity).filter(({ sources = [] }) => sources.length === 0);
	return unsourced.slice(0, 1).map(({ text }) => ['fieldNotes', text]);
}

/** What a step rests on is there. A step that rests on nothing is no mistake: it is shown as unconfirmed. */
export function checkSteps(record: PackRecord<Entity>, pathway: Pathway, context: PackContext): void {
	for (const { sources = [], claims = [] } of pathway.steps) {
		for (const { paper } of sources) {
			if (paper !== undefined && !context.hasPaper(paper)) {
				context.report(record, 'evidence.unknown-paper', { field: 'steps', value: paper });
			}
		}
		for (const claim of claims) {
			const found = context.claim(claim);
			if (found === undefined) {
				context.report(record, 'evidence.unknown-claim', { field: 'steps', value: claim });
			} else if (found.strength === 'refuted') {
				context.report(record, 'evidence.step-on-refuted', { field: 'steps', value: claim });
			}
		}
	}
}

/** The papers of a trial are there. */
export function checkTrial(record: PackRecord<Entity>, { papers = [] }: Substance, context: PackContext): void {
	for (const paper of papers) {
		if (!context.hasPaper(paper)) {
			context.report(record, 'evidence.unknown-paper', { field: 'papers', value: paper });
		}
	}
}

/** A record says what of it is confirmed, and means it. */
export function checkStudy(record: PackRecord<Study>, context: PackContext): void {
	const { metadata, missing, verification, findings, n, trial, drugs = [], population = [] } = record.value;
	if (!context.hasReference(record.name)) {
		context.report(record, 'evidence.study-without-reference');
	}
	if (metadata === 'incomplete' && missing.length === 0) {
		context.report(record, 'evidence.incomplete-without-missing', { field: 'metadata' });
	}
	if (metadata !== 'incomplete' && missing.length > 0) {
		context.report(record, 'evidence.confirmed-with-missing', { field: 'missing' });
	}
	if (metadata === 'confirmed' && verification !== undefined && fromMemory.test(verification)) {
		context.report(record, 'evidence.confirmed-from-memory', { field: 'verification' });
	}
	if (!missing.includes('findings') && findings.some(({ en }) => foundInMemory.test(en))) {
		context.report(record, 'evidence.finding-from-memory', { field: 'findings' });
	}
	if (n !== undefined && n < 1) {
		context.report(record, 'evidence.impossible-number', { field: 'n', details: { value: String(n) } });
	}
	for (const [field, ids] of [
		['drugs', drugs],
		['population', population],
	] as const) {
		for (const id of ids) {
			if (context.entity(id) === undefined) {
				context.report(record, 'evidence.unknown-entity', { field, value: id });
			}
		}
	}
	if (trial !== undefined) {
		checkTrialOf(record, trial, context);
	}
}

/** A paper and its trial name each other; a trial of an earlier pack cannot. */
function checkTrialOf(record: PackRecord<Study>, trial: string, context: PackContext): void {
	const found = context.entity(trial);
	if (found === undefined) {
		context.report(record, 'evidence.unknown-entity', { field: 'trial', value: trial });
	} else if (found.kind !== 'entity' || found.entityClass !== 'trial') {
		context.report(record, 'evidence.wrong-kind', { field: 'trial', value: trial, details: { expected: 'trial' } });
	} else if (context.known?.entity(trial) === undefined && !found.papers?.includes(record.name)) {
		context.report(record, 'evidence.paper-not-of-trial', { field: 'trial', value: trial });
	}
}
