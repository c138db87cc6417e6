import { outcomes, restricting } from '../../suggestion/meaningFields.ts';
import type { Relation } from '../../suggestion/relation.ts';
import type { StatementReading } from '../../suggestion/reading.ts';
import type { StatementToken } from '../../suggestion/statementTokens.ts';

/** What a text is about: `entity:…`, `meaning:…` and `word:…`. */
export type Features = ReadonlySet<string>;

/** One thing that a text says: what goes up or down, gets better or worse, and what makes it do so. */
export interface StatedPart {
	readonly text: string;
	readonly reading: StatementReading;
	/** The relation as far as it concerns the object. */
	readonly relation: Relation;
	/** What goes up or down. */
	readonly object: Features;
	/** What does that, other than a treatment; empty where it is not said. */
	readonly agent: Features;
	/** Something is said to do it: `stress raised IL-6`, not `IL-6 rose`. */
	readonly isDone: boolean;
	/** The treatments named in it. */
	readonly named: Features;
	/** Those, or where it names none those of the part before it. */
	readonly given: Features;
}

/** Between two things that a text says: `raised BDNF but lowered IL-6`. */
const between =
	/[;；]\s*|(?:[,:](?=\s)|[，：])\s*(?:and|or)?\s*|\s(?:and|but|yet|while|whereas|although|though)\s+|(?<=\p{Script=Han})(?:(?<![反然从因进故时])而(?![且言])|但|并(?![不未非无没]))/gu;

/** Takes a text apart into what it says goes up or down. */
export function statedParts(
	text: string,
	read: (text: string) => StatementReading,
	isTreatment: (feature: string) => boolean,
): readonly StatedPart[] {
	const parts: StatedPart[] = [];
	let given: Features = new Set();
	let isShared = false;
	for (const own of stretchesIn(text, read(text))) {
		const reading = read(own);
		const named = new Set([...reading.features].filter(isTreatment));
		given = named.size > 0 ? named : given;
		const part = partOf(own, reading, isTreatment);
		// `Low doses raised and high ones lowered it`: which does what is not told by either stretch alone.
		if (part !== undefined && part.object.size > 0 && !isShared) {
			parts.push({ ...part, text: own, reading, named, given });
		}
		isShared = part?.object.size === 0;
	}
	return parts;
}

/** A text in stretches that each tell something; `reading` is what the whole of it says. */
export function stretchesIn(text: string, { tokens }: StatementReading): readonly string[] {
	const isTelling = (start: number, end: number) =>
		tokens.some(
			(token) => token.start >= start && token.end <= end && token.meanings.some((each) => telling.has(each)),
		);
	const stretches: string[] = [];
	let from = 0;
	for (const place of text.matchAll(between)) {
		const behind = place.index + place[0].length;
		const isEnd = /^[;；]/u.test(place[0]);
		if (isEnd || (isTelling(from, place.index) && isTelling(behind, text.length))) {
			stretches.push(text.slice(from, place.index));
			from = behind;
		}
	}
	return [...stretches, text.slice(from)];
}

const directions: ReadonlySet<string> = new Set([
	'#increase',
	'#decrease',
	'#more',
	'#less',
	'#change',
	'#restore',
	'#improve',
	'#worsen',
]);

/** Further words that state something of what they stand with. */
const telling: ReadonlySet<string> = new Set([
	...directions,
	...['#prevent', '#abolish', '#inhibit', '#activate', '#require', '#independent', '#associate'],
]);

/** The word that says which way something goes. */
function verbOf({ tokens }: StatementReading): StatementToken | undefined {
	return tokens.find(({ meanings }) => meanings.some((meaning) => directions.has(meaning)));
}

/** What goes on in a cell or part of the body, which is no effect of a drug that something else takes away. */
const activity =
	/^(?!.*(?:\b(?:effects?|responses?|benefits?|efficacy|actions?|antidepressant)\b|作用|疗效|效应)).*(?:\bactivit(?:y|ies)\b|活性|活动)/iu;

/** Kinds of relations that say of themselves that something is needed. */
const needing: readonly string[] = ['require', 'independent', 'loss', 'mediate', 'abolish', 'prevent', 'persist'];

/** The relation of the object of a verb; undefined where it cannot be told from that of other things. */
function relationOf(text: string, { relation: whole }: StatementReading, verb: StatementToken): Relation | undefined {
	const isOfActivity = whole.requires !== 0 && activity.test(text) && !needing.some((kind) => whole.kinds.has(kind));
	const relation: Relation = isOfActivity ? { ...whole, requires: 0 } : whole;
	const { changes } = relation;
	if (changes.length === 0) {
		return relation;
	}
	const own = changes.find(({ start }) => start === verb.start);
	const isOneWay = changes.every(({ sign }) => sign === own?.sign);
	return own !== undefined && isOneWay ? { ...relation, change: own.sign, isNegated: own.isNegated } : undefined;
}

/** A level that is told beside something else: `in mice with 60% less BDNF`. */
const besideLevel = /\b(?:with|at|of|in|by|on|to|for)\s+(?:\S+\s+){0,2}$/iu;

/** `Lowering it`; `During it` is when. */
const doing = /^\s*(?!(?:during|following|regarding|concerning|notwithstanding|spring|evening|morning)\b)\w+ing\b/iu;

/** Whether the word tells what was done or given before what the sentence states: `Lowering it …`, `mice with less of it …`. */
function isPremise(text: string, { start, end, text: word, meanings }: StatementToken): boolean {
	const isLevel = /er$/.test(word) || meanings.includes('#less') || meanings.includes('#more');
	return doing.test(text.slice(0, end)) || (isLevel && besideLevel.test(text.slice(0, start)));
}

/** Meanings that tell of no object. */
const circumstances: ReadonlySet<string> = new Set([
	...[...restricting].filter((meaning) => !outcomes.has(meaning)),
	...['effect', 'event', 'dose', 'after', 'treatment', 'score', 'trial', 'large', 'other', 'difference'].map(
		(meaning) => `meaning:${meaning}`,
	),
]);

/** Where, when, by what and in whom something goes up or down. */
const circumstance =
	/[;:()；：（）]|\b(?:in|on|at|after|during|by|with|without|from|among|within|for|than|to|over|across|under|when|where|while|as|once|vs|versus|compared|before|following|between)\b/iu;

/** A circumstance in front of the rest: `In rats given LPS, …`. */
const preface = new RegExp(String.raw`^\s*(?:${circumstance.source})[^,，]*[,，]`, 'iu');

function partOf(
	text: string,
	reading: StatementReading,
	isTreatment: (feature: string) => boolean,
): Pick<StatedPart, 'relation' | 'object' | 'agent' | 'isDone'> | undefined {
	const verb = verbOf(reading);
	const relation = verb && relationOf(text, reading, verb);
	if (verb === undefined || relation === undefined || isPremise(text, verb)) {
		return undefined;
	}
	const within = (start: number, end: number): Features =>
		new Set([...featuresBetween(reading, start, end)].filter((feature) => !isTreatment(feature)));
	const behind = within(verb.end, verb.end + (circumstance.exec(text.slice(verb.end))?.index ?? text.length));
	const start = preface.exec(text.slice(0, verb.start))?.[0].length ?? 0;
	const ends = [...text.slice(start, verb.start).matchAll(new RegExp(circumstance, 'giu'))].map(
		({ index }) => start + index,
	);
	// In front of the first circumstance; or all of it where it begins with one.
	const before = [...ends, verb.start].map((end) => within(start, end)).find(({ size }) => size > 0) ?? new Set();
	return behind.size > 0
		? { relation, object: behind, agent: before, isDone: true }
		: { relation, object: before, agent: new Set(), isDone: false };
}

/** What is said between two places, beside relations, species and numbers. */
function* featuresBetween({ places, tokens }: StatementReading, start: number, end: number): Generator<string> {
	for (const place of places) {
		if (place.start >= start && place.end <= end) {
			yield `entity:${place.entity}`;
		}
	}
	for (const token of tokens) {
		if (token.start >= start && token.end <= end && !token.isName) {
			yield* token.meanings
				.filter((meaning) => /^[^#@:]+$/.test(meaning))
				.map((meaning) => `meaning:${meaning}`)
				.filter((meaning) => !circumstances.has(meaning));
			yield* token.words.filter((word) => !/^\d/.test(word)).map((word) => `word:${word}`);
		}
	}
}
