/** Decides how the names of enantiomers, racemates and diastereomers are written beside the way that is listed. */
import { groupBy } from '../text/groupBy.ts';

/**
 * Further ways to write what is listed: the signs of chemistry come with and without brackets, hyphens and the direction in which light is turned.
 */
export function stereoVariants(names: readonly string[]): readonly string[] {
	const parsed = names.flatMap((name) => parse(name) ?? []);
	const variants = new Set<string>();
	// All names are of one substance, which turns light in one direction in every language.
	const signs = new Set(parsed.flatMap(({ sign }) => sign ?? []));
	for (const [base, own] of groupBy(parsed, ({ base }) => base)) {
		const descriptors = new Set(own.flatMap(({ descriptor }) => descriptor ?? []));
		for (const descriptor of descriptors) {
			ofDescriptor(descriptor, base).forEach((name) => variants.add(name));
			for (const sign of signs) {
				bothOf(descriptor, sign, base).forEach((name) => variants.add(name));
			}
		}
		for (const sign of signs) {
			variants.add(`(${sign})-${base}`);
		}
	}
	const racemic = names.flatMap((name) => racemate.exec(name)?.[1] ?? []);
	for (const base of new Set(racemic)) {
		ofRacemate(base).forEach((name) => variants.add(name));
	}
	return [...variants];
}

interface StereoName {
	/** `R`, `S`, `2R,6R`. */
	readonly descriptor: string | undefined;
	readonly sign: string | undefined;
	readonly base: string;
}

/** Folded names: all signs for minus are hyphens. */
const described =
	/^(?:\(([RS]|[0-9][RS][,;][0-9][RS])\)-?|([RS])(?=[-(])-?)(?:\(([+-])\)-?)?([a-z\u4e00-\u9fff][A-Za-z\u4e00-\u9fff-]{2,}|[A-Z]{3,})$/;
const turning = /^\(([+-])\)-([a-z\u4e00-\u9fff][A-Za-z\u4e00-\u9fff-]{2,})$/;
const racemate = /^(?:\(±\)-|\(R,S\)-|\(RS\)-|RS-|R,S-|rac-|racemic )([a-z]{4,})$/;

function parse(name: string): StereoName | undefined {
	const full = described.exec(name);
	if (full !== null) {
		return { descriptor: full[1] ?? full[2], sign: full[3], base: full[4]! };
	}
	const sign = turning.exec(name);
	return sign === null ? undefined : { descriptor: undefined, sign: sign[1], base: sign[2]! };
}

function ofDescriptor(descriptor: string, base: string): readonly string[] {
	if (descriptor.length > 1) {
		const plain = descriptor.replace(/[,;]/, '');
		const parts = descriptor.split(/[,;]/);
		return [
			`(${parts.join(',')})-${base}`,
			`(${parts.join(';')})-${base}`,
			`${parts.join(',')}-${base}`,
			`${plain}-${base}`,
		];
	}
	const isChinese = /[\u4e00-\u9fff]/.test(base);
	const ofEnantiomer = isChinese
		? [`${descriptor}型${base}`]
		: [`${descriptor}-enantiomer of ${base}`, `(${descriptor})-enantiomer of ${base}`];
	return [`(${descriptor})-${base}`, `${descriptor}-${base}`, `(${descriptor})${base}`, ...ofEnantiomer];
}

function bothOf(descriptor: string, sign: string, base: string): readonly string[] {
	if (descriptor.length > 1) {
		return [];
	}
	const heads = [`(${descriptor})-(${sign})`, `${descriptor}-(${sign})`, `${descriptor}(${sign})`];
	return heads.flatMap((head) => [`${head}-${base}`, `${head}${base}`, `${head} ${base}`]);
}

function ofRacemate(base: string): readonly string[] {
	const heads = ['(±)-', '(R,S)-', '(RS)-', 'RS-', 'R,S-', 'rac-', 'racemic ', 'racemic (R,S)-', 'racemic (±)-'];
	return [...heads.map((head) => head + base), `${base} racemate`];
}
