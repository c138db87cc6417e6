import { readFileSync } from 'node:fs';
import path from 'node:path';
import { scanDocument } from '../../../src/core/documents/scanDocument.ts';
import { finish } from '../../../src/core/text/finish.ts';
import { FitFinder, type FitHint } from '../../../src/core/features/fit/fitHints.ts';
import { bundledBase, bundledSuggester } from '../suggest/report.ts';
import { turnedFindings } from './turnedFindings.ts';

/** A paragraph with one planted fault or none; see README.md. */
interface LabelledParagraph {
	readonly id: string;
	readonly text: string;
	readonly fault: string | null;
}

/** How well one kind of hint is found on one half. */
export interface FitQuality {
	readonly set: 'tuning' | 'held back';
	readonly kind: string;
	readonly planted: number;
	/** Planted faults with a hint of any kind, and with one of their own kind. */
	readonly found: number;
	readonly named: number;
	/** Hints of the kind, and those of them in paragraphs with a fault. */
	readonly told: number;
	readonly right: number;
}

export interface FitResult {
	readonly kinds: readonly FitQuality[];
	/** Sound paragraphs, and those that got a hint all the same. */
	readonly sound: number;
	readonly disturbed: number;
	readonly errors: readonly string[];
}

/** What tells the hints of a paragraph of Markdown. */
function createHintReader(): (text: string) => readonly FitHint[] {
	const base = bundledBase();
	const finder = new FitFinder(base, bundledSuggester());
	return (text) => finish(finder.inSteps(scanDocument(text, 'markdown'), (citekey) => base.paper(citekey)));
}

/** Looks for hints in the labelled paragraphs of one half. */
export function measureFit(set: FitQuality['set'], only?: (code: string) => boolean): FitResult {
	const file = path.join(import.meta.dirname, set === 'tuning' ? 'tuning.json' : 'heldBack.json');
	const paragraphs = JSON.parse(readFileSync(file, 'utf8')) as LabelledParagraph[];
	const hintsIn = createHintReader();
	const told = paragraphs.map(({ text, fault, id }) => {
		const kinds = hintsIn(text).map(({ code }) => code.slice('evidence.'.length)).filter((kind) => only?.(kind) ?? true);
		return { id, text, fault, kinds };
	});
	const names = [...new Set(told.flatMap(({ fault, kinds }) => [...(fault === null ? [] : [fault]), ...kinds]))].sort();
	const sound = told.filter(({ fault }) => fault === null);
	return {
		kinds: names.map((kind) => {
			const planted = told.filter(({ fault }) => fault === kind);
			const hinted = told.filter(({ kinds }) => kinds.includes(kind));
			return {
				set,
				kind,
				planted: planted.length,
				found: planted.filter(({ kinds }) => kinds.length > 0).length,
				named: planted.filter(({ kinds }) => kinds.includes(kind)).length,
				told: hinted.length,
				right: hinted.filter(({ fault }) => fault !== null).length,
			};
		}),
		sound: sound.length,
		disturbed: sound.filter(({ kinds }) => kinds.length > 0).length,
		errors: told
			.filter(({ fault, kinds }) => (fault === null ? kinds.length > 0 : kinds.length === 0))
			.map(({ id, fault, kinds, text }) => `${id} ${fault ?? 'sound'} → ${kinds.join(', ') || 'nothing'}: ${text}`),
	};
}

/** A sound sentence in the manner of reviews; see README.md. */
interface SoundSentence {
	readonly id: string;
	readonly text: string;
	readonly half: FitQuality['set'];
}

/** The hints that sound sentences of one half get, as `id code: text`. */
export function hintsOfSound(half: FitQuality['set']): { readonly all: number; readonly hinted: readonly string[] } {
	const file = path.join(import.meta.dirname, 'sound.json');
	const sentences = (JSON.parse(readFileSync(file, 'utf8')) as SoundSentence[]).filter((each) => each.half === half);
	const hintsIn = createHintReader();
	const hinted = sentences.flatMap(({ id, text }) =>
		hintsIn(text).map(({ code }) => `${id} ${code}: ${text}`),
	);
	return { all: sentences.length, hinted };
}

/** How many findings that are turned round at one place get a hint on direction, by the kind of turn. */
function measureTurned(): ReadonlyMap<string, readonly [hinted: number, all: number]> {
	const hintsIn = createHintReader();
	const counts = new Map<string, readonly [number, number]>();
	for (const { turn, citekey, text } of turnedFindings(bundledBase())) {
		const cited = text.replace(/[.。]?\s*$/u, ` [@${citekey}].`);
		const [hinted, all] = counts.get(turn) ?? [0, 0];
		counts.set(turn, [hinted + Number(hintsIn(cited).some(({ code }) => code === 'evidence.direction')), all + 1]);
	}
	return counts;
}

/** Prints the measurement as a table. */
export function reportFitQuality(): void {
	console.log('Hints on fit and balance: planted faults found, and sound paragraphs left alone');
	console.log();
	console.log('| set | kind | planted | found | named | hints | precision |');
	console.log('|---|---|---:|---:|---:|---:|---:|');
	for (const set of ['tuning', 'held back'] as const) {
		const { kinds, sound, disturbed } = measureFit(set);
		for (const { kind, planted, found, named, told, right } of kinds) {
			const precision = told === 0 ? '–' : (right / told).toFixed(2);
			console.log(`| ${set} | ${kind} | ${planted} | ${found} | ${named} | ${told} | ${precision} |`);
		}
		const all = kinds.reduce((sum, { planted }) => sum + planted, 0);
		const found = kinds.reduce((sum, each) => sum + each.found, 0);
		console.log(`| ${set} | all | ${all} | ${((100 * found) / all).toFixed(0)} % | | ${disturbed} of ${sound} sound | |`);
	}
	for (const half of ['tuning', 'held back'] as const) {
		const { all, hinted } = hintsOfSound(half);
		console.log(`| ${half} | sentences of reviews | | | | ${hinted.length} of ${all} sound | |`);
	}
	for (const [turn, [hinted, all]] of measureTurned()) {
		console.log(`| findings turned round | ${turn} | ${all} | ${hinted} | | | |`);
	}
	console.log();
}
