import type { TextEdit } from '../text/textEdit.ts';

/** A style of LaTeX, and the package of CTAN that has it. */
export interface LatexStyle {
	readonly name: string;
	readonly package: string;
}

/**
 * How a citation style is declared in a manuscript, or why it cannot be: `invalid-header` when the YAML header is broken,
 * `part` when a LaTeX file is a part of another, `no-equivalent` when LaTeX has no style known to be the same.
 */
export type StylePlan =
	| {
			readonly kind: 'planned';
			readonly edits: readonly TextEdit[];
			/** In LaTeX, the style and the package that has it, which may not be installed. */
			readonly latex?: LatexStyle;
	  }
	| { readonly kind: 'refused'; readonly reason: 'invalid-header' | 'part' | 'no-equivalent' };
