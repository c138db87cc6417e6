/** Decides what a block may name: asks at each place which names begin there, and what stands around them. */
import type { BlockContent, DocumentFormat } from '../documents/model.ts';
import type { FoldedProse } from '../text/foldedBuffer.ts';
import type { ProseFolder } from '../text/foldProse.ts';
import { isAmongReceptors, isOtherCompound, isOtherwiseUsed, pathwayEnd } from './besideNames.ts';
import type { BlockFacts } from './blockFacts.ts';
import { isDigit, isWordCode } from './characters.ts';
import { ChineseWords } from './chineseWords.ts';
import { vouchedFor } from './companions.ts';
import type { RuledForm, TrieValue } from './company.ts';
import { CompanyAround } from './companyAround.ts';
import { definitionsInFolded } from './definitions.ts';
import { foldedText } from './foldedText.ts';
import { definitionsInGlossary } from './glossaries.ts';
import { isGuarded } from './guards.ts';
import { type Match, NameWalker } from './nameWalker.ts';
import type { NameForm } from './nameForms.ts';
import { placesOfNames, type PrefixedPlace } from './namePlaces.ts';
import type { NameTrie } from './nameTrie.ts';
import { proseStretches } from './proseStretches.ts';
import { NameEnds } from './nameEnds.ts';
import type { Candidate, Reading } from './reading.ts';
import { readingAt } from './readingSpan.ts';
import { strangersAmong } from './strangers.ts';

const nothing: BlockFacts = {
	candidates: [],
	contexts: [],
	entities: [],
	packs: new Map(),
	definitions: [],
	shortForms: [],
};

const code = { period: 46, alpha: 0x3b1, delta: 0x394 } as const;

/** Decides what a block may name: finds the names in blocks of documents, one after another, with the same buffers. */
export class BlockMatcher {
	readonly #trie: NameTrie<TrieValue>;
	readonly #folder: ProseFolder;
	readonly #heads: ReadonlyMap<string, string>;
	readonly #packsOf: ReadonlyMap<string, readonly number[]>;
	readonly #chinese = new ChineseWords();
	readonly #walker: NameWalker;
	/** Whether a name or a context word can begin with a unit; and whether the unit is a word's. */
	readonly #isWord = new Uint8Array(1 << 16);
	/** Of the block at hand. */
	#prose: FoldedProse = {
		codes: new Uint16Array(0),
		cased: new Uint16Array(0),
		starts: new Int32Array(0),
		ends: new Int32Array(0),
		length: 0,
		groups: [],
	};
	#text = '';
	/** Of the block; what is asked later has it still. */
	#company = new CompanyAround();
	/** Places of names that stand among unknown short forms. */
	#amongStrangers: ReadonlySet<number> = new Set();

	/**
	 * @param heads the words that name a receptor only in a list, by their letters
	 * @param packsOf the packs that have an entity
	 */
	constructor(
		trie: NameTrie<TrieValue>,
		folder: ProseFolder,
		heads: ReadonlyMap<string, string>,
		packsOf: ReadonlyMap<string, readonly number[]>,
	) {
		this.#trie = trie;
		this.#folder = folder;
		this.#heads = heads;
		this.#packsOf = packsOf;
		for (let unit = 0; unit < 1 << 16; unit++) {
			this.#isWord[unit] = isWordCode(unit) ? 1 : 0;
		}
		this.#walker = new NameWalker(trie, this.#isWord, (stem, at) => this.#company.note(stem, at));
	}

	match(content: BlockContent, format: DocumentFormat): BlockFacts {
		if (
			content.isBibliography === true ||
			/^\s*\\bibitem/.test(content.text.slice(0, 40)) ||
			(content.kind === 'raw' && content.isHeader !== true) ||
			content.kind === 'blank'
		) {
			return nothing;
		}
		const stretches = proseStretches(content);
		if (stretches.length === 0) {
			return nothing;
		}
		this.#text = content.text;
		this.#prose = this.#folder.fold(content.text, format === 'latex' ? 'latex' : 'markdown', stretches);
		this.#walker.begin(this.#prose, content.text);
		this.#company = new CompanyAround();
		const candidates: Candidate[] = [];
		// What stands beside a name is only known when all of the block has been walked.
		const { places, shortForms } = placesOfNames(this.#prose, this.#isWord, this.#trie, this.#walker);
		const strangers = strangersAmong(places, this.#prose, shortForms, this.#text);
		this.#amongStrangers = strangers.beside;
		for (const place of places) {
			const readings = this.#readings(place);
			if (readings.length > 0) {
				candidates.push(readings);
			}
		}
		const sure = candidates.flatMap(namedBeyondDoubt);
		const vouched = vouchedFor(candidates, sure, this.#text, strangers.areThere);
		const known = { ends: new NameEnds(vouched), find: (letters: string) => this.#entityOf(letters) };
		const definitions = [
			...definitionsInFolded(this.#prose, this.#text, known),
			...definitionsInGlossary(this.#prose, known),
		];
		return {
			candidates: vouched,
			contexts: this.#company.stems,
			entities: [...new Set(sure.map(({ entity }) => entity))],
			packs: this.#countPacks([...sure, ...vouched.flatMap(vouchedOf)]),
			definitions,
			shortForms,
		};
	}

	#readings({ at, matches, from }: PrefixedPlace): Reading[] {
		const readings: Reading[] = [];
		const { starts, ends } = this.#prose;
		if (this.#isLeftTouched(at) || isGuarded(this.#text, starts[at]!, ends[at]!)) {
			return readings;
		}
		const isPrefixed = from > at;
		for (const match of matches) {
			const forms = isPrefixed
				? match.forms.filter(({ form, isRuled }) => form.traits.isProtein && !isRuled).map(({ form }) => alone(form))
				: match.forms;
			const own = this.#readingsOf(at, match, forms);
			readings.push(...own.filter(({ entity }) => entity === ''));
			const naming = own.filter(({ entity }) => entity !== '');
			const isHeld = naming.some(({ needs }) => needs === 'nothing');
			const head =
				isHeld || (match.forms.length > 0 && forms.length === 0) ? undefined : this.#receptorOf(at, match.end);
			if (head !== undefined) {
				readings.push(this.#reading(at, match.end, { entity: head }));
				break;
			}
			readings.push(...naming);
			if (isHeld && naming.every(({ abbreviation }) => abbreviation === undefined)) {
				break;
			}
		}
		return readings;
	}

	#readingsOf(at: number, match: Match, forms: readonly RuledForm[]): Reading[] {
		const readings: Reading[] = [];
		const others = forms.filter(({ form }) => form.isOtherThing).map(({ form }) => form.entity);
		const names = forms.filter(({ form }) => !form.isOtherThing);
		if (others.length > 0) {
			readings.push(this.#reading(at, match.end, { entity: '', isNot: others }));
		}
		const suffixEnd = names.length === 0 ? 0 : pathwayEnd(this.#prose, match.end, this.#isWord);
		const followed = names.filter(({ form }) => form.suffix !== undefined && suffixEnd > 0);
		const fitting = followed.length > 0 ? followed : names.filter(({ form }) => form.suffix !== 'required');
		const end = followed.length > 0 ? suffixEnd : match.end;
		const all = [...new Set(fitting.map(({ form }) => form.entity))];
		// What is said of one reading of a form holds for those that are named after it, such as a pathway.
		if (fitting.some(({ form }) => isOtherwiseUsed(this.#prose, form, at, end))) {
			return readings;
		}
		const naming: Reading[] = [];
		const company = this.#company;
		for (const { form, rules: usual, amongStrangers: strict, isRuled } of fitting) {
			const rules = (this.#amongStrangers.has(at) ? strict : undefined) ?? usual;
			if (
				(form.traits.isSubstance && isOtherCompound(this.#prose, at)) ||
				this.#chinese.isAcross(this.#prose, at, end, form.traits.isSubstance)
			) {
				continue;
			}
			const abbreviation = form.isAbbreviation || rules.length > 0 ? this.#written(at, match) : undefined;
			const needs = company.needs(rules, at, match.end);
			if (needs === 'definition' && abbreviation === undefined) {
				continue;
			}
			const isScale = form.traits.isScale && form.isAbbreviation;
			naming.push(
				this.#reading(at, isScale ? this.#walker.itemNumber(end) : end, {
					entity: form.entity,
					alternatives: all.filter((entity) => entity !== form.entity),
					abbreviation,
					needs,
					doubted: rules.length === 0 && strict ? () => inDoubt(company.needs(strict, at, match.end)) : undefined,
					isAmbiguous: rules.length > 0,
					fieldOf: form.traits.isCondition ? undefined : form.traits.pack,
					kin: isRuled ? undefined : form.traits.kin,
					size: form.letters.length,
				}),
			);
		}
		// One reading that holds is enough; those that wait for a definition stay behind it.
		const held = naming.filter(({ needs }) => needs === 'nothing').slice(0, 1);
		return [...readings, ...(held.length > 0 ? held : naming)];
	}

	/** How many things of each pack are named that point to its field. */
	#countPacks(readings: readonly Reading[]): ReadonlyMap<number, number> {
		const telling = new Set(readings.flatMap(({ fieldOf, entity }) => (fieldOf === undefined ? [] : [entity])));
		const counts = new Map<number, number>();
		for (const entity of telling) {
			for (const pack of this.#packsOf.get(entity) ?? []) {
				counts.set(pack, (counts.get(pack) ?? 0) + 1);
			}
		}
		// Conditions are named in all fields: beside something that points to one, they count as half a thing more.
		const ofAll = new Set(readings.filter(({ fieldOf }) => fieldOf === undefined).map(({ entity }) => entity));
		const besides = new Set([...ofAll].flatMap((entity) => this.#packsOf.get(entity) ?? []));
		for (const [pack, count] of counts) {
			counts.set(pack, count + (besides.has(pack) ? 0.5 : 0));
		}
		return counts;
	}

	#reading(at: number, end: number, what: Partial<Reading> & Pick<Reading, 'entity'>): Reading {
		return readingAt(this.#prose, at, end, what, (letters) => this.#entityOf(letters));
	}

	#entityOf(letters: string): string | undefined {
		const forms = this.#trie.find(letters)?.forms ?? [];
		return forms.find(({ form }) => !form.isOtherThing && form.suffix !== 'required')?.form.entity;
	}

	#written(at: number, match: Match): string {
		const written = foldedText(this.#prose.cased, at, match.end - (match.isPlural ? 1 : 0));
		// A plural may be a listed name of its own, and is what the document defines all the same: `ICDs`.
		return /[A-Z]s$/.test(written) ? written.slice(0, -1) : written;
	}

	/** A letter or digit before the name, or a decimal point. */
	#isLeftTouched(at: number): boolean {
		const { codes, cased } = this.#prose;
		if (at === 0) {
			return false;
		}
		const before = codes[at - 1]!;
		if (before === code.period && at > 1 && isDigit(codes[at - 2]!) && isDigit(codes[at]!)) {
			return true;
		}
		// Which names these may stand before was asked where they were found (`namePlaces.ts`).
		const isSign = before === code.alpha || cased[at - 1] === code.delta;
		return this.#isWord[before] === 1 && this.#isWord[codes[at]!] === 1 && !isSign;
	}

	/** The receptor that a word such as `NMDA` names in `NMDA and AMPA receptors`; undefined elsewhere. */
	#receptorOf(at: number, end: number): string | undefined {
		const letters = foldedText(this.#prose.codes, at, end).replace(/[ -]/g, '');
		const entity = this.#heads.get(letters);
		return entity !== undefined && isAmongReceptors(this.#prose, at, end) ? entity : undefined;
	}
}

/** What must be there, where the form itself counts for its pack. */
function inDoubt(needs: Reading['needs']): Reading['needs'] {
	return typeof needs === 'string' ? needs : { ...needs, fewest: needs.fewest + 1 };
}

/** A form for which what stands before it is company enough. */
function alone(form: NameForm): RuledForm {
	return { form, rules: [], isRuled: false };
}

/** What is ambiguous by itself, and named all the same. */
function vouchedOf(candidate: Candidate): readonly Reading[] {
	return candidate.filter(({ needs, isAmbiguous, kin }) => needs === 'nothing' && isAmbiguous && kin !== undefined);
}

function namedBeyondDoubt(candidate: Candidate): readonly Reading[] {
	const reading = candidate.find(({ entity }) => entity !== '');
	const isSure = reading?.needs === 'nothing' && !reading.isAmbiguous;
	return isSure && !candidate.some(({ isNot }) => isNot.includes(reading.entity)) ? [reading] : [];
}
