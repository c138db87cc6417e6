/** Decides how names are spelled beside the way that is listed: nations, Greek letters, plurals. */

/** Pairs of spellings, either of which may stand for the other. */
export type SpellingPairs = readonly (readonly [string, string])[];

/** Parts of words in British and in American spelling; `^` stands for the beginning of a word, `$` for its end. */
export const british: SpellingPairs = [
	['signalling', 'signaling'],
	['labelling', 'labeling'],
	['labelled', 'labeled'],
	['modelling', 'modeling'],
	['isation', 'ization'],
	['ised$', 'ized$'],
	['ising$', 'izing$'],
	['analyse', 'analyze'],
	['tumour', 'tumor'],
	['behaviour', 'behavior'],
	['colour', 'color'],
	['vapour', 'vapor'],
	['^haem', '^hem'],
	['^heme$', '^haem$'],
	['anaem', 'anem'],
	['aemia', 'emia'],
	['ischaem', 'ischem'],
	['glycaem', 'glycem'],
	['xaem', 'xem'],
	['anaesth', 'anesth'],
	['^paed', '^ped'],
	['^aetio', '^etio'],
	['^faec', '^fec'],
	['^caec', '^cec'],
	['^foet', '^fet'],
	['^oesoph', '^esoph'],
	['^oestr', '^estr'],
	['oedem', 'edem'],
	['^coeliac', '^celiac'],
	['rrhoea', 'rrhea'],
	['pnoea', 'pnea'],
	['paenia', 'penia'],
	['^leuco', '^leuko'],
	['sulph', 'sulf'],
	['neurone$', 'neuron$'],
	['neurones$', 'neurons$'],
	['coerul', 'cerul'],
	['^homoeo', '^homeo'],
	['^grey$', '^gray$'],
	['fibre', 'fiber'],
	['centre', 'center'],
	['programme', 'program'],
	['ageing', 'aging'],
];

/** Words of Chinese names of which either is in use. */
export const chinese: SpellingPairs = [
	['皮层', '皮质'],
	['实验', '试验'],
	['测试', '试验'],
	['信号通路', '通路'],
	['信号通路', '信号途径'],
	['信号通路', '信号转导通路'],
	['受体', '受器'],
	['评定量表', '量表'],
	['转运体', '转运蛋白'],
	['通道', '离子通道'],
	['腺素受体', '腺素能受体'],
];

/** A folded name in its spellings, with Greek letters in every form, in the singular and the plural. */
export function variantsOf(name: string, pairs: SpellingPairs): string[] {
	return [...new Set(spellingsOf(name, pairs).flatMap(singularVariants).flatMap(innerPlural))];
}

/** So many spellings of a name are known: each pair that a pack brings may double them. */
const mostSpellings = 16;
/** Nothing longer is spelled otherwise: it is a text and no name, and a pair may make a multiple of it. */
const longestSpelled = 300;

/** A folded name in British and American spelling and those of `pairs`, with Greek letters in every form. */
export function spellingsOf(name: string, pairs: SpellingPairs): string[] {
	let names = [name];
	for (const some of /[\u4e00-\u9fff]/.test(name) ? [chinese, pairs] : [pairs]) {
		for (const pair of some) {
			// Most names have neither of the two.
			if (
				names.length < mostSpellings &&
				name.length <= longestSpelled &&
				names.some((each) => each.includes(pair[0]) || each.includes(pair[1]))
			) {
				const inPair = names.flatMap((each) => inBoth(each, pair));
				names = [...new Set(inPair)].filter(({ length }) => length <= longestSpelled).slice(0, mostSpellings);
			}
		}
	}
	const national = new Set(names.flatMap((each) => [each, inNation(each, 0), inNation(each, 1)]));
	return [...new Set([...national].flatMap(greekVariants).flatMap(ampersandVariants))];
}

/** The name with each of two spellings. */
function inBoth(name: string, [first, second]: SpellingPairs[number]): string[] {
	if (name.includes(first)) {
		return [name, name.replaceAll(first, second)];
	}
	return name.includes(second) ? [name, name.replaceAll(second, first)] : [name];
}

/** The name with every word in British (0) or American (1) spelling. */
function inNation(name: string, side: 0 | 1): string {
	if (!anyOf[1 - side]!.test(name)) {
		return name;
	}
	let written = name;
	for (const { parts, expressions } of nations) {
		const wanted = parts[side];
		// Most names have none of them.
		if (written.toLowerCase().includes(parts[1 - side]!)) {
			written = written.replace(expressions[1 - side]!, (found) => inCaseOf(found, wanted));
		}
	}
	return written;
}

const nations = british.map((pair) => ({
	parts: pair.map((part) => part.replace(/[$^]/g, '')) as unknown as readonly [string, string],
	expressions: pair.map(
		(part) => new RegExp(part.replace('^', '(?<![a-zα-ω])').replace('$', '(?![a-z])'), 'gi'),
	) as unknown as readonly [RegExp, RegExp],
}));

/** Whether a name has a part that is British (0) or American (1). */
const anyOf = [0, 1].map((side) => new RegExp(nations.map(({ parts }) => parts[side]).join('|'), 'i'));

function inCaseOf(found: string, wanted: string): string {
	if (found === found.toUpperCase()) {
		return wanted.toUpperCase();
	}
	const first = wanted[0]!;
	return found[0] === found[0]!.toUpperCase() ? first.toUpperCase() + wanted.slice(1) : wanted;
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

/** What a Greek letter is called. */
export function greekName(letter: string): string {
	return namesOfGreek.get(letter) ?? letter;
}

/** `Hoehn & Yahr` of `Hoehn and Yahr`. */
function ampersandVariants(name: string): string[] {
	return name.includes(' and ') ? [name, name.replaceAll(' and ', ' & ')] : [name];
}

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
	// `IFNgamma`, where capitals tell the letter's name from what it hangs on.
	const tight = greek.replace(
		/(?<=[A-Z])-?([α-ω])(?=$|[^a-z])/g,
		(_, letter: string) => namesOfGreek.get(letter) ?? letter,
	);
	// `kappaB` and `kB` of `kappa B`, one letter that stands apart.
	const joined = [spelt, greek].map((each) => each.replace(/(?<=(?:[α-ω]|[a-z]{2})) (?=[A-Z]$)/, ''));
	return [greek, name, spelt, tight, ...joined, ...latinStandIns(greek)];
}

/** `NF-κB` as `NF-kB`, `TNF-α` as `TNF-a`: only where the letter hangs on an abbreviation. */
export function latinStandIns(greek: string): string[] {
	const latin = greek.replace(/(?<=[A-Z0-9]-?)[αβγκ](?=$|[0-9A-Z])/g, (letter) => latinOfGreek[letter] ?? letter);
	// `IFNg` as well as `IFN-g`.
	const tight = latin.replace(/(?<=[A-Z])-(?=[abgk]$)/, '');
	return latin === greek || latin.replace(/[^A-Za-z0-9]/g, '').length < 4 ? [greek] : [greek, latin, tight];
}

/** `increases in blood pressure` of `increase in blood pressure`: the plural of a name that goes on behind its noun. */
function innerPlural(name: string): string[] {
	const parts = /^((?:[A-Za-z-]+ )*[A-Za-z-]*[a-z])( (?:in|of) .+)$/.exec(name);
	return parts === null || parts[1]!.endsWith('s') ? [name] : [name, `${parts[1]!}s${parts[2]!}`];
}

/** A name and, where it is in the plural, its singular; plurals of names are recognised when matching. */
export function singularVariants(name: string): string[] {
	if (name.includes(' ') || /^[a-z-]+s$/i.test(name)) {
		if (/[^sui]s$/.test(name) && !/(?:axis|ious|ness|process|Inhibitors of)$/.test(name)) {
			return [name, name.slice(0, -1)];
		}
	} else if (/^[A-Z0-9-]{3,}s$/.test(name)) {
		return [name.slice(0, -1), name];
	}
	return [name];
}
