/** What meanings of the vocabulary tell of: cases, and what is measured. */
const featuresOf = (meanings: string): ReadonlySet<string> =>
	new Set(meanings.split(' ').map((meaning) => `meaning:${meaning}`));

/** Meanings that say for whom, by which way and when something holds. */
export const restricting = featuresOf(
	'child elderly pregnancy delivery surgery bipolar unipolar healthy woman man resistant hospital asia stress cancer ' +
		'diabetes dementia alcohol smoking stroke infection schizophrenia ptsd nasal oral infusion repeated single ' +
		'uncontrolled alone adjunct pretreatment lowdose highdose rapid transient baseline day week month year sleep',
);

/** Meanings of what is measured: a sentence on the blood pressure is not about sleep, whatever else both share. */
export const outcomes = featuresOf(
	'suicide relapse responder mania anxiety psychosis dissociation sedation dizzy nausea adverse abuse bladder liver ' +
		'kidney heart bloodpressure breathing pain cognition delirium sleep inflammation infection weight gut synapse ' +
		'plasticity phosphorylation firing metabolism connectivity mortality quality discontinue eye intracranial seizure ' +
		'differentiation autophagy migration proliferation barrier cost adherence fatigue headache recovery event imaging gene ' +
		'prevalence anaesthesia autoimmune disinhibition',
);
