import type { EvidenceBase } from './evidenceBase.ts';
import type { JsonNode } from './jsonDocument.ts';
import type { Claim, Entity, Study } from './model.ts';
import { packLimits, type PackProblem } from './packFiles.ts';
import type { PackRecord, PackRecords } from './packRecords.ts';
import { firstCharacter } from './shape.ts';

/** Where in a record something is wrong, and what else is said of it. */
interface ReportedPlace {
	readonly field?: string;
	/** The text in the field that is meant. */
	readonly value?: string;
	readonly details?: Readonly<Record<string, string>>;
}

/** Looks up what a pack, or one before it, has under an id or citekey, and takes what is wrong with a record. */
export class PackContext {
	/** What earlier packs have. */
	readonly known: EvidenceBase | undefined;
	/** Whether the pack says at all what its papers found. */
	readonly hasStudies: boolean;
	readonly #problems: PackProblem[];
	readonly #entities: ReadonlyMap<string, Entity>;
	readonly #citekeys: ReadonlySet<string>;
	readonly #studies: ReadonlyMap<string, Study>;
	readonly #claims: ReadonlyMap<string, Claim>;

	constructor(
		records: PackRecords,
		known: EvidenceBase | undefined,
		problems: PackProblem[],
		options: { readonly hasStudies: boolean },
	) {
		this.known = known;
		this.hasStudies = options.hasStudies;
		this.#problems = problems;
		const named = [...records.targets, ...records.pathways, ...records.entities];
		this.#entities = new Map(named.map(({ value }) => [value.id, value]));
		this.#citekeys = new Set(records.references.map(({ value }) => value.id));
		this.#studies = new Map(records.studies.map(({ name, value }) => [name, value]));
		const claims = records.claims.map(({ value }) => value);
		this.#claims = new Map([
			...claims.flatMap((claim) => (claim.aliases ?? []).map((alias) => [alias, claim] as const)),
			...claims.map((claim) => [claim.id, claim] as const),
		]);
	}

	readonly entity = (id: string): Entity | undefined => this.#entities.get(id) ?? this.known?.entity(id);

	/** The claim of an id, or the one that it was merged into. */
	claim(id: string): Claim | undefined {
		return this.ownClaim(id) ?? this.known?.claim(id);
	}

	/** The same, of this pack alone. */
	ownClaim(id: string): Claim | undefined {
		return this.#claims.get(id);
	}

	study(citekey: string): Study | undefined {
		return this.#studies.get(citekey) ?? this.known?.paper(citekey)?.study;
	}

	/** Whether this pack has a record of that id. */
	hasEntity(id: string): boolean {
		return this.#entities.has(id);
	}

	/** Whether this pack has a reference of that citekey. */
	hasReference(citekey: string): boolean {
		return this.#citekeys.has(citekey);
	}

	hasPaper(citekey: string): boolean {
		return this.hasReference(citekey) || this.known?.paper(citekey) !== undefined;
	}

	isRetracted(citekey: string): boolean {
		return this.study(citekey)?.notices.some(({ kind }) => kind === 'retraction') ?? false;
	}

	/** Marks `value` where it is in `field` of the record, else the field, else the start of the record. */
	report<T>(
		{ file, name, node }: PackRecord<T>,
		code: string,
		{ field, value, details: more = {} }: ReportedPlace = {},
	): void {
		if (this.#problems.length >= packLimits.problems) {
			// Nobody reads it, and to seek its place in a list takes a time that grows with the list.
			return;
		}
		const member = field !== undefined && node.kind === 'object' ? node.members.get(field)?.value : undefined;
		const found = member !== undefined && value !== undefined ? findText(member, value) : member;
		this.#problems.push({
			code,
			file,
			record: name,
			span: (found ?? member)?.span ?? firstCharacter(node),
			details: { ...(field !== undefined && { field }), ...(value !== undefined && { value }), ...more },
		});
	}
}

/** The first text below `node` that is `value`, disregarding case, as identifiers do. */
function findText(node: JsonNode, value: string): JsonNode | undefined {
	if (node.kind === 'string') {
		const isIt = node.value.length === value.length && node.value.toLowerCase() === value.toLowerCase();
		return isIt ? node : undefined;
	}
	const children =
		node.kind === 'array' ? node.items : node.kind === 'object' ? [...node.members.values()].map((m) => m.value) : [];
	for (const child of children) {
		const found = findText(child, value);
		if (found !== undefined) {
			return found;
		}
	}
	return undefined;
}
