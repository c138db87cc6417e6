/**
 * Decides how a receptor is written beside its listed names: `5-HT1AR`, `AMPA-R` and `AMPA-type receptor` of
 * `AMPA receptor`, `VEGF-R2` and `VEGF receptor 2` of `VEGFR2`, `glutamate receptor 5` of
 * `glutamate 5 receptor`.
 */
export function receptorVariants(names: readonly string[]): readonly string[] {
	return names.flatMap((name) => {
		const [, ligand, number] = /^([A-Z]{2,}(?:-?[0-9])?)R-?([1-9])$/.exec(name) ?? [];
		if (ligand !== undefined) {
			return [`${ligand}-R${number!}`, `${ligand} receptor ${number!}`];
		}
		const [, kind, which] =
			/^([a-z]{4,}) ([A-Z0-9α-ω]{1,3}) receptor$/.exec(
				name.replace(/^[A-Z](?=[a-z])/, (first) => first.toLowerCase()),
			) ?? [];
		if (kind !== undefined) {
			return [`${kind} receptor ${which!}`];
		}
		// One piece that is no word: `NMDA`, `5-HT1A`, `μ-opioid`, and not `glucocorticoid`.
		const head = /^(\S*[A-Z0-9α-ω]\S*) receptor$/.exec(name)?.[1];
		if (head === undefined || /^[A-Z][a-z]+$/.test(head)) {
			return [];
		}
		const short = /^[A-Z0-9α-ω][\w-]*[A-Z0-9α-ω]$/.test(head) ? [`${head}R`, `${head}-R`] : [];
		return [...short, `${head}-type receptor`];
	});
}
