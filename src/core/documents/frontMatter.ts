import { isMap, isScalar, isSeq, parseDocument } from 'yaml';
import { isCrossReference, parseNarrativeCluster } from '../citations/pandocSyntax.ts';
import type { CitationCluster } from '../citations/model.ts';
import { shiftCluster } from './clusters.ts';
import { scanMarkdownInline } from './markdownInline.ts';
import type { Problem } from '../text/problem.ts';
import type { BibliographyDeclaration, FrontMatter } from './model.ts';

/** The header with what it declares and what is wrong with it. Spans count from the start of the document. */
export interface ParsedFrontMatter extends FrontMatter {
	readonly declarations: readonly BibliographyDeclaration[];
	readonly problems: readonly Problem[];
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
	return { span, ...parseYaml(yaml, start) };
}

function parseYaml(yaml: string, offset: number): Omit<ParsedFrontMatter, 'span'> {
	const empty = { data: {}, declarations: [], nocite: [], clusters: [] };
	try {
		// Aliases are counted, so that a few lines cannot grow into gigabytes.
		const document = parseDocument(yaml, { logLevel: 'silent', uniqueKeys: false, prettyErrors: false });
		const error = document.errors[0];
		if (error !== undefined) {
			const at = offset + Math.min(error.pos[0], Math.max(0, yaml.length - 1));
			const problem = {
				code: 'document.invalid-yaml',
				span: { start: at, end: Math.min(at + 1, offset + yaml.length) },
			};
			return { ...empty, problems: [problem] };
		}
		const root = document.contents;
		if (!isMap(root)) {
			return { ...empty, problems: [] };
		}
		const data = document.toJS({ maxAliasCount: 50 }) as Record<string, unknown>;
		const declarations = [
			...declaredPaths(root.get('bibliography', true), offset),
			...inlineReferences(root.get('references', true), offset),
		];
		const nocite = nociteClusters(root.get('nocite', true), yaml, offset);
		const clusters = textFields.flatMap((name) => fieldClusters(root.get(name, true), yaml, offset));
		return { data, declarations, nocite, clusters, problems: [] };
	} catch {
		// The YAML library throws on what it limits, such as aliases without end.
		const problem = { code: 'document.invalid-yaml', span: { start: offset, end: offset + Math.min(1, yaml.length) } };
		return { ...empty, problems: [problem] };
	}
}

function declaredPaths(node: unknown, offset: number): BibliographyDeclaration[] {
	if (isSeq(node)) {
		return node.items.flatMap((item) => declaredPaths(item, offset));
	}
	if (!isScalar(node) || typeof node.value !== 'string' || node.value === '' || !node.range) {
		return [];
	}
	const span = { start: offset + node.range[0], end: offset + node.range[1] };
	return [{ path: node.value, span, kind: 'yaml' }];
}

function inlineReferences(node: unknown, offset: number): BibliographyDeclaration[] {
	if (!isSeq(node) || !node.range) {
		return [];
	}
	const span = { start: offset + node.range[0], end: offset + node.range[1] };
	return [{ path: undefined, span, kind: 'yaml-references' }];
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

/** Fields of a header that are printed as text; pandoc formats their cites. */
const textFields = ['title', 'subtitle', 'abstract', 'description', 'thanks'];

function fieldClusters(node: unknown, yaml: string, offset: number): CitationCluster[] {
	if (!isScalar(node) || typeof node.value !== 'string' || !node.range || !node.value.includes('@')) {
		return [];
	}
	const [from, to] = node.range;
	const { clusters } = scanMarkdownInline(yaml.slice(from, to));
	return clusters.map((cluster) => shiftCluster(cluster, offset + from));
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
