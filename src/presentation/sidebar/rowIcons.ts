import { kindOfEntity } from '../../core/evidence/entityKind.ts';
import type { Entity, Paper, Strength } from '../../core/evidence/model.ts';
import { isRetracted } from '../../core/evidence/retraction.ts';

/** The one icon of each kind of row, the same in every view; groups of a kind have it too. */
export const kindIcons = {
	target: 'symbol-interface',
	pathway: 'type-hierarchy-sub',
	drug: 'beaker',
	other: 'symbol-misc',
	claim: 'law',
	paper: 'book',
	retracted: 'error',
	unconfirmed: 'warning',
} as const;

/** Claims are told apart by shape as well as by words. */
const strengthIcons: Readonly<Partial<Record<Strength, string>>> = {
	conflicting: 'arrow-swap',
	refuted: 'circle-slash',
};

export function entityIcon(entity: Entity): string {
	return kindIcons[kindOfEntity(entity)];
}

export function claimIcon(strength: Strength): string {
	return strengthIcons[strength] ?? kindIcons.claim;
}

/** The icon of a work; `paper` is what the evidence base knows of it. */
export function paperIcon(paper: Paper | undefined): string {
	if (isRetracted(paper)) {
		return kindIcons.retracted;
	}
	return paper?.study.metadata === 'incomplete' ? kindIcons.unconfirmed : kindIcons.paper;
}
