import assert from 'node:assert/strict';
import { latexToText } from '../../../src/core/bibliography/latexToText.ts';

suite('LaTeX becomes text', () => {
	const texts: readonly (readonly [latex: string, text: string])[] = [
		// Symbols, in formulas and in text.
		['pre$\\dagger$post $\\ddagger$', 'pre†post ‡'],
		['$x \\perp y$, $\\parallel$, $\\angle$, $\\mapsto$, $\\lesssim$, $\\gtrsim$', 'x ⊥ y, ∥, ∠, ↦, ≲, ≳'],
		['$\\checkmark$ \\textperthousand{} \\textinterrobang', '✓ ‰ ‽'],
		['$A \\subseteq B \\oplus C \\leqslant D$', 'A ⊆ B ⊕ C ⩽ D'],
		['$a \\not= b \\not\\in C$', 'a ≠ b ∉C'],
		['semi\\hyphen{}automatic', 'semi-automatic'],
		['{\\cyrchar\\CYRM}{\\cyrchar\\cyri}{\\cyrchar\\cyrr} \\CYRSHCH\\cyrya', 'Мир Щя'],
		['\\ding{51} \\ding{55} \\ding{72} \\ding{172} \\ding{182} \\ding{999}', '✓ ✗ ★ ① ❶ \\ding{999}'],
		['\\textlessequal 5, $\\rhd$ $\\llbracket{}x\\rrbracket$ \\IJ', '≤5, ▷ ⟦x⟧ Ĳ'],
		['a\\addsemicolon\\addspace b\\adddot', 'a; b.'],
		['579\\psqq', '579\u00a0sqq.'],
		['\\c{} \\k{} \\v{}', '¸ ˛ ˇ'],
		// Numbers and units, as pandoc 2.17 prints them.
		['\\SI{10}{\\kilo\\gram\\metre\\per\\second\\squared}', '10\u202fkg\u202fm\u202fs<sup>−2</sup>'],
		['\\qty{5}{\\mg\\per\\kg}', '5\u202fmg\u202fkg<sup>−1</sup>'],
		['\\SI{5}{mg/kg}', '5\u202fmg/kg'],
		['\\SI[per-mode=symbol]{4}{\\um\\cubed}', '4\u202fμm<sup>3</sup>'],
		['\\qty{37}{\\degreeCelsius}, \\qty{50}{\\percent}, \\ang{45}', '37\u202f°C, 50\u202f%, 45°'],
		['\\num{1.5e-3} and \\num{10000}', '1.5 × 10<sup>−3</sup> and 10000'],
		['\\SIrange{1}{2}{\\kg}, \\numrange{3}{4}, \\numlist{1;2;3}', '1\u202fkg–2\u202fkg, 3–4, 1, 2, 3'],
		['\\si{\\square\\metre} \\unit{\\micro\\mole\\per\\litre}', 'm<sup>2</sup> μmol\u202fL<sup>−1</sup>'],
		['\\ce{H2O}, \\ce{Ca^2+}, \\ce{SO4^{2-}}', 'H<sub>2</sub>O, Ca<sup>2+</sup>, SO<sub>4</sub><sup>2−</sup>'],
		// Quotations, the other kind inside another.
		['\\enquote{a \\enquote{b} c}', '“a ‘b’ c”'],
		['\\enquote*{a} and \\enquote{b}', '‘a’ and “b”'],
		['\\foreignquote{german}{a}', '“a”'],
		['\\foreignlanguage{french}{Le Rossignol}', 'Le Rossignol'],
		// Old ways.
		['{\\em a} {\\it b} {\\bf c} {\\rm d} {\\tt e}', '<i>a</i> <i>b</i> <b>c</b> d e'],
		['\\begin{em}a\\end{em} \\begin{center}b\\end{center}', '<i>a</i> b'],
		['\\accent19 e \\accent"7F u \\accent\'22 a \\accent24c', 'é ü à ç'],
		['Bud\\ifmmode \\check{z}\\else \\v{z}\\fi{}an', 'Budžan'],
		// What nobody knows stands as it is.
		['a \\foo b, \\bar2{}, $\\wat + 1$', 'a \\foo b, 2̄, \\wat+ 1'],
		['a \\foo{kept} c', 'a kept c'],
		['{\\small a} \\noindent b\\/c', 'a bc'],
	];
	for (const [latex, text] of texts) {
		test(latex, () => assert.equal(latexToText(latex), text));
	}
});
