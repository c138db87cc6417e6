import type { EvidenceBase } from '../../core/evidence/evidenceBase.ts';
import type { CslItem } from '../../core/bibliography/cslItem.ts';
import { kindOfEntity } from '../../core/evidence/entityKind.ts';
import type { Claim, ClaimTerm, Entity, Paper, Stance } from '../../core/evidence/model.ts';
import { formatSubject, type Subject } from '../card.ts';
import { differenceLabel } from '../differences.ts';
import {
	asLabel,
	claimStatement,
	classLabel,
	designLabel,
	plainTitle,
	shortReference,
	stanceLabel,
	stances,
	strengthLabel,
} from '../labels.ts';
import { displayName, type Reader } from '../localise.ts';
import { stateOfPaper } from '../paperState.ts';
import { usualGrouping, type EvidenceGrouping } from './grouping.ts';
import { rowName } from './rowNames.ts';
import { claimIcon, entityIcon, kindIcons, paperIcon } from './rowIcons.ts';

/** A row of the evidence view. Children are made when the row is opened. */
export interface EvidenceNode {
	/** Unique in the tree: the way from the root. */
	readonly path: string;
	readonly parent: EvidenceNode | undefined;
	readonly label: string;
	readonly description?: string;
	readonly icon: string;
	/** Groups have none. */
	readonly subject?: Subject;
	/** For menus: `group`, `receptor`, `pathway`, `entity`, `claim`, `paper`. */
	readonly contextValue: string;
	/** What a screen reader says; the label alone where absent. */
	readonly spoken?: string;
	/** Whether the row is open when it is first shown. */
	readonly isOpen?: boolean;
	children(): readonly EvidenceNode[];
	readonly hasChildren: boolean;
}

const stanceIcons: Readonly<Record<Stance, string>> = {
	supports: 'pass',
	contradicts: 'circle-slash',
	mixed: 'question',
	background: 'info',
};

/** What a query found, each best first. */
export interface FoundRows {
	readonly entities: readonly Entity[];
	readonly claims: readonly Claim[];
	/** Of the evidence base and of the user's libraries. */
	readonly works: readonly FoundWork[];
}

/** A work under the citekey that it is cited by. */
export interface FoundWork {
	readonly citekey: string;
	readonly item: CslItem;
	/** What the evidence base knows of it. */
	readonly paper: Paper | undefined;
}

/** The tree of the evidence view: what the base holds, each row expandable to what it is tied to. */
export class EvidenceTree {
	readonly #base: EvidenceBase;
	readonly #reader: Reader;
	readonly #grouping: EvidenceGrouping;
	readonly roots: readonly EvidenceNode[];

	constructor(base: EvidenceBase, reader: Reader, grouping: EvidenceGrouping = usualGrouping) {
		this.#base = base;
		this.#grouping = grouping;
		this.#reader = reader;
		const { t } = reader;
		const ofKind = (accepts: (entity: Entity) => boolean) => base.entities.filter(accepts);
		this.roots = [
			this.#classGroup(
				'targets',
				t('Receptors and targets'),
				kindIcons.target,
				ofKind((e) => e.kind === 'target'),
			),
			this.#entityGroup(
				'pathways',
				t('Pathways'),
				kindIcons.pathway,
				undefined,
				ofKind((e) => e.kind === 'pathway'),
			),
			this.#classGroup(
				'drugs',
				t('Drugs'),
				kindIcons.drug,
				ofKind((e) => kindOfEntity(e) === 'drug'),
			),
			this.#classGroup(
				'entities',
				t('Other entities'),
				kindIcons.other,
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
			this.#group('found-entities', t('Names'), kindIcons.other, entities.length, undefined, (group) =>
				entities.map((entity) => this.#entityNode(entity, group)),
			),
			this.#group('found-claims', t('Claims'), kindIcons.claim, claims.length, undefined, (group) =>
				claims.map((claim) => this.#claimNode(claim, group)),
			),
			this.#group('found-papers', t('Papers'), kindIcons.paper, works.length, undefined, (group) =>
				works.map((work) => this.#workNode(work, group)),
			),
		];
		return groups.filter((group) => group.hasChildren).map((group) => ({ ...group, isOpen: true }));
	}

	/** The row of one entity outside the tree's own order, such as in the document view. */
	entityRow(entity: Entity, parent: EvidenceNode | undefined): EvidenceNode {
		return this.#entityNode(entity, parent);
	}

	#classGroup(id: string, label: string, icon: string, entities: readonly Entity[]): EvidenceNode {
		const byClass = Map.groupBy(entities, (entity) => classLabel(entity, this.#reader));
		const classes = [...byClass].sort(
			([a, membersA], [b, membersB]) => membersB.length - membersA.length || a.localeCompare(b),
		);
		return this.#group(id, label, icon, entities.length, undefined, (root) =>
			classes.map(([name, members]) => this.#entityGroup(name, asLabel(name), icon, root, members)),
		);
	}

	#entityGroup(
		id: string,
		label: string,
		icon: string,
		parent: EvidenceNode | undefined,
		entities: readonly Entity[],
	): EvidenceNode {
		const sorted = this.#sortedByName(entities);
		return this.#group(id, label, icon, entities.length, parent, (group) =>
			sorted.map((entity) => this.#entityNode(entity, group)),
		);
	}

	#claimRoot(): EvidenceNode {
		const { claims } = this.#base;
		return this.#group('claims', this.#reader.t('Claims'), kindIcons.claim, claims.length, undefined, (root) =>
			this.#grouping.claims === 'pathway'
				? this.#claimsByPathway(root)
				: (['strong', 'moderate', 'weak', 'conflicting', 'refuted'] as const)
						.map((strength) => {
							const ofStrength = claims.filter((claim) => claim.strength === strength);
							const label = asLabel(strengthLabel(strength, this.#reader));
							return this.#group(strength, label, claimIcon(strength), ofStrength.length, root, (group) =>
								ofStrength.map((claim) => this.#claimNode(claim, group)),
							);
						})
						.filter((group) => group.hasChildren),
		);
	}

	/** A claim about several pathways is below each of them; one about none comes last. */
	#claimsByPathway(root: EvidenceNode): EvidenceNode[] {
		const pathways = this.#sortedByName(this.#base.entities.filter(({ kind }) => kind === 'pathway'));
		const placed = new Set<Claim>();
		const groupOf = (id: string, label: string, claims: readonly Claim[]) =>
			this.#group(id, label, kindIcons.pathway, claims.length, root, (group) =>
				claims.map((claim) => this.#claimNode(claim, group)),
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
				return this.#group(design, label, kindIcons.paper, papers.length, root, (group) =>
					this.#sortedByReference(papers).map((paper) => this.#paperNode(paper, group)),
				);
			});
	}

	#sortedByReference(papers: readonly Paper[]): readonly Paper[] {
		return papers.toSorted((a, b) => this.#byline(a).localeCompare(this.#byline(b)));
	}

	#paperRoot(): EvidenceNode {
		const { papers } = this.#base;
		const yearOf = (paper: Paper) => paper.item.issued?.['date-parts']?.[0]?.[0] ?? 0;
		const years = [...Map.groupBy(papers, yearOf)].sort(([a], [b]) => b - a);
		return this.#group('papers', this.#reader.t('Papers'), kindIcons.paper, papers.length, undefined, (root) =>
			this.#grouping.papers === 'design'
				? this.#papersByDesign(root)
				: years.map(([year, ofYear]) => {
						const sorted = this.#sortedByReference(ofYear);
						return this.#group(String(year), String(year), kindIcons.paper, ofYear.length, root, (group) =>
							sorted.map((paper) => this.#paperNode(paper, group)),
						);
					}),
		);
	}

	#entityNode(entity: Entity, parent: EvidenceNode | undefined): EvidenceNode {
		return this.#node({
			id: entity.id,
			...rowName(entity, this.#reader),
			icon: entityIcon(entity),
			subject: { kind: 'entity', id: entity.id },
			contextValue: entity.kind === 'target' ? 'receptor' : entity.kind,
			spoken: `${displayName(entity, this.#reader)}, ${classLabel(entity, this.#reader)}`,
			parent,
			children: (node) => this.#tiesOfEntity(entity, node),
		});
	}

	#tiesOfEntity(entity: Entity, parent: EvidenceNode): EvidenceNode[] {
		const { t } = this.#reader;
		const claims = this.#base.claimsAbout(entity.id);
		const papers = this.#base.papersAbout(entity.id);
		const pathways = this.#base.pathwaysOf(entity.id);
		const related = relatedIds(entity).flatMap((id) => this.#base.entity(id) ?? []);
		const groups = [
			this.#group('claims', t('Claims'), kindIcons.claim, claims.length, parent, (group) =>
				claims.map((claim) => this.#claimNode(claim, group)),
			),
			this.#group('pathways', t('Pathways'), kindIcons.pathway, pathways.length, parent, (group) =>
				pathways.map((pathway) => this.#entityNode(pathway, group)),
			),
			this.#group('related', t('Takes part'), 'references', related.length, parent, (group) =>
				related.map((other) => this.#entityNode(other, group)),
			),
			this.#group('papers', t('Papers'), kindIcons.paper, papers.length, parent, (group) =>
				papers.map((paper) => this.#paperNode(paper, group)),
			),
		];
		return groups.filter((group) => group.hasChildren);
	}

	#claimNode(claim: Claim, parent: EvidenceNode): EvidenceNode {
		return this.#node({
			id: claim.id,
			label: claimStatement(claim, this.#reader),
			description: strengthLabel(claim.strength, this.#reader),
			icon: claimIcon(claim.strength),
			subject: { kind: 'claim', id: claim.id },
			contextValue: 'claim',
			parent,
			children: (node) => this.#tiesOfClaim(claim, node),
		});
	}

	#tiesOfClaim(claim: Claim, parent: EvidenceNode): EvidenceNode[] {
		const byStance = stances.map((stance) => {
			const evidence = claim.evidence.filter((link) => link.stance === stance);
			const papers = evidence.flatMap((link) => {
				const paper = this.#base.paper(link.paper);
				return paper === undefined ? [] : [{ paper, difference: differenceLabel(link, this.#base, this.#reader) }];
			});
			return this.#group(
				stance,
				stanceLabel(stance, this.#reader),
				stanceIcons[stance],
				papers.length,
				parent,
				(group) => papers.map(({ paper, difference }) => this.#paperNode(paper, group, difference)),
			);
		});
		const opponents = this.#base.opponentsOf(claim.id);
		const opposed = this.#group(
			'opposed',
			this.#reader.t('Opposed by'),
			'arrow-swap',
			opponents.length,
			parent,
			(group) => opponents.map((opponent) => this.#claimNode(opponent, group)),
		);
		const terms: ClaimTerm[] = [claim.subject, claim.object, ...(claim.pathway === undefined ? [] : [claim.pathway])];
		const about = [...new Set(terms.flatMap((term) => term.entities))].flatMap((id) => this.#base.entity(id) ?? []);
		const aboutGroup = this.#group('about', this.#reader.t('About'), kindIcons.other, about.length, parent, (group) =>
			about.map((entity) => this.#entityNode(entity, group)),
		);
		return [opposed, ...byStance, aboutGroup].filter((group) => group.hasChildren);
	}

	/** `difference`: in what the paper is other than the claim whose row this is below. */
	#paperNode(paper: Paper, parent: EvidenceNode, difference?: string): EvidenceNode {
		const marks = [difference, stateOfPaper(paper, this.#reader)].filter((part) => part !== undefined);
		const title = plainTitle(paper.item);
		return this.#node({
			id: paper.citekey,
			label: this.#byline(paper),
			description: [...marks, title].join(' · '),
			icon: paperIcon(paper),
			subject: { kind: 'paper', id: paper.citekey },
			contextValue: 'paper',
			parent,
			children: (node) => this.#tiesOfPaper(paper, node),
		});
	}

	#byline(paper: Paper): string {
		return shortReference(paper.item, this.#reader);
	}

	/** A work under the user's own citekey; one that the evidence base does not know has no ties. */
	#workNode({ citekey, item, paper }: FoundWork, parent: EvidenceNode): EvidenceNode {
		if (paper?.citekey === citekey) {
			return this.#paperNode(paper, parent);
		}
		const state = paper && stateOfPaper(paper, this.#reader);
		return this.#node(
			{
				id: citekey,
				label: shortReference(item, this.#reader),
				description: [...(state === undefined ? [] : [state]), plainTitle(item)].join(' · '),
				icon: paperIcon(paper),
				subject: { kind: 'paper', id: citekey },
				contextValue: 'paper',
				parent,
				children: (node) => (paper === undefined ? [] : this.#tiesOfPaper(paper, node)),
			},
			paper !== undefined,
		);
	}

	#tiesOfPaper(paper: Paper, parent: EvidenceNode): EvidenceNode[] {
		const links = this.#base.claimsOf(paper.citekey);
		const groups = stances.map((stance) => {
			const claims = links.filter((link) => link.stance === stance).map((link) => link.claim);
			return this.#group(
				stance,
				stanceLabel(stance, this.#reader),
				stanceIcons[stance],
				claims.length,
				parent,
				(group) => claims.map((claim) => this.#claimNode(claim, group)),
			);
		});
		return groups.filter((group) => group.hasChildren);
	}

	#group(
		id: string,
		label: string,
		icon: string,
		count: number,
		parent: EvidenceNode | undefined,
		children: (group: EvidenceNode) => readonly EvidenceNode[],
	): EvidenceNode {
		const spoken = this.#reader.t('{0}, {1} rows', label, count);
		return this.#node(
			{ id, label, description: String(count), icon, contextValue: 'group', spoken, parent, children },
			count > 0,
		);
	}

	#node(
		row: Omit<EvidenceNode, 'path' | 'children' | 'hasChildren'> & {
			readonly id: string;
			readonly children: (node: EvidenceNode) => readonly EvidenceNode[];
		},
		hasChildren = true,
	): EvidenceNode {
		const { id, children, ...shown } = row;
		let made: readonly EvidenceNode[] | undefined;
		const node: EvidenceNode = {
			...shown,
			path: row.parent === undefined ? id : `${row.parent.path}/${id}`,
			hasChildren,
			children: () => (made ??= children(node)),
		};
		return node;
	}

	#sortedByName(entities: readonly Entity[]): readonly Entity[] {
		const nameOf = (entity: Entity) => rowName(entity, this.#reader).label;
		return entities.toSorted((a, b) => nameOf(a).localeCompare(nameOf(b)));
	}
}

function relatedIds(entity: Entity): readonly string[] {
	switch (entity.kind) {
		case 'pathway':
			return entity.participants;
		case 'entity':
			return entity.members;
		case 'target':
			return [...new Set(entity.affinities.flatMap((affinity) => affinity.ligandEntity ?? []))];
	}
}
