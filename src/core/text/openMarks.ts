/** Which marks are open in a text, and which part of it each pair encloses. */
import type { Span } from './span.ts';

/** A pair of marks around part of a text, such as the braces of `\textit{S}` or the dollars of `$\alpha$`. */
export interface MarkedGroup {
	readonly open: Span;
	readonly close: Span;
	/** Marks that print nothing but change what is printed between them into part of a name: maths, chemistry, raised and lowered. */
	readonly isNotation: boolean;
}

interface OpenMark {
	readonly mark: string;
	readonly open: Span;
	readonly isNotation: boolean;
}

/** The marks of a text that are open, and the groups that were closed, in the order in which they close. */
export class OpenMarks {
	groups: MarkedGroup[] = [];
	#open: OpenMark[] = [];

	begin(): void {
		this.groups = [];
		this.#open = [];
	}

	open(mark: string, start: number, end: number, isNotation: boolean): void {
		this.#open.push({ mark, open: { start, end }, isNotation });
	}

	/** Closes the nearest open mark of the kind; false where none is open near enough. */
	close(mark: string, start: number, end: number): boolean {
		for (let k = this.#open.length - 1; k >= 0 && k >= this.#open.length - 8; k--) {
			const open = this.#open[k]!;
			if (open.mark === mark) {
				this.#open.length = k;
				this.groups.push({ open: open.open, close: { start, end }, isNotation: open.isNotation });
				return true;
			}
		}
		return false;
	}
}
