import { isCrossReference } from '../citations/pandocCitekey.ts';
import type { Span } from '../text/span.ts';
import type { Block, BlockContent, ScannedDocument } from './model.ts';

/** Something that Quarto numbers and that the text can refer to; places in the document. */
export interface CrossReferenceLabel {
	/** Such as `fig-elephant`; its first part says what it is. */
	readonly label: string;
	readonly span: Span;
	/** As written; empty where it has none. */
	readonly caption: string;
}

/** A reference such as `@fig-elephant`; places in the document. */
export interface CrossReference {
	/** With a small first letter: `@Fig-elephant` only prints a capital. */
	readonly label: string;
	/** With the `@`. */
	readonly span: Span;
}

/** What a block says; places in the block. Kept with its content: an edit elsewhere costs nothing. */
interface BlockReferences {
	readonly labels: readonly CrossReferenceLabel[];
	readonly references: readonly CrossReference[];
	/** Labels of kinds that Quarto does not know by itself. */
	readonly ownLabels: readonly Pick<CrossReferenceLabel, 'label' | 'span'>[];
	/** Whether it makes text that nobody can read here: an embedded notebook, or a chunk that prints Markdown. */
	readonly mayDefine: boolean;
	/** Whether it pulls in another file. */
	readonly includes: boolean;
}

const known = new WeakMap<BlockContent, BlockReferences>();

function referencesOfBlock(content: BlockContent): BlockReferences {
	let found = known.get(content);
	if (found === undefined) {
		found = {
			labels: labelsOf(content),
			references: referencesOf(content),
			ownLabels: ownLabelsOf(content),
			mayDefine: makesText(content.text),
			includes: include.test(content.text),
		};
		known.set(content, found);
	}
	return found;
}

/** The labels of a document, in order. Source: Quarto's guide, "Cross References". */
export function crossReferenceLabels(document: ScannedDocument): readonly CrossReferenceLabel[] {
	const { blocks } = document;
	return blocks.flatMap((block, index) =>
		referencesOfBlock(block.content).labels.map(({ label, span, caption }) => ({
			label,
			span: { start: span.start + block.start, end: span.end + block.start },
			caption: caption === '' ? captionOfDiv(blocks, index) : caption,
		})),
	);
}

/**
 * Labels of what a writer numbers in a way of his own, as `crossref: custom:` of Quarto declares it for a document or a
 * project: all labels whose first part is no kind that Quarto has.
 */
export function ownLabels({ blocks }: ScannedDocument): readonly Pick<CrossReferenceLabel, 'label' | 'span'>[] {
	return blocks.flatMap(({ start, content }) =>
		referencesOfBlock(content).ownLabels.map(({ label, span }) => ({
			label,
			span: { start: span.start + start, end: span.end + start },
		})),
	);
}

/** The references of a document, in order. */
export function crossReferences({ blocks }: ScannedDocument): readonly CrossReference[] {
	return blocks.flatMap(({ start, content }) =>
		referencesOfBlock(content).references.map(({ label, span }) => ({
			label,
			span: { start: span.start + start, end: span.end + start },
		})),
	);
}

/**
 * Whether labels may be made when the manuscript is built, or are in a file that is pulled in and is none of these, so that
 * a missing one is no proof.
 */
export function mayMakeLabels(files: readonly ScannedDocument[]): boolean {
	return files.some(({ blocks }) =>
		blocks.some(({ content }) => {
			const { mayDefine, includes } = referencesOfBlock(content);
			return mayDefine || (includes && files.length === 1);
		}),
	);
}

const wholeLabel = '[A-Za-z][\\w.:-]*';
/** `{#fig-a .wide}`, with what stands before it; `#| label: fig-a`; the head of a chunk; `\label{eq-a}`. */
const labelPlaces = [
	new RegExp(`\\{[^{}\\n]*?#(${wholeLabel})[^{}\\n]*\\}`, 'g'),
	new RegExp(`^[ \\t]*(?:#|//|--|%)\\|[ \\t]*(?:label|lst-label)[ \\t]*:[ \\t]*["']?(${wholeLabel})`, 'gm'),
	new RegExp(`^[ \\t]*(?:\`{3,}|~{3,})[ \\t]*\\{\\w+[ \\t,]+(?:label[ \\t]*=[ \\t]*["'])?(${wholeLabel})`, 'gm'),
	new RegExp(`\\\\label\\{(${wholeLabel})\\}`, 'g'),
	new RegExp(`\\{\\{<[ \\t]*embed[ \\t]+[^#\\s>]*#(${wholeLabel})`, 'g'),
];

/** A label as it is written in a block, and where its attributes or its option begin. */
interface WrittenLabel {
	readonly label: string;
	readonly span: Span;
	readonly from: number;
}

function writtenLabels({ text, regions }: BlockContent): readonly WrittenLabel[] {
	if (regions.length === 1 && regions[0]?.kind === 'comment') {
		return [];
	}
	const written = labelPlaces.flatMap((place) =>
		[...text.matchAll(place)].map((match): WrittenLabel => {
			const label = match[1]!;
			const start = match.index + match[0].lastIndexOf(label, match[0].length);
			return { label, span: { start, end: start + label.length }, from: match.index };
		}),
	);
	// The first of several of one name.
	return [...new Map(written.toReversed().map((each) => [each.label, each])).values()].toReversed();
}

function labelsOf(content: BlockContent): readonly CrossReferenceLabel[] {
	const { text } = content;
	return writtenLabels(content)
		.filter(({ label }) => isLabel(label))
		.flatMap(({ label, span, from }) => [
			{ label, span, caption: captionOf(text, from, label) },
			...partsOf(text, label, span),
		])
		.sort((a, b) => a.span.start - b.span.start);
}

function ownLabelsOf(content: BlockContent): readonly Pick<CrossReferenceLabel, 'label' | 'span'>[] {
	return writtenLabels(content).filter(({ label }) => label.includes('-') && !isCrossReference(label));
}

/** The labels of the parts of a figure or table that a chunk makes: `fig-a-1`, `fig-a-2`. */
function partsOf(text: string, label: string, span: Span): readonly CrossReferenceLabel[] {
	const option = /^[ \t]*#\|[ \t]*(?:fig|tbl)-subcap:[ \t]*(.*)((?:\r?\n[ \t]*#\|[ \t]*-[ \t].*)*)/m.exec(text);
	const captions = [...(option?.[2] ?? '').matchAll(/-[ \t]+(.*)/g)].map((match) => unquoted(match[1]!));
	return captions.map((caption, index) => ({ label: `${label}-${index + 1}`, span, caption }));
}

function isLabel(label: string): boolean {
	return label.includes('-') && isCrossReference(label) && /^[a-z]/.test(label);
}

/** What a reader sees of the thing with the label: the caption of a figure, a table or a chunk, a heading, an equation. */
function captionOf(text: string, attributes: number, label: string): string {
	const option = new RegExp(`^[ \\t]*#\\|[ \\t]*(?:${label.slice(0, 3)}|fig|tbl|lst)-cap:[ \\t]*(.*)$`, 'm').exec(
		text,
	)?.[1];
	const attribute = /\b(?:fig[.-]cap|lst-cap|tbl-cap|name)[ \t]*=[ \t]*(["'])(.*?)\1/.exec(text.slice(attributes))?.[2];
	if (option !== undefined || attribute !== undefined) {
		return unquoted(option ?? attribute ?? '');
	}
	const before = text.slice(0, attributes).trimEnd();
	if (label.startsWith('eq-')) {
		return /\$\$([\s\S]*?)\$\$$/.exec(before)?.[1]?.trim() ?? '';
	}
	const image = /!\[((?:[^[\]]|\[[^\]]*\])*)\]\([^()]*\)$/.exec(before)?.[1];
	const line = before.slice(before.lastIndexOf('\n') + 1);
	return image ?? /^(?:#{1,6}[ \t]+|(?:Table)?:[ \t]+)(.*)$/.exec(line)?.[1] ?? '';
}

function unquoted(value: string): string {
	const trimmed = value.trim();
	return /^(["']).*\1$/.test(trimmed) ? trimmed.slice(1, -1) : trimmed;
}

/** Of a div, `::: {#thm-line}`, its heading, or for a figure or table its last paragraph. */
function captionOfDiv(blocks: readonly Block[], index: number): string {
	const opening = blocks[index]!.content.text;
	if (!/^[ \t]*:{3,}/.test(opening)) {
		return '';
	}
	const rest = blocks.slice(index + 1, index + 40);
	const end = rest.findIndex(({ content }) => /^[ \t]*:{3,}[ \t]*$/.test(content.text.trimEnd()));
	const inside = rest.slice(0, Math.max(0, end)).filter(({ content }) => content.kind !== 'blank');
	const heading = inside.find(({ content }) => content.kind === 'heading');
	const last = inside.findLast(({ content }) => content.kind === 'paragraph');
	const isFloat = /#(?:fig|tbl|lst)-/.test(opening);
	return (
		(isFloat ? last : (heading ?? last))?.content.text
			.replace(/^#+[ \t]*/, '')
			.replace(/\s+/g, ' ')
			.trim() ?? ''
	);
}

function referencesOf({ text, regions }: BlockContent): readonly CrossReference[] {
	return regions.flatMap(({ kind, span }) => {
		const written = text.slice(span.start + 1, span.end);
		const isReference = kind === 'markup' && text[span.start] === '@' && written.includes('-');
		const label = written[0]?.toLowerCase() + written.slice(1);
		return isReference && isLabel(label) ? [{ label, span }] : [];
	});
}

function makesText(text: string): boolean {
	return /^[ \t]*#\|[ \t]*output:[ \t]*asis|results[ \t]*=[ \t]*["']asis|\{\{<[ \t]*embed\b/m.test(text);
}

const include = /\{\{<[ \t]*include\b/;
