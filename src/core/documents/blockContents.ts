/** What a block holds, by its kind and the format of the document. */
import { acronymsIn } from '../citations/latexAcronyms.ts';
import type { OwnCommands } from '../citations/latexCommands.ts';
import type { SplitBlock } from './blockSplitter.ts';
import { scanChunk } from './chunkCaptions.ts';
import { exampleLabelsIn } from './exampleLists.ts';
import { type ParsedFrontMatter, parseFrontMatter } from './frontMatter.ts';
import { scanLatexInline, scanLatexMath } from './latexInline.ts';
import { type InlineContent, scanMarkdownInline } from './markdownInline.ts';
import type { BlockContent, DocumentFormat, RegionKind } from './model.ts';

/** Makes the contents of blocks for one format. */
export class ContentMaker {
	readonly #scanInline: (text: string) => InlineContent;
	readonly #scanMath: ((text: string) => InlineContent) | undefined;
	readonly #hasChunks: boolean;

	constructor(format: DocumentFormat, latexCommands: OwnCommands) {
		this.#hasChunks = format === 'quarto' || format === 'rmd';
		this.#scanMath = format === 'latex' ? (text) => scanLatexMath(text, latexCommands) : undefined;
		this.#scanInline = format === 'latex' ? (text) => scanLatexInline(text, latexCommands) : scanMarkdownInline;
	}

	make(text: string, split: SplitBlock): BlockContent {
		const { kind } = split;
		if (kind === 'paragraph' || kind === 'heading') {
			return new InlineBlockContent(text, { ...split, kind }, this.#scanInline);
		}
		if (split.region === 'frontMatter') {
			return new HeaderContent(text);
		}
		if (split.region === 'math' && this.#scanMath !== undefined) {
			return { text, kind, ...this.#scanMath(text) };
		}
		const chunk = split.region === 'code' && this.#hasChunks ? scanChunk(text) : undefined;
		if (chunk !== undefined) {
			return { text, kind, ...chunk };
		}
		const region: RegionKind = kind === 'blank' ? 'prose' : (split.region ?? 'markup');
		const clusters = this.#scanMath !== undefined && region === 'markup' ? acronymsIn(text) : [];
		return { text, kind, regions: [{ kind: region, span: { start: 0, end: text.length } }], clusters };
	}
}

/** A YAML header. It is read when somebody asks, and once: an edit elsewhere costs nothing. */
export class HeaderContent implements BlockContent {
	readonly text: string;
	readonly kind = 'raw';
	readonly isHeader = true;
	#header: ParsedFrontMatter | undefined;

	constructor(text: string) {
		this.text = text;
	}

	get header(): ParsedFrontMatter {
		return (this.#header ??= parseFrontMatter(this.text));
	}

	get regions() {
		return this.header.regions;
	}

	get clusters() {
		return this.header.clusters;
	}
}

/** The content of a paragraph or heading; its regions and clusters are worked out when somebody asks. */
class InlineBlockContent implements BlockContent {
	readonly text: string;
	readonly kind: 'paragraph' | 'heading';
	readonly level?: number;
	readonly quoted?: boolean;
	readonly isBibliography?: boolean;
	readonly #scan: (text: string) => InlineContent;
	readonly #hasExamples: boolean;
	#inline: InlineContent | undefined;
	#exampleLabels: readonly string[] | undefined;

	constructor(
		text: string,
		split: SplitBlock & { readonly kind: 'paragraph' | 'heading' },
		scan: (text: string) => InlineContent,
	) {
		this.text = text;
		this.#hasExamples = scan === scanMarkdownInline;
		this.kind = split.kind;
		this.#scan = scan;
		if (split.level !== undefined) {
			this.level = split.level;
		}
		if (split.quoted !== undefined) {
			this.quoted = split.quoted;
		}
		if (split.isBibliography !== undefined) {
			this.isBibliography = split.isBibliography;
		}
	}

	get regions() {
		return (this.#inline ??= this.#scan(this.text)).regions;
	}

	get exampleLabels() {
		return (this.#exampleLabels ??= this.#hasExamples ? exampleLabelsIn(this.text) : []);
	}

	get clusters() {
		return (this.#inline ??= this.#scan(this.text)).clusters;
	}
}
