/**
 * Meanings whose words stand in texts of any subject: `user` and `abuse`, `first`, `call for`, `type`. They are those that
 * one in four hundred sentences about programs has, and `cell`, `exercise` (what is trained), `healthy` and `trial`, which
 * texts on any matter of medicine have. A sentence that names nothing and has no other meaning may be about anything.
 */
const generalMeanings: ReadonlySet<string> = new Set(
	`
	abuse adjunct adverse after alone approval behaviour blood bloodpressure cell channel child cognition
	connectivity control conventional critic difference dose effect elderly event evidence excessive exercise
	expectancy firing first gap gene guideline healthy imaging label large mania metabolism miss monitor open other
	pretreatment prevalence protectivecell protein rapid relapse repeated responder screening signalling single
	size surgery symptom third transient treatment trial
`
		.trim()
		.split(/\s+/),
);

/** Whether a feature is a meaning that texts of other subjects do not have. */
export function isOfMedicine(feature: string): boolean {
	return feature.startsWith('meaning:') && !generalMeanings.has(feature.slice('meaning:'.length));
}
