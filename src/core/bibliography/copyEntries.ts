import type { Span } from '../text/span.ts';
import { applyEdits, type TextEdit } from '../text/textEdit.ts';
import type { BibtexBibliography } from './bibtexBibliography.ts';
import { isBibtexFile } from './bibtexFile.ts';
import type { BibtexEntry } from './bibtexEntry.ts';
import { readFields } from './bibtexFields.ts';
import { stringNamesIn } from './bibtexValues.ts';
import type { BibtexString } from './bibtexScanner.ts';
import { commandsIn, preamblesOf } from './bibtexPreambles.ts';
import { isBalanced } from './balance.ts';
import type { CslItem } from './cslItem.ts';
import { monthMacros } from './dates.ts';
import { delimited, type EntryStyle } from './entryStyle.ts';
import { formatBibtexEntry } from './formatBibtexEntry.ts';
import { freeCitekey } from './freeCitekey.ts';
import { referencesIn } from './keyPlaces.ts';
import type { BibEntry, Bibliography } from './model.ts';
import { parentKeys } from './bibtexInheritance.ts';
import { mostInherited } from './bibtexInheritedFields.ts';
import { writableCitekey } from './verbatimFields.ts';

/** Where a work that is to be written is already. */
export interface EntrySource {
	readonly entry: BibEntry;
	readonly bibliography: Bibliography;
	/** The bibliographies that are read together with it, in which an entry may have its parents. */
	readonly beside?: readonly Bibliography[];
}

/** Sources by the citekey under which each work will be written. */
export type EntrySources = ReadonlyMap<string, EntrySource>;

export const noSources: EntrySources = new Map();

/** What is to be put into a `.bib` file. */
export interface CopiedEntries {
	/** `@string`s and then `@preamble`s that the entries need and the target lacks. */
	readonly strings: readonly string[];
	/** The works and then the parents that they need, children before their parents, as BibTeX wants them. */
	readonly entries: readonly { readonly citekey: string; readonly text: string }[];
	/** The first parent that the target has already: the entries must be before it. */
	readonly before: BibtexEntry | undefined;
}

interface Target {
	readonly format: 'bibtex' | 'biblatex';
	readonly style: EntryStyle;
	readonly sources: EntrySources;
	/** The file as it is; undefined for a new one. */
	readonly target?: BibtexBibliography;
}

/**
 * Works as entries of a `.bib`. What comes from a `.bib` is copied as text, field for field; only citekeys that the target
 * has for something else are changed, and `@string`s that mean something else there are written out. Everything else is
 * made from its item.
 */
export function copyBibtex(items: readonly CslItem[], target: Target): CopiedEntries {
	return new Copier(target).copy(items);
}

interface Copy {
	readonly file: BibtexBibliography;
	readonly entry: BibtexEntry;
	readonly beside: readonly Bibliography[];
	readonly citekey: string;
	/** How many entries take fields from it one through the other: parents are after their children. */
	depth: number;
}

/** So many entries are looked at for what they take fields from. */
const mostSteps = 100_000;

class Copier {
	readonly #target: Target;
	/** Texts and values of strings to be written, by lower-case name. */
	readonly #strings = new Map<string, { readonly text: string; readonly value: string }>();
	readonly #copies = new Map<BibtexEntry, Copy>();
	readonly #taken = new Set<string>();
	#before: BibtexEntry | undefined;
	#steps = 0;

	constructor(target: Target) {
		this.#target = target;
	}

	copy(items: readonly CslItem[]): CopiedEntries {
		const { format, style, sources } = this.#target;
		const written: { readonly citekey: string; readonly made?: string; readonly copy?: Copy }[] = [];
		for (const item of items) {
			const source = sources.get(item.id);
			const isCopied = source !== undefined && isBibtexFile(source.bibliography);
			// Who cites a further citekey of an entry gets the entry, which still has it in `ids`.
			const isAlias = isCopied && source.bibliography.find(item.id) === source.entry;
			const citekey = isAlias ? source.entry.citekey : writableCitekey(item.id);
			this.#taken.add(citekey);
			if (isCopied && this.#copies.has(source.entry as BibtexEntry)) {
				continue;
			}
			if (isCopied && isBibtexFile(source.bibliography)) {
				const { bibliography: file, beside = [] } = source;
				const copy = { file, beside, entry: source.entry as BibtexEntry, citekey, depth: 0 };
				this.#copies.set(copy.entry, copy);
				written.push({ citekey, copy });
			} else {
				written.push({ citekey, made: formatBibtexEntry(item, format, style) });
			}
		}
		const known = new Set(this.#copies.values());
		for (const copy of known) {
			this.#takeParents(copy, [copy.entry]);
		}
		const parents = [...this.#copies.values()].filter((copy) => !known.has(copy));
		const entries = [...written, ...parents.map((copy) => ({ citekey: copy.citekey, copy, made: undefined }))]
			.sort((a, b) => (a.copy?.depth ?? 0) - (b.copy?.depth ?? 0))
			.map(({ citekey, copy, made }) => ({ citekey, text: copy === undefined ? (made ?? '') : this.#textOf(copy) }));
		const preambles = this.#preambles(entries.map(({ text }) => text));
		const strings = [...this.#strings.values()].map(({ text }) => text);
		return { strings: [...strings, ...preambles], entries, before: this.#before };
	}

	/** What defines commands that the entries use, unless the target defines them. */
	#preambles(texts: readonly string[]): readonly string[] {
		const { target } = this.#target;
		const known = new Set(target === undefined ? [] : preamblesOf(target).flatMap(({ commands }) => commands));
		const used = commandsIn(texts);
		const needed: string[] = [];
		for (const file of new Set([...this.#copies.values()].map((copy) => copy.file))) {
			for (const { text, commands, strings } of preamblesOf(file)) {
				const missing = commands.filter((command) => !known.has(command));
				if (!missing.some((command) => used.has(command))) {
					continue;
				}
				const edits = strings.flatMap((span) => this.#writtenOut(file, text, span));
				needed.push(applyEdits(text, edits).replaceAll(/\r\n?|\n/g, this.#target.style.lineEnding));
				missing.forEach((command) => known.add(command));
			}
		}
		return needed;
	}

	/** Finds what an entry takes fields from; the target may have it already. */
	#takeParents(child: Copy, path: readonly BibtexEntry[]): void {
		// Nothing is inherited by way of more; and where each entry has two parents, the ways are without number.
		if (path.length > mostInherited || this.#steps++ > mostSteps) {
			return;
		}
		for (const { key, isCrossref } of parentKeys(child.file.ownValues(child.entry))) {
			const parent = parentOf(child, key);
			if (parent === undefined || path.includes(parent.entry)) {
				continue;
			}
			const { file, entry } = parent;
			const depth = child.depth + (isCrossref ? 1 : 0);
			const known = this.#copies.get(entry);
			if (known !== undefined) {
				if (depth > known.depth) {
					known.depth = depth;
					this.#takeParents(known, [...path, entry]);
				}
				continue;
			}
			const there = this.#target.target?.find(key);
			if (there !== undefined && saysTheSame(this.#target.target!, there, file, entry)) {
				if (isCrossref && (this.#before === undefined || there.start < this.#before.start)) {
					this.#before = there;
				}
				continue;
			}
			const isTaken = (citekey: string) => this.#taken.has(citekey) || this.#target.target?.find(citekey) !== undefined;
			const copy = { file, beside: child.beside, entry, citekey: freeCitekey(key, isTaken), depth };
			this.#taken.add(copy.citekey);
			this.#copies.set(entry, copy);
			this.#takeParents(copy, [...path, entry]);
		}
	}

	#textOf(copied: Copy): string {
		const { file, entry, citekey } = copied;
		const { text } = file;
		const { lineEnding } = this.#target.style;
		let isBroken = entry.end !== entry.bodyEnd + 1;
		const fields = readFields(text, entry, () => {
			isBroken = true;
		});
		if (isBroken) {
			return this.#rebuilt(file, entry, citekey);
		}
		const edits: TextEdit[] = citekey === entry.citekey ? [] : [{ span: entry.citekeySpan, text: citekey }];
		for (const { valueSpan } of fields) {
			for (const span of stringNamesIn(text, valueSpan.start, valueSpan.end)) {
				edits.push(...this.#writtenOut(file, text, span));
			}
		}
		for (const place of referencesIn(file, entry)) {
			const other = parentOf(copied, place.citekey);
			const renamed = other && this.#copies.get(other.entry)?.citekey;
			if (renamed !== undefined && renamed !== place.citekey) {
				edits.push({ span: place.span, text: renamed });
			}
		}
		const moved = edits.map((edit) => ({
			...edit,
			span: { start: edit.span.start - entry.start, end: edit.span.end - entry.start },
		}));
		return applyEdits(text.slice(entry.start, entry.end), moved).replaceAll(/\r\n?|\n/g, lineEnding);
	}

	/** An entry whose text would break the file that it is copied into: its fields, each in delimiters of its own. */
	#rebuilt(file: BibtexBibliography, entry: BibtexEntry, citekey: string): string {
		const { style } = this.#target;
		const lines = [...file.ownValues(entry)].map(([name, value]) => {
			const whole = isBalanced(value) ? value : value.replaceAll(/[{}]/g, '');
			return `${style.indent}${name.padEnd(style.align)}${style.beforeEquals}=${style.afterEquals}${delimited(whole, style.delimiter)}`;
		});
		return `@${entry.type}{${[citekey, ...lines].join(`,${style.lineEnding}`)}${style.lineEnding}}`;
	}

	/** What stands in place of the name of a string, where the target means something else by it. */
	#writtenOut(file: BibtexBibliography, text: string, span: Span): readonly TextEdit[] {
		const value = this.#needString(file, text.slice(span.start, span.end));
		return value === undefined ? [] : [{ span, text: `{${value}}` }];
	}

	/** Has a string written if the target lacks it. The value, where it must stand in place of the name. */
	#needString(file: BibtexBibliography, name: string, depth = 0): string | undefined {
		const lowered = name.toLowerCase();
		const value = file.stringValue(name);
		if (value === undefined || monthMacros.has(lowered)) {
			return undefined;
		}
		const there = this.#strings.get(lowered)?.value ?? this.#target.target?.stringValue(name);
		if (there !== undefined) {
			return there === value ? undefined : value;
		}
		const definition = file.scan.strings.findLast((string) => string.name === lowered);
		const isCopied = definition !== undefined && this.#canStandAsWritten(file, definition, depth);
		const text = isCopied ? file.text.slice(definition.start, definition.end) : `@string{${name} = {${value}}}`;
		this.#strings.set(lowered, { text, value });
		return undefined;
	}

	/** Whether all that a `@string` is put together from means the same in the target; has what the target lacks written. */
	#canStandAsWritten(file: BibtexBibliography, definition: BibtexString, depth: number): boolean {
		const names = stringNamesIn(file.text, definition.valueStart, definition.valueEnd).map(({ start, end }) =>
			file.text.slice(start, end).toLowerCase(),
		);
		// A string that is defined again behind this one meant something else here.
		const isSettled = (name: string) => {
			const last = file.scan.strings.findLast((string) => string.name === name);
			return last === undefined ? monthMacros.has(name) : last.start < definition.start;
		};
		return (
			depth < mostInherited &&
			names.every(isSettled) &&
			names.every((name) => this.#needString(file, name, depth + 1) === undefined)
		);
	}
}

/** The entry of a citekey that an entry names: in its own file, or in the first of those beside it that has it. */
function parentOf(
	{ file, beside }: Copy,
	key: string,
): { readonly file: BibtexBibliography; readonly entry: BibtexEntry } | undefined {
	for (const each of [file, ...beside.filter(isBibtexFile)]) {
		const entry = each.find(key);
		if (entry !== undefined) {
			return { file: each, entry };
		}
	}
	return undefined;
}

/** Whether two entries have the same type and the same fields. */
function saysTheSame(one: BibtexBibliography, first: BibtexEntry, other: BibtexBibliography, second: BibtexEntry) {
	const values = one.ownValues(first);
	const others = other.ownValues(second);
	const plain = (value: string | undefined) => value?.replaceAll(/\s+/g, ' ').trim();
	return (
		first.type === second.type &&
		values.size === others.size &&
		[...values].every(([name, value]) => plain(others.get(name)) === plain(value))
	);
}
