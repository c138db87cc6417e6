import { readFileSync } from 'node:fs';
import path from 'node:path';
import Fuse from 'fuse.js';
import type { CslItem } from '../../../src/core/bibliography/cslItem.ts';
import type { Study } from '../../../src/core/evidence/model.ts';
import { createPaperIndex, type SearchRecord } from '../../../src/core/search/paperIndex.ts';
import { generateLibrary } from './generatedLibrary.ts';
import { searchQuestions, type SearchQuestion } from './queries.ts';

/** How many of the questions an engine answers with the wanted paper first, and among the first five. */
export interface SearchQuality {
	readonly engine: string;
	/** Papers searched. */
	readonly papers: number;
	readonly questions: number;
	/** Shares, from 0 to 1. */
	readonly hitAt1: number;
	readonly hitAt5: number;
	/** Milliseconds a query. */
	readonly median: number;
	readonly p95: number;
	/** Questions whose paper was not among the first five, with what came first. */
	readonly missed: readonly { readonly question: SearchQuestion; readonly first: string | undefined }[];
	/** Questions whose paper was among the first five, but not first. */
	readonly late: readonly { readonly question: SearchQuestion; readonly first: string | undefined }[];
}

/** How large the library around the evidence base is made. */
const generatedEntries = 20_000;

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

/** Asks the questions of this index and of plain fuse.js, of the evidence base alone and within a large library. */
export function measureSearchQuality(): SearchQuality[] {
	const evidence = evidenceRecords();
	const library = [...generateLibrary(generatedEntries), ...evidence];
	return [evidence, library].flatMap((records) => [
		measure('afferent', records, createAfferentSearch(records)),
		measure('fuse.js', records, createFuseSearch(records)),
	]);
}

/** Prints the measurement as a table, with the questions that were not answered at once. */
export function reportSearchQuality(): readonly SearchQuality[] {
	const results = measureSearchQuality();
	console.log('Search quality: hand-written queries over the evidence base, alone and within a generated library\n');
	console.log('| engine | papers | queries | hit@1 | hit@5 | p50 ms | p95 ms |');
	console.log('|---|---:|---:|---:|---:|---:|---:|');
	for (const result of results) {
		const numbers = [result.hitAt1.toFixed(3), result.hitAt5.toFixed(3), result.median.toFixed(2), result.p95.toFixed(2)];
		console.log(`| ${result.engine} | ${result.papers} | ${result.questions} | ${numbers.join(' | ')} |`);
	}
	for (const { papers, late, missed } of results.filter(({ engine }) => engine === 'afferent')) {
		for (const [label, list] of [
			['not in the first five', missed],
			['not first', late],
		] as const) {
			for (const { question, first } of list) {
				console.log(`${papers} papers, ${label}: ${question.query} (${question.kind}); first was ${first ?? 'nothing'}`);
			}
		}
	}
	return results;
}

function createAfferentSearch(records: readonly SearchRecord[]): (query: string) => readonly string[] {
	const index = createPaperIndex(records);
	return (query) => index.search(query, { limit: 5 }).map((hit) => hit.citekey);
}

/** fuse.js as most extensions use it: a few weighted keys, a word anywhere in them, diacritics ignored. */
function createFuseSearch(records: readonly SearchRecord[]): (query: string) => readonly string[] {
	const flat = records.map(({ citekey, item }) => ({
		citekey,
		authors: (item.author ?? []).map((author) => author.family ?? author.literal ?? '').join(' '),
		title: item.title ?? '',
		year: String(item.issued?.['date-parts']?.[0]?.[0] ?? ''),
		journal: item['container-title'] ?? '',
	}));
	const keys = ['citekey', 'authors', 'title', 'year', 'journal'];
	const fuse = new Fuse(flat, { keys, ignoreLocation: true, ignoreDiacritics: true, threshold: 0.4 });
	return (query) => fuse.search(query, { limit: 5 }).map(({ item }) => item.citekey);
}

function measure(
	engine: string,
	records: readonly SearchRecord[],
	search: (query: string) => readonly string[],
): SearchQuality {
	const times: number[] = [];
	const missed: { question: SearchQuestion; first: string | undefined }[] = [];
	const late: { question: SearchQuestion; first: string | undefined }[] = [];
	for (const question of searchQuestions) {
		const start = performance.now();
		const found = search(question.query);
		times.push(performance.now() - start);
		const place = found.findIndex((citekey) => question.wanted.includes(citekey));
		if (place !== 0) {
			(place < 0 ? missed : late).push({ question, first: found[0] });
		}
	}
	times.sort((a, b) => a - b);
	const questions = searchQuestions.length;
	return {
		engine,
		papers: records.length,
		questions,
		hitAt1: (questions - missed.length - late.length) / questions,
		hitAt5: (questions - missed.length) / questions,
		median: times[Math.floor(questions / 2)]!,
		p95: times[Math.min(questions - 1, Math.ceil(questions * 0.95) - 1)]!,
		missed,
		late,
	};
}

if (import.meta.main) {
	reportSearchQuality();
}
