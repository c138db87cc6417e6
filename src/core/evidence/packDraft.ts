import type { CslItem } from '../bibliography/cslItem.ts';
import type { EvidenceBase } from './evidenceBase.ts';
import type { Claim, Figure, Study, Substance } from './model.ts';
import type { PackFileName, PackFiles } from './packFiles.ts';
import { openRecords, type RecordText } from './recordText.ts';
import { strengthsByRule, validatePack } from './validatePack.ts';

/** The text of one file of a pack, before and after. */
export interface PackFileChange {
	readonly file: PackFileName;
	/** Undefined for a file that is made. */
	readonly before: string | undefined;
	readonly after: string;
}

/** The files of which somebody is planning a change. */
export interface PlannedPack {
	readonly changes: readonly PackFileChange[];
	/** Files that cannot be read, so that nothing can be put into them; then there is no change at all. */
	readonly broken: readonly PackFileName[];
}

/** What a study says of a paper whose results nobody has recorded: its reference is the writer's own. */
const studyToFill: Partial<Study> = {
	design: 'not stated',
	findings: [],
	metadata: 'incomplete',
	missing: ['findings'],
};

/** A new entity, with what has to be said of one. */
export type NewEntity = Pick<Substance, 'id' | 'name' | 'entityClass' | 'summary'> & Partial<Substance>;

/**
 * A pack while records are put into it. Everything keeps its place and its layout; strengths that no longer follow from
 * the papers of their claims are set anew.
 */
export class PackDraft {
	readonly #before: PackFiles;
	readonly #known: EvidenceBase | undefined;
	readonly #opened = new Map<PackFileName, RecordText>();
	readonly #broken = new Set<PackFileName>();

	/** @param known what the packs before this one hold */
	constructor(files: PackFiles, known: EvidenceBase | undefined) {
		this.#before = files;
		this.#known = known;
	}

	/** The files as they are by now. */
	get files(): PackFiles {
		return { ...this.#before, ...Object.fromEntries([...this.#opened].map(([file, { text }]) => [file, text])) };
	}

	/** What changes; nothing does where a file that should cannot be read. */
	plan(): PlannedPack {
		this.#settleStrengths();
		const broken = [...this.#broken];
		const changes = [...this.#opened].flatMap(([file, { text: after }]): PackFileChange[] => {
			const before = this.#before[file];
			return before === after ? [] : [{ file, before, after }];
		});
		return { changes: broken.length > 0 ? [] : changes, broken };
	}

	/** References of papers, each with a study where the pack says of its papers what they found. */
	addReferences(items: readonly CslItem[]): void {
		this.#records('references.json').put(items.map((item) => [item.id, item]));
		if (this.#before['studies.json'] !== undefined) {
			this.#fillStudies(items.map(({ id }) => id));
		}
	}

	/** Gives every reference that has none a study to be filled, so that one can say of all papers what they found. */
	addStudies(): void {
		const { papers } = validatePack(this.files, this.#known).value ?? { papers: [] };
		this.#fillStudies(papers.map(({ citekey }) => citekey));
	}

	/** Sets fields of the study of a paper that the pack has; undefined takes one out. */
	noteOnStudy(citekey: string, fields: Partial<Study>): void {
		this.addStudies();
		const studies = this.#records('studies.json');
		for (const [field, value] of Object.entries(fields)) {
			studies.set(citekey, field, value);
		}
	}

	/** Records what a paper found; from then on its findings are no longer missing. That confirms nothing of its record. */
	addFinding(citekey: string, finding: Study['findings'][number]): void {
		this.addStudies();
		const studies = this.#records('studies.json');
		studies.append(citekey, 'findings', finding);
		const { missing } = studies.value(citekey) ?? {};
		if (Array.isArray(missing) && missing.includes('findings')) {
			const rest = missing.filter((field) => field !== 'findings');
			studies.set(citekey, 'missing', rest.length > 0 ? rest : undefined);
			studies.set(citekey, 'metadata', rest.length > 0 ? 'incomplete' : 'unchecked');
		}
	}

	addClaim(claim: Claim): void {
		this.#records('claims.json').put([[claim.id, inOrder(claim, claimFields)]]);
	}

	addEntities(entities: readonly NewEntity[]): void {
		this.#records('entities.json').put(entities.map((entity) => [entity.id, inOrder(entity, entityFields)]));
	}

	/** Adds a further name to an entity: to its record in this pack, else beside it, where this pack names those of others. */
	addName(entity: string, name: string, field: 'synonyms' | 'zh'): void {
		for (const file of ['targets.json', 'pathways.json', 'entities.json'] as const) {
			if (this.#before[file] !== undefined && this.#records(file).has(entity)) {
				this.#records(file).append(entity, field, name);
				return;
			}
		}
		const names = this.#records('names.json');
		if (names.has(entity)) {
			names.append(entity, 'names', name);
		} else {
			names.put([[entity, { entity, names: [name] }]]);
		}
	}

	addFigures(figures: readonly Figure[]): void {
		this.#records('figures.json').put(figures.map((figure) => [figure.id, figure]));
	}

	#fillStudies(citekeys: readonly string[]): void {
		const studies = this.#records('studies.json');
		const lacking = citekeys.filter((citekey) => !studies.has(citekey));
		if (lacking.length > 0) {
			studies.put(lacking.map((citekey) => [citekey, studyToFill]));
		}
	}

	/** Claims whose strength followed from their papers before, and no longer does. */
	#settleStrengths(): void {
		if (this.#broken.size > 0 || this.files['claims.json'] === undefined) {
			return;
		}
		const before = strengthsByRule(this.#before, this.#known);
		for (const [record, expected] of strengthsByRule(this.files, this.#known)) {
			if (!before.has(record)) {
				this.#records('claims.json').set(record, 'strength', expected);
			}
		}
	}

	#records(file: Exclude<PackFileName, 'pack.json'>): RecordText {
		const kind = file === 'studies.json' ? 'table' : file === 'names.json' ? 'names' : 'list';
		const opened = this.#opened.get(file) ?? openRecords(this.#before[file], kind);
		if (opened === undefined) {
			this.#broken.add(file);
			return openRecords(undefined, kind)!;
		}
		this.#opened.set(file, opened);
		return opened;
	}
}

const claimFields: readonly (keyof Claim)[] = [
	'id',
	'aliases',
	'subject',
	'predicate',
	'object',
	'pathway',
	'statement',
	'strength',
	'about',
	'opposes',
	'evidence',
];

const entityFields: readonly (keyof Substance)[] = [
	'id',
	'kind',
	'name',
	'abbreviation',
	'synonyms',
	'zh',
	'entityClass',
	'identifiers',
	'genes',
	'summary',
	'members',
	'papers',
	'sources',
	'note',
	'unconfirmed',
];

/** The same value with its fields in the order in which files have them. */
function inOrder<T extends object>(value: T, fields: readonly (keyof T)[]): object {
	return Object.fromEntries(fields.filter((field) => value[field] !== undefined).map((field) => [field, value[field]]));
}
