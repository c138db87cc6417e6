/** A chemical formula of mhchem, with its numbers below and its charges above the line. */
export function chemicalFormula(latex: string): string {
	return latex
		.replaceAll(
			/\^\{([^{}]*)\}|\^([\d]*[+-]|\w)/g,
			(_, group?: string, single?: string) => `<sup>${(group ?? single)!.replaceAll('-', '−')}</sup>`,
		)
		.replaceAll(/_\{([^{}]*)\}|_(\w)/g, (_, group?: string, single?: string) => `<sub>${group ?? single}</sub>`)
		.replaceAll(/(?<=[A-Za-z)\]])(\d+)/g, '<sub>$1</sub>')
		.replaceAll(/(?<=[A-Za-z>)\]])([+-])(?=$|[\s)\]])/g, (sign) => `<sup>${sign.replace('-', '−')}</sup>`)
		.replaceAll('<=>', '⇌')
		.replaceAll('<->', '↔')
		.replaceAll('->', '→');
}
