import path from 'node:path';
import { bibliographyFormatOf } from '../core/bibliography/bibliographyFormat.ts';
import { createLibrary } from '../core/bibliography/library.ts';
import type { Bibliography, Library } from '../core/bibliography/model.ts';
import { openBibliography } from '../core/bibliography/openBibliography.ts';
import type { ScannedDocument } from '../core/documents/model.ts';
import type { EvidenceBase } from '../core/evidence/evidenceBase.ts';
import { crossReferenceProblems } from '../core/features/crossReferenceFeatures.ts';
import { paperOfCitekey } from '../core/features/cards.ts';
import { FitFinder } from '../core/features/fit/fitHints.ts';
import { hintsOf } from '../core/features/hints/hints.ts';
import { libraryProblems } from '../core/features/libraryProblems.ts';
import { problemsOf } from '../core/features/problems.ts';
import { speaksOfEvidence } from '../core/features/speaksOfEvidence.ts';
import type { Lexicon } from '../core/matching/lexicon.ts';
import type { Suggester } from '../core/suggestion/suggest.ts';
import { finish } from '../core/text/finish.ts';
import type { Problem } from '../core/text/problem.ts';
import { openBibliographyFile } from './bibliographyFiles.ts';
import { documentFormatOf } from './documentFormats.ts';
import { filesIn, readText } from './files.ts';
import { uriOfFile } from './fileUris.ts';
import type { FoundProblem, Reporting } from './foundProblem.ts';
import { ProblemsByFile } from './problemsByFile.ts';
import { isAnyShown } from '../presentation/problems.ts';
import { type Manuscript, openManuscript } from './manuscript.ts';
import type { ManuscriptReader } from './manuscriptReader.ts';
import type { StyleProblems } from './styleProblems.ts';

/** The evidence that manuscripts are checked with. */
export interface CheckedEvidence {
	readonly base: EvidenceBase;
	/** Asked for each manuscript whose names are checked, and not for bibliographies; the same each time. */
	lexicon(): Lexicon;
	/** Asked once at most, where something is to be said of how cites fit. */
	suggester(): Suggester;
}

/** The problems of each file. A chapter that two manuscripts pull in, or that is given beside them, is there once. */
export function checkFiles(
	files: readonly string[],
	reader: ManuscriptReader,
	evidence: CheckedEvidence,
	reporting: Reporting,
	styleProblems: StyleProblems = () => [],
): ReadonlyMap<string, readonly FoundProblem[]> {
	const { base } = evidence;
	const found = new ProblemsByFile(reporting);
	const fitOf = fitProblems(evidence, reporting);
	const { chosen, least = 'information' } = reporting;
	const areHintsWanted = ['term', 'abbreviation'].some((word) => isAnyShown(word, chosen, least));
	const given = files.map((file) => (isBibliography(file) ? openBibliographyFile(file) : openManuscript(file, reader)));
	const manuscripts = given.filter((each) => 'files' in each);
	const cited = new Set(manuscripts.flatMap(({ citekeys }) => citekeys));
	for (const each of given) {
		if ('files' in each) {
			const undeclared = undeclaredBeside(each);
			for (const { path, scanned, library, facts, others } of each.files) {
				found.add(path, scanned.text, [
					...problemsOf(scanned, library, base, { ...facts, undeclared }),
					...crossReferenceProblems(scanned, others),
					// All names of the evidence are read for them.
					...(areHintsWanted ? hintsOf(scanned, evidence.lexicon(), base, others) : []),
					...fitOf(scanned, library),
					...styleProblems(path, scanned),
				]);
			}
			for (const { path, text, problems } of each.declaring()) {
				found.add(path, text, problems);
			}
		} else {
			const bibliography = asRead(each.bibliography, manuscripts, reader);
			// Only who gives the manuscripts as well can hear what they leave unused.
			const options = manuscripts.length === 0 || cited.has('*') ? {} : { cited };
			const problems = [...bibliography.problems, ...libraryProblems(bibliography, base, options)];
			found.add(bibliography.source, each.text, problems);
		}
	}
	return found.all;
}

/** How the cites of a manuscript fit, where anybody wants to hear of it: to read all claims takes longer than the rest. */
function fitProblems(
	evidence: CheckedEvidence,
	{ chosen, least = 'information' }: Reporting,
): (scanned: ScannedDocument, library: Library) => readonly Problem[] {
	if (!isAnyShown('evidence', chosen, least)) {
		return () => [];
	}
	let finder: FitFinder | undefined;
	return (scanned, library) => {
		const paperOf = paperOfCitekey(library, evidence.base);
		if (!speaksOfEvidence(scanned, evidence.lexicon(), paperOf)) {
			return [];
		}
		finder ??= new FitFinder(evidence.base, evidence.suggester());
		return finish(finder.inSteps(scanned, paperOf));
	};
}

/**
 * A bibliography as the manuscripts read it that are given too; alone, with the `@string`s of those beside it, since one
 * of them may be declared before it.
 */
function asRead(
	bibliography: Bibliography,
	manuscripts: readonly Manuscript[],
	reader: ManuscriptReader,
): Bibliography {
	const file = path.resolve(bibliography.source);
	const known = manuscripts.flatMap(({ library }) => library.bibliographies);
	const ofManuscript = known.find(({ source }) => path.resolve(source) === file);
	if (ofManuscript !== undefined) {
		return ofManuscript;
	}
	if (!bibliography.problems.some(({ code }) => code === 'bibtex.undefined-string')) {
		return bibliography;
	}
	const folder = path.dirname(file);
	const beside = filesIn(folder)
		.map((name) => path.join(folder, name))
		.filter((name) => /\.bib$/i.test(name) && name !== file)
		.map((name) => reader.bibliography(uriOfFile(name)))
		.filter((opened) => typeof opened !== 'string');
	return reader.strings.apply([...beside, bibliography]).at(-1) ?? bibliography;
}

function isBibliography(file: string): boolean {
	return documentFormatOf(file) === undefined && bibliographyFormatOf(file) !== undefined;
}

/** The `.bib` files in the folder of a manuscript that it does not declare; read only where a citekey is unknown. */
function undeclaredBeside({ files, citekeys, library }: Manuscript): Library {
	const first = files[0];
	if (first === undefined || citekeys.every((citekey) => library.has(citekey))) {
		return createLibrary([]);
	}
	const folder = path.dirname(first.path);
	const declared = new Set(library.bibliographies.map(({ source }) => path.resolve(source)));
	const beside = filesIn(folder)
		.filter((name) => name.endsWith('.bib') && !declared.has(path.resolve(folder, name)))
		.sort();
	return createLibrary(
		beside.map((name) => openBibliography(readText(path.join(folder, name)), path.join(folder, name), 'bibtex')),
	);
}
