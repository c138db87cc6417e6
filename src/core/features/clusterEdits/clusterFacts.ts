import type { CslItem } from '../../bibliography/cslItem.ts';
import type { Library } from '../../bibliography/model.ts';

/** What is known of the cited works; undefined where a work is not known. */
export interface ClusterFacts {
	readonly yearOf: (citekey: string) => number | undefined;
	/** Names as they are sorted: family name first, in lower case. */
	readonly authorOf: (citekey: string) => string | undefined;
	/** The place of the entry in the bibliography. */
	readonly positionOf: (citekey: string) => number | undefined;
	/** Packages of the root document, where the manuscript is a part of it. */
	readonly packages?: ReadonlySet<string>;
}

/** Facts of the works of a library; of works that it does not have, those of the record that `otherItem` gives. */
export function clusterFacts(
	library: Library,
	otherItem: (citekey: string) => CslItem | undefined,
	packages?: ReadonlySet<string>,
): ClusterFacts {
	const itemOf = (citekey: string) => library.find(citekey)?.item ?? otherItem(citekey);
	return {
		yearOf: (citekey) => {
			const year = Number(itemOf(citekey)?.issued?.['date-parts']?.[0]?.[0]);
			return Number.isFinite(year) ? year : undefined;
		},
		authorOf: (citekey) => {
			const item = itemOf(citekey);
			const [name] = item?.author ?? item?.editor ?? [];
			return (name?.family ?? name?.literal ?? item?.title)?.toLowerCase();
		},
		positionOf: (citekey) => {
			const found = library.find(citekey);
			// No file is longer than this, so that files stay apart.
			return found && library.bibliographies.indexOf(found.bibliography) * 2 ** 40 + found.entry.span.start;
		},
		...(packages === undefined ? {} : { packages }),
	};
}
