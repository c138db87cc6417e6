import { isMap, isSeq, parseDocument, type YAMLMap } from '../text/yaml.ts';
import type { Parsed, Problem } from '../text/problem.ts';
import type { Span } from '../text/span.ts';
import { createEntityNames } from './entityNames.ts';
import type { EvidenceBase } from './evidenceBase.ts';
import { isDoi, isPmcid } from '../bibliography/identifierSyntax.ts';
import type { Figure } from './model.ts';
import { packLimits } from './packFiles.ts';

/** A record is a few thousand units long; what is far longer is something else. */
const maximumLength = 100_000;

/**
 * Reads a figure record of PFOCR (https://pfocr.wikipathways.org, CC0): Markdown whose YAML front matter names a
 * published pathway figure, its paper, and the genes and terms that were recognised in it. Genes, terms and the
 * paper's keywords become entities of `base` where one has that name. The caption stays where it was published.
 */
export function importPfocrFigure(markdown: string, base: EvidenceBase): Parsed<Figure | undefined> {
	const matter = markdown.length <= maximumLength ? findFrontMatter(markdown) : undefined;
	if (matter === undefined) {
		const code = markdown.length <= maximumLength ? 'evidence.no-front-matter' : 'evidence.too-large';
		return { value: undefined, problems: [{ code, span: { start: 0, end: 0 } }] };
	}
	const { value: record, problems } = readYaml(markdown.slice(matter.start, matter.end), matter);
	if (record === undefined) {
		return { value: undefined, problems };
	}
	const read = readFigure(record, matter, base);
	return { value: read.value, problems: [...problems, ...read.problems] };
}

/** What stands between the first two lines of three hyphens. */
function findFrontMatter(markdown: string): Span | undefined {
	const opening = /^\uFEFF?---[ \t]*(?:\r\n|\n)/.exec(markdown);
	if (opening === null) {
		return undefined;
	}
	const start = opening[0].length;
	const closing = /^---[ \t]*$/m.exec(markdown.slice(start));
	return closing === null ? undefined : { start, end: start + closing.index };
}

function readYaml(text: string, { start }: Span): Parsed<YAMLMap | undefined> {
	const broken = (span: Span): Parsed<undefined> => ({
		value: undefined,
		problems: [{ code: 'evidence.yaml-syntax', span }],
	});
	try {
		// With the failsafe schema every scalar stays the text that was written: `year: 2024` is no number.
		const document = parseDocument(text, {
			schema: 'failsafe',
			logLevel: 'silent',
			prettyErrors: false,
			uniqueKeys: false,
		});
		const error = document.errors[0];
		if (error !== undefined) {
			return broken({ start: start + error.pos[0], end: start + error.pos[1] });
		}
		return isMap(document.contents) ? { value: document.contents, problems: [] } : broken({ start, end: start });
	} catch {
		// Nesting deep enough to exhaust the stack.
		return broken({ start, end: start });
	}
}

function readFigure(record: YAMLMap, matter: Span, base: EvidenceBase): Parsed<Figure | undefined> {
	const problems: Problem[] = [];
	const report = (code: string, field: string): void => {
		const span = spanOf(record, field, matter) ?? { start: matter.start, end: matter.start };
		problems.push({ code, span, details: { field, value: textOf(record, field) ?? '' } });
	};
	const require = (field: string): string => {
		const value = textOf(record, field);
		if (value === undefined) {
			report('evidence.missing-field', field);
		}
		return value ?? '';
	};
	const id = textOf(record, 'figid_alias') ?? require('figid');
	const pmcid = require('pmcid');
	const number = require('number');
	const title = require('figtitle');
	const paperTitle = require('papertitle');
	if (pmcid !== '' && !isPmcid(pmcid)) {
		report('evidence.malformed-pmcid', 'pmcid');
	}
	if (problems.length > 0) {
		return { value: undefined, problems };
	}
	const doi = textOf(record, 'doi');
	if (doi !== undefined && !isDoi(doi)) {
		report('evidence.malformed-doi', 'doi');
	}
	const year = Number(textOf(record, 'year'));
	const citekey = doi === undefined ? undefined : base.paperByDoi(doi)?.citekey;
	const value: Figure = {
		id,
		pmcid,
		number,
		title,
		url: addressOf(record, pmcid),
		paper: {
			title: paperTitle,
			...(doi !== undefined && isDoi(doi) && { doi }),
			...(Number.isInteger(year) && year > 1000 && { year }),
			...(citekey !== undefined && { citekey }),
		},
		...linkTerms(termsOf(record), base),
		licence: textOf(about(record), 'license') ?? 'CC0',
	};
	const texts = [id, number, title, paperTitle, value.licence, ...value.unresolved];
	if (texts.some((text) => text.length > packLimits.textLength)) {
		const span = { start: matter.start, end: matter.start };
		const details = { limit: String(packLimits.textLength) };
		return { value: undefined, problems: [...problems, { code: 'evidence.too-long', span, details }] };
	}
	return { value, problems };
}

/** The page of the figure at PubMed Central, built from checked parts only: the record's own path is not trusted. */
function addressOf(record: YAMLMap, pmcid: string): string {
	const path = /^\/pmc\/articles\/PMC\d+\/figure\/([\w.-]+)\/?$/.exec(textOf(record, 'figlink') ?? '');
	const article = `https://www.ncbi.nlm.nih.gov/pmc/articles/${pmcid}/`;
	return path === null ? article : `${article}figure/${path[1]}`;
}

/** Genes and terms of the figure, then the keywords of its paper, which are one text parted by bars. */
function termsOf(record: YAMLMap): readonly string[] {
	const keywords = (textOf(record, 'keywords') ?? '').split('|').map((keyword) => keyword.trim());
	return [...new Set([...textsOf(about(record), 'keywords'), ...keywords.filter((keyword) => keyword !== '')])];
}

function linkTerms(terms: readonly string[], base: EvidenceBase): Pick<Figure, 'entities' | 'unresolved'> {
	const names = createEntityNames(base.entities);
	const entities = new Set<string>();
	const unresolved: string[] = [];
	for (const term of terms) {
		// `treatment-resistant depression (TRD)` is known without its abbreviation; `(R)-ketamine` stays whole.
		const entity = names.find(term) ?? names.find(term.replace(/\s\([^()]*\)$/, ''));
		if (entity === undefined) {
			unresolved.push(term);
		} else {
			entities.add(entity.id);
		}
	}
	return { entities: [...entities], unresolved };
}

/** The part of the record in the vocabulary of schema.org. */
function about(record: YAMLMap): YAMLMap | undefined {
	const value = record.get('schema-jsonld');
	return isMap(value) ? value : undefined;
}

function textOf(map: YAMLMap | undefined, field: string): string | undefined {
	const value = map?.get(field);
	return typeof value === 'string' && value.trim() !== '' ? value.trim() : undefined;
}

function textsOf(map: YAMLMap | undefined, field: string): readonly string[] {
	const value = map?.get(field, true);
	const items = isSeq(value) ? value.items : [];
	return items.flatMap((item) => {
		const text = item !== null && typeof item === 'object' && 'value' in item ? item.value : undefined;
		return typeof text === 'string' && text.trim() !== '' ? [text.trim()] : [];
	});
}

function spanOf(map: YAMLMap, field: string, { start }: Span): Span | undefined {
	const node: unknown = map.get(field, true);
	const range: unknown = node !== null && typeof node === 'object' && 'range' in node ? node.range : undefined;
	const [from, to] = Array.isArray(range) ? (range as readonly number[]) : [];
	return from === undefined || to === undefined ? undefined : { start: start + from, end: start + to };
}
