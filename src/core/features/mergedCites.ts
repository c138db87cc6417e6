import type { CitationCluster, Cite } from '../citations/model.ts';
import { clustersOf } from '../documents/clusters.ts';
import type { ScannedDocument } from '../documents/model.ts';
import { overlaps, type Span } from '../text/span.ts';
import type { TextEdit } from '../text/textEdit.ts';
import { keyInCite } from './rename.ts';

/** What must change in a manuscript when entries were merged. */
export interface MergedCites {
	readonly edits: readonly TextEdit[];
	/** Cites that repeat another of their cluster and stay nevertheless, because they say something of their own. */
	readonly repeated: readonly { readonly citekey: string; readonly span: Span }[];
}

/**
 * Makes the cites of merged entries cites of those that stay; `kept` maps the citekeys. A cluster that cited both keeps
 * one cite of the work: of two, the one without locator, prefix and suffix goes.
 */
export function citesOfMerged(document: ScannedDocument, kept: ReadonlyMap<string, string>): MergedCites {
	const edits: TextEdit[] = [];
	const repeated: MergedCites['repeated'][number][] = [];
	const clusters = clustersOf(document).filter(({ cites }) => cites.some(({ citekey }) => kept.has(citekey)));
	for (const cluster of clusters) {
		// What is cited inside a note of this cluster has edits of its own, and so no stretch of it is written anew.
		const isNested = clusters.some((other) => other !== cluster && overlaps(other.span, cluster.span));
		const changed = new ClusterChange(document, cluster, kept, isNested);
		edits.push(...changed.edits());
		repeated.push(...changed.repeated());
	}
	return { edits, repeated };
}

/** Cites with nothing but separators between them: a Pandoc list, or the keys of one LaTeX argument. */
type Run = readonly Cite[];

class ClusterChange {
	readonly #document: ScannedDocument;
	readonly #cluster: CitationCluster;
	readonly #kept: ReadonlyMap<string, string>;
	readonly #runs: readonly Run[];
	readonly #dropped = new Set<Cite>();
	readonly #repeated: Cite[] = [];

	constructor(
		document: ScannedDocument,
		cluster: CitationCluster,
		kept: ReadonlyMap<string, string>,
		isNested: boolean,
	) {
		this.#document = document;
		this.#cluster = cluster;
		this.#kept = kept;
		this.#runs = this.#findRuns();
		for (const [index, cite] of cluster.cites.entries()) {
			const same = cluster.cites.slice(0, index).find((other) => this.#isMergedInto(cite, other));
			const dropped = same === undefined || isNested ? undefined : this.#oneToDrop(same, cite);
			if (dropped !== undefined) {
				this.#dropped.add(dropped);
			} else if (same !== undefined) {
				this.#repeated.push(cite);
			}
		}
	}

	edits(): readonly TextEdit[] {
		return this.#runs.flatMap((run) => {
			const staying = run.filter((cite) => !this.#dropped.has(cite));
			const [first] = staying;
			if (first === undefined) {
				return [{ span: this.#spanWithDelimiters(run)!, text: '' }];
			}
			if (staying.length === run.length) {
				return staying.flatMap((cite) => this.#renamed(cite));
			}
			const text = staying.map(
				(cite) => (cite === first ? '' : this.#separatorBefore(run, cite)) + this.#written(cite),
			);
			return [{ span: spanOf(run), text: text.join('') }];
		});
	}

	repeated(): MergedCites['repeated'] {
		return this.#repeated.map((cite) => ({ citekey: this.#keyOf(cite), span: cite.span }));
	}

	/** Whether both cites name one entry now, and did not before. */
	#isMergedInto(cite: Cite, other: Cite): boolean {
		return !this.#dropped.has(other) && cite.citekey !== other.citekey && this.#keyOf(cite) === this.#keyOf(other);
	}

	/** Which of two cites of one work can go; undefined where both say something, or the syntax does not allow it. */
	#oneToDrop(first: Cite, second: Cite): Cite | undefined {
		const run = this.#runs.find((candidate) => candidate.includes(second)) ?? [];
		const isShared = run.includes(first);
		// A comment between the keys would go with one of them.
		if (isShared && /%[ \t]*[^\s%]/.test(this.#between(run[0]!, run.at(-1)!))) {
			return undefined;
		}
		// The author must not go with the cite that names it.
		if (first.mode === 'suppressAuthor' && second.mode !== 'suppressAuthor') {
			return isBare(first) && isShared ? first : undefined;
		}
		if (isBare(second)) {
			const isAlone = run.every((cite) => cite === second || this.#dropped.has(cite));
			return isAlone && this.#spanWithDelimiters(run) === undefined ? undefined : second;
		}
		if (this.#cluster.syntax !== 'latex' || !isShared) {
			return undefined;
		}
		// The notes of a LaTeX command belong to its argument, and stay when a key goes.
		return isBare(first) ? first : run.length === 2 ? second : undefined;
	}

	#findRuns(): readonly Run[] {
		const { cites, syntax } = this.#cluster;
		const separator = syntax === 'latex' ? /^(?:\s|%[^\n]*\n)*,(?:\s|%[^\n]*\n)*$/ : /^\s*;\s*$/;
		const runs: Cite[][] = [];
		for (const cite of cites) {
			const last = runs.at(-1);
			const before = last?.at(-1);
			if (last !== undefined && before !== undefined && separator.test(this.#between(before, cite))) {
				last.push(cite);
			} else {
				runs.push([cite]);
			}
		}
		return runs;
	}

	/**
	 * A run with what would be left empty around it: the brackets behind a narrative cite, `@a [@b]`, or one argument of
	 * several, `\cites{a}{b}`. Undefined for the first run, and where notes stand between.
	 */
	#spanWithDelimiters(run: Run): Span | undefined {
		const { text } = this.#document;
		const before = this.#runs[this.#runs.indexOf(run) - 1]?.at(-1);
		const [first] = run;
		if (before === undefined || first === undefined) {
			return undefined;
		}
		const { end } = spanOf(run);
		const gap = this.#between(before, first);
		// What follows at once would run into the citekey.
		const isFree = /^(?:$|[\s.,;:!?)\]}"'\u2019\u201d])/.test(text.slice(end + 1, end + 2));
		if (/^\s*\[\s*$/.test(gap) && text[end] === ']' && isFree) {
			return { start: before.span.end, end: end + 1 };
		}
		const brace = /^\s*\}/.exec(gap)?.[0].length ?? 0;
		const isArgument = /^\s*\}\s*\{\s*$/.test(gap) && text[end] === '}';
		return isArgument ? { start: before.span.end + brace, end: end + 1 } : undefined;
	}

	#separatorBefore(run: Run, cite: Cite): string {
		const before = run[run.indexOf(cite) - 1];
		return before === undefined ? '' : this.#between(before, cite);
	}

	#between(first: Cite, second: Cite): string {
		return this.#document.text.slice(first.span.end, second.span.start);
	}

	#keyOf({ citekey }: Cite): string {
		return this.#kept.get(citekey) ?? citekey;
	}

	#renamed({ citekey, citekeySpan: span }: Cite): readonly TextEdit[] {
		const key = this.#kept.get(citekey);
		return key === undefined ? [] : [{ span, text: keyInCite(this.#document, span, key) }];
	}

	#written(cite: Cite): string {
		const { text } = this.#document;
		const { span, citekeySpan } = cite;
		const key = this.#renamed(cite)[0]?.text ?? text.slice(citekeySpan.start, citekeySpan.end);
		return text.slice(span.start, citekeySpan.start) + key + text.slice(citekeySpan.end, span.end);
	}
}

function isBare({ locator, prefix, suffix }: Cite): boolean {
	return locator === undefined && prefix === '' && suffix === '';
}

function spanOf(run: Run): Span {
	return { start: run[0]!.span.start, end: run.at(-1)!.span.end };
}
