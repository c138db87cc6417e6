import type { Span } from '../text/span.ts';
import type { Block, ScannedDocument } from './model.ts';
import { firstIndex } from '../text/firstIndex.ts';

/** A footnote of a Markdown manuscript (`[^label]: …`) with all its paragraphs. Spans count from the document's start. */
export interface Footnote {
	readonly label: string;
	readonly start: number;
	end: number;
}

export interface FootnoteReference {
	readonly label: string;
	readonly span: Span;
}

/**
 * Puts things of a document, given in the order of its text, into the order in which they are read: what is in a
 * footnote is read where the footnote is first referred to. That is how pandoc numbers cites. Footnotes to which nothing
 * refers come last.
 */
export function inReadingOrder<Thing extends { readonly span: Span }>(
	document: ScannedDocument,
	things: readonly Thing[],
): readonly Thing[] {
	const { footnotes, references } = footnotesOf(document);
	if (footnotes.length === 0) {
		return things;
	}
	const byLabel = new Map([...footnotes].reverse().map((note) => [note.label, note]));
	const eventsOf = new Map<Footnote | undefined, Event<Thing>[]>();
	const add = (event: Event<Thing>, span: Span) => {
		const owner = noteAt(span.start, footnotes);
		const events = eventsOf.get(owner);
		if (events === undefined) {
			eventsOf.set(owner, [event]);
		} else {
			events.push(event);
		}
	};
	things.forEach((thing) => add({ at: thing.span.start, thing }, thing.span));
	references.forEach(({ span, label }) => add({ at: span.start, note: byLabel.get(label) }, span));
	const ordered: Thing[] = [];
	const unread = new Set(footnotes);
	const read = (note: Footnote | undefined): Iterator<Event<Thing>> => {
		if (note !== undefined) {
			unread.delete(note);
		}
		return (eventsOf.get(note) ?? []).sort((a, b) => a.at - b.at).values();
	};
	// A stack of its own: footnotes may refer to footnotes as deep as they like.
	for (let open = [read(undefined)]; open.length > 0;) {
		const { value: event } = open.at(-1)!.next() as { value: Event<Thing> | undefined };
		if (event?.thing !== undefined) {
			ordered.push(event.thing);
		} else if (event !== undefined) {
			open.push(...(event.note !== undefined && unread.has(event.note) ? [read(event.note)] : []));
		} else {
			open.pop();
			const [left] = open.length === 0 ? unread : [];
			open = left === undefined ? open : [read(left)];
		}
	}
	return ordered;
}

/** What is read at a place: a thing, or the footnote to which it refers, where there is one. */
interface Event<Thing> {
	readonly at: number;
	readonly thing?: Thing;
	readonly note?: Footnote | undefined;
}

/** The note that an offset is in; notes do not overlap and come in order. */
export function noteAt<Note extends Span>(offset: number, notes: readonly Note[]): Note | undefined {
	const found = notes[firstIndex(notes.length, (index) => notes[index]!.end > offset)];
	return found !== undefined && found.start <= offset ? found : undefined;
}

/** The footnotes of a document and the references to them, in order. */
export function footnotesOf(document: ScannedDocument): {
	readonly footnotes: readonly Footnote[];
	readonly references: readonly FootnoteReference[];
} {
	const footnotes: Footnote[] = [];
	const references: FootnoteReference[] = [];
	if (document.format === 'latex') {
		return { footnotes, references };
	}
	let open: Footnote | undefined;
	for (const block of document.blocks) {
		const labels = labelsOf(block);
		const end = block.start + block.content.text.length;
		const begins = labels[0]?.isDefinition === true && block.content.text.trimStart().startsWith('[^');
		if (!begins && open !== undefined) {
			const continues = block.content.kind === 'blank' || /^(?: {4}|\t)/.test(block.content.text);
			open = continues ? open : undefined;
		}
		for (const { label, span, isDefinition } of labels) {
			if (begins && isDefinition) {
				if (open !== undefined && open.start >= block.start) {
					open.end = span.start;
				}
				open = { label, start: span.start, end };
				footnotes.push(open);
			} else {
				references.push({ label, span });
			}
		}
		if (open !== undefined) {
			open.end = end;
		}
	}
	return { footnotes, references };
}

/** What the scanner marked as label or reference of a footnote: `[^label]:` at the start of a line, `[^label]` elsewhere. */
function labelsOf({ start, content }: Block): readonly (FootnoteReference & { readonly isDefinition: boolean })[] {
	return content.text.includes('[^')
		? content.regions.flatMap(({ kind, span }) => {
				const [, label] =
					kind === 'markup' ? (/^ {0,3}\[\^([^\]\s]+)\]:?$/.exec(content.text.slice(span.start, span.end)) ?? []) : [];
				if (label === undefined) {
					return [];
				}
				// No more than these signs, since a line may be as long as the text.
				const before = content.text.slice(Math.max(0, span.start - 4), span.start);
				const isFirst = /(?:^|\n) {0,3}$/.test(before);
				const hasColon = content.text[span.end - 1] === ':' || content.text[span.end] === ':';
				const whole = { start: start + span.start, end: start + span.end };
				return [{ label, span: whole, isDefinition: isFirst && hasColon }];
			})
		: [];
}
