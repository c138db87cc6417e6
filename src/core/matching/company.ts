/** Decides which company each form of a name needs. */
import type { CompanyRule, EntityNames } from '../evidence/nameModel.ts';
import type { ProseFolder } from '../text/foldProse.ts';
import { englishWords, greekLetters, romanNumeral, units } from './englishWords.ts';
import { gapKind, skeletonOf } from './gaps.ts';
import type { LongFormStems } from './longForms.ts';
import { caseModeOf } from './letterCase.ts';
import { isGeneral } from './generalWords.ts';
import { foldName, type NameForm } from './nameForms.ts';

/** A rule on the company of a form, with beginnings of words as numbers. */
export interface CompiledRule {
	/** Undefined: no company is needed. */
	readonly needs: ReadonlySet<number> | undefined;
	/** The same as a list, where any place in the document will do. */
	readonly inDocument: readonly number[];
	readonly unless: ReadonlySet<number>;
	readonly isNear: boolean;
	/** Entities of which the document may name one instead, in a form that needs no company. */
	readonly entities: readonly string[];
	/** Anything of the same pack will do that the paragraph names in such a form, but a condition. */
	readonly pack: number | undefined;
	/** How many such things the paragraph must name. */
	readonly fewest: number;
}

/** A form with the rules that hold for it; one of them must be met. */
export interface RuledForm {
	readonly form: NameForm;
	readonly rules: readonly CompiledRule[];
	/** The same in a list of short forms that are mostly unknown; undefined where that makes no difference. */
	readonly amongStrangers?: readonly CompiledRule[];
	/** The rules are those of the pack, not those that all short forms have. */
	readonly isRuled: boolean;
}

/** What is at the end of a name in the trie. */
export interface TrieValue {
	/** Best first. */
	readonly forms: readonly RuledForm[];
	/** A word that names a receptor in a list of them: `NMDA` in `NMDA and AMPA receptors`. */
	readonly isHead?: boolean;
	/** Number of the beginning of a word that rules ask for and that ends here, or -1. */
	readonly context: number;
}

/** The key of a form in the table of rules: its entity, and its letters without gaps, with their case where that counts. */
function keyOf(entity: string, form: string): string {
	const isCased = caseModeOf(form) !== 'any';
	return `${entity} ${isCased ? form.replace(/[ /-]/g, '') : form.toLowerCase().replace(/[ /-]/g, '')}`;
}

/** Gives the beginnings of words that rules ask for their numbers. */
export class StemNumbers {
	readonly #numbers = new Map<string, number>();
	readonly #folder: ProseFolder;

	constructor(folder: ProseFolder) {
		this.#folder = folder;
	}

	get all(): ReadonlyMap<string, number> {
		return this.#numbers;
	}

	of(stems: readonly string[]): readonly number[] {
		return stems.map((stem) => {
			const { letters } = skeletonOf(foldName(stem, this.#folder));
			const known = this.#numbers.get(letters) ?? this.#numbers.size;
			this.#numbers.set(letters, known);
			return known;
		});
	}
}

/** So many rules of a form are asked, wherever it is met: no name needs as many. */
const mostRules = 200;

/** Says which company the forms of one pack need: by its rules, and short forms without one by what every pack gets. */
export class CompanyOfPack {
	readonly #pack: number;
	readonly #stems: StemNumbers;
	/** Of an entity and a form. */
	readonly #own = new Map<string, CompiledRule[]>();
	readonly #neighbours: (entity: string) => readonly string[];
	readonly #classes = new Map<string, readonly CompiledRule[]>();
	readonly #fieldWords: readonly string[];
	readonly #field: CompiledRule;

	/**
	 * @param pack its number among those that are loaded
	 * @param field beginnings of words of which a text on the subject of the pack has one
	 * @param neighbours the entities that records of the pack tie to one
	 */
	constructor(
		pack: number,
		names: readonly EntityNames[],
		field: readonly string[],
		neighbours: (entity: string) => readonly string[],
		stems: StemNumbers,
	) {
		this.#pack = pack;
		this.#stems = stems;
		this.#neighbours = neighbours;
		this.#fieldWords = field;
		this.#field = this.#rule(field, 'document');
		const shared = formsOfSeveral(names);
		for (const { entity, company } of names) {
			for (const rule of company) {
				const compiled = this.#compile(rule);
				for (const form of rule.forms) {
					const key = keyOf(entity, form);
					const isTelling = caseModeOf(form) !== 'any' && !shared.has(form) && rule.field !== true;
					const amongOwn = isTelling ? this.#amongOwn(rule) : [];
					const known = this.#own.get(key);
					if (known === undefined) {
						this.#own.set(key, [...compiled, ...amongOwn]);
					} else if (known.length < mostRules) {
						known.push(...compiled, ...amongOwn);
					}
				}
			}
		}
	}

	/** A form with its rules; none where it may stand alone. */
	ruled(form: NameForm, own: () => CompiledRule): RuledForm {
		const rules = this.#own.get(keyOf(form.entity, form.cased));
		return rules === undefined
			? { form, rules: this.#usualRules(form, own), isRuled: false, ...this.#rulesAmongStrangers(form, own) }
			: { form, rules, isRuled: true };
	}

	#usualRules(form: NameForm, own: () => CompiledRule): readonly CompiledRule[] {
		if (form.isOtherThing) {
			return [];
		}
		if (isGeneral(form)) {
			return [{ ...this.#field, pack: this.#pack }];
		}
		if (!needsCompany(form)) {
			return [];
		}
		const beside = this.#ofClass(form.traits.company);
		if (isWeak(form)) {
			const named = {
				...this.#rule([], 'document'),
				entities: [form.entity],
				pack: this.#pack,
				// Where conditions are spoken of, another one makes up for half of what would be asked for.
				fewest: form.letters.length > 2 ? 1 : form.traits.isCondition ? 1.5 : 2,
			};
			return form.letters.length < 3 ? [named] : [named, ...beside];
		}
		return [own(), ...beside, this.#fieldOf(form)];
	}

	#rulesAmongStrangers(form: NameForm, own: () => CompiledRule): Pick<RuledForm, 'amongStrangers'> {
		if (form.isOtherThing || !isCapitals(form) || isWeak(form)) {
			return {};
		}
		// Where trials are listed, the words that tell one stand beside those of any field.
		const beside = form.traits.isTrial ? [] : this.#ofClass(form.traits.company);
		return { amongStrangers: [own(), ...beside, this.#fieldOf(form)] };
	}

	/** The rule that asks for a word of the field, for something of the pack in the paragraph, or for a neighbour. */
	#fieldOf({ entity }: NameForm): CompiledRule {
		return { ...this.#field, entities: this.#neighbours(entity), pack: this.#pack };
	}

	/** The rules that ask for words of a class. */
	#ofClass(words: string): readonly CompiledRule[] {
		const known = this.#classes.get(words) ?? (words === '' ? [] : [this.#rule(words.split(' '), 'near')]);
		this.#classes.set(words, known);
		return known;
	}

	/** A rule that asks for a telling word of the entity's own names, anywhere in the document. */
	ownWords({ spelledOut }: LongFormStems): CompiledRule {
		return this.#rule([...spelledOut], 'document');
	}

	#compile({ needs, field, within = 'document', unless = [] }: CompanyRule): readonly CompiledRule[] {
		const ofField = field === true ? [{ ...this.#rule(this.#fieldWords, 'document', unless), pack: this.#pack }] : [];
		return field === true && needs === undefined ? ofField : [this.#rule(needs, within, unless), ...ofField];
	}

	/** Whatever a rule asks for: a paragraph that names two things of the pack speaks of its field. */
	#amongOwn({ needs, unless }: CompanyRule): readonly CompiledRule[] {
		return needs === undefined ? [] : [{ ...this.#rule([], 'document', unless), pack: this.#pack, fewest: 2 }];
	}

	#rule(
		needs: readonly string[] | undefined,
		within: NonNullable<CompanyRule['within']>,
		unless: readonly string[] = [],
	): CompiledRule {
		const numbers = needs === undefined ? undefined : this.#stems.of(needs);
		return {
			needs: numbers === undefined ? undefined : new Set(numbers),
			inDocument: within === 'document' ? (numbers ?? []) : [],
			unless: new Set(this.#stems.of(unless)),
			isNear: within === 'near',
			entities: [],
			pack: undefined,
			fewest: 1,
		};
	}
}

/** The forms that name several entities, which only what a rule asks for tells apart. */
function formsOfSeveral(names: readonly EntityNames[]): ReadonlySet<string> {
	const met = new Set<string>();
	const forms = names.flatMap(({ company }) => [...new Set(company.flatMap((rule) => rule.forms))]);
	return new Set(
		forms.filter((form) => {
			const isMet = met.has(form);
			met.add(form);
			return isMet;
		}),
	);
}

/** Whether a form is so short that others use it for other things: up to three letters, a word, a numeral, a unit, the name of a Greek letter, a trial. */
function needsCompany(form: NameForm): boolean {
	// A trial is called by a word, with a number where there are several: other fields have a `SUSTAIN-1`, too.
	const isTitle = form.traits.isTrial && /^[A-Z]{2,}(?:[ -]?(?:[0-9]|[IVX]+))?$/.test(form.cased);
	return (
		isTitle ||
		(isOneWord(form) &&
			(isWeak(form) ||
				greekLetters.has(form.letters) ||
				(lettersOf(form).length < 4 &&
					!/[α-ω]/.test(form.letters) &&
					(form.caseMode !== 'any' || /[0-9]/.test(form.letters)))))
	);
}

/** Whether a form is all capitals, as the short forms of any field are, or the name of a trial. */
function isCapitals({ cased, traits }: NameForm): boolean {
	return /^[A-Z]{2,}$/.test(cased) || (traits.isTrial && /^[A-Z]{2,}[ -]?[0-9IVX]+$/.test(cased));
}

/** Whether a form says so little that the entity must be named in another way, too. */
function isWeak(form: NameForm): boolean {
	const { cased, caseMode } = form;
	const letters = lettersOf(form);
	if (!isOneWord(form)) {
		return false;
	}
	const isWord = caseMode !== 'any' && englishWords.has(letters) && !/^[a-z]/.test(cased);
	return letters.length < 3 || isWord || romanNumeral.test(cased) || units.has(cased);
}

/** The letters of a form, without the `s` of a short form that is listed in the plural: `ICDs`. */
function lettersOf({ cased, letters }: NameForm): string {
	return /^[A-Z0-9]+s$/.test(cased) ? letters.slice(0, -1) : letters;
}

/** Latin or Greek letters and digits in one piece. */
function isOneWord({ cased, gaps }: NameForm): boolean {
	return /^[A-Za-zα-ω0-9]+$/.test(cased) && gaps.every((gap) => gap === gapKind.none);
}
