import { readFileSync } from 'node:fs';
import path from 'node:path';
import AhoCorasick from 'modern-ahocorasick';
import type { ScannedDocument } from '../../src/core/documents/model.ts';
import { scanDocument } from '../../src/core/documents/scanDocument.ts';
import type { Entity, Substance } from '../../src/core/evidence/model.ts';
import { createLexicon, type Lexicon } from '../../src/core/matching/lexicon.ts';
import { findMentions, mentionAt } from '../../src/core/matching/mentions.ts';
import { bundledPack, vocabularyOf } from '../support/bundledPack.ts';
import { repository } from '../support/paths.ts';
import { readSnippets } from '../quality/mentions/snippets.ts';
import type { BenchRow } from './search.ts';

/** Characters of the manuscript that the budget is about. */
const manuscriptLength = 1_000_000;
const manyNames = 20_000;

/** Measures recognising names in a manuscript of 1 MB, beside one big regular expression over the same names. */
export async function benchMatching(report: (row: BenchRow) => void): Promise<void> {
	const pack = vocabularyOf(bundledPack());
	const { entities } = pack;
	let lexicon = createLexicon([pack]);
	report({
		what: 'matching: compile the lexicon',
		value: best(3, () => (lexicon = createLexicon([pack]))),
		unit: 'ms',
	});
	const text = manuscript();
	const document = scanDocument(text, 'markdown');
	// Each pass begins with a new lexicon, whose store is empty.
	const small = passes(document, () => createLexicon([pack]));
	const names = namesOf(entities);
	const expression = new RegExp(names.map(escape).join('|'), 'gi');
	report({
		what: 'matching: mentions of a 1 MB manuscript',
		value: small,
		unit: 'ms',
		budget: 60,
		peer: 'one regular expression over the names',
		peerValue: best(1, () => text.match(expression)),
	});
	const review = readFileSync(path.join(repository, 'data/samples/esketamine-review.md'), 'utf8');
	report({
		what: 'matching: mentions of the sample review, which is full of names',
		value: passes(scanDocument(review, 'markdown'), () => createLexicon([pack])),
		unit: 'ms',
		budget: 12,
	});
	// It finds the names as they are spelled, and nothing of markup, word ends or context.
	report({
		what: 'matching: the same, beside Aho and Corasick',
		value: small,
		unit: 'ms',
		peer: 'modern-ahocorasick over the names',
		peerValue: ahoCorasick(names, text),
	});
	const invented = inventedEntities(manyNames - names.length);
	const larger = [...entities, ...invented];
	const big = passes(document, () => createLexicon([pack, { entities: invented }]));
	report({
		what: 'matching: the same with 20,000 names',
		value: big,
		unit: 'ms',
		budget: 90,
		peer: 'modern-ahocorasick over the names',
		peerValue: ahoCorasick(namesOf(larger), text),
	});
	report({
		what: 'matching: 20,000 names against those of the evidence base',
		value: big / small,
		unit: 'times',
		budget: 1.5,
	});
	findMentions(document, lexicon);
	const at = text.indexOf('.', text.length >> 1);
	const edited = scanDocument(`${text.slice(0, at)} and BDNF${text.slice(at)}`, 'markdown', document);
	report({
		what: 'matching: mentions after an edit in a 1 MB manuscript',
		value: best(5, () => findMentions(fresh(edited), lexicon)),
		unit: 'ms',
		budget: 15,
	});
	report({
		what: 'matching: the mention under the cursor after an edit in 1 MB',
		value: best(5, () => mentionAt(fresh(edited), lexicon, at)),
		unit: 'ms',
		budget: 5,
	});
}

/** Milliseconds that the automaton of Aho and Corasick needs for a text, once it is built. */
function ahoCorasick(names: readonly string[], text: string): number {
	const matcher = new AhoCorasick(names.map((name) => name.toLowerCase()));
	const lower = text.toLowerCase();
	return best(3, () => matcher.search(lower));
}

/** The same document as another version: what was gathered for the version before does not count. */
function fresh(document: ScannedDocument): ScannedDocument {
	return { ...document };
}

function passes(document: ScannedDocument, create: () => Lexicon): number {
	const times: number[] = [];
	for (let pass = 0; pass < 5; pass++) {
		const lexicon = create();
		times.push(timed(() => findMentions(document, lexicon)));
	}
	return Math.min(...times);
}

/** Paragraphs made of the labelled snippets, in an order that only a counter decides. */
function manuscript(): string {
	const sentences = readSnippets('tuning')
		.filter(({ format, text }) => format !== 'latex' && !/[`~$#]|^---|:::/.test(text))
		.map(({ text }) => text.replaceAll('\n', ' '));
	const filler =
		'The effect was measured again after one week in the same animals, by observers who did not know the group, and the difference between groups was tested with a mixed model that had a random intercept for each litter. ';
	let text = '';
	for (let i = 0; text.length < manuscriptLength; i++) {
		text += `${sentences[(i * 7) % sentences.length]!}. ${filler}`;
		if (i % 4 === 3) {
			text += '\n\n';
		}
	}
	return text;
}

function namesOf(entities: readonly Entity[]): string[] {
	const names = entities.flatMap((entity) => [entity.name, ...entity.synonyms, ...entity.zh]);
	return [...new Set(names)].sort((a, b) => b.length - a.length);
}

/** Entities of a made-up pack, five names each, from syllables. */
function inventedEntities(names: number): Entity[] {
	const syllables = ['ra', 'ti', 'vo', 'lu', 'men', 'ka', 'dor', 'pi', 'sel', 'zan', 'mab', 'nib', 'xe', 'gri', 'fos'];
	const word = (number: number): string => {
		let left = number;
		let made = '';
		for (let k = 0; k < 4; k++) {
			made += syllables[left % syllables.length]!;
			left = Math.floor(left / syllables.length);
		}
		return made;
	};
	return Array.from({ length: Math.ceil(names / 5) }, (_, index): Substance => {
		const number = index * 5;
		return {
			kind: 'entity',
			id: `invented-${index}`,
			name: word(number),
			synonyms: [`${word(number + 1)} ${index}`, word(number + 2).toUpperCase(), `${word(number + 3)}-α`],
			zh: [`化合物${index}号`],
			sources: [],
			entityClass: 'drug',
			identifiers: {},
			genes: [],
			summary: { en: '' },
			members: [],
		};
	});
}

function escape(name: string): string {
	return name.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
}

function best(rounds: number, work: () => unknown): number {
	return Math.min(...Array.from({ length: rounds }, () => timed(work)));
}

function timed(work: () => unknown): number {
	const start = performance.now();
	work();
	return performance.now() - start;
}
