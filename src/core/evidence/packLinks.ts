import type { CslItem } from '../bibliography/cslItem.ts';
import { checkChanges } from './changeRules.ts';
import { checkClaims } from './claimRules.ts';
import { fieldNotesOf } from './fieldNotes.ts';
import type { Claim, Entity, Figure, Pathway, SourceReference, Target } from './model.ts';
import type { EntityNames } from './nameModel.ts';
import type { PackContext } from './packContext.ts';
import type { PackRecord, PackRecords } from './packRecords.ts';
import type { PackHeader } from './recordShapes.ts';
import { checkStudy, checkTexts, checkSteps, checkTrial } from './sourceRules.ts';

/**
 * Everything that only shows when the records are seen together: ids and citekeys that lead nowhere or occur twice, and
 * claims and texts that rest on less than they say. A
 * pack may lead to what earlier packs have, and an id that one of them has already is reported, since the earlier one is
 * the one that is used. Where the pack has studies at all, each reference should have one.
 */
export function checkLinks(records: PackRecords, context: PackContext): void {
	const links = new Links(context);
	const named: readonly PackRecord<Entity>[] = [...records.targets, ...records.pathways, ...records.entities];
	links.checkUnique(named, (entity) => entity.id, 'id');
	links.checkUnique(records.claims, (claim) => claim.id, 'id');
	links.checkUnique(records.figures, (figure) => figure.id, 'id');
	links.checkUnique(records.references, (item) => item.id, 'id');
	for (const identifier of ['DOI', 'PMID', 'PMCID'] as const) {
		links.checkUnique(records.references, (item) => item[identifier]?.toLowerCase(), identifier);
	}
	named.forEach((record) => links.checkEntity(record));
	records.claims.forEach((record) => links.checkClaim(record));
	checkClaims(records.claims, context);
	records.figures.forEach((record) => links.checkFigure(record));
	links.checkUnique(records.names, ({ entity }) => entity, 'entity');
	records.names.forEach((record) => links.checkNames(record));
	if (records.header !== undefined) {
		links.checkMeanings(records.header);
	}
	records.studies.forEach((record) => checkStudy(record, context));
	records.references.forEach((record) => links.checkReference(record));
	checkChanges(records.changes, records.header?.value.version, context);
}

class Links {
	readonly #context: PackContext;

	constructor(context: PackContext) {
		this.#context = context;
	}

	/** Tells each record whose key an earlier one has, in this pack or, for ids, in a pack before it. */
	checkUnique<T>(
		records: readonly PackRecord<T>[],
		keyOf: (value: T) => string | undefined,
		field: 'id' | 'entity' | 'DOI' | 'PMID' | 'PMCID',
	): void {
		const seen = new Map<string, string>();
		for (const record of records) {
			const key = keyOf(record.value);
			if (key === undefined) {
				continue;
			}
			const earlier = seen.get(key);
			if (earlier === undefined) {
				seen.set(key, record.name);
			} else {
				this.#context.report(record, `evidence.duplicate-${field.toLowerCase()}`, {
					field,
					value: key,
					details: { other: earlier },
				});
			}
		}
	}

	checkEntity(record: PackRecord<Entity>): void {
		const entity = record.value;
		if (this.#context.known?.entity(entity.id) !== undefined) {
			this.#context.report(record, 'evidence.known-id', { field: 'id', value: entity.id });
		}
		this.#checkSources(record, 'sources', entity.sources);
		for (const { sources = [] } of fieldNotesOf(entity)) {
			this.#checkSources(record, 'fieldNotes', sources);
		}
		checkTexts(record, this.#context);
		if (entity.kind === 'target') {
			this.#checkTarget(record, entity);
		} else if (entity.kind === 'pathway') {
			this.#checkPathway(record, entity);
		} else {
			this.#checkEntities(record, 'members', entity.members);
			if (entity.members.includes(entity.id)) {
				this.#context.report(record, 'evidence.own-member', { field: 'members', value: entity.id });
			}
			checkTrial(record, entity, this.#context);
		}
	}

	checkClaim(record: PackRecord<Claim>): void {
		const claim = record.value;
		if (this.#context.known?.claim(claim.id) !== undefined) {
			this.#context.report(record, 'evidence.known-id', { field: 'id', value: claim.id });
		}
		this.#checkEntities(record, 'subject', claim.subject.entities);
		this.#checkEntities(record, 'object', claim.object.entities);
		this.#checkEntities(record, 'pathway', claim.pathway?.entities ?? []);
	}

	checkFigure(record: PackRecord<Figure>): void {
		this.#checkEntities(record, 'entities', record.value.entities);
		const { citekey } = record.value.paper;
		if (citekey !== undefined) {
			this.#checkPaper(record, 'paper', citekey);
		}
	}

	checkNames(record: PackRecord<EntityNames>): void {
		const { entity, company, otherThings } = record.value;
		if (this.#context.entity(entity) === undefined) {
			this.#context.report(record, 'evidence.unknown-entity', { field: 'entity', value: entity });
		} else if (otherThings.length > 0 && !this.#context.hasEntity(entity)) {
			this.#context.report(record, 'evidence.foreign-rule', { field: 'otherThings' });
		}
		for (const { for: sentence } of [...company, ...otherThings]) {
			if (!/\[\[[^[\]]+\]\]/.test(sentence)) {
				const field = company.some((rule) => rule.for === sentence) ? 'company' : 'otherThings';
				this.#context.report(record, 'evidence.unmarked-sentence', { field, value: sentence });
			}
		}
	}

	checkMeanings(record: PackRecord<PackHeader>): void {
		const meant = (record.value.meanings ?? []).flatMap(({ entity }) => entity ?? []);
		this.#checkEntities(record, 'meanings', meant);
	}

	checkReference(record: PackRecord<CslItem>): void {
		const item = record.value;
		if (this.#context.known?.paper(item.id) !== undefined) {
			this.#context.report(record, 'evidence.known-id', { field: 'id', value: item.id });
		}
		if (this.#context.hasStudies && this.#context.study(item.id) === undefined) {
			this.#context.report(record, 'evidence.reference-without-study', { field: 'id', value: item.id });
		}
		if (item.title === undefined) {
			this.#context.report(record, 'evidence.missing-field', { details: { field: 'title' } });
		}
	}

	#checkTarget(record: PackRecord<Entity>, target: Target): void {
		target.downstream.forEach((pathway) => this.#checkKind(record, 'downstream', pathway, 'pathway'));
		for (const { ligandEntity, source } of target.affinities) {
			if (ligandEntity !== undefined) {
				this.#checkKind(record, 'affinities', ligandEntity, 'entity');
			}
			this.#checkSources(record, 'affinities', [source]);
		}
	}

	#checkPathway(record: PackRecord<Entity>, pathway: Pathway): void {
		this.#checkEntities(record, 'participants', pathway.participants);
		pathway.brainRegions.forEach((region) => this.#checkKind(record, 'brainRegions', region, 'entity'));
		for (const { from, to } of pathway.steps) {
			this.#checkEntities(record, 'steps', [from, to]);
		}
		checkSteps(record, pathway, this.#context);
	}

	#checkSources<T>(record: PackRecord<T>, field: string, sources: readonly SourceReference[]): void {
		for (const { paper } of sources) {
			if (paper !== undefined) {
				this.#checkPaper(record, field, paper);
			}
		}
	}

	#checkEntities<T>(record: PackRecord<T>, field: string, ids: readonly string[]): void {
		for (const id of ids) {
			if (this.#context.entity(id) === undefined) {
				this.#context.report(record, 'evidence.unknown-entity', { field, value: id });
			}
		}
	}

	#checkKind<T>(record: PackRecord<T>, field: string, id: string, expected: Entity['kind']): void {
		const kind = this.#context.entity(id)?.kind;
		if (kind === undefined) {
			this.#context.report(record, 'evidence.unknown-entity', { field, value: id });
		} else if (kind !== expected) {
			this.#context.report(record, 'evidence.wrong-kind', { field, value: id, details: { kind, expected } });
		}
	}

	#checkPaper<T>(record: PackRecord<T>, field: string, citekey: string): void {
		if (!this.#context.hasPaper(citekey)) {
			this.#context.report(record, 'evidence.unknown-paper', { field, value: citekey });
		}
	}
}
