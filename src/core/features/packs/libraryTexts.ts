import type { CslItem } from '../../bibliography/cslItem.ts';

/** Decides what of a library's papers is read for names: title, abstract and keywords, without what says nothing of the subject. */

/** A heading within an abstract: `OBJECTIVE:`, `MAIN OUTCOME MEASURES:`. */
const sectionHeading = /(^|[.!?)]\s+)\p{Lu}{3}[\p{Lu} &/,-]{0,40}:/gu;
/** The same without a colon, where the abstract begins and at a full stop: `Study design A randomised …`. */
const sectionWord =
	/(^|[.!?)]\s+)(?:Background|Objectives?|Aims?|Purpose|Methods?|(?:Study )?Design|Setting|Results?|Conclusions?|Findings)(?=:|\s+\p{Lu})/gu;

/** The title and the abstract, without markup and headings. */
export function textsOf(item: CslItem): readonly string[] {
	return [item.title, item.abstract].flatMap((text) =>
		typeof text === 'string' && text !== ''
			? [
					text
						.replace(/<[^>]*>/g, '')
						.replace(sectionHeading, '$1|')
						.replace(sectionWord, '$1|'),
				]
			: [],
	);
}

/** The keywords of an item, without qualifiers and without those that say how a study was made and on whom. */
export function keywordsOf({ keyword }: CslItem): readonly string[] {
	const words = typeof keyword === 'string' ? keyword.replace(/\[[^\]]*\]?/g, '').split(/[;,|]/) : [];
	return words
		.map((word) =>
			word
				.replace(/^[*\s]+/, '')
				.replace(/\s*(?:\/.*|\([^)]*\)?|\*)$/, '')
				.trim(),
		)
		.filter((word) => /^\p{L}.{2,60}$/u.test(word) && !checkTags.has(word.toLowerCase()));
}

/** Keywords of PubMed and Embase that say on whom and how a study was made. */
const checkTags: ReadonlySet<string> = new Set(
	(
		'human|humans|animal|animals|nonhuman|female|male|adult|young adult|middle aged|aged|80 and over|adolescent|child|' +
		'preschool|infant|newborn|mice|rats|inbred c57bl|sprague-dawley|wistar|cell line|cells|cultured|' +
		'prospective studies|prospective study|retrospective studies|retrospective study|cohort studies|cohort analysis|' +
		'case-control studies|cross-sectional studies|follow-up studies|follow up|longitudinal studies|pilot projects|' +
		'double-blind method|double blind procedure|single-blind method|cross-over studies|random allocation|randomization|' +
		'randomized controlled trials as topic|randomized controlled trial|controlled clinical trial|controlled study|' +
		'clinical trial|clinical trials as topic|major clinical study|multicenter study|case report|meta-analysis as topic|' +
		'treatment outcome|time factors|risk factors|risk assessment|severity of illness index|reference values|' +
		'dose-response relationship|drug|drug administration schedule|infusions|injections|intravenous|oral|intramuscular|' +
		'analysis of variance|statistical analysis|questionnaires|surveys and questionnaires|sensitivity and specificity|' +
		'reproducibility of results|predictive value of tests|models|animal model|disease models|priority journal|article|review|' +
		'united states|china|europe|history|methods|therapy|drug therapy|drug effects|diagnosis|complications|mortality|metabolism|' +
		'physiology|physiopathology|etiology|epidemiology|prevention & control|adverse effects|administration & dosage|' +
		'pharmacology|blood|analysis|genetics|immunology|surgery|pathology|therapeutic use'
	).split('|'),
);

/** Words of every abstract, which name nothing. */
export const plainWords: ReadonlySet<string> = new Set(
	(
		'after all also although among analysis any are associated association assessed because been before being between both but ' +
		'can children clinical compared comparison conclusion conclusions control controlled could data days demonstrated despite ' +
		'different did does due during each early effect effective effects efficacy evaluate evaluated evidence factors findings ' +
		'first following found four from further group groups had has have here high higher hours how however human impact ' +
		'important improved including increase increased induced infants into investigated its level levels long low lower may ' +
		'mean mechanism mechanisms men method methods mice minutes model models months more most moreover multiple new non not ' +
		'novel number objective one only other our outcome outcomes over participants patient patients per placebo population ' +
		'potential present previous primary randomised randomized rate rates reduced reduction related report reported ' +
		'respectively response result results review role safety second several showed shown significant significantly six ' +
		'studies study subjects suggest such systematic than that the their then therapy there these they this those three ' +
		'through thus time treated treatment trial trials two under understanding use used using various versus was weeks well ' +
		'were when whereas whether which while who with within without women year years'
	).split(' '),
);
