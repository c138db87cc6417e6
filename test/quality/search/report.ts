import { readFileSync } from 'node:fs';
import path from 'node:path';
import Fuse from 'fuse.js';
import MiniSearch from 'minisearch';
import type { CslItem } from '../../../src/core/bibliography/cslItem.ts';
import type { Study } from '../../../src/core/evidence/model.ts';
import { createPaperIndex, type SearchRecord } from '../../../src/core/search/paperIndex.ts';
import { distractorsOf, generateLibrary } from './generatedLibrary.ts';
import { heldBackQuestions } from './heldBack.ts';
import { ownEntries } from './ownEntries.ts';
import { searchQuestions } from './queries.ts';
import type { SearchQuestion } from './question.ts';

/** How many of a set of questions an engine answers with the wanted paper first, and among the first five. */
export interface SearchQuality {
	readonly engine: string;
	readonly set: 'tuning' | 'held back';
	readonly questions: number;
	/** Shares, from 0 to 1. */
	readonly hitAt1: number;
	readonly hitAt5: number;
	/** Milliseconds a query. */
	readonly median: number;
	readonly p95: number;
	/** Questions whose paper was not first; `place` is 1 for the second, -1 for none of the first five. */
	readonly late: readonly { readonly question: SearchQuestion; readonly first: string | undefined; readonly place: number }[];
}

/** How large the library around the evidence base is made. */
const libraryEntries = 20_000;

/** The papers of the evidence base as the editor indexes them. */
export function evidenceRecords(): SearchRecord[] {
	const folder = path.join(import.meta.dirname, '../../../data');
	const read = (name: string): unknown => JSON.parse(readFileSync(path.join(folder, name), 'utf8'));
	const items = read('references.json') as readonly CslItem[];
	const studies = read('studies.json') as Readonly<Record<string, Study>>;
	return items.map((item): SearchRecord => {
		const study = studies[item.id];
		return {
			citekey: item.id,
			item,
			findings: study?.findings.map((finding) => finding.en) ?? [],
			keywords: [study?.drug, study?.design, study?.model].filter((word) => word !== undefined),
			origin: 'evidence',
		};
	});
}

/** A library as large as a department's: the evidence base, entries made up by hand, what is like them, and the rest. */
function measuredLibrary(entries: number): SearchRecord[] {
	const known = [...ownEntries, ...evidenceRecords()];
	const near = distractorsOf(known);
	const made = [...generateLibrary(entries - known.length - near.length), ...near];
	return [...made.filter((record) => !answersAsWell(record)), ...known];
}

/** Whether a made-up paper has every word of a question: a question with two answers tells nothing. */
function answersAsWell({ citekey, item }: SearchRecord): boolean {
	if (citekey.endsWith('-with')) {
		// By the wanted author, but not as the first: that much the ranking has to know.
		return false;
	}
	const authors = (item.author ?? []).map(({ family, given }) => `${family} ${given}`).join(' ');
	const year = item.issued?.['date-parts']?.[0]?.[0];
	const text = plainWords(`${authors} ${year} ${item.title} ${item['container-title']}`);
	return questionWords.some((words) => words.every((word) => text.includes(word)));
}

const questionWords = [...searchQuestions, ...heldBackQuestions]
	.filter(({ kind }) => kind !== 'filter' && kind !== 'identifier')
	.map(({ query }) => plainWords(query).split(' '));

function plainWords(text: string): string {
	return text.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, ' ').trim();
}

/** Asks the questions of this index and of plain fuse.js. */
function measureSearchQuality(): SearchQuality[] {
	const library = measuredLibrary(libraryEntries);
	const engines = [
		['afferent', createAfferentSearch(library)],
		['minisearch', createMiniSearch(library)] as const,
		...(process.argv.includes('--quick') ? [] : [['fuse.js', createFuseSearch(library)] as const]),
	] as const;
	return engines.flatMap(([engine, search]) => [
		measure(engine, 'tuning', sample(engine, searchQuestions), search),
		measure(engine, 'held back', sample(engine, heldBackQuestions), search),
	]);
}

/** fuse.js takes seconds a query: every sixth question is enough to know where it stands. */
function sample(engine: string, asked: readonly SearchQuestion[]): readonly SearchQuestion[] {
	return engine === 'fuse.js' ? asked.filter((_, number) => number % 6 === 0) : asked;
}

/** Prints the measurement as a table, and the questions of the tuning half that were not answered at once. */
export function reportSearchQuality(): readonly SearchQuality[] {
	const results = measureSearchQuality();
	console.log(`Search quality: hand-written queries in a library of ${libraryEntries} entries`);
	console.log();
	console.log('| engine | queries | number | hit@1 | hit@5 | p50 ms | p95 ms |');
	console.log('|---|---|---:|---:|---:|---:|---:|');
	for (const result of results) {
		const numbers = [result.hitAt1.toFixed(3), result.hitAt5.toFixed(3), result.median.toFixed(2), result.p95.toFixed(2)];
		console.log(`| ${result.engine} | ${result.set} | ${result.questions} | ${numbers.join(' | ')} |`);
	}
	console.log();
	for (const { engine, set, late } of results) {
		if (engine !== 'afferent') {
			continue;
		}
		if (set === 'held back') {
			console.log(`not first in the held-back half, by kind: ${countsByKind(late.map(({ question }) => question))}`);
			continue;
		}
		for (const { question, first, place } of late) {
			const where = place < 0 ? 'not in the first five' : `place ${place + 1}`;
			console.log(`${where}: ${question.query} (${question.kind}); first was ${first ?? 'nothing'}`);
		}
	}
	return results;
}

function countsByKind(questions: readonly SearchQuestion[]): string {
	const kinds = Map.groupBy(questions, ({ kind }) => kind);
	return [...kinds].map(([kind, of]) => `${kind} ${of.length}`).join(', ') || 'none';
}

/** What the manuscript of the questions with `cited:` cites. */
const cited: ReadonlySet<string> = new Set(['yang2018ketamine', 'williams2018attenuation', 'zanos2016nmdar', 'kapur2002nmda']);

function createAfferentSearch(records: readonly SearchRecord[]): (query: string) => readonly string[] {
	const index = createPaperIndex(records);
	return (query) => {
		// Elsewhere being cited would help these few papers to the top.
		const isCited = query.includes('cited:') ? (citekey: string) => cited.has(citekey) : () => false;
		return index.search(query, { limit: 5, isCited }).map((hit) => hit.citekey);
	};
}

const keys = ['citekey', 'authors', 'title', 'year', 'journal'];

/** What the other engines search: one text for each key. */
function flatRecords(records: readonly SearchRecord[]) {
	return records.map(({ citekey, item }) => ({
		citekey,
		authors: (item.author ?? []).map((author) => author.family ?? author.literal ?? '').join(' '),
		title: item.title ?? '',
		year: String(item.issued?.['date-parts']?.[0]?.[0] ?? ''),
		journal: item['container-title'] ?? '',
	}));
}

/** minisearch as its manual advises: prefixes, a fifth of the letters forgiven, every word wanted. */
function createMiniSearch(records: readonly SearchRecord[]): (query: string) => readonly string[] {
	const flat = flatRecords(records);
	const index = new MiniSearch({ fields: keys });
	// Made-up citekeys may repeat, which it does not take for an id.
	index.addAll(flat.map((record, id) => ({ ...record, id })));
	return (query) =>
		index
			.search(query, { prefix: true, fuzzy: 0.2, combineWith: 'AND' })
			.slice(0, 5)
			.map(({ id }) => flat[id as number]!.citekey);
}

/** fuse.js as most extensions use it: a few weighted keys, a word anywhere in them, diacritics ignored. */
function createFuseSearch(records: readonly SearchRecord[]): (query: string) => readonly string[] {
	const flat = flatRecords(records);
	const fuse = new Fuse(flat, { keys, ignoreLocation: true, ignoreDiacritics: true, threshold: 0.4 });
	return (query) => fuse.search(query, { limit: 5 }).map(({ item }) => item.citekey);
}

function measure(
	engine: string,
	set: SearchQuality['set'],
	asked: readonly SearchQuestion[],
	search: (query: string) => readonly string[],
): SearchQuality {
	const times: number[] = [];
	const late: { question: SearchQuestion; first: string | undefined; place: number }[] = [];
	for (const question of asked) {
		const start = performance.now();
		const found = search(question.query);
		times.push(performance.now() - start);
		const place = found.findIndex((citekey) => question.wanted.includes(citekey));
		if (place !== 0) {
			late.push({ question, first: found[0], place });
		}
	}
	times.sort((a, b) => a - b);
	const questions = asked.length;
	return {
		engine,
		set,
		questions,
		hitAt1: 1 - late.length / questions,
		hitAt5: 1 - late.filter(({ place }) => place < 0).length / questions,
		median: times[Math.floor(questions / 2)]!,
		p95: times[Math.min(questions - 1, Math.ceil(questions * 0.95) - 1)]!,
		late,
	};
}

if (import.meta.main) {
	reportSearchQuality();
}
