import path from 'node:path';
import { scanDocument } from '../../../src/core/documents/scanDocument.ts';
import { createEvidenceBase } from '../../../src/core/evidence/createEvidenceBase.ts';
import type { EvidencePack, Vocabulary } from '../../../src/core/evidence/packModel.ts';
import { createLexicon, type Lexicon } from '../../../src/core/matching/lexicon.ts';
import { findMentions } from '../../../src/core/matching/mentions.ts';
import type { Mention } from '../../../src/core/matching/model.ts';
import { bundledPack, packIn, vocabularyOf, wholeBundledPack } from '../../support/bundledPack.ts';
import { ablations } from './ablation.ts';
import { foreignTexts } from './foreignTexts.ts';
import { useOfRows } from './rows.ts';
import { readFieldSnippets, readSnippets, type Snippet, type SnippetSet } from './snippets.ts';

/** Counts of exact agreement in span and entity. */
export interface MentionScore {
	readonly snippets: number;
	readonly labels: number;
	readonly precision: number;
	readonly recall: number;
	readonly f1: number;
	readonly traps: number;
	/** Traps in which something was found that is not labelled. */
	readonly falseAlarms: number;
}

/** Mentions in texts that name nothing of a pack. */
export interface AlarmScore {
	readonly texts: number;
	/** Texts, or lines, with a mention. */
	readonly withAlarm: number;
	readonly words: number;
	readonly alarms: number;
}

/** The packs that snippets are scored with. */
export type Packs = 'bundled' | Field | `bundled + ${Field}`;

/** Fields that the bundled pack is not about, each with a pack of its own. */
export const fields = ['checkpoint', 'ibd', 'parkinson', 'pulmonary'] as const;
type Field = (typeof fields)[number];

const lexicons = new Map<Packs, Lexicon>();

function packOf(name: string): EvidencePack {
	return name === 'bundled' ? bundledPack() : packIn(path.join(import.meta.dirname, '../fields', `${name}.evidence`));
}

/** The entities that snippets of a field are labelled with: what only the bundled pack has is not judged there. */
export function judgedIn(field: Field): (entity: string) => boolean {
	const { targets, pathways, entities } = packOf(field);
	const own = new Set([...targets, ...pathways, ...entities].map(({ id }) => id));
	return (entity) => own.has(entity);
}

/** The lexicon of some packs, compiled once. */
export function lexiconOf(packs: Packs): Lexicon {
	let lexicon = lexicons.get(packs);
	if (lexicon === undefined) {
		lexicon = createLexicon(createEvidenceBase(packs.split(' + ').map(packOf)).vocabularies);
		lexicons.set(packs, lexicon);
	}
	return lexicon;
}

/**
 * Scores the recognition of names on labelled snippets.
 *
 * @param isJudged whether the labels tell where an entity is named; in a trap, everything counts
 */
export function measureMentions(
	snippets: readonly Snippet[],
	lexicon: Lexicon,
	isJudged?: (entity: string) => boolean,
): MentionScore {
	let labels = 0;
	let right = 0;
	let wrong = 0;
	let falseAlarms = 0;
	for (const snippet of snippets) {
		const mentions = judgedMentions(snippet, lexicon, isJudged);
		const others = mentions.filter((mention) => !isLabelled(snippet, mention)).length;
		labels += snippet.labels.length;
		right += mentions.length - others;
		wrong += others;
		falseAlarms += snippet.isTrap && others > 0 ? 1 : 0;
	}
	const precision = right / Math.max(1, right + wrong);
	const recall = right / Math.max(1, labels);
	const f1 = precision + recall === 0 ? 0 : (2 * precision * recall) / (precision + recall);
	const traps = snippets.filter(({ isTrap }) => isTrap).length;
	return { snippets: snippets.length, labels, precision, recall, f1, traps, falseAlarms };
}

/** Counts what is found in texts that name nothing of the packs. */
export function measureAlarms(texts: readonly string[], lexicon: Lexicon): AlarmScore {
	const found = texts.map((text) => findMentions(scanDocument(text, 'markdown'), lexicon).length);
	return {
		texts: texts.length,
		withAlarm: found.filter((count) => count > 0).length,
		words: texts.reduce((sum, text) => sum + text.split(/\s+/).length, 0),
		alarms: found.reduce((sum, count) => sum + count, 0),
	};
}

const allPacks: readonly Packs[] = ['bundled', ...fields, ...fields.map((field): Packs => `bundled + ${field}`)];

/** Prints the figures of some lines of a set, told as `held-back:944-1008`. */
export function reportPart(part: string): void {
	const [, set, from, to] = /^(tuning|held-back):([0-9]+)-([0-9]+)$/.exec(part) ?? [];
	if (set === undefined) {
		throw new Error(`${part}: not a part such as held-back:944-1008`);
	}
	const snippets = readSnippets(set as SnippetSet).filter(({ id }) => {
		const line = Number(id.slice(id.indexOf(':') + 1));
		return line >= Number(from) && line <= Number(to);
	});
	console.log(part, measureMentions(snippets, lexiconOf('bundled')));
}

/** Prints precision, recall and F1 by exact span and entity, and false alarms; with `showErrors`, what goes wrong in the tuning halves. */
export function reportMentionQuality(showErrors: boolean): void {
	const rows: Record<string, string | number>[] = [];
	const add = (
		set: string,
		part: string,
		packs: Packs,
		snippets: readonly Snippet[],
		isJudged?: (entity: string) => boolean,
	): void => {
		const lexicon = lexiconOf(packs);
		const { labels, precision, recall, f1, traps, falseAlarms } = measureMentions(snippets, lexicon, isJudged);
		const alarms = `${falseAlarms} of ${traps}`;
		const share = (value: number) => value.toFixed(3);
		rows.push({ set, part, packs, labels, precision: share(precision), recall: share(recall), F1: share(f1), alarms });
		if (showErrors && part === 'tuning') {
			snippets.flatMap((snippet) => errorsOf(snippet, judgedMentions(snippet, lexicon, isJudged))).forEach((line) => console.log(line));
		}
	};
	for (const set of ['tuning', 'held-back'] as const) {
		const snippets = readSnippets(set);
		const part = set === 'tuning' ? 'tuning' : 'blind';
		add('bundled', part, 'bundled', snippets);
		for (const language of ['en', 'zh'] as const) {
			add(`bundled, ${language}`, part === 'tuning' ? 'tuned' : part, 'bundled', snippets.filter((each) => each.language === language));
		}
	}
	for (const field of fields) {
		const isJudged = judgedIn(field);
		for (const packs of [field, `bundled + ${field}`] as const) {
			add(field, 'tuning', packs, readFieldSnippets(`${field}.tuning`), isJudged);
			add(field, 'blind', packs, readFieldSnippets(`${field}.heldBack`), isJudged);
		}
	}
	for (const packs of ['bundled', 'checkpoint', 'pulmonary'] as const) {
		add('short forms', 'tuning', packs, [...readFieldSnippets(`shortForms.${packs}`), ...readFieldSnippets('strangers')]);
	}
	console.log('\nRecognising names');
	console.table(rows);
	const lines = readFieldSnippets('otherFields').map(({ text }) => text);
	const texts = foreignTexts();
	console.log('\nFalse alarms in texts of other fields');
	console.table(
		allPacks.map((packs) => {
			const ofLines = measureAlarms(lines, lexiconOf(packs));
			const ofTexts = measureAlarms(texts, lexiconOf(packs));
			const rate = ((ofTexts.alarms * 10_000) / ofTexts.words).toFixed(2);
			const { words, alarms } = ofTexts;
			return { packs, 'sound lines': `${ofLines.withAlarm} of ${ofLines.texts}`, words, alarms, 'per 10,000 words': rate };
		}),
	);
}

/** Prints what each kind of rule of the bundled pack is worth: the scores without it. */
export function reportAblation(): void {
	const whole: Vocabulary = vocabularyOf(bundledPack());
	const [tuning, blind] = [readSnippets('tuning'), readSnippets('held-back')];
	console.log('\nNames, without one kind of rule of the bundled pack');
	console.table(
		ablations(whole).map(({ without, rows, vocabulary }) => {
			const lexicon = createLexicon([vocabulary]);
			const [tuned, held] = [measureMentions(tuning, lexicon), measureMentions(blind, lexicon)];
			const alarms = `${tuned.falseAlarms + held.falseAlarms} of ${tuned.traps + held.traps}`;
			return { without, rows, 'F1 tuned': tuned.f1.toFixed(4), 'F1 blind': held.f1.toFixed(4), alarms };
		}),
	);
}

/** Prints what needs each further name and spelling of the bundled pack, and those that nothing needs. */
export function reportRows(): void {
	const uses = useOfRows(wholeBundledPack(), readSnippets('tuning'));
	console.log('\nRows on names, by what needs them');
	console.table(
		(['further name', 'spelling'] as const).map((kind) => {
			const own = uses.filter((use) => use.kind === kind);
			const count = (neededBy: string) => own.filter((use) => use.neededBy === neededBy).length;
			return { kind, labels: count('labels'), records: count('records'), itself: count('itself'), nothing: count('nothing') };
		}),
	);
	for (const { kind, row } of uses.filter(({ neededBy }) => neededBy === 'nothing')) {
		console.log(`${kind} ${row}: nothing needs it`);
	}
}

function mentionsOf({ text, format }: Snippet, lexicon: Lexicon): readonly Mention[] {
	return findMentions(scanDocument(text, format), lexicon);
}

function judgedMentions(snippet: Snippet, lexicon: Lexicon, isJudged?: (entity: string) => boolean): readonly Mention[] {
	const mentions = mentionsOf(snippet, lexicon);
	return snippet.isTrap || isJudged === undefined ? mentions : mentions.filter(({ entity }) => isJudged(entity));
}

function isLabelled({ labels }: Snippet, { start, end, entity }: Mention): boolean {
	return labels.some((label) => label.start === start && label.end === end && label.entity === entity);
}

function errorsOf(snippet: Snippet, mentions: readonly Mention[]): string[] {
	const { id, text, labels } = snippet;
	const wrong = mentions.filter((mention) => !isLabelled(snippet, mention));
	const missed = labels.filter(
		(label) => !mentions.some(({ start, end, entity }) => label.start === start && label.end === end && label.entity === entity),
	);
	if (wrong.length === 0 && missed.length === 0) {
		return [];
	}
	const found = wrong.map((mention) => `+${JSON.stringify(mention.text)} ${mention.entity}`);
	const lost = missed.map((label) => `-${JSON.stringify(text.slice(label.start, label.end))} ${label.entity}`);
	return [`${id}: ${[...found, ...lost].join('  ')}   in ${JSON.stringify(text.slice(0, 100))}`];
}
