import { scanDocument } from '../../../src/core/documents/scanDocument.ts';
import type { DocumentFormat } from '../../../src/core/documents/model.ts';
import type { EvidencePack, Vocabulary } from '../../../src/core/evidence/packModel.ts';
import { createLexicon, type Lexicon } from '../../../src/core/matching/lexicon.ts';
import { findMentions } from '../../../src/core/matching/mentions.ts';
import { vocabularyOf } from '../../support/bundledPack.ts';
import type { Snippet } from './snippets.ts';

/** A text that may need a row of the pack to be read as it is. */
interface Reading {
	readonly text: string;
	readonly format: DocumentFormat;
	/** In small letters, without blanks and hyphens. */
	readonly letters: string;
	/** What is found with the whole pack. */
	readonly found: string;
}

/** What needs a row: a labelled snippet or the sentence of a rule, a record, its own form alone, or nothing. */
export interface RowUse {
	readonly kind: 'further name' | 'spelling';
	readonly row: string;
	readonly neededBy: 'labels' | 'records' | 'itself' | 'nothing';
}

/**
 * Takes each row of a pack's names away by itself, and tells what is then read in another way. A row that only `itself`
 * needs is a name that no text shows; one that nothing needs is covered by another row, or by the grammar.
 */
export function useOfRows(pack: EvidencePack, labelled: readonly Snippet[]): readonly RowUse[] {
	const vocabulary = vocabularyOf(pack);
	const names = vocabulary.names ?? [];
	const whole = createLexicon([vocabulary]);
	const sentences = names.flatMap(({ company, otherThings }) =>
		[...company, ...otherThings].flatMap((rule) => [rule.for, rule.against].map((text) => text.replace(/\[\[|\]\]/g, ''))),
	);
	const labels = [...labelled, ...sentences.map(inMarkdown)].map((each) => reading(each, whole));
	const records = textsOf([pack.claims, pack.papers, pack.entities, pack.targets, pack.pathways]).map((text) =>
		reading(inMarkdown(text), whole),
	);
	const use = (kind: RowUse['kind'], row: string, ownTexts: readonly string[], without: Vocabulary): RowUse => {
		const lexicon = createLexicon([without]);
		const changes = (readings: readonly Reading[]) => readings.some((each) => mentionsIn(each, lexicon) !== each.found);
		const begins = kind === 'spelling' ? '' : lettersOf(row).slice(0, 3);
		const near = (readings: readonly Reading[]) => readings.filter(({ letters }) => letters.includes(begins));
		const own = ownTexts.map((text) => reading(inMarkdown(text), whole));
		const neededBy = changes(near(labels)) ? 'labels' : changes(near(records)) ? 'records' : changes(own) ? 'itself' : 'nothing';
		return { kind, row, neededBy };
	};
	const { spellings = [], entities } = vocabulary;
	const listed = [...entities.flatMap(({ name, synonyms, zh }) => [name, ...synonyms, ...zh]), ...names.flatMap((each) => each.names)];
	return [
		...names.flatMap((each) =>
			each.names.map((name) => {
				const own = { ...each, names: each.names.filter((other) => other !== name) };
				const called = entities.find(({ id }) => id === each.entity);
				const beside = [called?.name ?? '', ...(called?.zh ?? []), ...each.company.map((rule) => rule.for.replace(/\[\[|\]\]/g, ''))];
				return use('further name', name, [name, ...beside.map((text) => `${text} (${name})`), ...beside.map((text) => `${text}，${name}。`)], {
					...vocabulary,
					names: names.map((other) => (other === each ? own : other)),
				});
			}),
		),
		...spellings.map((pair) => {
			const [first, second] = pair;
			const otherwise = listed.flatMap((name) =>
				name.includes(first) ? name.replace(first, second) : name.includes(second) ? name.replace(second, first) : [],
			);
			return use('spelling', pair.join(', '), otherwise, { ...vocabulary, spellings: spellings.filter((other) => other !== pair) });
		}),
	];
}

function inMarkdown(text: string): { readonly text: string; readonly format: DocumentFormat } {
	return { text, format: 'markdown' };
}

function reading({ text, format }: { readonly text: string; readonly format: DocumentFormat }, whole: Lexicon): Reading {
	return { text, format, letters: lettersOf(text), found: mentionsIn({ text, format }, whole) };
}

function mentionsIn({ text, format }: Pick<Reading, 'text' | 'format'>, lexicon: Lexicon): string {
	return findMentions(scanDocument(text, format), lexicon)
		.map(({ start, end, entity }) => `${start}-${end} ${entity}`)
		.join(', ');
}

function lettersOf(text: string): string {
	return text.toLowerCase().replace(/[ -]/g, '');
}

/** All sentences of some records. */
function textsOf(value: unknown): readonly string[] {
	if (typeof value === 'string') {
		return value.length > 20 ? [value] : [];
	}
	return typeof value === 'object' && value !== null ? Object.values(value).flatMap(textsOf) : [];
}
