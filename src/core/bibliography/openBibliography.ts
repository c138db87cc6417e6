import { BibtexBibliography } from './bibtexBibliography.ts';
import { openCslJson } from './cslJson.ts';
import { openCslYaml } from './cslYaml.ts';
import type { Bibliography, BibliographyFormat } from './model.ts';
import { scanBibtexInSteps } from './bibtexScanner.ts';
import { openRis } from './ris.ts';

/** Reads a bibliography; what is malformed becomes a problem and the rest is kept. Never throws. */
export function openBibliography(text: string, source: string, format: BibliographyFormat): Bibliography {
	switch (format) {
		case 'bibtex':
		case 'biblatex':
			return new BibtexBibliography(text, source, format);
		case 'csl-json':
			return openCslJson(text, source);
		case 'csl-yaml':
			return openCslYaml(text, source);
		case 'ris':
			return openRis(text, source);
	}
}

/**
 * The same in slices for large `.bib` files: yields after each `unitsPerStep` UTF-16 units, so that the caller can let
 * others run. About 600,000 units take one millisecond. Problems and identifiers are not read yet: see `prepareInSteps`.
 */
export function* openBibliographyInSteps(
	text: string,
	source: string,
	format: BibliographyFormat,
	unitsPerStep = 400_000,
): Generator<number, Bibliography> {
	if (format !== 'bibtex' && format !== 'biblatex') {
		return openBibliography(text, source, format);
	}
	const scan = yield* scanBibtexInSteps(text, unitsPerStep);
	return new BibtexBibliography(text, source, format, scan);
}

/** Reads in slices what somebody will soon ask a bibliography for: its problems, and its works by DOI and PMID. */
export function* prepareInSteps(bibliography: Bibliography): Generator<number, void> {
	if (bibliography instanceof BibtexBibliography) {
		yield* bibliography.prepare();
	}
}

/**
 * A bibliography after its file changed, in slices. A `.bib` is scanned only where it changed, and what was read in the
 * other entries is kept; to gather it again in `prepareInSteps` takes some 50 ms for 100,000 entries.
 */
export function* reopenBibliographyInSteps(
	previous: Bibliography,
	text: string,
	unitsPerStep = 400_000,
): Generator<number, Bibliography> {
	return previous instanceof BibtexBibliography
		? yield* previous.withTextInSteps(text, unitsPerStep)
		: openBibliography(text, previous.source, previous.format);
}

/** A bibliography after its file changed; a `.bib` is scanned only where it changed. */
export function reopenBibliography(previous: Bibliography, text: string): Bibliography {
	return previous instanceof BibtexBibliography
		? previous.withText(text)
		: openBibliography(text, previous.source, previous.format);
}
