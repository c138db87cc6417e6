import type { CslItem } from '../../core/bibliography/cslItem.ts';
import type { Library } from '../../core/bibliography/model.ts';
import type { CitationRenderer, RenderingOutput } from '../../core/citations/rendering/model.ts';
import { scanDocument } from '../../core/documents/scanDocument.ts';
import { sentencesIn } from '../../core/documents/sentences.ts';
import type { EvidenceBase } from '../../core/evidence/evidenceBase.ts';
import { claimCard, entityCard, evidencePaper, paperCard } from '../../core/features/cards.ts';
import { manuscriptMarkup } from '../../core/features/manuscriptMarkup.ts';
import type { NameSearch } from '../../core/search/nameSearch.ts';
import type { PaperIndex } from '../../core/search/paperIndex.ts';
import type { Suggester } from '../../core/suggestion/suggest.ts';
import { similarNames } from '../similarNames.ts';
import { toolDefinitions, type ToolName } from './toolDefinitions.ts';
import { readToolInput, type ToolInput } from './toolInput.ts';
import {
	claimEvidence,
	claimRecord,
	entityRecord,
	notInBase,
	paperCardRecord,
	paperRecord,
	statusOf,
	workRecord,
} from './toolRecords.ts';

/** A problem of a manuscript, as a tool reports it. Lines and columns count from 1. */
export interface ToolProblem {
	readonly file?: string;
	readonly line: number;
	readonly column: number;
	readonly severity: string;
	readonly code: string;
	readonly message: string;
}

/** What the host knows and the tools ask. Everything but the base may take its time, and is asked for when it is needed. */
export interface ToolSources {
	readonly base: EvidenceBase;
	/** The user's bibliographies. */
	readonly library: () => Promise<Library>;
	readonly suggester: () => Suggester | Promise<Suggester>;
	/** Of the entities. */
	readonly names: () => NameSearch;
	/** Of the library and the base. */
	readonly index: () => Promise<PaperIndex>;
	/** Throws an error of the host's with a sentence where there is no such style or locale. */
	readonly renderer: (style: string, locale: string | undefined) => Promise<CitationRenderer>;
	/** The problems of a file that may be read, or of a text; a sentence where there is nothing to check. */
	readonly check: (request: CheckRequest) => Promise<readonly ToolProblem[] | string>;
}

/** What is to be checked: one of both. */
export interface CheckRequest {
	readonly path: string | undefined;
	readonly text: string | undefined;
	readonly format: 'markdown' | 'latex';
}

/** What a tool answers: data, or a sentence for the model on why there are none. */
export type ToolAnswer = { readonly value: object } | { readonly refusal: string };

/** Sentences looked at in one call, and problems reported of one manuscript. */
const mostSentences = 20;

const mostProblems = 200;

/** Answers a call of a tool. Nothing is written, and nothing is named that the base or the library does not have. */
export async function answerTool(name: string, input: unknown, sources: ToolSources): Promise<ToolAnswer> {
	const definition = toolDefinitions.find((each) => each.name === name);
	if (definition === undefined) {
		return { refusal: `There is no tool “${name.slice(0, 100)}”.` };
	}
	const given = readToolInput(input ?? {}, definition.inputSchema);
	return typeof given === 'string' ? { refusal: given } : tools[definition.name](given, sources);
}

const tools: Readonly<Record<ToolName, (input: ToolInput, sources: ToolSources) => Promise<ToolAnswer>>> = {
	find_evidence: findEvidence,
	get_card: getCard,
	search_library: searchLibrary,
	format_citation: formatCitation,
	check_manuscript: checkManuscript,
};

async function findEvidence(input: ToolInput, sources: ToolSources): Promise<ToolAnswer> {
	const text = textOf(input, 'text')!;
	const limit = numberOf(input, 'limit') ?? 12;
	const library = await sources.library();
	const suggester = await sources.suggester();
	const found = sentencesIn(scanDocument(text, 'markdown')).map(({ text }) => text);
	const sentences = found.length === 0 ? [text] : found;
	const statements = sentences.slice(0, mostSentences).map((sentence) => {
		const { claims, papers } = suggester.suggest(sentence);
		return {
			sentence,
			claims: claims.slice(0, limit).map(({ claim, score, isOpposite }) => ({
				...claimRecord(claim),
				sentenceStates: isOpposite ? 'the opposite of the claim' : 'the claim',
				score: rounded(score),
			})),
			papers: papers.slice(0, limit).map(({ paper, score, stance, claim, link }) => ({
				...paperRecord(paper, library),
				stance,
				claim: claim.id,
				result: link.note ?? null,
				score: rounded(score),
			})),
		};
	});
	const hasAny = statements.some(({ claims, papers }) => claims.length + papers.length > 0);
	return {
		value: {
			statements,
			...(sentences.length > mostSentences ? { leftOut: sentences.length - mostSentences } : {}),
			...(hasAny ? {} : { note: 'The evidence has nothing to say to this.' }),
		},
	};
}

async function getCard(input: ToolInput, sources: ToolSources): Promise<ToolAnswer> {
	const wanted = textOf(input, 'id')!.trim();
	const { base } = sources;
	const library = await sources.library();
	const names = sources.names();
	const citekey = wanted.replace(/^@/, '');
	const card =
		entityCard(wanted, base) ??
		claimCard(wanted, base) ??
		paperCard(citekey, { base, library }) ??
		entityCard(names.exact(wanted) ?? '', base);
	switch (card?.kind) {
		case 'entity':
			return { value: entityRecord(card.entity, base) };
		case 'claim':
			return { value: { kind: 'claim', ...claimRecord(card.claim), ...claimEvidence(card.claim, base, library) } };
		case 'paper':
			return { value: paperCardRecord(card, library) };
		default:
			return {
				refusal: `No entity, claim or paper is called “${wanted}”.${similarNames(wanted, names, base)}`,
			};
	}
}

async function searchLibrary(input: ToolInput, sources: ToolSources): Promise<ToolAnswer> {
	const library = await sources.library();
	const index = await sources.index();
	const hits = index.search(textOf(input, 'query')!, { limit: numberOf(input, 'limit') ?? 10 });
	return {
		value: {
			papers: hits.map(({ citekey, record: { item } }) => {
				const paper = library.has(citekey) ? evidencePaper(item, sources.base) : sources.base.paper(citekey);
				return {
					citekey,
					source: library.has(citekey) ? 'library' : 'evidence base',
					...workRecord(item),
					...(paper === undefined ? { status: notInBase } : { evidenceId: paper.citekey, status: statusOf(paper) }),
				};
			}),
		},
	};
}

async function formatCitation(input: ToolInput, sources: ToolSources): Promise<ToolAnswer> {
	const citekeys = [...new Set((input['citekeys'] as readonly string[]).map((key) => key.trim().replace(/^@/, '')))];
	const output = (textOf(input, 'output') ?? 'text') as RenderingOutput;
	const library = await sources.library();
	const itemOf = (citekey: string): CslItem | undefined =>
		library.find(citekey)?.item ?? sources.base.paper(citekey)?.item;
	const items = citekeys.flatMap((citekey) => {
		const item = itemOf(citekey);
		return item === undefined ? [] : [{ ...item, id: citekey }];
	});
	const unknown = citekeys.filter((citekey) => itemOf(citekey) === undefined);
	if (items.length === 0) {
		return { refusal: `Nothing has ${unknown.map((key) => `“${key}”`).join(', ')}.` };
	}
	const renderer = await sources.renderer(textOf(input, 'style') ?? 'apa', textOf(input, 'locale'));
	const known = items.map(({ id }) => id);
	const cites = known.map((citekey) => ({ citekey, mode: 'parenthetical' as const }));
	const [cite = ''] = renderer.clusters([{ cites }], items, output);
	return {
		value: {
			references: items.map((item) => {
				const paper = evidencePaper(item, sources.base);
				const status = paper === undefined ? notInBase : statusOf(paper);
				return { citekey: item.id, reference: renderer.reference(item, output).trim(), status };
			}),
			cite,
			markdown: manuscriptMarkup('markdown').cite(known),
			latex: manuscriptMarkup('latex').cite(known),
			unknown,
		},
	};
}

async function checkManuscript(input: ToolInput, sources: ToolSources): Promise<ToolAnswer> {
	const path = textOf(input, 'path');
	const text = textOf(input, 'text');
	if (path !== undefined && text !== undefined) {
		return { refusal: 'Give a path or a text, not both.' };
	}
	const format = textOf(input, 'format') === 'latex' ? 'latex' : 'markdown';
	const problems = await sources.check({ path, text, format });
	return typeof problems === 'string'
		? { refusal: problems }
		: {
				value: {
					problems: problems.slice(0, mostProblems),
					...(problems.length > mostProblems ? { leftOut: problems.length - mostProblems } : {}),
				},
			};
}

function textOf(input: ToolInput, name: string): string | undefined {
	const value = input[name];
	return typeof value === 'string' ? value : undefined;
}

function numberOf(input: ToolInput, name: string): number | undefined {
	const value = input[name];
	return typeof value === 'number' ? value : undefined;
}

function rounded(score: number): number {
	return Math.round(score * 1000) / 1000;
}
