/** The prefixes that Quarto keeps for its own cross-references (its manual, "Cross References"). */
const prefixes = /^(fig|tbl|lst|eq|sec|thm|lem|cor|prp|cnj|def|exm|exr|nte|tip|wrn|imp|cau)-/i;

/** Whether what pandoc takes for a citekey is one of Quarto's cross-references, as in `@fig-dose`. */
export function isCrossReference(citekey: string): boolean {
	return prefixes.test(citekey);
}
