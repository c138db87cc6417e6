import type { EvidenceBase } from '../../evidence/evidenceBase.ts';
import type { Substance } from '../../evidence/model.ts';

/** What a group is given that others are compared with. */
export const controls: readonly string[] = ['meaning:placebo', 'meaning:control'];

/** Whether a feature of a reading is what a group is given: a drug, placebo, a control. */
export function isTreatment(base: EvidenceBase, feature: string): boolean {
	const [kind, id = ''] = feature.split(':');
	return kind === 'entity' ? isSubstance(base, id) : controls.includes(feature);
}

/** Whether an entity is something that can be given. */
export function isSubstance(base: EvidenceBase, id: string): boolean {
	const found = substance(base, id);
	return found?.entityClass === 'drug' || found?.entityClass === 'metabolite';
}

/** The entity with this id, unless it is a target. */
export function substance(base: EvidenceBase, id: string): Substance | undefined {
	const entity = base.entity(id);
	return entity?.kind === 'entity' ? entity : undefined;
}
