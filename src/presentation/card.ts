import { isWebAddress } from '../core/bibliography/identifierSyntax.ts';
import type { Stance } from '../core/evidence/model.ts';

/**
 * A card as a small document of its own, so that the hover (Markdown), the card panel (HTML) and the command line
 * show the same content, and nothing that came from a file is ever mistaken for markup.
 */
export interface Card {
	readonly title: string;
	readonly blocks: readonly CardBlock[];
}

/** A hover is read at a glance; the opened card has everything. */
export type CardSize = 'hover' | 'full';

export type CardBlock =
	| { readonly kind: 'heading'; readonly content: readonly Inline[] }
	| {
			readonly kind: 'paragraph';
			readonly content: readonly Inline[];
			/** It only says what can be done, which means nothing where no command can be called. */
			readonly isActions?: boolean;
			/** What is said in its place where no command can be called, as in a terminal; nothing where it is empty. */
			readonly withoutCommands?: readonly Inline[];
	  }
	| { readonly kind: 'list'; readonly items: readonly (readonly Inline[])[] }
	| {
			readonly kind: 'table';
			readonly header: readonly string[];
			readonly rows: readonly (readonly (readonly Inline[])[])[];
			/** What each cell is sorted by; a table without stays in its order. */
			readonly sortKeys?: readonly (readonly (string | number)[])[];
	  }
	| { readonly kind: 'diagram'; readonly diagram: Diagram; readonly labels: DiagramLabels }
	/** Papers or claims side by side, a column a stance. */
	| { readonly kind: 'evidence'; readonly columns: readonly EvidenceColumn[] }
	/** What can be opened and closed under one line. */
	| { readonly kind: 'fold'; readonly summary: readonly Inline[]; readonly blocks: readonly CardBlock[] }
	/** Choices by which the evidence of the card is filtered, where it is a page. */
	| { readonly kind: 'filters'; readonly labels: FilterLabels; readonly rows: readonly EvidenceFacts[] }
	| { readonly kind: 'rule' };

export interface EvidenceColumn {
	readonly stance: Stance;
	readonly label: string;
	readonly rows: readonly EvidenceRow[];
}

export interface EvidenceRow {
	readonly content: readonly Inline[];
	/** Design, species, size and year in words; empty where nothing is known. */
	readonly details: string;
	readonly facts: EvidenceFacts;
}

/** What the evidence is filtered by; the words are those of the reader. */
export interface EvidenceFacts {
	/** The citekey of the paper in the evidence. */
	readonly paper?: string;
	readonly design?: string;
	readonly species: readonly string[];
	readonly n?: number;
	readonly year?: number;
}

export interface FilterLabels {
	/** What the choices are for. */
	readonly name: string;
	readonly design: string;
	readonly species: string;
	readonly size: string;
	readonly year: string;
	readonly any: string;
	/** Puts the papers that are shown into the manuscript as a table. */
	readonly insertTable: string;
	/** Says how many are shown, with `{0}` for them and `{1}` for all. */
	readonly count: string;
}

/** A drawing with the sentence that says the same to those who do not see it. */
export interface Diagram {
	readonly alternative: string;
	/** Each arrow in words, with what bears it out. */
	readonly steps: readonly (readonly Inline[])[];
	draw(colours: DiagramColours, form: DiagramForm): DrawnDiagram;
}

export interface DiagramForm {
	readonly direction: 'right' | 'down';
	/** Boxes lead to cards and arrows can be chosen: for a page. */
	readonly isLinked: boolean;
}

/** A whole SVG image and its size in pixels. */
export interface DrawnDiagram {
	readonly svg: string;
	readonly width: number;
	readonly height: number;
}

/** What is around a diagram on a page, in the reader's words. */
export interface DiagramLabels {
	/** What the buttons are for. */
	readonly tools: string;
	readonly legend: string;
	readonly larger: string;
	readonly smaller: string;
	readonly saveSvg: string;
	readonly savePng: string;
	readonly insertFigure: string;
	readonly steps: string;
}

/** CSS colours. */
export interface DiagramColours {
	readonly text: string;
	/** Behind the drawing. */
	readonly ground: string;
	readonly box: string;
	readonly boxLine: string;
	readonly promotes: string;
	readonly reduces: string;
}

export interface TextInline {
	readonly kind: 'text';
	readonly text: string;
	readonly marks?: readonly Mark[];
}

export interface LinkInline {
	readonly kind: 'link';
	readonly text: string;
	readonly target: LinkTarget;
	readonly hint?: string;
}

export type Inline =
	| TextInline
	| LinkInline
	/** A codicon; the words beside it carry its meaning. */
	| { readonly kind: 'icon'; readonly name: string };

export type Mark = 'strong' | 'emphasis' | 'code' | 'sub' | 'sup';

/** Where a link leads: out to the web, or to one of the product's own commands. */
export type LinkTarget =
	| { readonly kind: 'web'; readonly url: string }
	| { readonly kind: 'command'; readonly command: CardCommand; readonly argument: string };

/** The only commands that a card may call. */
export type CardCommand =
	| 'afferent.openCard'
	| 'afferent.showInSidebar'
	| 'afferent.citeFromCard'
	| 'afferent.copyReference'
	| 'afferent.copyCitekey'
	| 'afferent.copyBibtex'
	| 'afferent.silenceTerm'
	| 'afferent.pinReading';

export const cardCommands: readonly CardCommand[] = [
	'afferent.openCard',
	'afferent.showInSidebar',
	'afferent.citeFromCard',
	'afferent.copyReference',
	'afferent.copyCitekey',
	'afferent.copyBibtex',
	'afferent.silenceTerm',
	'afferent.pinReading',
];

/** What a card is about, as commands and links carry it: `entity:nmda-receptor`, `paper:zanos2016nmdar`, `claim:…`. */
export type Subject =
	| { readonly kind: 'entity'; readonly id: string }
	| { readonly kind: 'paper'; readonly id: string }
	| { readonly kind: 'claim'; readonly id: string };

export function formatSubject(subject: Subject): string {
	return `${subject.kind}:${subject.id}`;
}

/** The subject of a link's argument, or undefined when it is none. */
export function parseSubject(text: string): Subject | undefined {
	const colon = text.indexOf(':');
	const kind = text.slice(0, colon);
	const id = text.slice(colon + 1);
	if (colon < 0 || id === '' || (kind !== 'entity' && kind !== 'paper' && kind !== 'claim')) {
		return undefined;
	}
	return { kind, id };
}

/** A term of a manuscript that a command decides on, as links carry it. */
export interface TermArgument {
	/** URI of the manuscript. */
	readonly document: string;
	/** The term as written, without markup. */
	readonly term: string;
	/** What its spellings share (`termKey`). */
	readonly key: string;
	/** The entity that it shall mean; not needed to silence it. */
	readonly entity?: string;
}

export function formatTerm(term: TermArgument): string {
	return JSON.stringify(term);
}

/** The term of a link's argument, or undefined when it is none. */
export function parseTerm(argument: string): TermArgument | undefined {
	try {
		const value = JSON.parse(argument) as Partial<TermArgument> | null;
		const isTerm = [value?.document, value?.term, value?.key].every((part) => typeof part === 'string');
		return isTerm && ['string', 'undefined'].includes(typeof value?.entity) ? (value as TermArgument) : undefined;
	} catch {
		return undefined;
	}
}

export function text(value: string, ...marks: Mark[]): TextInline {
	return marks.length === 0 ? { kind: 'text', text: value } : { kind: 'text', text: value, marks };
}

/** Stereodescriptors and the locant N, which print sets in italics: `(2R,6R)-HNK`, `S-ketamine`, `N-methyl`. */
const descriptors =
	/\((?:[0-9]*[RS])(?:, ?[0-9]*[RS])*\)(?=-)|(?<!(?!\p{Script=Han})[\p{L}\p{N}-])(?:[RS](?=-(?:[a-z]{4}|\p{Script=Han}))|N(?=-(?:methyl|ethyl|acetyl|desmethyl)))/gu;

/** A name or sentence of the evidence with its stereodescriptors in italics, as a manuscript writes it. */
export function named(value: string, ...marks: Mark[]): TextInline[] {
	const pieces: TextInline[] = [];
	const push = (piece: string, ...more: Mark[]) => {
		if (piece !== '') {
			pieces.push(text(piece, ...marks, ...more));
		}
	};
	let end = 0;
	for (const match of value.matchAll(descriptors)) {
		push(value.slice(end, match.index));
		for (const part of match[0].split(/([RSN])/)) {
			push(part, ...(/^[RSN]$/.test(part) && !marks.includes('emphasis') ? (['emphasis'] as const) : []));
		}
		end = match.index + match[0].length;
	}
	push(value.slice(end));
	return pieces;
}

export function icon(name: string): Inline {
	return { kind: 'icon', name };
}

/** A link out to the web; the label alone where the address is none of the web. */
export function webLink(label: string, url: string, hint?: string): Inline {
	if (!isWebAddress(url)) {
		return text(label);
	}
	return { kind: 'link', text: label, target: { kind: 'web', url }, ...(hint === undefined ? {} : { hint }) };
}

export function commandLink(label: string, command: CardCommand, argument: string, hint?: string): Inline {
	const target = { kind: 'command', command, argument } as const;
	return { kind: 'link', text: label, target, ...(hint === undefined ? {} : { hint }) };
}

/** The link that opens the card of a subject. */
export function cardLink(label: string, subject: Subject, hint?: string): Inline {
	return commandLink(label, 'afferent.openCard', formatSubject(subject), hint);
}

/** The pieces with `separator` between them. */
export function joined(pieces: readonly (readonly Inline[])[], separator: string): Inline[] {
	return pieces.flatMap((piece, index) => (index === 0 ? piece : [text(separator), ...piece]));
}
