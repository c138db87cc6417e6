import type { EvidenceBase } from '../../core/evidence/evidenceBase.ts';
import { kindOfEntity } from '../../core/evidence/entityKind.ts';
import type { Claim, Entity, Paper } from '../../core/evidence/model.ts';
import { formatSubject, type Subject } from '../card.ts';
import { asLabel, classLabel, designLabel, strengthLabel } from '../labels.ts';
import type { Reader } from '../localise.ts';
import type { EvidenceNode } from './evidenceNode.ts';
import { EvidenceRows, type FoundWork, type GroupRow } from './evidenceRows.ts';
import { usualGrouping, type EvidenceGrouping } from './grouping.ts';
import { rowName } from './rowNames.ts';
import { claimIcon, kindIcons } from './rowIcons.ts';

/** What a query found, each best first. */
export interface FoundRows {
	readonly entities: readonly Entity[];
	readonly claims: readonly Claim[];
	/** Of the evidence base and of the user's libraries. */
	readonly works: readonly FoundWork[];
}

/** The tree of the evidence view: what the base holds, each row expandable to what it is tied to. */
export class EvidenceTree {
	readonly #base: EvidenceBase;
	readonly #reader: Reader;
	readonly #grouping: EvidenceGrouping;
	readonly #rows: EvidenceRows;
	readonly roots: readonly EvidenceNode[];

	constructor(base: EvidenceBase, reader: Reader, grouping: EvidenceGrouping = usualGrouping) {
		this.#base = base;
		this.#grouping = grouping;
		this.#reader = reader;
		this.#rows = new EvidenceRows(base, reader);
		const { t } = reader;
		const ofKind = (accepts: (entity: Entity) => boolean) => base.entities.filter(accepts);
		this.roots = [
			this.#classGroup(
				{ id: 'targets', label: t('Receptors and targets'), icon: kindIcons.target },
				ofKind((e) => e.kind === 'target'),
			),
			this.#entityGroup(
				{ id: 'pathways', label: t('Pathways'), icon: kindIcons.pathway },
				undefined,
				ofKind((e) => e.kind === 'pathway'),
			),
			this.#classGroup(
				{ id: 'drugs', label: t('Drugs'), icon: kindIcons.drug },
				ofKind((e) => kindOfEntity(e) === 'drug'),
			),
			this.#classGroup(
				{ id: 'entities', label: t('Other entities'), icon: kindIcons.other },
				ofKind((e) => kindOfEntity(e) === 'other'),
			),
			this.#claimRoot(),
			this.#paperRoot(),
		].filter((group) => group.hasChildren);
	}

	/** The row of a subject at its usual place, for revealing it; undefined when the base has no such thing. */
	find(subject: Subject): EvidenceNode | undefined {
		const claim = subject.kind === 'claim' ? this.#base.claim(subject.id) : undefined;
		const wanted = formatSubject(claim === undefined ? subject : { kind: 'claim', id: claim.id });
		for (const root of this.roots) {
			for (const child of root.children()) {
				if (child.subject !== undefined && formatSubject(child.subject) === wanted) {
					return child;
				}
				if (child.subject === undefined) {
					const found = child.children().find((node) => node.subject && formatSubject(node.subject) === wanted);
					if (found !== undefined) {
						return found;
					}
				}
			}
		}
		return undefined;
	}

	/** The rows of what was found, in place of the roots; those that hold nothing are left out. */
	found({ entities, claims, works }: FoundRows): readonly EvidenceNode[] {
		const { t } = this.#reader;
		const groups = [
			this.#rows.group(
				{ id: 'found-entities', label: t('Names'), icon: kindIcons.other, count: entities.length },
				undefined,
				(group) => entities.map((entity) => this.#rows.entity(entity, group)),
			),
			this.#rows.group(
				{ id: 'found-claims', label: t('Claims'), icon: kindIcons.claim, count: claims.length },
				undefined,
				(group) => claims.map((claim) => this.#rows.claim(claim, group)),
			),
			this.#rows.group(
				{ id: 'found-papers', label: t('Papers'), icon: kindIcons.paper, count: works.length },
				undefined,
				(group) => works.map((work) => this.#rows.work(work, group)),
			),
		];
		return groups.filter((group) => group.hasChildren).map((group) => ({ ...group, isOpen: true }));
	}

	#classGroup(row: GroupRow, entities: readonly Entity[]): EvidenceNode {
		const byClass = Map.groupBy(entities, (entity) => classLabel(entity, this.#reader));
		const classes = [...byClass].sort(
			([a, membersA], [b, membersB]) => membersB.length - membersA.length || a.localeCompare(b),
		);
		return this.#rows.group({ ...row, count: entities.length }, undefined, (root) =>
			classes.map(([name, members]) =>
				this.#entityGroup({ id: name, label: asLabel(name), icon: row.icon }, root, members),
			),
		);
	}

	#entityGroup(row: GroupRow, parent: EvidenceNode | undefined, entities: readonly Entity[]): EvidenceNode {
		const sorted = this.#rows.sortedByName(entities);
		return this.#rows.group({ ...row, count: entities.length }, parent, (group) =>
			sorted.map((entity) => this.#rows.entity(entity, group)),
		);
	}

	#claimRoot(): EvidenceNode {
		const { claims } = this.#base;
		return this.#rows.group(
			{ id: 'claims', label: this.#reader.t('Claims'), icon: kindIcons.claim, count: claims.length },
			undefined,
			(root) =>
				this.#grouping.claims === 'pathway'
					? this.#claimsByPathway(root)
					: (['strong', 'moderate', 'weak', 'conflicting', 'refuted'] as const)
							.map((strength) => {
								const ofStrength = claims.filter((claim) => claim.strength === strength);
								const label = asLabel(strengthLabel(strength, this.#reader));
								return this.#rows.group(
									{ id: strength, label, icon: claimIcon(strength), count: ofStrength.length },
									root,
									(group) => ofStrength.map((claim) => this.#rows.claim(claim, group)),
								);
							})
							.filter((group) => group.hasChildren),
		);
	}

	/** A claim about several pathways is below each of them; one about none comes last. */
	#claimsByPathway(root: EvidenceNode): EvidenceNode[] {
		const pathways = this.#rows.sortedByName(this.#base.entities.filter(({ kind }) => kind === 'pathway'));
		const placed = new Set<Claim>();
		const groupOf = (id: string, label: string, claims: readonly Claim[]) =>
			this.#rows.group({ id, label, icon: kindIcons.pathway, count: claims.length }, root, (group) =>
				claims.map((claim) => this.#rows.claim(claim, group)),
			);
		const groups = pathways.map((pathway) => {
			const claims = this.#base.claimsAbout(pathway.id);
			claims.forEach((claim) => placed.add(claim));
			return groupOf(pathway.id, rowName(pathway, this.#reader).label, claims);
		});
		const others = this.#base.claims.filter((claim) => !placed.has(claim));
		return [...groups, groupOf('none', this.#reader.t('Of no pathway'), others)].filter((group) => group.hasChildren);
	}

	#papersByDesign(root: EvidenceNode): EvidenceNode[] {
		const designs = [...Map.groupBy(this.#base.papers, (paper) => paper.study.design)];
		return designs
			.toSorted(([a, ofA], [b, ofB]) => ofB.length - ofA.length || a.localeCompare(b))
			.map(([design, papers]) => {
				const label = asLabel(designLabel(design, this.#reader));
				return this.#rows.group({ id: design, label, icon: kindIcons.paper, count: papers.length }, root, (group) =>
					this.#rows.sortedByReference(papers).map((paper) => this.#rows.paper(paper, group)),
				);
			});
	}

	#paperRoot(): EvidenceNode {
		const { papers } = this.#base;
		const yearOf = (paper: Paper) => paper.item.issued?.['date-parts']?.[0]?.[0] ?? 0;
		const years = [...Map.groupBy(papers, yearOf)].sort(([a], [b]) => b - a);
		return this.#rows.group(
			{ id: 'papers', label: this.#reader.t('Papers'), icon: kindIcons.paper, count: papers.length },
			undefined,
			(root) =>
				this.#grouping.papers === 'design'
					? this.#papersByDesign(root)
					: years.map(([year, ofYear]) => {
							const sorted = this.#rows.sortedByReference(ofYear);
							return this.#rows.group(
								{ id: String(year), label: String(year), icon: kindIcons.paper, count: ofYear.length },
								root,
								(group) => sorted.map((paper) => this.#rows.paper(paper, group)),
							);
						}),
		);
	}
}
