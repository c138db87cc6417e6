import { readFileSync } from 'node:fs';
import path from 'node:path';
import Fuse from 'fuse.js';
import MiniSearch from 'minisearch';
import { scanDocument } from '../../../src/core/documents/scanDocument.ts';
import { sentencesIn } from '../../../src/core/documents/sentences.ts';
import { createEvidenceBase } from '../../../src/core/evidence/createEvidenceBase.ts';
import type { EvidenceBase } from '../../../src/core/evidence/evidenceBase.ts';
import { createSuggester, type Suggester } from '../../../src/core/suggestion/suggest.ts';
import { wholeBundledPack } from '../../support/bundledPack.ts';
import { foreignTexts } from '../mentions/foreignTexts.ts';

/** A labelled sentence; see README.md. */
export interface LabelledSentence {
	readonly id: string;
	readonly language: 'en' | 'zh';
	readonly text: string;
	readonly kind: 'stated' | 'negated' | 'opposite' | 'none';
	readonly claims?: readonly string[];
	readonly papers?: readonly string[];
	readonly contrasting?: readonly string[];
}

/** Halves for learning, more sentences to learn from, and the halves that are held back. */
export type LabelledSet =
	| 'tuning'
	| 'paraphrases'
	| 'own words'
	| 'other writers'
	| 'held back'
	| 'other writers, held back';

const fileNames: Readonly<Record<LabelledSet, string>> = {
	tuning: 'tuning',
	paraphrases: 'paraphrases',
	'own words': 'ownWords',
	'other writers': 'otherWriters',
	'held back': 'heldBack',
	'other writers, held back': 'otherWritersHeldBack',
};

const labelledSets = Object.keys(fileNames) as readonly LabelledSet[];

/** What an engine gives for a sentence: ids, best first. */
export interface SuggestedIds {
	readonly claims: readonly string[];
	readonly papers: readonly string[];
	readonly contrasting: readonly string[];
}

/** Shares, from 0 to 1. */
export interface SuggestionQuality {
	readonly engine: string;
	readonly set: LabelledSet;
	readonly sentences: number;
	/** Of the answerable sentences, those of which a labelled claim is among the first. */
	readonly claimAt1: number;
	readonly claimAt3: number;
	readonly claimAt5: number;
	readonly reciprocalRank: number;
	/** Of the supporting papers that could stand among the first five, those that do. */
	readonly papersAt5: number;
	/** The same of the contrasting ones. */
	readonly contrastingAt5: number;
	/** Of the sentences without an answer, those for which nothing is given. */
	readonly abstention: number;
	readonly p95: number;
}

const folder = import.meta.dirname;

/** The labelled sentences of one set. */
function labelledSentences(set: LabelledSet): readonly LabelledSentence[] {
	const file = `${fileNames[set]}.json`;
	return JSON.parse(readFileSync(path.join(folder, file), 'utf8')) as LabelledSentence[];
}

let base: EvidenceBase | undefined;

/** The bundled evidence base. */
export function bundledBase(): EvidenceBase {
	return (base ??= createEvidenceBase([wholeBundledPack()]));
}

let suggester: Suggester | undefined;

/** What finds evidence in it, whose claims are read now. */
export function bundledSuggester(): Suggester {
	return (suggester ??= createSuggester(bundledBase()));
}

type Engine = (text: string) => SuggestedIds;

/** Measures the ranking, and what search in the statements alone would find, on all sets. */
export function measureSuggestions(base: EvidenceBase, engines = enginesFor(base)): readonly SuggestionQuality[] {
	return engines.flatMap(([name, engine]) =>
		labelledSets.map((set) => measure(name, set, labelledSentences(set), engine)),
	);
}

/** The ranking as it is, without the words of the claims, and the baselines. */
function enginesFor(base: EvidenceBase): readonly (readonly [name: string, engine: Engine])[] {
	return [
		['afferent', createAfferent(base, true)],
		['afferent, without words', createAfferent(base, false)],
		['BM25 of statements', createBm25(base)],
		['fuse.js of statements', createFuse(base)],
	];
}

export function createAfferent(base: EvidenceBase, useWords: boolean): Engine {
	const own = useWords && base === bundledBase() ? bundledSuggester() : createSuggester(base, { useWords });
	return (text) => {
		const { claims, papers } = own.suggest(text);
		const of = (stance: string) => papers.filter((each) => each.stance === stance).map(({ paper }) => paper.citekey);
		return {
			claims: claims.map(({ claim }) => claim.id),
			papers: of('supports'),
			contrasting: of('contradicts'),
		};
	};
}

/** What search knows of claims; it cannot tell for from against, so the papers are those of the claims as linked. */
function answersOf(ids: readonly string[], base: EvidenceBase): SuggestedIds {
	const links = ids.flatMap((id) => base.claim(id)?.evidence ?? []);
	const of = (stance: string) => [...new Set(links.filter((link) => link.stance === stance).map(({ paper }) => paper))];
	return { claims: ids, papers: of('supports'), contrasting: of('contradicts') };
}

function statementsOf(base: EvidenceBase) {
	return base.claims.map(({ id, statement }) => ({ id, en: statement.en, zh: statement.zh ?? '' }));
}

/** Words of Latin letters, and pairs of Chinese characters. */
function wordsOf(text: string): string[] {
	return [...text.toLowerCase().matchAll(/\p{Script=Han}+|[\p{L}\p{N}]+/gu)].flatMap(([word]) =>
		/\p{Script=Han}/u.test(word) && word.length > 1
			? Array.from({ length: word.length - 1 }, (_, i) => word.slice(i, i + 2))
			: [word],
	);
}

/** minisearch ranks by BM25+. The score below which it keeps silent is the best for the tuning half. */
function createBm25(base: EvidenceBase): Engine {
	const index = new MiniSearch({ fields: ['en', 'zh'], tokenize: wordsOf });
	index.addAll(statementsOf(base));
	return (text) => {
		const found = index.search(text);
		return answersOf((found[0]?.score ?? 0) < 14 ? [] : found.slice(0, 8).map(({ id }) => id as string), base);
	};
}

/** fuse.js as most extensions use it. */
function createFuse(base: EvidenceBase): Engine {
	const fuse = new Fuse(statementsOf(base), {
		keys: ['en', 'zh'],
		ignoreLocation: true,
		includeScore: true,
		threshold: 0.65,
	});
	return (text) => answersOf(fuse.search(text, { limit: 8 }).map(({ item }) => item.id), base);
}

/** Sentences of texts of other subjects, and those of them for which something is suggested all the same. */
export interface ForeignAnswers {
	readonly sentences: number;
	readonly answered: readonly string[];
}

/** Asks for the sentences of what every second installed package says of itself; the others made the general meanings. */
export function measureForeignAnswers(suggester: Suggester): ForeignAnswers {
	const sentences = new Set(
		foreignTexts()
			.filter((_, index) => index % 2 === 0)
			.flatMap((text) => sentencesIn(scanDocument(text, 'markdown')).map((sentence) => sentence.text)),
	);
	return {
		sentences: sentences.size,
		answered: [...sentences].filter((text) => suggester.suggest(text).claims.length > 0),
	};
}

function measure(
	engine: string,
	set: SuggestionQuality['set'],
	sentences: readonly LabelledSentence[],
	suggest: Engine,
): SuggestionQuality {
	const times: number[] = [];
	// What runs for the first time is compiled.
	sentences.slice(0, 40).forEach(({ text }) => suggest(text));
	const answered = sentences.map((sentence) => {
		const before = performance.now();
		const found = suggest(sentence.text);
		times.push(performance.now() - before);
		return { sentence, found };
	});
	const answerable = answered.filter(({ sentence }) => sentence.kind !== 'none');
	const places = answerable.map(({ sentence, found }) => found.claims.findIndex((id) => sentence.claims?.includes(id)));
	const within = (limit: number) => shareOf(places, (place) => place >= 0 && place < limit);
	const recall = (pick: 'papers' | 'contrasting'): number => {
		const having = answerable.filter(({ sentence }) => (sentence[pick] ?? []).length > 0);
		const shares = having.map(({ sentence, found }) => {
			const wanted = sentence[pick]!;
			return found[pick].slice(0, 5).filter((id) => wanted.includes(id)).length / Math.min(5, wanted.length);
		});
		return shares.reduce((sum, share) => sum + share, 0) / Math.max(1, shares.length);
	};
	times.sort((first, second) => first - second);
	return {
		engine,
		set,
		sentences: sentences.length,
		claimAt1: within(1),
		claimAt3: within(3),
		claimAt5: within(5),
		reciprocalRank: places.reduce((sum, place) => sum + (place < 0 ? 0 : 1 / (place + 1)), 0) / places.length,
		papersAt5: recall('papers'),
		contrastingAt5: recall('contrasting'),
		abstention: shareOf(
			answered.filter(({ sentence }) => sentence.kind === 'none'),
			({ found }) => found.claims.length + found.papers.length === 0,
		),
		p95: times[Math.floor(times.length * 0.95)] ?? 0,
	};
}

function shareOf<T>(all: readonly T[], is: (each: T) => boolean): number {
	return all.filter(is).length / Math.max(1, all.length);
}

/** Prints the measurement as a table. */
export function reportSuggestionQuality(): readonly SuggestionQuality[] {
	const results = measureSuggestions(bundledBase());
	console.log('Suggested evidence: sentences in other words than those of the evidence base');
	console.log();
	console.log('| engine | sentences | number | claim@1 | @3 | @5 | MRR | papers@5 | contrasting@5 | abstention | p95 ms |');
	console.log('|---|---|---:|---:|---:|---:|---:|---:|---:|---:|---:|');
	for (const each of results) {
		const shares = [
			...[each.claimAt1, each.claimAt3, each.claimAt5, each.reciprocalRank],
			...[each.papersAt5, each.contrastingAt5, each.abstention],
		];
		const numbers = shares.map((share) => share.toFixed(3)).join(' | ');
		console.log(`| ${each.engine} | ${each.set} | ${each.sentences} | ${numbers} | ${each.p95.toFixed(1)} |`);
	}
	const { sentences, answered } = measureForeignAnswers(bundledSuggester());
	console.log();
	console.log(`Evidence for ${answered.length} of ${sentences} sentences of texts of other subjects`);
	console.log();
	return results;
}
