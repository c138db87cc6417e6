/** What a stretch of a text is about: `entity:…`, `meaning:…` and `word:…`. */
type Features = ReadonlySet<string>;

/** A number with what is said around it. */
interface Assigned {
	readonly value: number;
	readonly text: string;
	/** Its stretch without the number. */
	readonly around: string;
}

/** Between the results of two groups: `46% with one and 63% with the other`. */
const between =
	/\b(?:and|but|while|whereas|than|vs\.?|versus|against|compared with)\s|[,;:()，；：。（）]\s*|而|和|与/giu;

/** When something was measured, which is no result. */
const time =
	/\b(?:weeks?|days?|months?|hours?)\s*\d+|\d+(?:\.\d+)?[\s-]*(?:h|hours?|days?|weeks?|months?|years?|min|minutes?)\b|\d+(?:\.\d+)?\s*(?:小时|天|周|个月|年|分钟)/giu;

/** A number that is no part of a name, such as the one behind `COVID-`. */
const number = /(?<![\p{L}\p{N}./-])\d+(?:\.\d+)?/gu;

/** The numbers of a text that stand alone in their stretch, with that. */
function assignedNumbers(text: string): readonly Assigned[] {
	return text
		.replace(time, (written) => ' '.repeat(written.length))
		.replace(/(\d),(?=\d{3})/g, '$1')
		.split(between)
		.flatMap((part) => {
			const numbers = part.match(number) ?? [];
			const [written] = numbers;
			return written === undefined || numbers.length > 1
				? []
				: [{ value: Number(written), text: written, around: part.replace(number, ' ') }];
		});
}

/** Numbers that are given in the order of the groups stand beside the last of these. */
const inOrder = /\brespectively\b|分别/iu;

/** What a stretch is about, and what the other one of the same text is about. */
interface Contrasted {
	readonly own: Features;
	readonly beside: Features;
}

function contrasted(one: Features, other: Features): readonly [Contrasted, Contrasted] {
	return [
		{ own: one, beside: other },
		{ own: other, beside: one },
	];
}

/** The features of one stretch, beyond those that its neighbour has as well, that another stretch has beyond its own. */
function sharedBy(first: Contrasted, second: Contrasted): readonly string[] {
	const isOf = (feature: string, { own, beside }: Contrasted) => own.has(feature) && !beside.has(feature);
	return [...first.own].filter((feature) => isOf(feature, first) && isOf(feature, second));
}

/**
 * A number that a sentence gives to one group and a finding to the other: `63% on A and 46% on B` where the paper has it the
 * other way round. Undefined where nothing says so clearly.
 */
export function swappedNumber(
	text: string,
	findings: readonly string[],
	featuresOf: (text: string) => Features,
	isGroup: (feature: string) => boolean,
): string | undefined {
	const stated = assignedNumbers(text);
	if (stated.length < 2 || inOrder.test(text)) {
		return undefined;
	}
	for (const finding of findings) {
		const pairs = sharedPairs(stated, assignedNumbers(finding));
		// Few pairs come so far; reading takes long.
		const swapped = pairs.find((pair) => isSwapped(pair, featuresOf, isGroup));
		if (swapped !== undefined) {
			return swapped.stated[0].text;
		}
	}
	return undefined;
}

/** Two numbers of a sentence, and the same two of a finding. */
interface NumberPair {
	readonly stated: readonly [Assigned, Assigned];
	readonly found: readonly [Assigned, Assigned];
}

/** The pairs of different numbers that both have, each once in the finding. */
function sharedPairs(stated: readonly Assigned[], found: readonly Assigned[]): readonly NumberPair[] {
	const onlyOne = (value: number) => {
		const [first, ...more] = found.filter((each) => each.value === value);
		return more.length === 0 ? first : undefined;
	};
	const shared = stated.flatMap((each) => {
		const same = onlyOne(each.value);
		return same === undefined ? [] : [{ stated: each, found: same }];
	});
	return shared.flatMap((first, at) =>
		shared
			.slice(at + 1)
			.filter((second) => second.stated.value !== first.stated.value)
			.map((second): NumberPair => ({ stated: [first.stated, second.stated], found: [first.found, second.found] })),
	);
}

function isSwapped(
	{ stated, found }: NumberPair,
	featuresOf: (text: string) => Features,
	isGroup: (feature: string) => boolean,
): boolean {
	const [statedOne, statedOther] = contrasted(featuresOf(stated[0].around), featuresOf(stated[1].around));
	const [foundOne, foundOther] = contrasted(featuresOf(found[0].around), featuresOf(found[1].around));
	const straight = [...sharedBy(statedOne, foundOne), ...sharedBy(statedOther, foundOther)];
	const crossed = [sharedBy(statedOne, foundOther), sharedBy(statedOther, foundOne)];
	// One stretch may be like the other's for what was measured; who was treated decides it alone.
	const isCrossed = crossed.every((shared) => shared.length > 0) || crossed.flat().some(isGroup);
	return isCrossed && straight.length === 0;
}
