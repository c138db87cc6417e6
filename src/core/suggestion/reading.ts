import type { System, SystemGroup } from '../evidence/model.ts';
import type { Lexicon } from '../matching/lexicon.ts';
import { matchText } from '../matching/mentions.ts';
import type { Mention } from '../matching/model.ts';
import { leadOf } from './comparison.ts';
import { readRelation } from './readRelation.ts';
import type { Relation } from './relation.ts';
import { type StatementToken, tokensOf } from './statementTokens.ts';
import { entityPrefix, type Vocabulary } from './vocabulary.ts';

/** An entity with where a text speaks of it. */
export type Place = Pick<Mention, 'entity' | 'start' | 'end'>;

/** What a sentence says, as far as it can be compared with what another says. */
export interface StatementReading {
	readonly language: 'en' | 'zh';
	readonly mentions: readonly Mention[];
	readonly tokens: readonly StatementToken[];
	/** Where it speaks of entities, in order: their names, and words of a pack that stand for them. */
	readonly places: readonly Place[];
	/** The ids of those that are named, each once, in order. */
	readonly entities: readonly string[];
	/** What it is about: `entity:…`, `meaning:…` and `word:…`, each once. */
	readonly features: ReadonlySet<string>;
	/** Entities that a name may mean as well. */
	readonly alternatives: ReadonlySet<string>;
	readonly systems: ReadonlySet<System | SystemGroup>;
	readonly relation: Relation;
	/** What is compared with something else, where a comparison is made. */
	readonly lead: string | undefined;
	/** What it says the relation does not hold for: `but not X`, `unlike X`. */
	readonly excluded: ReadonlySet<string>;
	/** Features that it says do not come with the rest: `without X`. */
	readonly absent: ReadonlySet<string>;
}

/** What reads statements: names, words, and which entities nobody wants, such as diseases. */
export interface StatementReader {
	read(text: string): StatementReading;
}

interface ReadingOptions {
	/** Whether less of the entity is a benefit. */
	readonly isUnwanted: (entity: string) => boolean;
	/** Whether words that are neither names nor in the vocabulary are read. */
	readonly useWords: boolean;
}

export function createStatementReader(
	lexicon: Lexicon,
	vocabulary: Vocabulary,
	{ isUnwanted, useWords }: ReadingOptions,
): StatementReader {
	return {
		read: (text) => {
			const mentions = matchText(text, 'markdown', lexicon);
			const tokens = tokensOf(text, mentions, vocabulary);
			const features = new Set<string>();
			const systems = new Set<System | SystemGroup>();
			const places = [...mentions, ...meantIn(tokens)].sort((first, second) => first.start - second.start);
			for (const { entity } of places) {
				features.add(`${entityPrefix}${entity}`);
			}
			for (const { meanings, words } of tokens) {
				for (const meaning of meanings) {
					if (meaning.startsWith('@')) {
						systems.add(meaning.slice(1) as System | SystemGroup);
					} else if (!meaning.startsWith('#') && !meaning.startsWith(entityPrefix)) {
						features.add(`meaning:${meaning}`);
					}
				}
				for (const word of useWords ? words : []) {
					features.add(`word:${word}`);
				}
			}
			return {
				language: /\p{Script=Han}{2}/u.test(text) ? 'zh' : 'en',
				mentions,
				tokens,
				places,
				entities: [...new Set(mentions.map(({ entity }) => entity))],
				features,
				alternatives: new Set(mentions.flatMap((mention) => mention.alternatives ?? [])),
				systems,
				lead: leadOf(
					text,
					tokens,
					places.filter(({ entity }) => !isUnwanted(entity)),
				),
				excluded: excludedFrom(text, places),
				absent: absentFrom(tokens),
				relation: readRelation(
					tokens,
					(token) =>
						token.meanings.some((meaning) => vocabulary.unwanted.has(meaning)) ||
						mentions.some((each) => each.start < token.end && token.start < each.end && isUnwanted(each.entity)),
				),
			};
		},
	};
}

/** Where words of a pack stand for an entity; a name that they are part of is read as the name. */
function meantIn(tokens: readonly StatementToken[]): readonly Place[] {
	return tokens
		.filter(({ isName }) => !isName)
		.flatMap(({ meanings, start, end }) =>
			meanings
				.filter((meaning) => meaning.startsWith(entityPrefix))
				.map((meaning) => ({ entity: meaning.slice(entityPrefix.length), start, end })),
		);
}

/** In front of what a relation does not hold for. */
const excluding =
	/(?:\b(?:but|and) not|\bunlike|\brather than|\binstead of|而非|而不是|不同于|与)\s*(?:(?:on|in|by|with|through|via)\s+)?(?:the\s+)?$/iu;

function excludedFrom(text: string, mentions: readonly Place[]): ReadonlySet<string> {
	const excluded = mentions.filter(({ start, end }) => {
		const before = excluding.exec(text.slice(0, start))?.[0];
		return before !== undefined && (!before.startsWith('与') || /^不同/u.test(text.slice(end)));
	});
	const others = new Set(mentions.filter((each) => !excluded.includes(each)).map(({ entity }) => entity));
	return new Set(excluded.map(({ entity }) => entity).filter((entity) => !others.has(entity)));
}

/** In front of what does not come with the rest of a statement. */
const lacking =
	/^(?:without|(?:in the )?absence of|free of|devoid|minus|不伴|不伴有|而不引起|且不引起|而无|且无|并未引起)$/;

/** What stands within so many words of that. */
const lackingReach = 4;

function absentFrom(tokens: readonly StatementToken[]): ReadonlySet<string> {
	const absent = new Set<string>();
	for (const [at, { text }] of tokens.entries()) {
		// At the beginning it says under which condition the rest holds.
		if (at > 2 && lacking.test(text)) {
			const behind = tokens.slice(at + 1, at + 1 + lackingReach);
			const end = behind.findIndex(({ endsClause }) => endsClause);
			for (const { meanings } of end < 0 ? behind : behind.slice(0, end + 1)) {
				meanings.forEach((meaning) => absent.add(`meaning:${meaning}`));
			}
		}
	}
	return absent;
}
