import { editDistance } from '../../text/editDistance.ts';
import type { Problem } from '../../text/problem.ts';
import { types as readTypes } from '../bibtexCslTables.ts';
import type { CheckedEntry } from './checkedEntry.ts';

/** BibTeX: Oren Patashnik, “BibTeXing” (btxdoc, 1988), section 3.1; the commonest first, since a slip means these. */
const bibtex =
	'article book inproceedings incollection misc techreport phdthesis mastersthesis inbook proceedings unpublished ' +
	'booklet manual conference';

/** BibLaTeX: the manual of the package, section 2.1, with the types that its standard styles treat as `@misc`. */
const biblatex =
	'online report thesis dataset software patent collection reference inreference periodical mvbook bookinbook suppbook ' +
	'mvcollection suppcollection suppperiodical mvproceedings mvreference set xdata electronic www ' +
	'artwork audio bibnote commentary image jurisdiction legislation legal letter movie music performance review standard ' +
	'video customa customb customc customd custome customf';

/**
 * Types of other styles and programs: biblatex-apa, -chicago, -software and -gb7714, gbt7714, urlbst, the styles of ACM
 * and IEEE, REVTeX, achemso, abnTeX, JabRef, BibDesk, Zotero and Mendeley.
 */
const further =
	'preprint eprint arxiv webpage website internet url blog generic other document newspaper magazine journal map ' +
	'database archive game artifactsoftware artifactdataset softwareversion softwaremodule codefragment hardware ' +
	'presentation lecture talk poster film broadcast interview constitution legmaterial legadminmaterial nameonly ' +
	'monography monograph collectedwork jurthesis mathesis bathesis masterthesis candthesis resreport workingpaper ' +
	'glossdef commented control ieeetranbstctl abnt-options hidden journalpart manuscript encyclopedia dictionary chapter';

const usual: readonly string[] = `${bibtex} ${biblatex}`.split(' ');
/** What is read as a type of CSL is known, too. */
const known: ReadonlySet<string> = new Set([...usual, ...further.split(' '), ...readTypes.keys()]);

/**
 * Types of entries in a `.bib` that nobody knows, at the name: `entry.unknown-type` { type, replacement? }, where
 * `replacement` is the usual type that is nearest in spelling, if one is near.
 */
export function checkType({ type, typeSpan: span }: CheckedEntry): readonly Problem[] {
	if (span === undefined || known.has(type)) {
		return [];
	}
	const replacement = nearest(type);
	return [
		{ code: 'entry.unknown-type', span, details: { type, ...(replacement === undefined ? {} : { replacement }) } },
	];
}

/** The usual type within two slips, one in a short name; of several, the commonest. */
function nearest(type: string): string | undefined {
	const most = type.length < 6 ? 1 : 2;
	for (let slips = 1; slips <= most; slips++) {
		const found = usual.find((candidate) => editDistance(type, candidate, most) === slips);
		if (found !== undefined) {
			return found;
		}
	}
	return undefined;
}
