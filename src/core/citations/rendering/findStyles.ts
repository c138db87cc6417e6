import { foldName, namedStyles, type StyleEntry, type StyleIndex } from './styleIndex.ts';

/**
 * Styles for what a user typed: a journal's name or abbreviation, a style's name or id. Words may be in any order and
 * unfinished; accents, case and punctuation do not count. Best first; nothing typed gives APA, Vancouver and Harvard,
 * then all others.
 */
export function findStyles(index: StyleIndex, query: string, limit = 50): readonly StyleEntry[] {
	const wanted = foldName(query);
	if (wanted === '') {
		const named = namedStyles.map((id) => index.find(id)).filter((entry) => entry !== undefined);
		return [...named, ...index.entries.filter((entry) => !namedStyles.includes(entry.id))].slice(0, limit);
	}
	const words = wanted.split(' ');
	const found: { readonly entry: StyleEntry; readonly score: number }[] = [];
	index.entries.forEach((entry, number) => {
		const score = scoreOf(entry, index.names[number] ?? [], wanted, words);
		if (score > 0) {
			found.push({ entry, score });
		}
	});
	if (found.length === 0 && /\p{Script=Han}/u.test(wanted)) {
		// Journals in Chinese have no styles of their own in the distribution: they follow the national standard.
		return nationalStandard
			.map((id) => index.find(id))
			.filter((entry) => entry !== undefined)
			.slice(0, limit);
	}
	found.sort((a, b) => b.score - a.score || a.entry.title.length - b.entry.title.length);
	return found.slice(0, limit).map(({ entry }) => entry);
}

/** The styles of the distribution, as writers know them from other programs, each before its corrected form. */
const nationalStandard: readonly string[] = ['numeric', 'author-date', 'note'].flatMap((kind) => [
	`china-national-standard-gb-t-7714-2015-${kind}`,
	`china-national-standard-gb-t-7714-2015-${kind}-corrected`,
]);

function scoreOf(entry: StyleEntry, names: readonly string[], wanted: string, words: readonly string[]): number {
	let best = 0;
	for (const name of names) {
		best = Math.max(best, scoreName(name, wanted, words));
	}
	if (best === 0) {
		return 0;
	}
	const named = namedStyles.indexOf(entry.id);
	// A named style wins among equals; so does a style of its own over one that only points to it.
	return best + (named >= 0 ? 12 - named : 0) + (entry.parent === undefined ? 1 : 0);
}

function scoreName(name: string, wanted: string, words: readonly string[]): number {
	if (name === wanted) {
		return 100;
	}
	if (name.startsWith(`${wanted} `)) {
		return 80;
	}
	if (name.startsWith(wanted)) {
		return 70;
	}
	const spaced = ` ${name}`;
	if (spaced.includes(` ${wanted} `) || spaced.endsWith(` ${wanted}`)) {
		return 60;
	}
	if (words.every((word) => spaced.includes(` ${word}`))) {
		return 50;
	}
	return wanted.length >= 3 && name.includes(wanted) ? 20 : 0;
}
