import type { EvidenceBase } from '../evidence/evidenceBase.ts';
import type { Claim, PathwayStep, StepRelation } from '../evidence/model.ts';
import { groupBy } from '../text/groupBy.ts';

/** What a step does to what it leads to: more of it, less of it, or not said. */
export type StepSign = 1 | -1 | 0;

/** One arrow of a path. */
export interface MechanismStep {
	readonly from: string;
	readonly to: string;
	readonly relation: StepRelation;
	readonly sign: StepSign;
	/** Citekeys of what bears it out, those with a fully confirmed record first. */
	readonly papers: readonly string[];
	/** Ids of the claims that say it. */
	readonly claims: readonly string[];
	/** Whether a source or a claim bears it out. */
	readonly isConfirmed: boolean;
}

/** A directed way from one entity to another. */
export interface MechanismPath {
	readonly steps: readonly MechanismStep[];
	/** The product of the signs: what more of the first does to the last; 0 where a step does not say. */
	readonly sign: StepSign;
}

export interface PathOptions {
	/** At most so many paths; 5 when it is not given. */
	readonly limit?: number;
}

const signs: Readonly<Record<StepRelation, StepSign>> = {
	activates: 1,
	increases: 1,
	releases: 1,
	phosphorylates: 1,
	inhibits: -1,
	decreases: -1,
	binds: 0,
};

/** Predicates of claims that say what a step of a pathway can say; others say something else, such as a need. */
const predicates: ReadonlyMap<string, StepRelation> = new Map(
	(
		[
			['increases', 'increases raises enhances restores strengthens drives amplifies potentiates'],
			['decreases', 'decreases lowers reduces suppresses attenuates'],
			['inhibits', 'inhibits inhibit blocks antagonizes'],
			['activates', 'activates activate starts disinhibits'],
			['releases', 'releases'],
			['binds', 'binds bind'],
		] as const
	).flatMap(([relation, words]) => words.split(' ').map((word) => [word, relation] as const)),
);

/** A longer path explains nothing that a reader could follow. */
const mostSteps = 7;

/** Paths looked at before the search gives up; those that were found by then are the shortest. */
const mostExpansions = 50_000;
/** What a step costs: the fewer papers, the more; a step that nothing bears out most of all. */
const cost = ({ isConfirmed, papers }: MechanismStep): number =>
	1 + (isConfirmed ? 0 : 0.8) + 0.4 / (1 + Math.min(papers.length, 5));

/**
 * The paths from one entity to another over the steps of all pathways and over what claims say, the shortest and
 * best-supported first. No path comes to an entity twice.
 */
export function mechanismPaths(
	from: string,
	to: string,
	base: EvidenceBase,
	{ limit = 5 }: PathOptions = {},
): readonly MechanismPath[] {
	const steps = mechanismSteps(base);
	const outgoing = groupBy(steps, (step) => step.from);
	const distances = distancesTo(to, steps);
	const found: MechanismPath[] = [];
	/** The same entities with the same sign are one path, whichever words their steps have. */
	const ways = new Set<string>();
	const waiting = new CheapestFirst<readonly MechanismStep[]>();
	waiting.add([], 0);
	for (let expansions = 0; expansions < mostExpansions && found.length < limit; expansions++) {
		const next = waiting.take();
		if (next === undefined) {
			break;
		}
		const [path, spent] = next;
		const end = path.at(-1)?.to ?? from;
		if (end === to && path.length > 0) {
			const sign = signOf(path);
			const way = [sign, ...path.map((step) => step.to)].join(' ');
			if (!ways.has(way)) {
				ways.add(way);
				found.push({ steps: path, sign });
			}
			continue;
		}
		for (const step of outgoing.get(end) ?? []) {
			const remaining = distances.get(step.to);
			const isNew = step.to !== from && path.every((before) => before.to !== step.to);
			if (isNew && remaining !== undefined && path.length + 1 + remaining <= mostSteps) {
				waiting.add([...path, step], spent + cost(step));
			}
		}
	}
	return found;
}

function signOf(steps: readonly MechanismStep[]): StepSign {
	const product = steps.reduce((sign, step) => sign * step.sign, 1);
	return product > 0 ? 1 : product < 0 ? -1 : 0;
}

/** Every step once: what several pathways and claims say alike is one, with the papers of all. */
export function mechanismSteps(base: EvidenceBase): readonly MechanismStep[] {
	const merged = new Map<
		string,
		{ step: PathwayStep; papers: Set<string>; claims: Set<string>; isConfirmed: boolean }
	>();
	const mergedAt = (step: PathwayStep) => {
		const key = [step.from, step.relation, step.to].join(' ');
		const known = merged.get(key) ?? { step, papers: new Set(), claims: new Set(), isConfirmed: false };
		merged.set(key, known);
		return known;
	};
	for (const entity of base.entities) {
		for (const step of entity.kind === 'pathway' ? entity.steps : []) {
			const known = mergedAt(step);
			const claims = (step.claims ?? []).flatMap((id) => base.claim(id) ?? []);
			(step.sources ?? []).forEach(({ paper }) => paper !== undefined && known.papers.add(paper));
			addClaims(claims, known);
			known.isConfirmed ||= claims.length + (step.sources ?? []).length > 0;
		}
	}
	for (const claim of base.claims) {
		const step = stepOf(claim);
		if (step !== undefined) {
			const known = mergedAt(step);
			addClaims([claim], known);
			known.isConfirmed = true;
		}
	}
	const isWhole = (citekey: string) => base.paper(citekey)?.study.metadata !== 'incomplete';
	return [...merged.values()].map(({ step: { from, to, relation }, papers, claims, isConfirmed }) => {
		const known = [...papers].filter((citekey) => base.paper(citekey) !== undefined);
		return {
			from,
			to,
			relation,
			sign: signs[relation],
			papers: [...known.filter(isWhole), ...known.filter((citekey) => !isWhole(citekey))],
			claims: [...claims],
			isConfirmed,
		};
	});
}

function addClaims(claims: readonly Claim[], known: { papers: Set<string>; claims: Set<string> }): void {
	for (const { id, evidence } of claims) {
		known.claims.add(id);
		evidence.forEach(({ paper, stance }) => stance === 'supports' && known.papers.add(paper));
	}
}

/** What a claim says as a step, where it plainly is one and more speaks for it than against it. */
function stepOf({ subject, predicate, object, strength }: Claim): PathwayStep | undefined {
	const relation = predicates.get(predicate);
	const [from] = subject.entities;
	const [to] = object.entities;
	const isBorneOut = strength === 'strong' || strength === 'moderate' || strength === 'weak';
	return relation === undefined || from === undefined || to === undefined || from === to || !isBorneOut
		? undefined
		: { from, relation, to };
}

/** How many steps each entity is away from the end. */
function distancesTo(to: string, steps: readonly MechanismStep[]): ReadonlyMap<string, number> {
	const incoming = groupBy(steps, (step) => step.to);
	const distances = new Map([[to, 0]]);
	const queue = [to];
	for (const id of queue) {
		for (const { from } of incoming.get(id) ?? []) {
			if (!distances.has(from)) {
				distances.set(from, distances.get(id)! + 1);
				queue.push(from);
			}
		}
	}
	return distances;
}

/** A heap: what costs least comes first, and of what costs the same, what came first. */
class CheapestFirst<T> {
	readonly #heap: { readonly value: T; readonly cost: number; readonly order: number }[] = [];
	#count = 0;

	add(value: T, price: number): void {
		const heap = this.#heap;
		heap.push({ value, cost: price, order: this.#count++ });
		for (let at = heap.length - 1; at > 0;) {
			const parent = (at - 1) >> 1;
			if (!this.#isBefore(at, parent)) {
				break;
			}
			this.#swap(at, parent);
			at = parent;
		}
	}

	take(): readonly [T, number] | undefined {
		const heap = this.#heap;
		const first = heap[0];
		const last = heap.pop();
		if (first === undefined || last === undefined) {
			return undefined;
		}
		if (heap.length > 0) {
			heap[0] = last;
			for (let at = 0; ;) {
				const least = [2 * at + 1, 2 * at + 2].reduce(
					(best, child) => (child < heap.length && this.#isBefore(child, best) ? child : best),
					at,
				);
				if (least === at) {
					break;
				}
				this.#swap(at, least);
				at = least;
			}
		}
		return [first.value, first.cost];
	}

	#isBefore(one: number, other: number): boolean {
		const [a, b] = [this.#heap[one]!, this.#heap[other]!];
		return a.cost < b.cost || (a.cost === b.cost && a.order < b.order);
	}

	#swap(one: number, other: number): void {
		const heap = this.#heap;
		[heap[one], heap[other]] = [heap[other]!, heap[one]!];
	}
}
