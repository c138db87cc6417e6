/** A line of a RIS record, with those behind it that have no tag. */
export interface RisLine {
	readonly tag: string;
	readonly value: string;
	/** Where the value begins in the file. */
	readonly start: number;
}

/** A record that is read tag by tag, and that knows which of its lines nobody has read. */
export class RisRecord {
	readonly lines: readonly RisLine[];
	readonly #read: Set<RisLine>;

	constructor(lines: readonly RisLine[]) {
		this.lines = lines;
		this.#read = new Set(lines.filter(({ tag, value }) => tag === 'TY' || tag === 'ID' || value === ''));
	}

	get unread(): readonly RisLine[] {
		return this.lines.filter((line) => !this.#read.has(line));
	}

	has(tag: string): boolean {
		return this.#of([tag]).length > 0;
	}

	/** The values under some tags, in the order of the record. */
	all(...tags: readonly string[]): readonly string[] {
		const found = this.#of(tags);
		this.take(found);
		return found.map(({ value }) => value);
	}

	/** The value under the first of some tags that has one. */
	first(...tags: readonly string[]): string | undefined {
		const value = tags.flatMap((tag) => this.#of([tag]))[0]?.value;
		// What repeats the value under another tag says nothing more.
		this.take(this.#of(tags).filter((line) => line.value === value));
		return value;
	}

	/** Counts lines as read that somebody looked at as they are. */
	take(lines: readonly RisLine[]): void {
		lines.forEach((line) => this.#read.add(line));
	}

	#of(tags: readonly string[]): readonly RisLine[] {
		return this.lines.filter(({ tag, value }) => tags.includes(tag) && value !== '');
	}
}
