/** How serious a problem is shown to be; `off` is not shown at all. */
export type Severity = 'error' | 'warning' | 'information' | 'hint' | 'off';

/** From the most serious one on. */
export const severities: readonly Severity[] = ['error', 'warning', 'information', 'hint', 'off'];

/**
 * Every code of a problem in a manuscript or a bibliography, with the severity it has unless the user chose another.
 * What breaks a build or cites a work that should not be cited is a warning or worse; what a style may never print is a
 * hint, so that a library out of a reference manager does not fill the list of problems.
 */
export const defaultSeverities: ReadonlyMap<string, Severity> = new Map([
	['citation.unknown-key', 'warning'],
	['citation.undeclared-library', 'warning'],
	['citation.retracted', 'warning'],
	['citation.expression-of-concern', 'warning'],
	['citation.corrected', 'information'],
	['citation.preprint-published', 'information'],
	['citation.incomplete-metadata', 'information'],
	['bibliography.missing', 'error'],
	['bibliography.unreadable', 'error'],
	['bibliography.broken', 'warning'],
	['bibliography.invalid-json', 'warning'],
	['bibliography.invalid-yaml', 'warning'],
	['bibliography.missing-id', 'warning'],
	['document.invalid-yaml', 'warning'],
	['bibtex.duplicate-citekey', 'warning'],
	['bibtex.duplicate-field', 'warning'],
	['bibtex.missing-comma', 'warning'],
	['bibtex.missing-equals', 'warning'],
	['bibtex.missing-value', 'warning'],
	['bibtex.missing-brace', 'warning'],
	['bibtex.extra-brace', 'warning'],
	['bibtex.unclosed-quote', 'warning'],
	['bibtex.unclosed-entry', 'warning'],
	['bibtex.unquoted-value', 'warning'],
	['bibtex.unexpected-text', 'warning'],
	['bibtex.stray-at', 'warning'],
	['bibtex.missing-citekey', 'warning'],
	['bibtex.citekey-with-space', 'warning'],
	['bibtex.undefined-string', 'warning'],
	['ris.unclosed-record', 'warning'],
	['entry.duplicate-work', 'warning'],
	['entry.citekey-case', 'warning'],
	['entry.unknown-type', 'warning'],
	['entry.malformed-names', 'warning'],
	['entry.missing-field', 'warning'],
	['entry.missing-recommended', 'hint'],
	['entry.invalid-doi', 'warning'],
	['entry.doi-with-address', 'hint'],
	['entry.invalid-pmid', 'warning'],
	['entry.invalid-pmcid', 'warning'],
	['entry.invalid-isbn', 'warning'],
	['entry.invalid-issn', 'warning'],
	['entry.invalid-date', 'warning'],
	['entry.reversed-pages', 'warning'],
	['entry.open-pages', 'warning'],
	['entry.unescaped-character', 'warning'],
	['entry.missing-math', 'warning'],
	['entry.unprotected-capitals', 'information'],
	['entry.preprint-published', 'information'],
	['entry.retracted', 'warning'],
	['entry.expression-of-concern', 'warning'],
	['entry.corrected', 'information'],
	['entry.incomplete-metadata', 'information'],
	['entry.unused', 'off'],
	['term.former-name', 'information'],
	['term.mixed-enantiomer', 'information'],
	['term.mixed-notation', 'information'],
	['term.gene-case', 'hint'],
	['term.gene-italics', 'hint'],
	['term.interleukin', 'information'],
	['abbreviation.undefined', 'hint'],
	['abbreviation.unknown', 'hint'],
	['abbreviation.redefined', 'information'],
	['abbreviation.unused', 'information'],
]);

/**
 * The severity of a problem. `chosen` maps a code (`citation.retracted`) or the first word of codes (`bibtex`) to the
 * severity that the user wants; the code goes before its first word, and both before the default. What is no severity
 * counts as not chosen, and a code without a default is a warning.
 */
export function severityOf(code: string, chosen: Readonly<Record<string, unknown>> = {}): Severity {
	const family = code.slice(0, code.indexOf('.'));
	const wanted = [chosen[code], chosen[family]].find((value) => severities.some((severity) => severity === value));
	return (wanted as Severity | undefined) ?? defaultSeverities.get(code) ?? 'warning';
}
