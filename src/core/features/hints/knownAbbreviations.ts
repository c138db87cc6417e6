/**
 * Abbreviations that readers of a biomedical review know without a definition: those that journals list as standing by
 * themselves (such as the lists of *JAMA* and *The BMJ*: DNA, HIV, FDA, units), institutions, statistics, Roman numerals.
 */
export const knownAbbreviations: ReadonlySet<string> = new Set(
	(
		'DNA RNA mRNA cDNA miRNA siRNA ATP ADP AMP GTP GDP GMP NAD NADH NADPH pH PCR ELISA SDS PAGE UV IR NMR ' +
		'AIDS HIV COVID SARS MRI CT PET SPECT EEG ECG EKG MEG IQ ICU ID IV IM SC PO ' +
		'SD SE SEM CI OR RR HR SMD MD IQR ANOVA ANCOVA AUC ROC NNT NNH RCT ' +
		'USA US UK EU UN WHO FDA EMA NIH NHS CDC NICE DSM ICD ISO PRISMA CONSORT GRADE MEDLINE EMBASE CINAHL ' +
		// Parts and files of computers, and notes of writers to themselves.
		'todo fixme '.toUpperCase() +
		'PDF URL URI DOI HTML CSV JSON XML API CPU GPU RAM KB MB GB TB TBD REF RRID ORCID PMID ISSN ISBN CC BY BSD MIT GPL AM PM AD BC CE BCE OK ' +
		'II III IV VI VII VIII IX XI XII XIII XIV XV XVI XVII XVIII XIX XX'
	).split(' '),
);

/** Capitals alone: names with digits and small letters are mostly no abbreviations but names. */
const isAbbreviation = /^[A-Z]{2,6}$/;

/** Whether a reader may ask what an abbreviation, without a plural `s`, is short for. */
export function mayBeAskedAbout(abbreviation: string): boolean {
	return isAbbreviation.test(abbreviation) && !knownAbbreviations.has(abbreviation);
}
