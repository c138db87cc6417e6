/**
 * Decides how a receptor is written beside its listed names: `5-HT1AR`, `AMPA-R` and `AMPA-type receptor` of
 * `AMPA receptor`.
 */
export function receptorVariants(names: readonly string[]): readonly string[] {
	return names.flatMap((name) => {
		// One piece that is no word: `NMDA`, `5-HT1A`, `μ-opioid`, and not `glucocorticoid`.
		const head = /^(\S*[A-Z0-9α-ω]\S*) receptor$/.exec(name)?.[1];
		if (head === undefined || /^[A-Z][a-z]+$/.test(head)) {
			return [];
		}
		const short = /^[A-Z0-9α-ω][\w-]*[A-Z0-9α-ω]$/.test(head) ? [`${head}R`, `${head}-R`] : [];
		return [...short, `${head}-type receptor`];
	});
}
