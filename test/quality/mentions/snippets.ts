import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { DocumentFormat } from '../../../src/core/documents/model.ts';

/** A stretch of a snippet and the entity that it names. */
export interface Label {
	readonly start: number;
	readonly end: number;
	readonly entity: string;
}

/** A piece of a manuscript with all that it names. */
export interface Snippet {
	/** File and line. */
	readonly id: string;
	readonly format: DocumentFormat;
	readonly language: 'en' | 'zh';
	readonly text: string;
	readonly labels: readonly Label[];
	/** Holds words that look like names and are none. */
	readonly isTrap: boolean;
}

export type SnippetSet = 'held-back' | 'tuning';

/** A set of snippets of a field, and the sound lines in which no pack has anything to mark. */
export type FieldSet =
	| 'checkpoint.heldBack'
	| 'checkpoint.tuning'
	| 'ibd.heldBack'
	| 'ibd.tuning'
	| 'parkinson.heldBack'
	| 'parkinson.tuning'
	| 'pulmonary.heldBack'
	| 'pulmonary.tuning'
	| 'shortForms.bundled'
	| 'shortForms.checkpoint'
	| 'shortForms.pulmonary'
	| 'strangers'
	| 'otherFields';

const formats: Readonly<Record<string, DocumentFormat>> = { md: 'markdown', qmd: 'quarto', tex: 'latex' };

/**
 * Reads a set of snippets, one a line: `md en | A [[BDNF|bdnf]] rise`, or with `!` instead of `|` for a trap. `⏎` stands
 * for a line break.
 */
export function readSnippets(set: SnippetSet): readonly Snippet[] {
	return parse(readFileSync(path.join(import.meta.dirname, `${set}.txt`), 'utf8').split('\n'), set);
}

/** Reads a set of snippets under `test/quality/fields`. */
export function readFieldSnippets(set: FieldSet): readonly Snippet[] {
	const file = path.join(import.meta.dirname, '../fields', `${set}.json`);
	return parse(JSON.parse(readFileSync(file, 'utf8')) as string[], set);
}

function parse(lines: readonly string[], set: string): readonly Snippet[] {
	return lines.flatMap((line, index) => {
		if (line.trim() === '') {
			return [];
		}
		const parts = /^(md|qmd|tex) (en|zh) ([|!]) (.*)$/.exec(line);
		if (parts === null) {
			throw new Error(`${set}:${index + 1}: not a snippet`);
		}
		const [, format, language, kind, marked] = parts as unknown as [string, string, 'en' | 'zh', string, string];
		return [{ id: `${set}:${index + 1}`, format: formats[format]!, language, isTrap: kind === '!', ...unmark(marked) }];
	});
}

function unmark(marked: string): Pick<Snippet, 'text' | 'labels'> {
	const labels: Label[] = [];
	const lines = marked.replaceAll('⏎', '\n');
	let text = '';
	let position = 0;
	for (const mark of lines.matchAll(/\[\[([^|]*)\|([a-z0-9-]+)\]\]/g)) {
		text += lines.slice(position, mark.index);
		labels.push({ start: text.length, end: text.length + mark[1]!.length, entity: mark[2]! });
		text += mark[1]!;
		position = mark.index + mark[0].length;
	}
	return { text: text + lines.slice(position), labels };
}
