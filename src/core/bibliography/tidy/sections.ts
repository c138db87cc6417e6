import type { BibtexBibliography } from '../bibtexBibliography.ts';
import { type EntryParts, partsOf } from './entryParts.ts';

/** A stretch of a file in which entries may change places: text that stays where it is, then entries. */
export interface Section {
	/**
	 * What is no entry, or one with syntax errors, verbatim but for blank lines around it: `@string`, `@preamble`,
	 * comments. Empty where the file begins with an entry.
	 */
	readonly text: string;
	readonly entries: readonly EntryParts[];
}

/**
 * A `.bib` file as sections. Lines of comment (`%`) directly above an entry belong to it; all else between entries
 * begins a section, since it may be a heading, or define what the entries after it use. The comment that begins the file
 * is a section's text in any case.
 */
export function sectionsOf(bibliography: BibtexBibliography): readonly Section[] {
	const { text } = bibliography;
	const sections: { text: string; entries: EntryParts[] }[] = [{ text: '', entries: [] }];
	let position = 0;
	for (const entry of bibliography.entries) {
		const parts = partsOf(bibliography, entry);
		if (parts === undefined) {
			continue;
		}
		const gap = splitGap(text.slice(position, entry.start), position === 0);
		if (gap.text !== '') {
			sections.push({ text: gap.text, entries: [] });
		}
		sections.at(-1)!.entries.push({ ...parts, comment: gap.comment });
		position = entry.end;
	}
	const rest = withoutBlankLines(text.slice(position));
	if (rest !== '') {
		sections.push({ text: rest, entries: [] });
	}
	return sections.filter((section) => section.text !== '' || section.entries.length > 0);
}

/** What of the text before an entry belongs to it; every part is as it is written. */
function splitGap(gap: string, isTop: boolean): { readonly text: string; readonly comment: string } {
	// The last line is what stands before the entry's `@`, and the first one stands behind the entry before.
	const last = gap.lastIndexOf('\n') + 1;
	let start = last;
	while (start > 0 && gap.slice(last).trim() === '') {
		const line = gap.lastIndexOf('\n', start - 2) + 1;
		const isComment = gap.slice(line, start).trimStart().startsWith('%');
		if (line === 0 || !isComment) {
			// A comment that begins the file is about the file.
			start = line === 0 && isComment && isTop ? last : start;
			break;
		}
		start = line;
	}
	return start === last
		? { text: withoutBlankLines(gap), comment: '' }
		: { text: withoutBlankLines(gap.slice(0, start)), comment: gap.slice(start, last).replace(/\r?\n$/, '') };
}

/** The text without spaces and line ends before and after. */
export function withoutBlankLines(text: string): string {
	let end = text.length;
	while (end > 0 && /[ \t\r\n]/.test(text[end - 1]!)) {
		end--;
	}
	let start = 0;
	while (start < end && /[ \t\r\n]/.test(text[start]!)) {
		start++;
	}
	return text.slice(start, end);
}
