import { BibtexBibliography } from './bibtexBibliography.ts';
import { openCslJson } from './cslJson.ts';
import { openCslYaml } from './cslYaml.ts';
import type { Bibliography, BibliographyFormat } from './model.ts';
import { changeBetween, scanBibtexInSteps } from './bibtexScanner.ts';
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

/** Where more than this has changed, in UTF-16 units, a file is scanned anew, in slices. */
const longChange = 1_000_000;

/**
 * A bibliography after its file changed, in slices. A `.bib` is scanned only where it changed, and what was read in the
 * other entries is kept; to gather it again in `prepareInSteps` takes some 50 ms for 100,000 entries.
 */
export function* reopenBibliographyInSteps(previous: Bibliography, text: string): Generator<number, Bibliography> {
	if (previous instanceof BibtexBibliography) {
		const change = changeBetween(previous.text, text);
		if (change !== undefined && change.newEnd - change.start > longChange) {
			return yield* openBibliographyInSteps(text, previous.source, previous.format);
		}
		return previous.withText(text, change);
	}
	return openBibliography(text, previous.source, previous.format);
}

/** A bibliography after its file changed; a `.bib` is scanned only where it changed. */
export function reopenBibliography(previous: Bibliography, text: string): Bibliography {
	return previous instanceof BibtexBibliography
		? previous.withText(text)
		: openBibliography(text, previous.source, previous.format);
}
