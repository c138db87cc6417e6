import CSL, { type CitedWork } from 'citeproc';
import { once } from '../../text/once.ts';

/**
 * Where years of the same authors are collapsed, a comma separates them, unless the style says otherwise: `Roe 2014,
 * 2016`. Beside a locator it would be read as one more number, so the delimiter of cites is in such a group, as
 * Chicago asks: `Roe 2014; 2016, 33`. The engine takes the delimiter of cites for all groups of a style that also says what
 * follows a group. Its functions belong to all engines, so this changes them once.
 */
export const installGroupDelimiters = once(() => {
	const clusters: PrintedCluster[] = [];
	const getCitationCluster = CSL.getCitationCluster;
	CSL.getCitationCluster = function (works, citation) {
		clusters.push(new PrintedCluster(works));
		try {
			return getCitationCluster.call(this, works, citation);
		} finally {
			clusters.pop();
		}
	};
	// What is written before a cite or behind one belongs to it alone, so that its authors are named, as in pandoc.
	const names = CSL.NameOutput.prototype;
	const collapseAuthor = names._collapseAuthor;
	names._collapseAuthor = function () {
		const { tmp } = this.state;
		const works = clusters.at(-1)?.works ?? [];
		const place = tmp.cite_index ?? 0;
		if (place > 0 && (works[place]?.[1].prefix || works[place - 1]?.[1].suffix) && !tmp.just_looking) {
			tmp.last_primary_names_string = undefined;
		}
		collapseAuthor.call(this);
	};
	const getSpliceDelimiter = CSL.getSpliceDelimiter;
	CSL.getSpliceDelimiter = function (lastHasLocator, lastCollapsed, place) {
		const given = getSpliceDelimiter.call(this, lastHasLocator, lastCollapsed, place);
		const { opt } = this.citation;
		const after = opt['after-collapse-delimiter'];
		if (opt.collapse !== 'year' || !this.tmp.have_collapsed || place === 0) {
			return given;
		}
		if (clusters.at(-1)?.hasLocatorBeside(place)) {
			return after ?? opt.layout_delimiter ?? given;
		}
		return after === undefined || this.opt.xclass !== 'in-text' ? given : (opt.cite_group_delimiter ?? ', ');
	};
});

/** The cites of a citation while it is printed. */
class PrintedCluster {
	readonly works: readonly CitedWork[];
	/** For each cite; found at the first question, since a cite may be one of many by many authors. */
	#haveLocator: readonly boolean[] | undefined;

	constructor(works: readonly CitedWork[]) {
		this.works = works;
	}

	/** Whether a cite, or one of its neighbours that are by the same authors, has a locator. */
	hasLocatorBeside(place: number): boolean {
		this.#haveLocator ??= this.#findLocators();
		return this.#haveLocator[place] === true;
	}

	#findLocators(): readonly boolean[] {
		const authors = this.works.map(([work]) => JSON.stringify(work.author ?? work.editor ?? work.translator));
		const found: boolean[] = [];
		let from = 0;
		for (let to = 1; to <= authors.length; to++) {
			if (to === authors.length || authors[to] !== authors[from]) {
				const hasLocator = this.works.slice(from, to).some(([, cite]) => Boolean(cite.locator));
				found.push(...Array.from({ length: to - from }, () => hasLocator));
				from = to;
			}
		}
		return found;
	}
}
