/** A manuscript that is taken apart: what it knows at once, and what it reads when somebody asks. */
import type { OwnCommands } from '../citations/latexCommands.ts';
import type { Problem } from '../text/problem.ts';
import type { HeaderContent } from './blockContents.ts';
import { readDeclarations, readPreamble } from './declarations.ts';
import { mergeHeaders, type ParsedFrontMatter, shiftHeader } from './frontMatter.ts';
import type {
	BibliographyDeclaration,
	Block,
	DocumentFormat,
	FrontMatter,
	LatexPreamble,
	ScannedDocument,
} from './model.ts';

/** A block with what the splitter knew when it began there. */
export interface StatedBlock extends Block {
	readonly state: number;
}

/** What the scan of a text comes to. */
interface ScannedParts {
	readonly text: string;
	readonly format: DocumentFormat;
	/** As given to the scan. */
	readonly latexCommands: OwnCommands;
	/** With those that the text defines. */
	readonly citeCommands: OwnCommands;
	readonly blocks: readonly StatedBlock[];
}

export class Manuscript implements ScannedDocument {
	readonly text: string;
	readonly format: DocumentFormat;
	readonly latexCommands: OwnCommands;
	readonly citeCommands: OwnCommands;
	readonly blocks: readonly StatedBlock[];
	#header: Omit<ParsedFrontMatter, 'regions'> | undefined | 'unread' = 'unread';
	#declarations: readonly BibliographyDeclaration[] | undefined;
	#latex: LatexPreamble | undefined;

	constructor({ text, format, latexCommands, citeCommands, blocks }: ScannedParts) {
		this.text = text;
		this.format = format;
		this.latexCommands = latexCommands;
		this.citeCommands = citeCommands;
		this.blocks = blocks;
	}

	get frontMatter(): FrontMatter | undefined {
		return this.#readHeader();
	}

	get problems(): readonly Problem[] {
		return this.#readHeader()?.problems ?? [];
	}

	get declarations(): readonly BibliographyDeclaration[] {
		return (this.#declarations ??=
			this.format === 'latex' ? readDeclarations(this) : (this.#readHeader()?.declarations ?? []));
	}

	get latex(): LatexPreamble | undefined {
		return this.format === 'latex' ? (this.#latex ??= readPreamble(this)) : undefined;
	}

	#readHeader(): Omit<ParsedFrontMatter, 'regions'> | undefined {
		if (this.#header === 'unread') {
			this.#header = this.format === 'latex' ? undefined : mergeHeaders(this.blocks.flatMap(headerOf));
		}
		return this.#header;
	}
}

/**
 * Whether a document is the scan of a text. Told by its members and not by its class: a document may come from another
 * bundle, which has a class of its own.
 */
export function isManuscript(document: ScannedDocument | undefined): document is Manuscript {
	return document !== undefined && 'latexCommands' in document && 'citeCommands' in document;
}

/** What the header of a block says, seen from the start of the document. */
function headerOf({ start, content }: Block): ParsedFrontMatter[] {
	// Told as in `isManuscript`.
	if (!('header' in content)) {
		return [];
	}
	const { header } = content as HeaderContent;
	return [start === 0 ? header : shiftHeader(header, start)];
}
