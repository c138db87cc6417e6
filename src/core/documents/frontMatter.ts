import { isScalar } from '../text/yaml.ts';
import { isCrossReference } from '../citations/pandocCitekey.ts';
import { parseNarrativeCluster } from '../citations/pandocSyntax.ts';
import type { CitationCluster } from '../citations/model.ts';
import { shiftCluster } from './clusters.ts';
import { headerProse, headerRegions, textFields } from './headerProse.ts';
import type { Problem } from '../text/problem.ts';
import { shift } from '../text/span.ts';
import { isFailure, readMetadata } from './metadata.ts';
import type { BibliographyDeclaration, FrontMatter, Region } from './model.ts';

/** The header with what it declares and what is wrong with it. Spans count from the start of the document. */
export interface ParsedFrontMatter extends FrontMatter {
	readonly declarations: readonly BibliographyDeclaration[];
	readonly problems: readonly Problem[];
	/** Of its block; the text of title, abstract and the like is prose. */
	readonly regions: readonly Region[];
}

/** A header is never longer; a whole document that only looks like one is not parsed as YAML. */
const longestHeader = 200_000;

/** Reads a YAML header with its fences. Never throws; what is not valid YAML is a problem and an empty header. */
export function parseFrontMatter(block: string): ParsedFrontMatter {
	const start = block.indexOf('\n') + 1;
	const closing = /(?:^|\n)(?:---|\.\.\.)[ \t]*\r?\n?$/.exec(block);
	const end = Math.max(start, closing === null ? block.length : closing.index + (closing[0].startsWith('\n') ? 1 : 0));
	const span = { start, end };
	const yaml = block.slice(start, Math.min(end, start + longestHeader));
	return { span, ...parseYaml(yaml, start, block.length) };
}

/** `length` is that of the block. */
function parseYaml(yaml: string, offset: number, length: number): Omit<ParsedFrontMatter, 'span'> {
	const read = readMetadata(yaml, offset);
	if (isFailure(read)) {
		const problem = { code: 'document.invalid-yaml', span: read.failedAt };
		return {
			data: {},
			declarations: [],
			nocite: [],
			clusters: [],
			problems: [problem],
			regions: headerRegions([], offset, length),
		};
	}
	const { data, declarations } = read;
	const nocite = nociteClusters(read.node('nocite'), yaml, offset);
	const prose = headerProse(
		textFields.map((name) => read.node(name)),
		yaml,
	);
	const clusters = prose.flatMap((field) => field.clusters.map((cluster) => shiftCluster(cluster, offset)));
	const regions = headerRegions(prose, offset, length);
	return { data, declarations, nocite, clusters, problems: [], regions };
}

/** The headers of a document as one: of two equal fields the later one holds, as in pandoc. */
export function mergeHeaders(headers: readonly ParsedFrontMatter[]): Omit<ParsedFrontMatter, 'regions'> | undefined {
	const [first, ...more] = headers;
	if (first === undefined || more.length === 0) {
		return first;
	}
	const later = headers.toReversed();
	const withField = (name: string) => later.find(({ data }) => Object.hasOwn(data, name));
	// Only the last `bibliography:` and the last `references:` are read.
	const declarations = headers.flatMap((header) =>
		header.declarations.filter(({ kind }) => {
			const name = kind === 'yaml-references' ? 'references' : 'bibliography';
			return !Object.hasOwn(header.data, name) || withField(name) === header;
		}),
	);
	return {
		span: first.span,
		data: Object.assign({}, ...headers.map(({ data }) => data)) as Record<string, unknown>,
		declarations,
		nocite: withField('nocite')?.nocite ?? [],
		clusters: headers.flatMap(({ clusters }) => clusters),
		problems: headers.flatMap(({ problems }) => problems),
	};
}

/** The header of a block as seen from the start of the document. */
export function shiftHeader(header: ParsedFrontMatter, offset: number): ParsedFrontMatter {
	return {
		...header,
		span: shift(header.span, offset),
		declarations: header.declarations.map((declaration) => ({ ...declaration, span: shift(declaration.span, offset) })),
		nocite: header.nocite.map((cluster) => shiftCluster(cluster, offset)),
		clusters: header.clusters.map((cluster) => shiftCluster(cluster, offset)),
		problems: header.problems.map((problem) => ({ ...problem, span: shift(problem.span, offset) })),
	};
}

/** The works of `nocite: "@a, @b"`; `@*` means all of the bibliography. */
function nociteClusters(node: unknown, yaml: string, offset: number): CitationCluster[] {
	if (!isScalar(node) || typeof node.value !== 'string' || !node.range) {
		return [];
	}
	const [from, to] = node.range;
	const clusters: CitationCluster[] = [];
	for (let at = yaml.indexOf('@', from); at >= 0 && at < to; at = yaml.indexOf('@', at + 1)) {
		const cluster = yaml[at + 1] === '*' ? everything(at) : parseNarrativeCluster(yaml, at);
		const cite = cluster?.cites[0];
		if (cite !== undefined && !isCrossReference(cite.citekey)) {
			const citekeySpan = { start: cite.citekeySpan.start + offset, end: cite.citekeySpan.end + offset };
			const span = { start: citekeySpan.start - 1, end: citekeySpan.end };
			const silent = { ...cite, span, citekeySpan, locator: undefined, suffix: '' };
			clusters.push({ span, syntax: 'pandoc', command: undefined, form: 'nocite', cites: [silent] });
		}
	}
	return clusters;
}

function everything(at: number): CitationCluster {
	const span = { start: at, end: at + 2 };
	const cite = {
		citekey: '*',
		citekeySpan: { start: at + 1, end: at + 2 },
		span,
		prefix: '',
		locator: undefined,
		suffix: '',
		mode: 'inText' as const,
	};
	return { span, syntax: 'pandoc', command: undefined, form: 'nocite', cites: [cite] };
}
