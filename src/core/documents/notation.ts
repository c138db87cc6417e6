/** Longer formulas are never just the notation of a name. */
const longestNotation = 40;

/**
 * Whether the content of `$…$` or `\(…\)` is only notation inside a name or a number, such as `\alpha`, `_{1A}`,
 * `^{2+}` or `_\mathrm{A}`, rather than a formula. Notation belongs to the sentence.
 */
export function isNotation(formula: string): boolean {
	return formula.length <= longestNotation && notation.test(formula);
}

/** Letters, digits, signs of charge, braces, scripts, Greek letters and font commands; no operator or relation. */
const notation =
	/^(?:\\(?:alpha|beta|gamma|delta|epsilon|varepsilon|zeta|eta|theta|iota|kappa|lambda|mu|nu|xi|pi|rho|sigma|tau|upsilon|phi|varphi|chi|psi|omega|Gamma|Delta|Theta|Lambda|Xi|Pi|Sigma|Phi|Psi|Omega|mathrm|mathit|mathbf|mathsf|text|textrm|textit|rm|it|pm|mp|prime)(?![A-Za-z])|[A-Za-z0-9{}^_+,' \u0370-\u03ff-])+$/;
