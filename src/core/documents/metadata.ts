import { type Document, isAlias, isMap, isScalar, isSeq, parseDocument, type YAMLMap } from '../text/yaml.ts';
import type { Span } from '../text/span.ts';
import type { BibliographyDeclaration } from './model.ts';

/** The metadata of a document, a project or a folder, as YAML says it. Spans count from the start of the document. */
export interface Metadata {
	readonly data: Readonly<Record<string, unknown>>;
	readonly declarations: readonly BibliographyDeclaration[];
	/** The value of a field, from which spans can be taken: of two equal keys the later one, and what is merged in. */
	node(name: string): unknown;
}

/** What YAML cannot be read for. */
export interface MetadataFailure {
	readonly failedAt: Span;
}

/** Reads YAML whose first character is at `offset`. Never throws. */
export function readMetadata(yaml: string, offset = 0): Metadata | MetadataFailure {
	try {
		const document = parseDocument(yaml, { logLevel: 'silent', uniqueKeys: false, prettyErrors: false, merge: true });
		const error = document.errors[0];
		if (error !== undefined) {
			const at = offset + Math.min(error.pos[0], Math.max(0, yaml.length - 1));
			return { failedAt: { start: at, end: Math.min(at + 1, offset + yaml.length) } };
		}
		const root = document.contents;
		if (!isMap(root)) {
			return { data: {}, declarations: [], node: () => undefined };
		}
		const fields = new Fields(document as Document, root);
		// Aliases are counted, so that a few lines cannot grow into gigabytes.
		const data = document.toJS({ maxAliasCount: 50 }) as Record<string, unknown>;
		// What holds itself, or is nested without end, is no text of YAML: whoever compares or writes the data would fail at it.
		JSON.stringify(data);
		return { data, declarations: declarationsIn(fields, offset), node: (name) => fields.get(name) };
	} catch {
		// The YAML library throws on what it limits, such as aliases without end.
		return { failedAt: { start: offset, end: offset + Math.min(1, yaml.length) } };
	}
}

export function isFailure(read: Metadata | MetadataFailure): read is MetadataFailure {
	return 'failedAt' in read;
}

/** Nothing that a writer nests is deeper; also what ends an alias within itself. */
const deepest = 10;

/** The fields of a map, aliases and merges worked out. */
class Fields {
	readonly #document: Document;
	readonly #values = new Map<string, unknown>();

	constructor(document: Document, map: YAMLMap, depth = 0) {
		this.#document = document;
		if (depth > deepest) {
			return;
		}
		for (const { key, value } of map.items) {
			const name = isScalar(key) ? key.value : key;
			if (name === '<<' || typeof name === 'symbol') {
				this.#merge(this.resolve(value), depth);
			}
		}
		for (const { key, value } of map.items) {
			const name = isScalar(key) ? String(key.value) : '';
			if (name !== '<<') {
				this.#values.set(name, this.resolve(value));
			}
		}
	}

	get names(): readonly string[] {
		return [...this.#values.keys()];
	}

	get(name: string): unknown {
		return this.#values.get(name);
	}

	/** Itself where it has a field, as a list. */
	withField(name: string): readonly Fields[] {
		return this.#values.has(name) ? [this] : [];
	}

	/** The fields of a map that is the value of a field, or of nothing. */
	below(value: unknown, depth = 0): Fields | undefined {
		const map = this.resolve(value);
		return isMap(map) ? new Fields(this.#document, map, depth) : undefined;
	}

	resolve(node: unknown): unknown {
		return isAlias(node) ? node.resolve(this.#document) : node;
	}

	#merge(node: unknown, depth: number): void {
		if (isSeq(node)) {
			// The earlier of several maps goes before the later.
			node.items.toReversed().forEach((item) => this.#merge(this.resolve(item), depth));
		} else if (isMap(node)) {
			const fields = new Fields(this.#document, node, depth + 1);
			fields.names.forEach((name) => this.#values.set(name, fields.get(name)));
		}
	}
}

/** `bibliography_main:` and the like, which the filter multibib takes. */
const namedBibliography = /^bibliography[_-](?!style|title)\w+$/;

/**
 * All bibliographies that metadata declares: `bibliography:` as a path, a list or a map, also below a format of Quarto,
 * arguments of pandoc below a format of R Markdown, and references that are written there.
 */
function declarationsIn(fields: Fields, offset: number): BibliographyDeclaration[] {
	const named = fields.names.filter((name) => namedBibliography.test(name));
	const formats = ['format', 'output'].flatMap((name) => {
		const all = fields.below(fields.get(name));
		return (all?.names ?? []).flatMap((format) => all!.below(all!.get(format)) ?? []);
	});
	// `_output.yml` has the formats of R Markdown as its fields.
	formats.push(...fields.names.flatMap((name) => fields.below(fields.get(name))?.withField('pandoc_args') ?? []));
	// Pandoc's defaults files have it below `metadata` as well.
	const nested = fields.below(fields.get('metadata'));
	const found = [
		...(nested === undefined ? [] : pathsIn(nested, nested.get('bibliography'), offset)),
		...['bibliography', ...named].flatMap((name) => pathsIn(fields, fields.get(name), offset)),
		...formats.flatMap((format) => pathsIn(format, format.get('bibliography'), offset)),
		...formats.flatMap((format) => argumentsIn(format, offset)),
		...inlineReferences(fields.get('references'), offset),
	];
	return [
		...new Map(found.map((declaration) => [`${declaration.path} ${declaration.span.start}`, declaration])).values(),
	];
}

function pathsIn(fields: Fields, value: unknown, offset: number, depth = 0): BibliographyDeclaration[] {
	const node = fields.resolve(value);
	if (depth > deepest) {
		return [];
	}
	if (isSeq(node)) {
		return node.items.flatMap((item) => pathsIn(fields, item, offset, depth + 1));
	}
	if (isMap(node)) {
		const below = fields.below(node)!;
		// `{refs.bib}` is a map with one key and no value.
		return below.names.flatMap((name) => pathsIn(fields, below.get(name), offset, depth + 1));
	}
	if (!isScalar(node) || typeof node.value !== 'string' || node.value.trim() === '' || !node.range) {
		return [];
	}
	const span = { start: offset + node.range[0], end: offset + node.range[1] };
	const isExpression = node.tag === '!expr' || node.tag === '!r';
	return [{ path: isExpression ? `\`r ${node.value}\`` : node.value, span, kind: 'yaml' }];
}

/** `pandoc_args: ["--bibliography=refs.bib"]`. */
function argumentsIn(format: Fields, offset: number): BibliographyDeclaration[] {
	const list = format.get('pandoc_args');
	if (!isSeq(list)) {
		return [];
	}
	let isNext = false;
	return list.items.flatMap((item): BibliographyDeclaration[] => {
		const node = format.resolve(item);
		if (!isScalar(node) || typeof node.value !== 'string' || !node.range) {
			return [];
		}
		const path = isNext ? node.value : /^--bibliography=(.+)$/.exec(node.value)?.[1];
		isNext = node.value === '--bibliography';
		const span = { start: offset + node.range[0], end: offset + node.range[1] };
		return path === undefined ? [] : [{ path, span, kind: 'yaml' }];
	});
}

function inlineReferences(node: unknown, offset: number): BibliographyDeclaration[] {
	if (!isSeq(node) || !node.range) {
		return [];
	}
	const span = { start: offset + node.range[0], end: offset + node.range[1] };
	return [{ path: undefined, span, kind: 'yaml-references' }];
}

/** The strings of a value: itself, or those of a list. */
export function textsOf(value: unknown): readonly string[] {
	return (Array.isArray(value) ? value : [value]).filter((item): item is string => typeof item === 'string');
}
