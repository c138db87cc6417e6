/** What a row of each kind shows, and the rows below it: what an entity, a claim or a paper is tied to. */
import type { EvidenceBase } from '../../core/evidence/evidenceBase.ts';
import type { CslItem } from '../../core/bibliography/cslItem.ts';
import { isRetracted } from '../../core/evidence/retraction.ts';
import type { Claim, ClaimTerm, Entity, Paper, Stance } from '../../core/evidence/model.ts';
import { differenceLabel } from '../differences.ts';
import {
	claimStatement,
	classLabel,
	plainTitle,
	shortReference,
	stanceLabel,
	stances,
	strengthLabel,
} from '../labels.ts';
import { displayName, type Reader } from '../localise.ts';
import { stateOfPaper } from '../paperState.ts';
import { createNode, type EvidenceNode } from './evidenceNode.ts';
import { rowName } from './rowNames.ts';
import { claimIcon, entityIcon, kindIcons, paperIcon } from './rowIcons.ts';

const stanceIcons: Readonly<Record<Stance, string>> = {
	supports: 'pass',
	contradicts: 'circle-slash',
	mixed: 'question',
	background: 'info',
};

/** A work under the citekey that it is cited by. */
export interface FoundWork {
	readonly citekey: string;
	readonly item: CslItem;
	/** What the evidence base knows of it. */
	readonly paper: Paper | undefined;
}

/** What a row is that others stand under. */
export interface GroupRow {
	readonly id: string;
	readonly label: string;
	readonly icon: string;
}

/** Makes the rows of entities, claims and papers, wherever in a tree they stand. */
export class EvidenceRows {
	readonly #base: EvidenceBase;
	readonly #reader: Reader;

	constructor(base: EvidenceBase, reader: Reader) {
		this.#base = base;
		this.#reader = reader;
	}

	entity(entity: Entity, parent: EvidenceNode | undefined): EvidenceNode {
		return createNode({
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
			this.group({ id: 'claims', label: t('Claims'), icon: kindIcons.claim, count: claims.length }, parent, (group) =>
				claims.map((claim) => this.claim(claim, group)),
			),
			this.group(
				{ id: 'pathways', label: t('Pathways'), icon: kindIcons.pathway, count: pathways.length },
				parent,
				(group) => pathways.map((pathway) => this.entity(pathway, group)),
			),
			this.group(
				{ id: 'related', label: t('Takes part'), icon: 'references', count: related.length },
				parent,
				(group) => related.map((other) => this.entity(other, group)),
			),
			this.group({ id: 'papers', label: t('Papers'), icon: kindIcons.paper, count: papers.length }, parent, (group) =>
				papers.map((paper) => this.paper(paper, group)),
			),
		];
		return groups.filter((group) => group.hasChildren);
	}

	claim(claim: Claim, parent: EvidenceNode): EvidenceNode {
		return createNode({
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
			return this.group(
				{ id: stance, label: stanceLabel(stance, this.#reader), icon: stanceIcons[stance], count: papers.length },
				parent,
				(group) => papers.map(({ paper, difference }) => this.paper(paper, group, difference)),
			);
		});
		const opponents = this.#base.opponentsOf(claim.id);
		const opposed = this.group(
			{ id: 'opposed', label: this.#reader.t('Opposed by'), icon: 'arrow-swap', count: opponents.length },
			parent,
			(group) => opponents.map((opponent) => this.claim(opponent, group)),
		);
		const terms: ClaimTerm[] = [claim.subject, claim.object, ...(claim.pathway === undefined ? [] : [claim.pathway])];
		const about = [...new Set(terms.flatMap((term) => term.entities))].flatMap((id) => this.#base.entity(id) ?? []);
		const aboutGroup = this.group(
			{ id: 'about', label: this.#reader.t('About'), icon: kindIcons.other, count: about.length },
			parent,
			(group) => about.map((entity) => this.entity(entity, group)),
		);
		return [opposed, ...byStance, aboutGroup].filter((group) => group.hasChildren);
	}

	/** `difference`: in what the paper is other than the claim whose row this is below. */
	paper(paper: Paper, parent: EvidenceNode, difference?: string): EvidenceNode {
		return createNode({
			id: paper.citekey,
			label: this.#byline(paper),
			description: this.#described(paper.item, paper, difference),
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

	/**
	 * What is seen behind author and year: the title, which tells papers of one year apart. Only what must be seen before it
	 * is: that the paper was retracted; what is not confirmed has a sign of its own before the row.
	 */
	#described(item: CslItem, paper: Paper | undefined, difference?: string): string {
		const state = paper && stateOfPaper(paper, this.#reader);
		const title = plainTitle(item);
		const parts = isRetracted(paper) ? [difference, state, title] : [difference, title, state];
		return parts.filter((part) => part !== undefined && part !== '').join(' · ');
	}

	/** A work under the user's own citekey; one that the evidence base does not know has no ties. */
	work({ citekey, item, paper }: FoundWork, parent: EvidenceNode): EvidenceNode {
		if (paper?.citekey === citekey) {
			return this.paper(paper, parent);
		}
		return createNode(
			{
				id: citekey,
				label: shortReference(item, this.#reader),
				description: this.#described(item, paper),
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
			return this.group(
				{ id: stance, label: stanceLabel(stance, this.#reader), icon: stanceIcons[stance], count: claims.length },
				parent,
				(group) => claims.map((claim) => this.claim(claim, group)),
			);
		});
		return groups.filter((group) => group.hasChildren);
	}

	sortedByReference(papers: readonly Paper[]): readonly Paper[] {
		return papers.toSorted((a, b) => this.#byline(a).localeCompare(this.#byline(b)));
	}

	sortedByName(entities: readonly Entity[]): readonly Entity[] {
		const nameOf = (entity: Entity) => rowName(entity, this.#reader).label;
		return entities.toSorted((a, b) => nameOf(a).localeCompare(nameOf(b)));
	}

	/** A row that holds `count` others; without any, it has no children. */
	group(
		{ id, label, icon, count }: GroupRow & { readonly count: number },
		parent: EvidenceNode | undefined,
		children: (group: EvidenceNode) => readonly EvidenceNode[],
	): EvidenceNode {
		const spoken = this.#reader.t('{0}, {1} rows', label, count);
		return createNode(
			{ id, label, description: String(count), icon, contextValue: 'group', spoken, parent, children },
			count > 0,
		);
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
