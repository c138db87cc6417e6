/** How the card of an entity begins: its names, and what it is in a line. */
import type { Entity } from '../core/evidence/model.ts';
import type { EntityCardData } from '../core/features/cards.ts';
import { type CardBlock, type Inline, named, text } from './card.ts';
import { asLabel, classLabel } from './labels.ts';
import { displayName, marksOf, type Reader } from './localise.ts';

export function headline({ entity, typed }: EntityCardData, reader: Reader): CardBlock[] {
	const name = displayName(entity, reader);
	const heading: Inline[] = named(name);
	const { abbreviation } = entity;
	const { open, close } = marksOf(reader);
	if (abbreviation !== undefined && abbreviation !== name) {
		// Brackets inside brackets are hard to read.
		const isBracketed = /[()（）]/.test(name + abbreviation);
		heading.push(...(isBracketed ? [text(' · '), ...named(abbreviation)] : [text(open + abbreviation + close)]));
	}
	const isChinese = reader.language === 'zh' || /[\u3400-\u9fff]/.test(typed ?? '');
	const otherName = reader.language === 'zh' ? entity.name : entity.zh[0];
	if (isChinese && otherName !== undefined && otherName !== name) {
		heading.push(text(' · '), ...named(otherName));
	}
	return [{ kind: 'heading', content: heading }];
}

/** What the entity is, in a line: its class, with the family of a target or what else says it shortly. */
export function classInlines(entity: Entity, summary: string, reader: Reader): Inline[] {
	const label = asLabel(classLabel(entity, reader));
	if (entity.kind === 'target') {
		return [text(entity.family === '' ? label : `${label} · ${reader.t(entity.family)}`, 'emphasis')];
	}
	return summary === '' ? [text(label, 'emphasis')] : [text(label, 'emphasis'), text(' · '), ...named(summary)];
}

/** Names that the headline does not have. */
export function otherNames(entity: Entity, reader: Reader): readonly string[] {
	const shown = [displayName(entity, reader), entity.abbreviation];
	return [...new Set([entity.name, ...entity.synonyms, ...entity.zh])].filter((name) => !shown.includes(name));
}
