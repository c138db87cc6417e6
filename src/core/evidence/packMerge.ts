import { freeCitekey } from '../bibliography/freeCitekey.ts';
import { normaliseDoi, normalisePmid } from '../bibliography/identifiers.ts';
import { jsonValue, readJson } from './jsonDocument.ts';
import type { PackFileName, PackFiles } from './packFiles.ts';
import { openRecords, type RecordKind } from './recordText.ts';
import { strengthsByRule } from './validatePack.ts';

/** Something that two packs say differently; the earlier of the two was kept. */
export interface MergeConflict {
	readonly file: PackFileName;
	readonly record: string;
	/** What differs: a field, or the citekey of a paper whose stance does. */
	readonly field: string;
}

/** Several packs as one, without a `pack.json`. */
export interface MergedPack {
	readonly files: PackFiles;
	readonly conflicts: readonly MergeConflict[];
	/** Citekeys and ids of claims that an earlier pack has for something else, and those that were taken instead. */
	readonly renamed: readonly { readonly pack: number; readonly from: string; readonly to: string }[];
}

type JsonRecord = Readonly<Record<string, unknown>>;

const listFiles = [
	'references.json',
	'targets.json',
	'pathways.json',
	'entities.json',
	'claims.json',
	'figures.json',
	'names.json',
] as const;
type ListFile = (typeof listFiles)[number];

/** What names a record of a file. */
function keyOf(file: ListFile): 'id' | 'entity' {
	return file === 'names.json' ? 'entity' : 'id';
}

/**
 * Puts packs together. A work is one paper, whatever its citekeys; records of one id become one, with the names, sources
 * and papers of all; a claim has the papers of all, and the strength that follows from them. Where packs say different
 * things, the earlier one is kept, and that is reported. Histories of changes stay with the packs that they are of.
 */
export function mergePacks(packs: readonly PackFiles[]): MergedPack {
	const merge = new Merge();
	packs.forEach((files, pack) => merge.add(files, pack));
	return merge.result();
}

class Merge {
	readonly #lists = new Map<ListFile, Map<string, JsonRecord>>(listFiles.map((file) => [file, new Map()]));
	readonly #studies = new Map<string, JsonRecord>();
	readonly #citekeys = new Map<string, string>();
	readonly #conflicts: MergeConflict[] = [];
	readonly #renamed: { pack: number; from: string; to: string }[] = [];

	add(files: PackFiles, pack: number): void {
		const papers = this.#addReferences(recordsOf(files, 'references.json'), pack);
		const paperOf = (citekey: string) => papers.get(citekey) ?? citekey;
		for (const [citekey, study] of Object.entries(valueOf(files['studies.json']) ?? {})) {
			if (isRecord(study)) {
				this.#addStudy(paperOf(citekey), study);
			}
		}
		const claims = this.#claimIds(recordsOf(files, 'claims.json'), pack);
		const claimOf = (id: string) => claims.get(id) ?? id;
		for (const file of listFiles.slice(1)) {
			for (const record of recordsOf(files, file)) {
				const own = withPapers(record, paperOf) as JsonRecord;
				if (file === 'claims.json') {
					this.#addClaim({ ...own, id: claimOf(String(own['id'])), ...opposing(own, claimOf) });
				} else {
					this.#addRecord(file, own);
				}
			}
		}
	}

	result(): MergedPack {
		const files: Partial<Record<PackFileName, string>> = {};
		for (const [file, records] of this.#lists) {
			if (records.size > 0) {
				files[file] = written(file === 'names.json' ? 'names' : 'list', records);
			}
		}
		if (this.#studies.size > 0) {
			files['studies.json'] = written('table', this.#studies);
		}
		const claims = this.#lists.get('claims.json')!;
		const strengths = strengthsByRule(files);
		if (strengths.size > 0) {
			strengths.forEach((strength, id) => claims.set(id, { ...claims.get(id), strength }));
			files['claims.json'] = written('list', claims);
		}
		return { files, conflicts: this.#conflicts, renamed: this.#renamed };
	}

	/** What each citekey of a pack is called in the whole. */
	#addReferences(records: readonly JsonRecord[], pack: number): ReadonlyMap<string, string> {
		const references = this.#lists.get('references.json')!;
		const names = new Map<string, string>();
		for (const record of records) {
			const citekey = String(record['id']);
			const identifiers = identifiersOf(record);
			const same = identifiers.map((identifier) => this.#citekeys.get(identifier)).find((found) => found !== undefined);
			const there = references.get(citekey);
			if (same !== undefined || (there !== undefined && isSameRecord(there, record))) {
				names.set(citekey, same ?? citekey);
				continue;
			}
			const name = freeCitekey(citekey, (key) => references.has(key));
			if (name !== citekey) {
				this.#renamed.push({ pack, from: citekey, to: name });
			}
			names.set(citekey, name);
			references.set(name, { ...record, id: name });
			identifiers.forEach((identifier) => this.#citekeys.set(identifier, name));
		}
		return names;
	}

	/** A study that says what its paper found goes before one that is to be filled. */
	#addStudy(citekey: string, study: JsonRecord): void {
		const there = this.#studies.get(citekey);
		if (there === undefined || (isEmptyList(there['findings']) && !isEmptyList(study['findings']))) {
			this.#studies.set(citekey, study);
		} else if (!isEmptyList(study['findings'])) {
			this.#tellDifferences('studies.json', citekey, there, study);
		}
	}

	/** Claims of one id that say different things are two claims. */
	#claimIds(records: readonly JsonRecord[], pack: number): ReadonlyMap<string, string> {
		const claims = this.#lists.get('claims.json')!;
		const own = new Set(records.map(({ id }) => String(id)));
		const names = new Map<string, string>();
		for (const record of records) {
			const id = String(record['id']);
			const there = claims.get(id);
			if (there !== undefined && statementOf(there) !== statementOf(record)) {
				let to = id;
				for (let number = 2; claims.has(to) || own.has(to); number++) {
					to = `${id}-${number}`;
				}
				names.set(id, to);
				this.#renamed.push({ pack, from: id, to });
			}
		}
		return names;
	}

	#addClaim(claim: JsonRecord): void {
		const claims = this.#lists.get('claims.json')!;
		const id = String(claim['id']);
		const there = claims.get(id);
		if (there === undefined) {
			claims.set(id, claim);
			return;
		}
		const links = new Map(linksOf(there).map((link) => [String(link['paper']), link]));
		for (const link of linksOf(claim)) {
			const paper = String(link['paper']);
			const other = links.get(paper);
			if (other === undefined) {
				links.set(paper, link);
			} else if (other['stance'] !== link['stance']) {
				this.#conflicts.push({ file: 'claims.json', record: id, field: paper });
			}
		}
		claims.set(id, { ...there, evidence: [...links.values()] });
	}

	#addRecord(file: ListFile, record: JsonRecord): void {
		const records = this.#lists.get(file)!;
		const id = String(record[keyOf(file)]);
		const there = records.get(id);
		if (there === undefined) {
			records.set(id, record);
			return;
		}
		const joined = Object.entries(record).map(([field, value]): [string, unknown] => {
			const other = there[field];
			return [field, Array.isArray(value) && Array.isArray(other) ? joinedLists(other, value) : (other ?? value)];
		});
		this.#tellDifferences(file, id, there, record);
		records.set(id, { ...there, ...Object.fromEntries(joined) });
	}

	#tellDifferences(file: PackFileName, record: string, there: JsonRecord, other: JsonRecord): void {
		for (const [field, value] of Object.entries(other)) {
			const kept = there[field];
			if (kept !== undefined && !Array.isArray(value) && JSON.stringify(kept) !== JSON.stringify(value)) {
				this.#conflicts.push({ file, record, field });
			}
		}
	}
}

function recordsOf(files: PackFiles, file: ListFile): readonly JsonRecord[] {
	const value = valueOf(files[file]);
	return Array.isArray(value)
		? value.filter((each): each is JsonRecord => isRecord(each) && typeof each[keyOf(file)] === 'string')
		: [];
}

function valueOf(text: string | undefined): unknown {
	const node = text === undefined ? undefined : readJson(text).value;
	return node && jsonValue(node);
}

function isRecord(value: unknown): value is JsonRecord {
	return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isEmptyList(value: unknown): boolean {
	return !Array.isArray(value) || value.length === 0;
}

function isSameRecord(first: JsonRecord, second: JsonRecord): boolean {
	return String(first['title']).toLowerCase() === String(second['title']).toLowerCase();
}

function identifiersOf({ DOI, PMID }: JsonRecord): readonly string[] {
	return [
		...(typeof DOI === 'string' ? [`doi:${normaliseDoi(DOI)}`] : []),
		...(typeof PMID === 'string' || typeof PMID === 'number' ? [`pmid:${normalisePmid(String(PMID))}`] : []),
	];
}

/** A value with every paper by the citekey that it has in the whole. */
function withPapers(value: unknown, paperOf: (citekey: string) => string): unknown {
	if (Array.isArray(value)) {
		return value.map((item) => withPapers(item, paperOf));
	}
	if (!isRecord(value)) {
		return value;
	}
	const members = Object.entries(value).map(([field, member]): [string, unknown] => {
		if ((field === 'paper' || field === 'citekey') && typeof member === 'string') {
			return [field, paperOf(member)];
		}
		if (field === 'papers' && Array.isArray(member)) {
			return [field, member.map((each) => (typeof each === 'string' ? paperOf(each) : each))];
		}
		return [field, withPapers(member, paperOf)];
	});
	return Object.fromEntries(members);
}

function opposing({ opposes }: JsonRecord, claimOf: (id: string) => string): JsonRecord {
	return Array.isArray(opposes) ? { opposes: opposes.map((id) => claimOf(String(id))) } : {};
}

function statementOf({ statement }: JsonRecord): unknown {
	return isRecord(statement) ? statement['en'] : undefined;
}

function linksOf({ evidence }: JsonRecord): readonly JsonRecord[] {
	return Array.isArray(evidence) ? evidence.filter(isRecord) : [];
}

function joinedLists(first: readonly unknown[], second: readonly unknown[]): readonly unknown[] {
	const known = new Set(first.map((item) => JSON.stringify(item)));
	return [...first, ...second.filter((item) => !known.has(JSON.stringify(item)))];
}

function written(kind: RecordKind, records: ReadonlyMap<string, JsonRecord>): string {
	const text = openRecords(undefined, kind)!;
	text.put(records);
	return text.text;
}
