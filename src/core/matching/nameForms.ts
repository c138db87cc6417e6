import type { Entity } from '../evidence/model.ts';
import { breakCode, ProseFolder, type ProseNotation } from '../text/foldProse.ts';
import { characterKind, isUpper, kindOf } from './characters.ts';
import { type Skeleton, skeletonOf } from './gaps.ts';
import { furtherNames, pathwaySuffixes, spellings, titleCaseWords } from './lexicalRules.ts';

/**
 * How the case of a text must agree with a form: `exact` letter by letter; `gene` also `Bdnf` and, from four letters,
 * `bdnf`; `any` for words and for names with digits or Greek letters.
 */
export type CaseMode = 'any' | 'exact' | 'gene';

/** One way to write the name of an entity. */
export interface NameForm extends Skeleton {
	/** Empty for a phrase that blocks. */
	readonly entity: string;
	readonly caseMode: CaseMode;
	/** Lower goes first when several entities share a form: 0 a name, 1 a gene of its own, 2 a gene among others, 3 a pathway. */
	readonly rank: number;
	/** A short form that a document may define for itself. */
	readonly isAbbreviation: boolean;
	/** The entity is a protein, so that `p-` and `phospho-` may stand before the form. */
	readonly isProtein: boolean;
	readonly isPathway: boolean;
	/** The entity is a chemical substance, so that `desmethyl-` and the like before it make another one. */
	readonly isSubstance: boolean;
	/** Counts only with `pathway`, `signalling` or the like after it, or nothing, or either. */
	readonly suffix: 'required' | 'optional' | undefined;
	/** A scale: the number of items may follow (`HDRS-24`). */
	readonly isScale: boolean;
}

const substanceClasses: ReadonlySet<string> = new Set([
	'drug',
	'metabolite',
	'neurotransmitter or endogenous molecule',
	'hormone',
]);

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

/** All ways to write the names of an entity. */
export function formsOf(entity: Entity, using: ProseFolder): NameForm[] {
	const forms = new Map<string, NameForm>();
	const isPathway = entity.kind === 'pathway';
	const isProtein = entity.kind === 'target' || (entity.kind === 'entity' && /protein|enzyme/.test(entity.entityClass));
	const isSubstance = entity.kind === 'entity' && substanceClasses.has(entity.entityClass);
	const isScale = entity.kind === 'entity' && entity.entityClass === 'scale';
	const add = (cased: string, rank: number, suffix: NameForm['suffix'], gene = false): void => {
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
		const caseMode = gene ? geneCase(skeleton) : caseModeOf(cased);
		forms.set(cased, {
			...skeleton,
			entity: entity.id,
			caseMode,
			rank,
			isAbbreviation,
			isProtein,
			isPathway,
			isSubstance,
			suffix,
			isScale,
		});
	};
	const names = [
		...(entity.abbreviation === undefined ? [] : [entity.abbreviation]),
		...entity.synonyms,
		...entity.zh,
		...(furtherNames[entity.id] ?? []),
		...namesOfName(entity.name),
	];
	const rank = isPathway ? 3 : 0;
	for (const name of names) {
		for (const variant of variantsOf(foldName(name, using))) {
			if (!isPathway) {
				add(variant, rank, undefined);
				continue;
			}
			const head = pathwayHead(variant);
			if (head === undefined) {
				add(variant, rank, 'optional');
			} else {
				// The whole phrase stays a name too, for heads that would be too short to trust.
				add(variant, rank, undefined);
				if (skeletonOf(head).letters.length > 2) {
					add(head, rank, 'required');
				}
			}
		}
	}
	if (entity.kind !== 'pathway') {
		for (const { symbol } of entity.genes) {
			for (const variant of latinStandIns(foldName(symbol, using))) {
				add(variant, entity.genes.length > 1 ? 2 : 1, undefined, true);
			}
		}
	}
	// A head that is listed by itself may stand without the suffix.
	return [...forms.values()];
}

/** `Sirolimus (rapamycin)` names twice, `Noradrenaline transporter` once; `(R)-Norketamine` keeps its brackets. */
function namesOfName(name: string): string[] {
	const bracketed = /^(.{4,}?) \(([^()]+)\)$/.exec(name);
	if (bracketed === null) {
		return name.includes(' / ') ? name.split(' / ') : [name];
	}
	return [name, bracketed[1]!];
}

/** A phrase that looks like a name and is none. */
export function blockingForm(phrase: string, using: ProseFolder): NameForm[] {
	const isStem = phrase.endsWith('*');
	return spellingsOf(foldName(isStem ? phrase.slice(0, -1) : phrase, using)).map((cased) => ({
		...skeletonOf(cased),
		entity: '',
		caseMode: /^(?:ST|PR|HNK|TRP|AKT) ?|^[A-Z][a-z]+ (?:and|of|Bulletin|Research|Biology|Disorders)/.test(cased)
			? 'exact'
			: 'any',
		rank: 0,
		isAbbreviation: false,
		isProtein: false,
		isPathway: false,
		isSubstance: false,
		suffix: undefined,
		isScale: isStem,
	}));
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

function caseModeOf(cased: string): CaseMode {
	const plain = cased.replace(/[ /-]/g, '');
	if (/[0-9]/.test(plain) && plain.length >= 4) {
		return /^[A-Z0-9]{2,4}$/.test(plain) && !/^(?:IL|TNF|TLR|ERK|AKT|MEK|HCN)/.test(plain) ? 'exact' : 'any';
	}
	if (/[α-ωΑ-Ω]/.test(plain) && plain.length >= 4) {
		return 'any';
	}
	let upper = 0;
	for (let i = 0; i < plain.length; i++) {
		if (isUpper(plain.charCodeAt(i))) {
			upper++;
		}
	}
	// Words may begin with a capital; anything with a capital further in is an abbreviation.
	const isWord =
		upper === 0 || (upper === 1 && isUpper(plain.charCodeAt(0)) && plain.length > 3 && !/[0-9]/.test(plain));
	return isWord || cased.includes(' ') ? 'any' : 'exact';
}

function geneCase(skeleton: Skeleton): CaseMode {
	const titled = skeleton.cased.charAt(0) + skeleton.letters.slice(1);
	return titleCaseWords.has(titled) ? 'exact' : 'gene';
}

/** Whether the letters of a text agree in case with a form, ignoring gaps. */
export function agreesInCase(form: NameForm, written: string): boolean {
	if (form.caseMode === 'any') {
		return true;
	}
	if (written === form.cased || isTitledInside(form.cased, written)) {
		return true;
	}
	if (form.caseMode === 'exact') {
		return false;
	}
	const isTitled = isUpper(written.charCodeAt(0)) && written.slice(1) === form.letters.slice(1);
	return isTitled || (written === form.letters && written.length >= 4 && /[0-9]/.test(written));
}

/**
 * `(S)-Ketamine` at the start of a sentence, `N-Methyl-D-Aspartate` in a heading: the words behind descriptors and
 * locants begin with capitals, and nothing else differs.
 */
function isTitledInside(cased: string, written: string): boolean {
	if (written.length !== cased.length || !/^[^a-z]+[a-z]{3}/.test(cased)) {
		return false;
	}
	for (let i = 0; i < cased.length; i++) {
		if (written[i] !== cased[i]) {
			const beginsWord = /^[a-z]{3}/.test(cased.slice(i, i + 3)) && !/[a-z]/.test(cased[i - 1] ?? ' ');
			if (!beginsWord || written[i] !== cased[i]!.toUpperCase()) {
				return false;
			}
		}
	}
	return true;
}

/** A folded name in its spellings, with Greek letters in every form, in the singular and the plural. */
function variantsOf(name: string): string[] {
	return [...new Set(spellingsOf(name).flatMap(singularVariants))];
}

function spellingsOf(name: string): string[] {
	let names = [name];
	for (const [first, second] of spellings) {
		names = names.flatMap((each) =>
			each.includes(first)
				? [each, each.replaceAll(first, second)]
				: each.includes(second)
					? [each, each.replaceAll(second, first)]
					: [each],
		);
	}
	return [...new Set(names.flatMap(greekVariants))];
}

const greekNames: Readonly<Record<string, string>> = {
	alpha: 'α',
	beta: 'β',
	gamma: 'γ',
	delta: 'δ',
	epsilon: 'ε',
	kappa: 'κ',
	sigma: 'σ',
	mu: 'μ',
};
const namesOfGreek = new Map(Object.entries(greekNames).map(([name, letter]) => [letter, name]));
const latinOfGreek: Readonly<Record<string, string>> = { α: 'a', β: 'b', γ: 'g', κ: 'k', σ: 's' };

/** The name with its Greek letters as letters, spelt out, and, on abbreviations, as the Latin letter people type. */
function greekVariants(name: string): string[] {
	const greek = name.replace(
		/(^|[^A-Za-z])(alpha|beta|gamma|delta|epsilon|kappa|sigma|mu)(?![a-z])|([A-Z0-9-])(alpha|beta|gamma|kappa)(?![a-z])/gi,
		(
			whole,
			before: string | undefined,
			word: string | undefined,
			tight: string | undefined,
			joined: string | undefined,
		) => {
			const letter = greekNames[(word ?? joined)!.toLowerCase()];
			return letter === undefined ? whole : (before ?? tight ?? '') + letter;
		},
	);
	if (!/[α-ω]/.test(greek)) {
		return [name];
	}
	const spelt = greek.replace(/[α-ω]/g, (letter) => namesOfGreek.get(letter) ?? letter);
	return [greek, name, spelt, ...latinStandIns(greek)];
}

/** `NF-κB` as `NF-kB`, `TNF-α` as `TNF-a`: only where the letter hangs on an abbreviation. */
function latinStandIns(greek: string): string[] {
	const latin = greek.replace(/(?<=[A-Z0-9]-?)[αβγκ](?=$|[0-9A-Z])/g, (letter) => latinOfGreek[letter] ?? letter);
	return latin === greek || latin.replace(/[^A-Za-z0-9]/g, '').length < 4 ? [greek] : [greek, latin];
}

/** The singular of a name given in the plural; plurals themselves are recognised when matching. */
function singularVariants(name: string): string[] {
	if (name.includes(' ') || /^[a-z-]+s$/i.test(name)) {
		if (/[^sui]s$/.test(name) && !/(?:axis|ious|ness|process|Inhibitors of)$/.test(name)) {
			return [name, name.slice(0, -1)];
		}
	} else if (/^[A-Z0-9-]{3,}s$/.test(name)) {
		return [name.slice(0, -1), name];
	}
	return [name];
}
