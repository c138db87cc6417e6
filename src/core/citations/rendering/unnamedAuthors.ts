import CSL, { type NameOutput } from 'citeproc';
import { once } from '../../text/once.ts';

/** The name that stands, last in a list, for the authors who are not named: `and others` of BibTeX. */
const others = 'others';

/**
 * A list of names that ends in `others` is not complete, and is printed with the style's *et al.* in its place, as pandoc
 * does. The engine would print the word. Its functions for names belong to all engines, so this changes them once.
 */
export const installUnnamedAuthors = once(() => {
	const output = CSL.NameOutput.prototype;
	const truncate = output.truncatePersonalNameLists;
	output.truncatePersonalNameLists = function () {
		truncate.call(this);
		// The engine has counted the names by now: a list that is shorter than its count ends in *et al.*
		for (const variable of this.variables) {
			this.freeters[variable] = withoutOthers(this.freeters[variable]);
			this.persons[variable] = (this.persons[variable] ?? []).map(withoutOthers);
		}
	};
	const setParameter = output._setEtAlParameter;
	output._setEtAlParameter = function (type, variable, index) {
		setParameter.call(this, type, variable, index);
		// Who is last is not known, so that no style can print an ellipsis and the last name.
		const spec = this.etal_spec[variable];
		const names = this.Item[variable];
		if (spec !== undefined && Array.isArray(names) && endsInOthers(names)) {
			if (type === 'persons' && spec.persons[index ?? 0] === ellipsis) {
				spec.persons[index ?? 0] = etAl;
			} else if (type === 'freeters' && spec.freeters === ellipsis) {
				spec.freeters = etAl;
			}
		}
	};
});

/** How the engine notes what ends a list. */
const etAl = 1;
const ellipsis = 2;

function withoutOthers(names: NameOutput['freeters'][string] = []): NameOutput['freeters'][string] {
	return endsInOthers(names) ? names.slice(0, -1) : names;
}

function endsInOthers(names: readonly unknown[]): boolean {
	const last = names.at(-1);
	return (
		names.length > 1 &&
		typeof last === 'object' &&
		last !== null &&
		'family' in last &&
		last.family === others &&
		!('given' in last && last.given)
	);
}
