/** Endings of verbs in `-ate` and of what is made of them: `activate`, `activation`, `activator`. */
const verbal = ['atory', 'ators', 'ating', 'ator', 'ates', 'ated', 'ate'];

/** Suffixes that change what an English word does in a sentence rather than what it means, longest first. */
const suffixes = [
	...verbal,
	...['ational', 'ations', 'ation', 'ments', 'ities', 'iness', 'ingly', 'ively', 'ances', 'ences', 'ising', 'izing'],
	...['ised', 'ized', 'ises', 'izes', 'ance', 'ence', 'ment', 'ness', 'ions', 'ings', 'edly', 'ally', 'ible', 'able'],
	...['ants', 'ents', 'ism', 'ion', 'ing', 'ity', 'ive', 'ise', 'ize', 'ies', 'ied', 'ant', 'ent', 'ors', 'ers'],
	...['ed', 'es', 'ly', 'al', 'ic', 'or', 'er', 'y', 's', 'e'],
];

/** Endings that other words have as well: `restore`, `tower`, `mediate` beside `medial`. */
const guarded: ReadonlySet<string> = new Set([
	'or',
	'er',
	'ors',
	'ers',
	'ation',
	'ations',
	'ent',
	'ents',
	'ence',
	'ences',
	...verbal,
]);

/** What must be left of a word for it to differ from others. */
const shortestStem = 4;

/**
 * What the forms of an English word share: `inhibits`, `inhibited`, `inhibition` and `inhibitor` give `inhibit`. Crude on
 * purpose: both sides of every comparison go through it.
 */
export function stem(word: string): string {
	let rest = word.replace(/['’]s?$/u, '');
	if (!/^[a-z]+$/.test(rest)) {
		return rest;
	}
	for (let round = 0; round < 3; round++) {
		const suffix = suffixes.find(
			(ending) => rest.endsWith(ending) && rest.length - ending.length >= (guarded.has(ending) ? 5 : shortestStem),
		);
		if (suffix === undefined) {
			break;
		}
		rest = rest.slice(0, -suffix.length);
	}
	if (rest.length < 5 && /[^s]s$/.test(rest) && rest.length > 3) {
		rest = rest.slice(0, -1);
	}
	// `stopped`, `controlled`.
	return rest.length > shortestStem && rest.at(-1) === rest.at(-2) ? rest.slice(0, -1) : rest;
}
