import CSL, { type CitedWork } from 'citeproc';

/**
 * Where years of the same authors are collapsed, a comma stands between them, unless the style says otherwise: `Roe 2014,
 * 2016`. Beside a locator it would be read as one more number, so the delimiter of cites stands in such a group, as
 * Chicago asks: `Roe 2014; 2016, 33`. The engine takes the delimiter of cites for all groups of a style that also says what
 * follows a group. Its functions belong to all engines, so this changes them once.
 */
export function installGroupDelimiters(): void {
	if (repaired.has(CSL)) {
		return;
	}
	repaired.add(CSL);
	const clusters: (readonly CitedWork[])[] = [];
	const getCitationCluster = CSL.getCitationCluster;
	CSL.getCitationCluster = function (works, citation) {
		clusters.push(works);
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
		const works = clusters.at(-1) ?? [];
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
		if (groupAt(clusters.at(-1) ?? [], place).some(([, cite]) => Boolean(cite.locator))) {
			return after ?? opt.layout_delimiter ?? given;
		}
		return after === undefined || this.opt.xclass !== 'in-text' ? given : (opt.cite_group_delimiter ?? ', ');
	};
}

const repaired = new WeakSet<object>();

/** The neighbours of the cite at a place that are by the same authors, itself among them. */
function groupAt(works: readonly CitedWork[], place: number): readonly CitedWork[] {
	const authors = works.map(([work]) => JSON.stringify(work.author ?? work.editor ?? work.translator));
	let [from, to] = [place, place + 1];
	while (from > 0 && authors[from - 1] === authors[place]) {
		from--;
	}
	while (to < works.length && authors[to] === authors[place]) {
		to++;
	}
	return works.slice(from, to);
}
