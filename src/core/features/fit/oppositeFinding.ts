import type { EvidenceBase } from '../../evidence/evidenceBase.ts';
import { agreementOf, type Agreement } from '../../suggestion/agreement.ts';
import type { Features, StatedPart } from './statedParts.ts';
import { areTimesMet } from './measured.ts';

/** So much of what goes up or down must the shorter of two have that speak of the same. */
const sameObject = 0.8;

/** What says the same nearly as fully as another says the opposite leaves it in doubt. */
const nearly = 0.75;

/** Two things that are said, in so far as they are of the same object. */
interface Compared {
	readonly found: StatedPart;
	readonly agreement: Agreement;
	/** How much of the object both have. */
	readonly shared: number;
	/** Of both objects it is the same share, or more of the shorter one. */
	readonly share: number;
}

/** What a paper found of the same thing as one of the parts, under the same treatment, and the other way round. */
export function oppositeFinding(
	base: EvidenceBase,
	parts: readonly StatedPart[],
	findings: readonly StatedPart[],
): string | undefined {
	for (const part of parts.filter((each) => isPlain(each) || isUnmoved(each))) {
		const compared = findings.flatMap((found) => compare(base, part, found) ?? []);
		const [opposite] = compared
			.filter(
				(each) =>
					((isContrary(each.agreement) && each.share >= sameObject && isPlain(each.found) && isPlain(part)) ||
						isMoved(part, each)) &&
					isComparable(part, each.found),
			)
			.sort((first, second) => second.shared - first.shared);
		const isSaid = ({ agreement, shared }: Compared) =>
			agreement.sign > 0 && shared >= nearly * (opposite?.shared ?? 0);
		if (opposite !== undefined && !compared.some(isSaid)) {
			return opposite.found.text;
		}
	}
	return undefined;
}

/** Whether a part says which way something goes; what is needed, does not come or goes along is said in too many ways. */
function isPlain({ relation }: StatedPart): boolean {
	return relation.requires === 0 && !relation.isNegated && !relation.kinds.has('associate');
}

/** Whether it says that nothing comes of something for its object: `did not change X`. */
function isUnmoved({ relation }: StatedPart): boolean {
	return (
		relation.isNull &&
		relation.requires === 0 &&
		(relation.kinds.has('change') || relation.change !== 0) &&
		relation.benefit === 0
	);
}

/** Whether one says that a thing rises or falls and the other that it stays, both of that thing alone. */
function isMoved(part: StatedPart, { found, agreement, shared }: Compared): boolean {
	const [moved, unmoved] = isUnmoved(part) ? [found, part] : [part, found];
	const isNamed = [...part.object].some((feature) => feature.startsWith('entity:'));
	const isWhole = shared >= weightOf(part.object) - 1 && shared >= weightOf(found.object) - 1;
	return (
		agreement.sign < 0 && isPlain(moved) && moved.relation.change !== 0 && isUnmoved(unmoved) && isNamed && isWhole
	);
}

const directions: readonly (string | undefined)[] = ['change', 'benefit'];

function isContrary({ sign, by }: Agreement): boolean {
	return sign < 0 && directions.includes(by);
}

function compare(base: EvidenceBase, part: StatedPart, found: StatedPart): Compared | undefined {
	const both = [...part.object].filter((feature) => found.object.has(feature));
	if (!both.some((feature) => !isPlace(base, feature))) {
		return undefined;
	}
	const shared = weightOf(both);
	const share = shared / Math.min(weightOf(part.object), weightOf(found.object));
	return { found, agreement: agreementOf(part.relation, found.relation, false), shared, share };
}

/** Whether both tell what comes of the same treatment or the same cause, at times that may be the same. */
function isComparable(part: StatedPart, found: StatedPart): boolean {
	const [one, other] = [treatmentsOf(part), treatmentsOf(found)];
	const areSame =
		one.length === 0 ||
		other.length === 0 ||
		(one.every((each) => found.given.has(each)) && other.every((each) => part.given.has(each)));
	// What stress does says nothing of what the drug does.
	const isOfOther = one.length > 0 && found.given.size === 0 && found.isDone;
	const isBare = (each: StatedPart) => each.agent.size === 0 || each.named.size > 0;
	const isAgent = (isBare(part) && isBare(found)) || [...part.agent].some((feature) => found.agent.has(feature));
	return areSame && !isOfOther && isAgent && areTimesMet(part.text, found.text);
}

/** What is given, without what that is compared with. */
function treatmentsOf({ given, reading }: StatedPart): readonly string[] {
	return [...given].filter((feature) => feature.startsWith('entity:') && !reading.excluded.has(feature.slice(7)));
}

/** A name says more than a word. */
function weightOf(features: Iterable<string>): number {
	return [...features].reduce((sum, feature) => sum + (feature.startsWith('entity:') ? 2 : 1), 0);
}

/** Words for where something was seen, or for what anything may be said of. */
const places: Features = new Set(
	['cortex', 'neuron', 'cell', 'brain', 'blood', 'protein', 'symptom'].map((meaning) => `meaning:${meaning}`),
);

/** Classes of entities in which something was seen. */
const classesOfPlaces = /region|organ|cell|condition|model|trial/;

/** Whether a feature says where, and not what: two findings on one part of the brain may be of anything. */
function isPlace(base: EvidenceBase, feature: string): boolean {
	const entity = feature.startsWith('entity:') ? base.entity(feature.slice(7)) : undefined;
	return places.has(feature) || (entity?.kind === 'entity' && classesOfPlaces.test(entity.entityClass));
}
