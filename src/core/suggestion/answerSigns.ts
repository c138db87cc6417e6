/** Gathers what speaks for the evidence having something to say to a sentence, and what against it. */
import type { AnswerSigns } from './answering.ts';
import type { IndexedClaim, IndexedTerm } from './claimIndex.ts';
import type { Likeness } from './likeness.ts';
import type { StatementReading } from './reading.ts';
import type { SentenceTraits } from './scoring.ts';
import type { UnstatedKind } from './statementKind.ts';
import { entityPrefix } from './vocabulary.ts';

/** A claim beside a sentence. */
interface Scored {
	readonly indexed: IndexedClaim;
	readonly score: number;
	readonly likeness: Likeness;
}

/** A sentence and what is known of it. */
interface Asked {
	readonly reading: StatementReading;
	readonly unstated: UnstatedKind | undefined;
	readonly traits: SentenceTraits;
	/** Whether an entity is what writers call a drug. */
	readonly isDrug: (entity: string) => boolean;
}

/** Further ahead says nothing more. */
const farAhead = 6;

/** The signs for a sentence; `scored` holds the claims, best first, at least one. */
export function answerSignsOf({ reading, unstated, traits, isDrug }: Asked, scored: readonly Scored[]): AnswerSigns {
	const { score, likeness, indexed } = scored[0]!;
	const { ofClaim, amount, subject, relation, systems, wider } = likeness;
	const foreign = reading.entities.filter((entity) => !indexed.matches.has(`${entityPrefix}${entity}`));
	return {
		score,
		ahead: Math.min(farAhead, score - (scored[5]?.score ?? -Infinity)),
		known: traits.known,
		strangeWords: Math.min(3, traits.strangeWords),
		isNaming: traits.isNaming ? 1 : 0,
		isUnstated: unstated === undefined ? 0 : 1,
		unnamedDrug: isDrugUnnamed(indexed, reading, isDrug) ? 1 : 0,
		foreignNames: Math.min(3, foreign.length),
		...{ ofClaim, amount, subject, relation, systems, wider },
	};
}

/** What begins a sentence on something that was named before it: `It blocks NMDA receptors`. */
const standsForOther =
	/^(?:(?:it|its|they|their|this|these|both|such|the (?:drug|agent|compound|treatment))(?= |$)|它|其(?!他|它|余)|该药|两者|二者|此药|这种)/;

/** Whether the claim is about a drug that the sentence names neither by a name, its own or a near one, nor by a word. */
function isDrugUnnamed(
	{ subject, object, matches }: IndexedClaim,
	{ features, entities, tokens }: StatementReading,
	isDrug: Asked['isDrug'],
): boolean {
	const terms = [subject, object].filter((term) => term.entities.some(isDrug));
	const isNear = (entity: string) => isDrug(entity) && matches.has(`${entityPrefix}${entity}`);
	const isNamed = (term: IndexedTerm) =>
		term.entities.some((entity) => features.has(`${entityPrefix}${entity}`)) ||
		term.features.some((feature) => feature.startsWith('word:') && features.has(feature));
	const beginning = tokens
		.slice(0, 2)
		.map(({ text }) => text)
		.join(' ');
	return terms.length > 0 && !standsForOther.test(beginning) && !entities.some(isNear) && !terms.some(isNamed);
}
