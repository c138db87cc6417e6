import type { Entity } from '../evidence/model.ts';
import { foldText, hasGreek } from './foldText.ts';
import { createPinyin } from './pinyin.ts';
import { firstIndex } from '../text/firstIndex.ts';

/** A name that begins as typed. */
export interface NameHit {
	/** Id of the entity. */
	readonly entity: string;
	/** The name, abbreviation, synonym, gene symbol or Chinese name that was found, as the evidence base writes it. */
	readonly matched: string;
	/** Whether the name ends where what was typed ends. */
	readonly isWhole: boolean;
	/** Greater is better; comparable within one look-up only. */
	readonly score: number;
}

/** Completes names of entities. */
export interface NameIndex {
	/**
	 * Entities with a name that begins with `prefix`, best first, each once, at most `limit`. Case, diacritics, hyphens
	 * and spaces do not matter, and a Greek letter may be typed as its name or as its Latin stand-in (`TNF-a`).
	 * A word inside a name counts as a beginning too, after all others. Of Latin letters at least two are needed, of
	 * Chinese characters one.
	 */
	complete(prefix: string, limit: number, options?: NameLookup): readonly NameHit[];
}

export interface NameLookup {
	/** Whether Chinese names are also found by their pinyin, initials (`lat`) or whole syllables (`lvantong`). */
	readonly pinyin?: boolean;
	/** Entities that are wanted; all when it is not given. */
	readonly allows?: (entity: Entity) => boolean;
}

/** One way to begin a name. */
interface NameForm {
	/** Folded, without spaces and punctuation. */
	readonly form: string;
	readonly entity: Entity;
	readonly matched: string;
	/** What the name is to its entity: the less, the more it is its proper name. */
	readonly rank: number;
}

/** The index of all names of the entities. */
export function createNameIndex(entities: readonly Entity[]): NameIndex {
	const forms = sorted(entities.flatMap(formsOf));
	let soundForms: readonly NameForm[] | undefined;
	return {
		complete: (prefix, limit, { pinyin = false, allows } = {}) => {
			const isLatin = /^[a-zA-ZüÜ0-9'-]+$/.test(prefix);
			// Nobody who writes English pays for the reading of Chinese names.
			const sounds = pinyin && isLatin ? (soundForms ??= sorted(pinyinForms(entities))) : [];
			return complete([forms, sounds], prefix, limit, allows);
		},
	};
}

function sorted(forms: readonly NameForm[]): readonly NameForm[] {
	return forms.toSorted((a, b) => (a.form < b.form ? -1 : a.form > b.form ? 1 : 0));
}

/** So many words of a name may be begun with: a text of thousands would have a form for each, nearly as long as itself. */
const mostWords = 40;

/** Names beyond so many are not looked at: two common letters begin hundreds. */
const mostLooked = 4000;

function complete(
	lists: readonly (readonly NameForm[])[],
	prefix: string,
	limit: number,
	allows: ((entity: Entity) => boolean) | undefined,
): readonly NameHit[] {
	const typed = plain(foldText(prefix));
	if (typed.length < 2 && !ideograph.test(typed)) {
		return [];
	}
	const best = new Map<string, NameHit>();
	for (const forms of lists) {
		const first = lowerBound(forms, typed);
		for (let i = first; i < forms.length && i - first < mostLooked; i++) {
			const name = forms[i]!;
			if (!name.form.startsWith(typed)) {
				break;
			}
			const score = scoreOf(name, typed, prefix);
			if ((best.get(name.entity.id)?.score ?? -Infinity) < score && (allows === undefined || allows(name.entity))) {
				const isWhole = name.form.length === typed.length && name.rank < insideName;
				best.set(name.entity.id, { entity: name.entity.id, matched: name.matched, isWhole, score });
			}
		}
	}
	const hits = [...best.values()];
	hits.sort((a, b) => b.score - a.score || (a.matched < b.matched ? -1 : a.matched > b.matched ? 1 : 0));
	return hits.slice(0, limit);
}

const ideograph = /[\u3400-\u9fff]/;

function scoreOf(name: NameForm, typed: string, prefix: string): number {
	const isWhole = name.form.length === typed.length;
	// `MOR` typed in capitals means the abbreviation, not the beginning of *morphine*.
	const hasCase = name.matched.startsWith(prefix);
	return (isWhole ? 4 : 0) + (hasCase ? 1 : 0) + typed.length / name.form.length - name.rank;
}

const properName = 0;
const synonym = 0.3;
const symbol = 0.5;
const insideName = 2;
/** What is typed may be the name of another thing in Latin letters: that goes first. */
const bySound = 0.6;

function formsOf(entity: Entity): NameForm[] {
	const forms = new Map<string, NameForm>();
	const add = (matched: string, rank: number) => {
		for (const folded of foldedForms(matched)) {
			const words = ideograph.test(folded) ? [folded] : folded.split(/[\s/-]+/);
			words.slice(0, mostWords).forEach((word, index) => {
				const form = plain(index === 0 ? folded : words.slice(index).join(''));
				// Short words inside a name (`5-HT 1A receptor`) would come up everywhere.
				if (index > 0 && (plain(word).length < 4 || /^receptors?$|^pathway$|^signall?ing$/.test(word))) {
					return;
				}
				const placed = index === 0 ? rank : rank + insideName;
				const known = forms.get(form);
				if (form.length > 1 && (known === undefined || known.rank > placed)) {
					forms.set(form, { form, entity, matched, rank: placed });
				}
			});
		}
	};
	add(entity.name, properName);
	if (entity.abbreviation !== undefined) {
		add(entity.abbreviation, properName);
	}
	entity.synonyms.forEach((name) => add(name, synonym));
	entity.zh.forEach((name, index) => add(name, index === 0 ? properName : synonym));
	if (entity.kind !== 'pathway') {
		entity.genes.forEach((gene) => add(gene.symbol, symbol));
	}
	return [...forms.values()];
}

function pinyinForms(entities: readonly Entity[]): NameForm[] {
	const pinyin = createPinyin();
	if (pinyin === undefined) {
		return [];
	}
	return entities.flatMap((entity) =>
		entity.zh.flatMap((matched, index) =>
			pinyin
				.spellings(matched)
				// One character's initial is no spelling: every other word begins with it.
				.filter((form) => form.length > 1)
				.map((form) => ({ form, entity, matched, rank: bySound + (index === 0 ? properName : synonym) })),
		),
	);
}

function foldedForms(name: string): readonly string[] {
	return hasGreek(name) ? [foldText(name), foldText(name, 'standIn')] : [foldText(name)];
}

/** Letters, digits and signs of charge only. */
function plain(folded: string): string {
	return folded.replace(/[^\p{L}\p{N}+±]/gu, '');
}

function lowerBound(forms: readonly NameForm[], typed: string): number {
	return firstIndex(forms.length, (index) => forms[index]!.form >= typed);
}
