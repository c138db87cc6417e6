/** Decides in which forms the name of an entity may be written. */
import type { Entity } from '../evidence/model.ts';
import type { OtherThingRule } from '../evidence/nameModel.ts';
import { breakCode } from '../text/foldedBuffer.ts';
import { ProseFolder, type ProseNotation } from '../text/foldProse.ts';
import { characterKind, kindOf } from './characters.ts';
import type { EntityTraits } from './entityTraits.ts';
import { type Skeleton, skeletonOf } from './gaps.ts';
import { type CaseMode, caseModeOf, geneCase } from './letterCase.ts';
import { pathwaySuffixes } from './pathwaySuffixes.ts';
import { receptorVariants } from './receptorNames.ts';
import { greekName, latinStandIns, type SpellingPairs, spellingsOf, variantsOf } from './spellings.ts';
import { stereoVariants } from './stereoNames.ts';

/** One way to write the name of an entity. */
export interface NameForm extends Skeleton {
	readonly entity: string;
	/** A phrase that only holds a name of the entity, and names something else. */
	readonly isOtherThing: boolean;
	/** The form ends within a word, to whose end it goes on. */
	readonly isStem: boolean;
	readonly caseMode: CaseMode;
	/** Lower takes precedence when several entities share a form: 0 a name, 1 a gene of its own, 2 a gene among others, 3 a pathway. */
	readonly rank: number;
	/** A short form that a document may define for itself. */
	readonly isAbbreviation: boolean;
	readonly traits: EntityTraits;
	/** Counts only with `pathway`, `signalling` or the like after it, or nothing, or either. */
	readonly suffix: 'required' | 'optional' | undefined;
}

const folder = (): ProseFolder => new ProseFolder();

/** Folds one name; undefined when nothing is left of it. */
export function foldName(name: string, using: ProseFolder = folder(), notation: ProseNotation = 'markdown'): string {
	const { cased, length } = using.fold(name, notation);
	let folded = '';
	for (let i = 0; i < length; i++) {
		if (cased[i] !== breakCode) {
			folded += String.fromCharCode(cased[i]!);
		}
	}
	return folded.trim();
}

/** All ways to write the names of an entity, `names` among them. */
export function formsOf(
	entity: Entity,
	traits: EntityTraits,
	using: ProseFolder,
	names: readonly string[] = [],
	spellings: SpellingPairs = [],
): NameForm[] {
	const forms = new Map<string, NameForm>();
	const { isPathway } = traits;
	const add = (cased: string, rank: number, suffix: NameForm['suffix'], isListed: boolean, gene = false): void => {
		const skeleton = skeletonOf(cased);
		if (skeleton.letters.length < 2 && kindOf(skeleton.letters.charCodeAt(0)) !== characterKind.ideograph) {
			return;
		}
		const repeated = forms.get(cased);
		if (repeated !== undefined) {
			// A gene's symbol may be a listed name, and the head of a pathway's name a name of its own.
			forms.set(cased, {
				...repeated,
				caseMode: gene && repeated.caseMode === 'exact' ? geneCase(skeleton) : repeated.caseMode,
				suffix: repeated.suffix === 'required' ? suffix : repeated.suffix,
			});
			return;
		}
		const isAbbreviation = isShortForm(cased);
		// Rodents have their proteins with one capital: `Erk` of `ERK`.
		const isOfRodents = isListed && traits.isProtein && /^[A-Z]{3,}[0-9]*$/.test(cased);
		const caseMode = gene || isOfRodents ? geneCase(skeleton) : caseModeOf(cased);
		forms.set(cased, {
			...skeleton,
			entity: entity.id,
			isOtherThing: false,
			isStem: false,
			caseMode,
			rank,
			isAbbreviation,
			traits,
			suffix,
		});
	};
	const written = [
		...(entity.abbreviation === undefined ? [] : [entity.abbreviation]),
		...entity.synonyms,
		...entity.zh,
		...names,
		...namesOfName(entity.name),
	];
	const rank = isPathway ? 3 : 0;
	// An asterisk of a name is a mark in Markdown, unless it is escaped there: `STAR\*D`.
	const folded = written
		.flatMap((name) => (/[A-Za-z0-9]\*/.test(name) ? [name, name.replaceAll('*', '\\*')] : [name]))
		.map((name) => foldName(name, using));
	const derived = [
		...listsWithin(folded),
		...shortenedWithin(entity, folded),
		...(traits.isSubstance ? stereoVariants(folded) : []),
		...(traits.isReceptor ? receptorVariants(folded) : []),
	];
	for (const [index, name] of [...folded, ...derived].entries()) {
		const isListed = index < folded.length;
		for (const variant of variantsOf(name, spellings)) {
			if (!isPathway) {
				add(variant, rank, undefined, isListed);
				continue;
			}
			const head = pathwayHead(variant);
			if (head === undefined) {
				add(variant, rank, 'optional', isListed);
			} else {
				// The whole phrase stays a name too, for heads that would be too short to trust.
				add(variant, rank, undefined, isListed);
				if (skeletonOf(head).letters.length > 2) {
					add(head, rank, 'required', isListed);
				}
			}
		}
	}
	if (entity.kind !== 'pathway') {
		for (const { symbol } of entity.genes) {
			const own = foldName(symbol, using);
			for (const variant of [...latinStandIns(own), ...greekSymbols(own, folded)]) {
				add(variant, entity.genes.length > 1 ? 2 : 1, undefined, true, true);
			}
		}
	}
	// A head that is listed by itself may stand without the suffix.
	return [...forms.values()];
}

/** `IL-12/IL-23 p40` of `IL-12/23 p40`, where what is behind the list is a name by itself. */
function listsWithin(names: readonly string[]): readonly string[] {
	return names.flatMap((name) => {
		const [, head, first, second, gap, own] = /^([A-Za-z]{2,}-?)([0-9]+)\/([0-9]+)([ -]?)(.{2,})$/.exec(name) ?? [];
		return own !== undefined && names.includes(own) ? [`${head!}${first!}/${head!}${second!}${gap!}${own}`] : [];
	});
}

/** `raised ICP` of `raised intracranial pressure`: the abbreviation of a thing within its longer names. */
function shortenedWithin({ name, abbreviation }: Entity, names: readonly string[]): readonly string[] {
	if (abbreviation === undefined || !/^[A-Z]{2,}[0-9]?$/.test(abbreviation)) {
		return [];
	}
	const part = ` ${name.toLowerCase()} `;
	return names.flatMap((each) => {
		const at = ` ${each.toLowerCase()} `.indexOf(part);
		const isWhole = at < 0 || each.length === name.length;
		return isWhole ? [] : [each.slice(0, at) + abbreviation + each.slice(at + name.length)];
	});
}

/** `β2M` of the symbol `B2M`, where a name of the same thing begins with `β2`. */
function greekSymbols(symbol: string, names: readonly string[]): readonly string[] {
	const letter = { A: 'α', B: 'β', G: 'γ', D: 'δ' }[symbol.charAt(0)];
	const number = symbol.charAt(1);
	const begins =
		letter !== undefined && /[0-9]/.test(number)
			? new RegExp(`^(?:${letter}|${greekName(letter)})-?${number}`)
			: undefined;
	return begins !== undefined && names.some((name) => begins.test(name)) ? [letter! + symbol.slice(1)] : [];
}

/** The ways to write names that a pack gives to an entity of another. */
export function furtherForms(
	entity: Entity,
	traits: EntityTraits,
	using: ProseFolder,
	names: readonly string[],
	spellings: SpellingPairs,
): NameForm[] {
	const [name, ...synonyms] = names;
	if (name === undefined) {
		return [];
	}
	const named = { ...entity, name, abbreviation: name, synonyms, zh: [] };
	return formsOf(named.kind === 'pathway' ? named : { ...named, genes: [] }, traits, using, [], spellings);
}

/** `Sirolimus (rapamycin)` names twice, `Noradrenaline transporter` once; `(R)-Norketamine` keeps its brackets. */
function namesOfName(name: string): string[] {
	const bracketed = /^(.{4,}?) \(([^()]+)\)$/.exec(name);
	if (bracketed === null) {
		return name.includes(' / ') ? name.split(' / ') : [name];
	}
	return [name, bracketed[1]!];
}

/** The phrases of a rule that hold a name of an entity and name something else. */
export function otherThingForms(
	entity: string,
	traits: EntityTraits,
	{ phrases, isExact }: OtherThingRule,
	using: ProseFolder,
	spellings: SpellingPairs,
): NameForm[] {
	return phrases.flatMap((phrase) => {
		const isStem = phrase.endsWith('*');
		return spellingsOf(foldName(isStem ? phrase.slice(0, -1) : phrase, using), spellings).map((cased) => ({
			...skeletonOf(cased),
			entity,
			isOtherThing: true,
			isStem,
			caseMode: isExact === true ? ('exact' as const) : ('any' as const),
			rank: 0,
			isAbbreviation: false,
			traits,
			suffix: undefined,
		}));
	});
}

/** The name before `pathway`, `signalling` and the like; undefined when it does not end so. */
function pathwayHead(name: string): string | undefined {
	const lower = name.toLowerCase();
	for (const suffix of pathwaySuffixes) {
		if (lower.endsWith(suffix) && lower.length > suffix.length + 1) {
			return name.slice(0, -suffix.length).replace(/[ -]$/, '');
		}
	}
	return undefined;
}

/** Two to eight characters without blanks that are not a word: `NET`, `IL-6`, `TrkB`. */
function isShortForm(cased: string): boolean {
	return cased.length <= 10 && !cased.includes(' ') && /[A-Z]/.test(cased.slice(1)) && /^[\x20-\x7eα-ω]+$/.test(cased);
}
