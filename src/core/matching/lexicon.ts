/** Decides which names a set of packs has, and finds them again in blocks and documents. */
import type { BlockContent, ScannedDocument } from '../documents/model.ts';
import type { Entity } from '../evidence/model.ts';
import type { Vocabulary } from '../evidence/packModel.ts';
import { finish } from '../text/finish.ts';
import { ProseFolder } from '../text/foldProse.ts';
import type { BlockFacts, BlockReader } from './blockFacts.ts';
import { BlockMatcher } from './blockMatcher.ts';
import { ChangingFacts } from './changingFacts.ts';
import { CompanyOfPack, type RuledForm, StemNumbers, type TrieValue } from './company.ts';
import { type DocumentFacts, gatherFacts, RecentFacts } from './documentFacts.ts';
import { type EntityTraits, traitsOf } from './entityTraits.ts';
import { skeletonOf } from './gaps.ts';
import { isGeneralStem, pairsOfGeneralName } from './generalWords.ts';
import { longFormStems, type LongFormStems } from './longForms.ts';
import { foldName, formsOf, furtherForms, type NameForm, otherThingForms } from './nameForms.ts';
import { NameTrie } from './nameTrie.ts';
import { neighboursIn } from './neighbours.ts';
import type { TermDecisions } from './termDecisions.ts';

/** Names compiled for matching, with what was found in the blocks seen so far. */
export interface Lexicon extends BlockReader {
	/** What the blocks of a document say together: its own abbreviations, and which context words occur. */
	documentFacts(document: ScannedDocument): DocumentFacts;
	/** What the writer decided about terms of the document at hand (`withDecisions`). */
	readonly decisions?: TermDecisions;
	/** Entities that bear a name, best first. The name is folded, without regard to case and context. */
	entitiesNamed(name: string): readonly string[];
}

/**
 * Compiles the names of the entities of packs: names, abbreviations, synonyms, Chinese names and gene symbols, each in
 * its spellings, with Greek letters in every form, and what packs say of them. Takes some 30 ms for 320 entities; make
 * it once.
 */
export function createLexicon(packs: readonly Vocabulary[]): Lexicon {
	return finish(createLexiconInSteps(packs));
}

/** The same in slices: yields after every few names. */
export function* createLexiconInSteps(packs: readonly Vocabulary[]): Generator<undefined, Lexicon> {
	const folder = new ProseFolder();
	const trie = new NameTrie<TrieValue>();
	const stems = new StemNumbers(folder);
	const stemsOfEntity = new Map<string, LongFormStems>();
	const heads = new Map<string, string>();
	const known = new Map<string, Entity>();
	const packsOf = new Map<string, number[]>();
	for (const [pack, { entities: first, shared = [], names = [], spellings = [], fieldWords }] of packs.entries()) {
		// What an earlier pack has too is named in the company of either.
		const entities = [...first, ...shared];
		const stemsHere = new Map<string, LongFormStems>();
		const namesOf = new Map(names.map((each) => [each.entity, each]));
		for (const entity of entities) {
			const own = longFormStems(entity, namesOf.get(entity.id)?.names);
			stemsHere.set(entity.id, own);
			stemsOfEntity.set(entity.id, stemsOfEntity.get(entity.id) ?? own);
			packsOf.set(entity.id, [...(packsOf.get(entity.id) ?? []), pack]);
			yield undefined;
		}
		const field = fieldWords ?? fieldOf(entities, stemsHere);
		yield undefined;
		const neighbours = neighboursIn(entities);
		yield undefined;
		const company = new CompanyOfPack(pack, names, field, neighbours, stems);
		yield undefined;
		for (const entity of entities) {
			known.set(entity.id, known.get(entity.id) ?? entity);
			const own = namesOf.get(entity.id);
			const traits = traitsOf(entity, pack);
			const forms = formsOf(entity, traits, folder, own?.names, spellings);
			const others = (own?.otherThings ?? []).flatMap((rule) =>
				otherThingForms(entity.id, traits, rule, folder, spellings),
			);
			const ownWords = lazily(() => company.ownWords(stemsHere.get(entity.id)!));
			for (const form of [...forms, ...others]) {
				addForm(trie, company.ruled(form, ownWords));
			}
			for (const head of headsOf(entity, traits, forms)) {
				heads.set(head, heads.get(head) ?? entity.id);
			}
			namesOf.delete(entity.id);
			yield undefined;
		}
		// What is left are further names of what earlier packs have.
		for (const { entity: id, names: further } of namesOf.values()) {
			const entity = known.get(id);
			if (entity !== undefined) {
				const ownWords = lazily(() => company.ownWords(stemsOfEntity.get(id)!));
				for (const form of furtherForms(entity, traitsOf(entity, pack), folder, further, spellings)) {
					addForm(trie, company.ruled(form, ownWords));
				}
			}
		}
	}
	for (const [stem, id] of stems.all) {
		trie.update(stem, (value) => ({ ...(value ?? { forms: [] }), context: id }));
	}
	for (const head of heads.keys()) {
		trie.update(head, (value) => ({ ...(value ?? { forms: [], context: -1 }), isHead: true }));
	}
	yield undefined;
	const matcher = new BlockMatcher(trie, folder, heads, packsOf);
	const facts = new WeakMap<BlockContent, BlockFacts>();
	const gathered = new WeakMap<ScannedDocument, DocumentFacts>();
	const recent = new RecentFacts();
	const lexicon: Lexicon = {
		factsOf(content, format) {
			let found = facts.get(content);
			if (found === undefined) {
				found = matcher.match(content, format);
				facts.set(content, found);
			}
			return found;
		},
		documentFacts(document) {
			let found = gathered.get(document);
			if (found === undefined) {
				found = changing.of(document);
				gathered.set(document, found);
			}
			return found;
		},
		entitiesNamed(name) {
			const value = trie.find(skeletonOf(foldName(name)).letters);
			return [...new Set((value?.forms ?? []).flatMap(({ form }) => (form.isOtherThing ? [] : [form.entity])))];
		},
	};
	const gather = (document: ScannedDocument) =>
		recent.shared(gatherFacts(document, lexicon, stems.all.size, stemsOfEntity));
	const changing = new ChangingFacts(gather, lexicon);
	return lexicon;
}

/** Beginnings of words of which a text has one that is about the same as the names of a pack. */
function fieldOf(entities: readonly Entity[], stems: ReadonlyMap<string, LongFormStems>): readonly string[] {
	const spelledOut = new Set(entities.flatMap(({ id }) => [...stems.get(id)!.spelledOut]));
	const general = new Set(entities.flatMap(({ zh }) => zh.flatMap(pairsOfGeneralName)));
	return [...spelledOut].filter((stem) => !isGeneralStem(stem) && !general.has(stem));
}

/** So many things at most are called alike; each mention of the name is compared with all of them. */
const mostNamesakes = 64;

function addForm(trie: NameTrie<TrieValue>, ruled: RuledForm): void {
	trie.update(ruled.form.letters, (value) => ({
		forms: [...(value?.forms ?? []), ruled].sort((a, b) => a.form.rank - b.form.rank).slice(0, mostNamesakes),
		context: value?.context ?? -1,
	}));
}

/** What of the names of a receptor names it in a list: `NMDA` of `NMDA receptor` in `NMDA and AMPA receptors`. */
function headsOf({ kind }: Entity, traits: EntityTraits, forms: readonly NameForm[]): readonly string[] {
	if (kind !== 'target' || !traits.isReceptor) {
		return [];
	}
	return forms.flatMap(({ letters }) => /^(.{1,24})(?:receptors?|受体)$/.exec(letters)?.[1] ?? []);
}

function lazily<T>(make: () => T): () => T {
	let made: { readonly value: T } | undefined;
	return () => (made ??= { value: make() }).value;
}

/** The same lexicon as one document reads it. What was computed for blocks is shared with `lexicon`. */
export function withDecisions(lexicon: Lexicon, decisions: TermDecisions): Lexicon {
	return decisions.size === 0 ? lexicon : { ...lexicon, decisions };
}
