import type { Entity } from '../evidence/model.ts';
import type { Lexicon } from '../matching/lexicon.ts';

/** How near another entity is to one: a namesake is nearly the same, a class, a family or a member is not. */
const namesakeMatch = 0.9;
const kinMatch = 0.5;
/** What a substance blocks or activates stands for it where somebody tests what is needed by giving it. */
const probeMatch = 0.7;

/** A combination that is told by one of its parts. */
const partMatch = 0.6;

/** For each entity those that stand for it in part, with how well, from 0 to 1. */
export type RelatedEntities = ReadonlyMap<string, ReadonlyMap<string, number>>;

/** The namesakes of entities (a complex and the pathway that bears its name), their classes and their members. */
export function relatedEntities(entities: readonly Entity[], lexicon: Lexicon): RelatedEntities {
	const related = new Map<string, Map<string, number>>();
	const add = (id: string, other: string, match: number): void => {
		const others = related.get(id) ?? new Map<string, number>();
		related.set(id, others.set(other, Math.max(match, others.get(other) ?? 0)));
	};
	for (const entity of entities) {
		for (const name of [entity.name, ...(entity.abbreviation === undefined ? [] : [entity.abbreviation])]) {
			for (const other of lexicon.entitiesNamed(name)) {
				if (other !== entity.id) {
					add(entity.id, other, namesakeMatch);
					add(other, entity.id, namesakeMatch);
				}
			}
		}
		for (const target of targetNamesOf(entity).flatMap((name) => lexicon.entitiesNamed(name))) {
			add(entity.id, target, kinMatch);
			add(target, entity.id, kinMatch);
		}
		for (const target of probedNamesOf(entity).flatMap((name) => lexicon.entitiesNamed(name))) {
			if (target !== entity.id) {
				add(entity.id, target, probeMatch);
				add(target, entity.id, probeMatch);
			}
		}
		for (const part of partsOf(entity, lexicon)) {
			add(entity.id, part, partMatch);
			add(part, entity.id, partMatch);
		}
		for (const member of membersOf(entity)) {
			add(member, entity.id, kinMatch);
			add(entity.id, member, kinMatch);
		}
	}
	return related;
}

/** What a combination is made of: `A-B`, where A and B are entities of their own. */
function partsOf({ id, name, synonyms }: Entity, lexicon: Lexicon): readonly string[] {
	for (const each of [name, ...synonyms]) {
		const parts = each.split(/[-–/+]/).map((part) => lexicon.entitiesNamed(part.trim()));
		if (parts.length === 2 && parts.every((found) => found.length > 0 && !found.includes(id))) {
			return parts.flat();
		}
	}
	return [];
}

function membersOf(entity: Entity): readonly string[] {
	return entity.kind === 'entity' ? entity.members : entity.kind === 'pathway' ? entity.participants : [];
}

/** `NMDA receptor antagonists` are named by what they act on. */
const actingOn =
	/[\s-](?:ant)?agonists?$|[\s-](?:inhibitor|blocker|modulator|activator)s?$|(?:拮抗剂|激动剂|抑制剂|阻断剂|阻滞剂|调节剂|激活剂)$/iu;

function targetNamesOf({ name, synonyms }: Entity): readonly string[] {
	return [name, ...synonyms].flatMap((each) => (actingOn.test(each) ? [each.replace(actingOn, '')] : []));
}

/** `mTORC1 inhibitor`, `AMPA (and kainate) antagonist` in what a summary says a substance is. */
const probing =
	/([\p{L}\p{N}-]+(?: receptor)?)(?: \([^)]*\))? (?:receptor |channel |pore )?(?:antagonist|inhibitor|agonist|blocker)s?\b/u;

/** The target that a summary names for a substance in its first clause. */
function probedNamesOf(entity: Entity): readonly string[] {
	if (entity.kind !== 'entity') {
		return [];
	}
	const [clause] = entity.summary.en.split(/[;.]/);
	const name = probing.exec(clause ?? '')?.[1];
	return name === undefined ? [] : [name, `${name} receptor`, `${name} receptors`];
}
