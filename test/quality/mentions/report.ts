import { scanDocument } from '../../../src/core/documents/scanDocument.ts';
import { createLexicon } from '../../../src/core/matching/lexicon.ts';
import { findMentions } from '../../../src/core/matching/mentions.ts';
import type { Mention } from '../../../src/core/matching/model.ts';
import { bundledPack, vocabularyOf } from '../../support/bundledPack.ts';
import { readSnippets, type Snippet, type SnippetSet } from './snippets.ts';

/** Counts of exact agreement in span and entity. */
export interface MentionScore {
	readonly group: string;
	readonly snippets: number;
	readonly labels: number;
	readonly right: number;
	readonly wrong: number;
	readonly missed: number;
	readonly precision: number;
	readonly recall: number;
	readonly f1: number;
}

export interface MentionQuality {
	readonly set: SnippetSet;
	/** All, then by format and language. */
	readonly scores: readonly MentionScore[];
	readonly traps: number;
	/** Traps in which something was found that is not labelled. */
	readonly falseAlarms: number;
	/** What went wrong, for those who tune. */
	readonly errors: readonly string[];
}

/** Scores the recognition of names on a set of labelled snippets. */
export function measureMentionQuality(set: SnippetSet): MentionQuality {
	const lexicon = createLexicon([vocabularyOf(bundledPack())]);
	const snippets = readSnippets(set);
	const results = snippets.map((snippet) => ({
		snippet,
		mentions: findMentions(scanDocument(snippet.text, snippet.format), lexicon),
	}));
	const groups = new Map<string, typeof results>([['all', results]]);
	for (const result of results) {
		const { format, language } = result.snippet;
		for (const group of [format, language]) {
			groups.set(group, [...(groups.get(group) ?? []), result]);
		}
	}
	const traps = results.filter(({ snippet }) => snippet.isTrap);
	return {
		set,
		scores: [...groups].map(([group, members]) => score(group, members)),
		traps: traps.length,
		falseAlarms: traps.filter(({ snippet, mentions }) => mentions.some((mention) => !isLabelled(snippet, mention))).length,
		errors: results.flatMap(({ snippet, mentions }) => errorsOf(snippet, mentions)),
	};
}

/** Prints precision, recall and F1 by exact span and entity, and the false alarms on traps. */
export function reportMentionQuality(sets: readonly SnippetSet[] = ['tuning', 'held-back']): readonly MentionQuality[] {
	const qualities = sets.map(measureMentionQuality);
	for (const { set, scores, traps, falseAlarms } of qualities) {
		const count = scores[0]?.snippets ?? 0;
		console.log(`\nRecognising names: ${set} snippets (${count}, of them ${traps} traps)`);
		console.table(
			scores.map(({ group, snippets, labels, precision, recall, f1 }) => ({
				group,
				snippets,
				labels,
				precision: precision.toFixed(3),
				recall: recall.toFixed(3),
				F1: f1.toFixed(3),
			})),
		);
		console.log(`False alarms: ${falseAlarms} of ${traps} traps (${((100 * falseAlarms) / traps).toFixed(1)} %)`);
	}
	return qualities;
}

function score(group: string, results: readonly { readonly snippet: Snippet; readonly mentions: readonly Mention[] }[]): MentionScore {
	let labels = 0;
	let right = 0;
	let wrong = 0;
	for (const { snippet, mentions } of results) {
		labels += snippet.labels.length;
		for (const mention of mentions) {
			if (isLabelled(snippet, mention)) {
				right++;
			} else {
				wrong++;
			}
		}
	}
	const precision = right / Math.max(1, right + wrong);
	const recall = right / Math.max(1, labels);
	const f1 = precision + recall === 0 ? 0 : (2 * precision * recall) / (precision + recall);
	return { group, snippets: results.length, labels, right, wrong, missed: labels - right, precision, recall, f1 };
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
