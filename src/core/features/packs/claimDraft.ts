import { blockAt } from '../../documents/blockAt.ts';
import { clustersOf } from '../../documents/clusters.ts';
import type { ScannedDocument } from '../../documents/model.ts';
import { sentenceAt } from '../../documents/sentences.ts';
import type { System } from '../../evidence/model.ts';
import { type findMentions } from '../../matching/mentions.ts';
import type { Span } from '../../text/span.ts';

/** An entity that a sentence names. */
export interface NamedInSentence {
	readonly entity: string;
	/** As it is written, without markup. */
	readonly text: string;
}

/** What a sentence of a manuscript says of itself, for a claim to be made of it. */
export interface ClaimDraft {
	/** Without its cites and without markup. */
	readonly statement: string;
	/** The citekeys in it and directly after it, each once. */
	readonly citekeys: readonly string[];
	/** In what the sentence says that something was shown. */
	readonly systems: readonly System[];
}

/** The sentence that is selected, or, where nothing is, the one at an offset; undefined where there is none. */
export function draftClaim(document: ScannedDocument, selection: Span): ClaimDraft | undefined {
	const span = selection.end > selection.start ? selection : sentenceSpan(document, selection.start);
	if (span === undefined) {
		return undefined;
	}
	const clusters = clustersOf(document).filter(
		(cluster) => cluster.span.start < span.end && cluster.span.end > span.start,
	);
	const statement = plainStatement(document, span);
	if (!/\p{L}/u.test(statement)) {
		return undefined;
	}
	return {
		statement,
		citekeys: [...new Set(clusters.flatMap(({ cites }) => cites.map(({ citekey }) => citekey)))],
		systems: systemsIn(statement),
	};
}

/** The entities of a statement, each once, in order. */
export function namedInStatement(
	statement: string,
	mentions: ReturnType<typeof findMentions>,
): readonly NamedInSentence[] {
	const named = new Map<string, NamedInSentence>();
	for (const { entity, start, end } of mentions) {
		if (!named.has(entity)) {
			named.set(entity, { entity, text: statement.slice(start, end) });
		}
	}
	return [...named.values()];
}

/** The sentence with the cites in it and behind it. */
function sentenceSpan(document: ScannedDocument, offset: number): Span | undefined {
	const block = blockAt(document, offset);
	const sentence = block && sentenceAt(block, offset);
	if (block === undefined || sentence === undefined) {
		return undefined;
	}
	const ends = sentence.clusters.map(({ span }) => block.start + span.end);
	return { start: sentence.start, end: Math.max(sentence.end, ...ends) };
}

/** The prose of a stretch as one sentence: no cites, no markup, one full stop. */
function plainStatement({ blocks, text, format }: ScannedDocument, { start, end }: Span): string {
	const prose = blocks
		.filter((block) => block.start < end && block.start + block.content.text.length > start)
		.flatMap(({ start: from, content }) =>
			content.regions
				.filter(({ kind }) => kind === 'prose')
				.map(({ span }) => text.slice(Math.max(start, from + span.start), Math.min(end, from + span.end))),
		)
		.join('');
	const plain = prose
		.replace(/\\[a-zA-Z]+\*?(?:\s+|\{\})?/g, format === 'latex' ? ' ' : '$&')
		.replace(/\\([%&_#$ ])/g, '$1')
		.replace(/[*{}$^~]|(?<![\p{L}\p{N}])_|_(?![\p{L}\p{N}])/gu, (mark) =>
			mark === '~' && format === 'latex' ? ' ' : '',
		)
		.replace(/<\/?[a-z]+>/gi, '')
		.replace(/\(\s*\)|\[\s*\]/g, '')
		.replace(/\s+/g, ' ')
		.replace(/ (?=[.,;:!?)])/g, '')
		.trim();
	return /[.!?。！？]$/u.test(plain) || plain === '' ? plain : `${plain}${/\p{Script=Han}$/u.test(plain) ? '。' : '.'}`;
}

const systemWords: readonly (readonly [words: RegExp, system: System])[] = [
	[
		/\b(?:patients?|humans?|adults?|children|adolescents?|volunteers?|participants?|women|men)\b|患者|人类|受试者|成人/iu,
		'human',
	],
	[/\b(?:monkeys?|macaques?|primates?)\b|猴/iu, 'primate'],
	[/\brats?\b|大鼠/iu, 'rat'],
	[/\b(?:mice|mouse|murine)\b|小鼠/iu, 'mouse'],
	[/\b(?:zebrafish|dogs?|pigs?|rabbits?|sheep|chicks?)\b|斑马鱼|犬/iu, 'other-animal'],
	[/\b(?:in vitro|cell lines?|cultured|organoids?|slices?)\b|体外|细胞系/iu, 'in-vitro'],
	[/\b(?:in silico|docking|simulations?)\b|计算机模拟/iu, 'in-silico'],
];

function systemsIn(statement: string): readonly System[] {
	return systemWords.filter(([words]) => words.test(statement)).map(([, system]) => system);
}
