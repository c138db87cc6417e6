import type { EvidenceBase } from '../../evidence/evidenceBase.ts';
import { outcomes } from '../../suggestion/meaningFields.ts';
import type { StatementReading } from '../../suggestion/reading.ts';

/** One of two things that go together: what it is about, and whether there is more or less of it. */
interface Side {
	readonly about: ReadonlySet<string>;
	readonly sign: -1 | 1;
	/** It tells how people fare. */
	readonly isBenefit: boolean;
}

/** Two things that are said to go together. */
export interface Tie {
	readonly text: string;
	readonly sides: readonly [Side, Side];
}

/** How the two sides are told apart: `higher X went with more Y`, `the more X, the less Y`, `those with more X improved less`. */
const forms: readonly RegExp[] = [
	/^(.*?)\s(?:(?:was|were|is|are)\s)?(?:correlat\w+|went|goes|go|associated|linked|tied|related)\s(?:\p{L}+\s){0,2}?(?:with|to)\s(.*)$/iu,
	/\bthe\s((?:more|less|higher|lower|greater|smaller|larger|stronger|weaker)\b.*?),\s+the\s((?:more|less|higher|lower|greater|smaller|larger|stronger|weaker|better|worse)\b.*)$/iu,
	/\b(?:patients|people|those|responders|individuals)\swith\s((?:more|less|higher|lower|high|low|greater|smaller|larger)\b.*?)\s((?:improved|fared|responded|gained|did)\b.*)$/iu,
	/^(.*?越.*?)[，,]\s*(.*?越.*)$/u,
];

const plus =
	/\b(?:more|high(?:er)?|greater|larger|bigger|stronger|better|raised|ris(?:e|es|ing)|rose|increas\w+|improv\w+|relief|benefits?|gain(?:s|ed)?|respon[ds]\w*|fared)\b|越(?:高|大|多|强|好)|升高|增加|改善|缓解|获益/giu;

const minus =
	/\b(?:less|low(?:er)?|smaller|weaker|worse|poorer|fewer|falls?|fell|drops?|dropped|decreas\w+|declin\w+|reduc\w+)\b|越(?:低|小|少|弱|差)|降低|下降|减少/giu;

const benefit = /\b(?:improv\w+|relief|benefits?|gain(?:s|ed)?|respon[ds]\w*|fared)\b|改善|缓解|获益|疗效/iu;

const denied = /\b(?:not?|nor|neither|without|never|only|unless)\b|n't\b|不|未|无|仅/iu;

/** Illness and its scores, of which less is better. */
const ill: readonly string[] = ['score', 'depressive', 'symptom', 'suicide'].map((meaning) => `meaning:${meaning}`);

/** What a text says goes together. */
export function tiesIn(base: EvidenceBase, text: string, read: (text: string) => StatementReading): readonly Tie[] {
	return text.split(/;\s+|；|(?<=\p{L})\.\s/u).flatMap((clause) => {
		const parts = denied.test(clause)
			? undefined
			: forms.map((form) => form.exec(clause)).find((found) => found !== null);
		const [one, other] = (parts?.slice(1) ?? []).map((part) => sideOf(base, part, read(part)));
		return one === undefined || other === undefined ? [] : [{ text: clause, sides: [one, other] as const }];
	});
}

function sideOf(base: EvidenceBase, text: string, { features }: StatementReading): Side | undefined {
	const count = (words: RegExp) => text.match(words)?.length ?? 0;
	if (count(plus) + count(minus) === 0) {
		return undefined;
	}
	const isScale = [...features].some((feature) => {
		const entity = feature.startsWith('entity:') ? base.entity(feature.slice(7)) : undefined;
		return entity?.kind === 'entity' && entity.entityClass === 'scale';
	});
	const isIll =
		ill.some((each) => features.has(each)) || (isScale && ![...features].some((each) => outcomes.has(each)));
	const isTold = benefit.test(text);
	const isTurned = isIll && !isTold;
	const sign = (count(minus) % 2 === 1) === isTurned ? 1 : -1;
	const about = new Set([...features].filter((each) => !each.startsWith('word:') && !ill.includes(each)));
	return { about, sign, isBenefit: isTold || isIll };
}

/** What a finding says goes together the other way round. */
export function turnedTie(stated: readonly Tie[], found: readonly Tie[]): string | undefined {
	for (const { sides } of stated) {
		const same = found.filter((finding) => areOfSame(sides, finding.sides));
		const isSaid = same.some((finding) => signOf(finding.sides) === signOf(sides));
		if (same.length > 0 && !isSaid) {
			return same[0]!.text;
		}
	}
	return undefined;
}

function signOf([one, other]: Tie['sides']): number {
	return one.sign * other.sign;
}

function areOfSame([one, other]: Tie['sides'], [first, second]: Tie['sides']): boolean {
	return (isOfSame(one, first) && isOfSame(other, second)) || (isOfSame(one, second) && isOfSame(other, first));
}

function isOfSame(one: Side, other: Side): boolean {
	return (one.isBenefit && other.isBenefit) || [...one.about].some((each) => isTelling(each) && other.about.has(each));
}

function isTelling(feature: string): boolean {
	return feature.startsWith('entity:') || outcomes.has(feature);
}
