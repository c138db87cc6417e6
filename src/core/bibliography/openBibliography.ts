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
 * The same in slices for large `.bib` files: yields after each `unitsPerStep` UTF-16 units, and while problems and
 * identifiers are read, so that the caller can let others run. About 400,000 units take one millisecond.
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
	const bibliography = new BibtexBibliography(text, source, format, scan);
	yield* bibliography.prepare();
	return bibliography;
}

/**
 * A bibliography after its file changed, in slices. A `.bib` is scanned only where it changed, and only the entries
 * there are read again; what remains is to gather what the others told, some 60 ms for 100,000 entries.
 */
export function* reopenBibliographyInSteps(previous: Bibliography, text: string): Generator<number, Bibliography> {
	const next = reopenBibliography(previous, text);
	if (next instanceof BibtexBibliography) {
		yield* next.prepare(10_000);
	}
	return next;
}

/** A bibliography after its file changed; a `.bib` is scanned only where it changed. */
export function reopenBibliography(previous: Bibliography, text: string): Bibliography {
	return previous instanceof BibtexBibliography
		? previous.withText(text)
		: openBibliography(text, previous.source, previous.format);
}
