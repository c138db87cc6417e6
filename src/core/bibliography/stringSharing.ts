import type { BibtexBibliography } from './bibtexBibliography.ts';
import { isBibtexFile } from './bibtexFile.ts';
import type { Bibliography } from './model.ts';

/**
 * Gives the bibliographies of a LaTeX manuscript as BibTeX and biber read them: a `@string` holds in all files that are
 * declared after its own. A file that needs none of another stays the object that it is; one that does is read once for
 * the same strings.
 */
export class StringSharing {
	readonly #kept = new WeakMap<Bibliography, { readonly key: string; readonly read: BibtexBibliography }>();

	/** `bibliographies` in the order in which they are declared; undefined for one that could not be read. */
	apply(bibliographies: readonly (Bibliography | undefined)[]): readonly (Bibliography | undefined)[] {
		let values: ReadonlyMap<string, string> = new Map();
		let mayHaveMore = false;
		return bibliographies.map((bibliography) => {
			if (bibliography === undefined) {
				mayHaveMore = true;
			}
			if (bibliography === undefined || !isBibtexFile(bibliography)) {
				return bibliography;
			}
			const isNeeded = (values.size > 0 || mayHaveMore) && lacksStrings(bibliography);
			const read = isNeeded ? this.#behind(bibliography, values, mayHaveMore) : bibliography;
			values = new Map([...values, ...read.strings]);
			return read;
		});
	}

	#behind(
		bibliography: BibtexBibliography,
		values: ReadonlyMap<string, string>,
		mayHaveMore: boolean,
	): BibtexBibliography {
		const key = JSON.stringify([mayHaveMore, ...values]);
		const known = this.#kept.get(bibliography);
		if (known?.key === key) {
			return known.read;
		}
		const read = bibliography.behind({ values, mayHaveMore });
		this.#kept.set(bibliography, { key, read });
		return read;
	}
}

function lacksStrings({ problems }: Bibliography): boolean {
	return problems.some(({ code }) => code === 'bibtex.undefined-string');
}
