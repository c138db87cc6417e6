import type { BibtexEntry } from './bibtexEntry.ts';
import { inheritedNames, xdataPiece } from './bibtexInheritance.ts';
import { splitNames } from './bibtexNames.ts';
import type { TakenText } from './takenText.ts';

/** So many entries may give an entry fields through `crossref` and `xdata`. */
export const mostInherited = 30;

/** What inheritance needs of the file. */
export interface InheritanceSource {
	/** The first entry of a citekey. */
	readonly find: (citekey: string) => BibtexEntry | undefined;
	/** The raw values that are in an entry itself, by lower-case name; what abbreviations stand for counts as taken. */
	readonly ownValues: (entry: BibtexEntry, taken: TakenText) => Map<string, string>;
	/** What an entry may take. */
	readonly mayTake: () => TakenText;
	/** Whether values may take pieces of other entries; few files have such. */
	readonly hasPieces: boolean;
}

/** One entry on its way to its fields: which others it has been to, and what it may still take of them. */
interface Taker {
	readonly visited: Set<BibtexEntry>;
	readonly taken: TakenText;
}

/** The fields of entries with what `crossref` and `xdata` give them. */
export class InheritedFields {
	readonly #source: InheritanceSource;
	/** The own values of entries that give theirs to others, so that they are read once and not for each. */
	readonly #given = new Map<BibtexEntry, ReadonlyMap<string, string>>();
	/** Lists of names that pieces were taken from. */
	readonly #lists = new Map<string, readonly string[]>();
	/** Whether values that pieces were taken from have pieces themselves; a value may be long, and asked for a thousand times. */
	readonly #havePieces = new Map<string, boolean>();

	constructor(source: InheritanceSource) {
		this.#source = source;
	}

	/** The raw values of an entry by lower-case name. */
	of(entry: BibtexEntry): ReadonlyMap<string, string> {
		const taken = this.#source.mayTake();
		const visited = new Set([entry]);
		return this.#withInherited(entry, this.#source.ownValues(entry, taken), { visited, taken });
	}

	#withInherited(entry: BibtexEntry, fields: Map<string, string>, taker: Taker): ReadonlyMap<string, string> {
		for (const key of (fields.get('xdata') ?? '').split(',')) {
			for (const [name, value] of this.#fieldsOf(this.#find(key), taker)) {
				if (!fields.has(name)) {
					fields.set(name, value);
				}
			}
		}
		const parent = fields.has('crossref') ? this.#find(fields.get('crossref')!) : undefined;
		for (const [field, value] of this.#fieldsOf(parent, taker)) {
			for (const name of inheritedNames(field, entry.type, parent!.type)) {
				const isYear = (name === 'year' || name === 'month') && fields.has('date');
				if (!fields.has(name) && !isYear) {
					fields.set(name, value);
				}
			}
		}
		if (this.#source.hasPieces) {
			this.#fillPieces(fields, taker);
		}
		return fields;
	}

	#find(citekey: string): BibtexEntry | undefined {
		const key = citekey.trim();
		return key === '' ? undefined : this.#source.find(key);
	}

	/** What an entry gives; nothing where it has already given what it has, or is being read. */
	#fieldsOf(entry: BibtexEntry | undefined, taker: Taker): ReadonlyMap<string, string> {
		const { visited, taken } = taker;
		const fields = new Map<string, string>();
		// Longer chains than this are a mistake.
		if (entry === undefined || visited.has(entry) || visited.size >= mostInherited) {
			return fields;
		}
		visited.add(entry);
		for (const [name, value] of this.#valuesOf(entry)) {
			if (taken.left === 0) {
				break;
			}
			if (taken.take(name.length + value.length)) {
				fields.set(name, value);
			}
		}
		return this.#withInherited(entry, fields, taker);
	}

	#valuesOf(entry: BibtexEntry): ReadonlyMap<string, string> {
		let values = this.#given.get(entry);
		if (values === undefined) {
			values = this.#source.ownValues(entry, this.#source.mayTake());
			this.#given.set(entry, values);
		}
		return values;
	}

	/** Puts in what `{xdata=key-field}` stands for, as a whole value or as one of several names. */
	#fillPieces(fields: Map<string, string>, taker: Taker): void {
		for (const [name, value] of fields) {
			if (!isPiece(value)) {
				continue;
			}
			const parts = splitNames(value);
			const filled = parts.map((part) => this.#pieceOf(part, taker) ?? part);
			if (filled.some((part, index) => part !== parts[index])) {
				fields.set(name, filled.join(' and '));
			}
		}
	}

	#pieceOf(part: string, { visited, taken }: Taker): string | undefined {
		const piece = xdataPiece(part);
		const from = piece && this.#source.find(piece.key);
		if (from === undefined || visited.has(from)) {
			return undefined;
		}
		const own = this.#valuesOf(from).get(piece!.field);
		const isOwn = own !== undefined && !this.#hasPiece(own);
		const value = isOwn ? own : this.#fieldsOf(from, { visited: new Set(visited), taken }).get(piece!.field);
		const filled = value === undefined || piece!.index === undefined ? value : this.#list(value)[piece!.index - 1];
		return filled === undefined || !taken.take(filled.length) ? undefined : filled;
	}

	#hasPiece(value: string): boolean {
		let has = this.#havePieces.get(value);
		if (has === undefined) {
			has = isPiece(value);
			this.#havePieces.set(value, has);
		}
		return has;
	}

	#list(value: string): readonly string[] {
		let names = this.#lists.get(value);
		if (names === undefined) {
			names = splitNames(value);
			this.#lists.set(value, names);
		}
		return names;
	}
}

/** Whether a value may take something from another entry by itself: `{xdata=key-field}`. */
export function isPiece(value: string): boolean {
	return /\bxdata\s*=/.test(value);
}
