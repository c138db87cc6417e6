import type { BlockContent, RegionKind } from '../../documents/model.ts';

/**
 * The forms of a block that may be abbreviations, counted: everything with a capital, however it is joined (`TMM` of
 * `TMM-normalised`, `PK/PD`, `scRNA-seq`), in formulas too, without hyphens, slashes, markup and the `s` of a plural.
 */
export type WrittenForms = ReadonlyMap<string, number>;

/** What a form is counted under: with two capitals its case may differ (`RNA-Seq`), with one it may not (`mAb`). */
export function formKey(written: string): string {
	const letters = written.replace(notLetters, '');
	return capitals(letters) > 1 ? letters.toLowerCase() : letters;
}

const notLetters = /(?:\\[a-z]+|[^A-Za-z0-9\u00c0-\u024f\u0370-\u03ff])+/g;
/** Latin and Greek letters and digits. */
const letter = '[A-Za-z0-9\\u00c0-\\u024f\\u0370-\\u03ff]';
/** Hyphens, slashes, and what sets a part of a word lower, higher or slanted. */
const joint = '(?:[-‐‑–/~^_{}$*]|\\\\(?:text|math)[a-z]+\\{)';
const word = new RegExp(`${letter}+(?:${joint}{1,4}${letter}+){0,12}`, 'g');
/** The first word of a sentence and most others have no form that could be short for anything. */
const mayBeShort = /[A-Z\u00c0-\u00de\u0391-\u03a9](?:.*[^a-z]|.{1,3}s?$)|^.+[A-Z\u00c0-\u00de\u0391-\u03a9]/;
/** As many parts as an abbreviation has: `PK/PD`, `T~1~-w`. */
const mostParts = 4;

/** Regions that a reader sees, or that make what a reader sees. */
const seen: ReadonlySet<RegionKind> = new Set(['prose', 'math', 'code', 'markup']);

const formsOfContent = new WeakMap<BlockContent, WrittenForms>();

/** The forms of a block; worked out once for each content. */
export function writtenForms(content: BlockContent): WrittenForms {
	let forms = formsOfContent.get(content);
	if (forms === undefined) {
		forms = countForms(content);
		formsOfContent.set(content, forms);
	}
	return forms;
}

function countForms({ text, regions }: BlockContent): WrittenForms {
	const counts = new Map<string, number>();
	let region = 0;
	for (const { 0: written, index } of text.matchAll(word)) {
		if (!mayBeShort.test(written)) {
			continue;
		}
		while (region + 1 < regions.length && regions[region + 1]!.span.start <= index) {
			region++;
		}
		const kind = regions[region]?.kind ?? 'prose';
		if (seen.has(kind) && (kind !== 'markup' || isPrinted(text, index))) {
			for (const form of formsIn(written.split(notLetters))) {
				counts.set(form, (counts.get(form) ?? 0) + 1);
			}
		}
	}
	return counts;
}

/** Whether what stands in markup is the argument of a command that prints an abbreviation, such as `\ac{TMM}`. */
function isPrinted(text: string, index: number): boolean {
	return /\\(?:[aA]c|[gG]ls|[eE]n(?:sure)?math|text|math)\w*\*?\{[^{}]*$/.test(
		text.slice(Math.max(0, index - 40), index),
	);
}

/** The keys of a word's parts, and of parts in a row. */
function formsIn(parts: readonly string[]): ReadonlySet<string> {
	const forms = new Set<string>();
	for (let from = 0; from < parts.length; from++) {
		let joined = '';
		for (const part of parts.slice(from, from + mostParts)) {
			joined += part;
			for (const form of [joined, ...stemsOf(joined)]) {
				if (form.length > 1 && capitals(form) > 0) {
					forms.add(capitals(form) > 1 ? form.toLowerCase() : form);
				}
			}
		}
	}
	return forms;
}

/** What a form is made of: `siRNA` of `siRNAs`, `PC` of `PC1`, `NMDA` of `NMDAR`, `TMS` of `rTMS`, `GABA` of `GABAergic`. */
function stemsOf(form: string): readonly string[] {
	const singular = form.endsWith('s') ? form.slice(0, -1) : form;
	return [
		singular,
		/^(\D.*?)\d+[a-z]?$/.exec(singular)?.[1] ?? '',
		/^([A-Z]{3,})[A-Z]$/.exec(singular)?.[1] ?? '',
		/^[a-z]{1,2}([A-Z]{2}.*)$/.exec(singular)?.[1] ?? '',
		/^([A-Z]{3,})[a-z]{3,}$/.exec(form)?.[1] ?? '',
	];
}

function capitals(form: string): number {
	let count = 0;
	for (const character of form) {
		count += character !== character.toLowerCase() ? 1 : 0;
	}
	return count;
}
