/** LaTeX's accent commands and the combining character each stands for. */
export const accents: ReadonlyMap<string, string> = new Map([
	['`', '\u0300'],
	["'", '\u0301'],
	['^', '\u0302'],
	['~', '\u0303'],
	['=', '\u0304'],
	['u', '\u0306'],
	['.', '\u0307'],
	['"', '\u0308'],
	['r', '\u030a'],
	['H', '\u030b'],
	['v', '\u030c'],
	['h', '\u0309'],
	['d', '\u0323'],
	['c', '\u0327'],
	['k', '\u0328'],
	['b', '\u0331'],
	['t', '\u0361'],
	['textcommabelow', '\u0326'],
	['hat', '\u0302'],
	['bar', '\u0304'],
	['overline', '\u0304'],
	['tilde', '\u0303'],
	['dot', '\u0307'],
	['ddot', '\u0308'],
	['acute', '\u0301'],
	['grave', '\u0300'],
	['breve', '\u0306'],
	['check', '\u030c'],
]);

const greekNames =
	'alpha α beta β gamma γ delta δ epsilon ε zeta ζ eta η theta θ iota ι kappa κ lambda λ mu μ nu ν xi ξ omicron ο pi π rho ρ ' +
	'sigma σ tau τ upsilon υ phi φ chi χ psi ψ omega ω ' +
	'Alpha Α Beta Β Gamma Γ Delta Δ Epsilon Ε Zeta Ζ Eta Η Theta Θ Iota Ι Kappa Κ Lambda Λ Mu Μ Nu Ν Xi Ξ Omicron Ο Pi Π Rho Ρ ' +
	'Sigma Σ Tau Τ Upsilon Υ Phi Φ Chi Χ Psi Ψ Omega Ω';

/** Greek letters by their LaTeX names without backslash. */
export const greek: ReadonlyMap<string, string> = pairs(greekNames);

const symbolNames =
	'i ı j ȷ ss ß SS ẞ aa å AA Å o ø O Ø l ł L Ł ae æ AE Æ oe œ OE Œ dh ð DH Ð th þ TH Þ dj đ DJ Đ ng ŋ NG Ŋ ' +
	'S § P ¶ copyright © pounds £ dag † ddag ‡ ldots … dots … textellipsis … textendash – textemdash — textquoteleft ‘ textquoteright ’ ' +
	'textquotedblleft “ textquotedblright ” textquotesingle \' textquotedbl " quotedblbase „ quotesinglbase ‚ guillemotleft « guillemotright » ' +
	'guillemetleft « guillemetright » guilsinglleft ‹ guilsinglright › lq ‘ rq ’ textbackslash \\ textasciitilde ~ textasciicircum ^ textunderscore _ ' +
	'textbar | textless < textgreater > textbraceleft { textbraceright } textdollar $ textpercent % textdegree ° degree ° textmu µ textmicro µ ' +
	'textregistered ® texttrademark ™ textcopyright © textsterling £ texteuro € euro € textyen ¥ textcent ¢ textsection § textparagraph ¶ ' +
	'textdagger † textdaggerdbl ‡ textbullet • textperiodcentered · cdot · cdots ⋯ bullet • times × textdiv ÷ div ÷ texttimes × pm ± textpm ± mp ∓ ' +
	'geq ≥ ge ≥ leq ≤ le ≤ neq ≠ ne ≠ approx ≈ sim ∼ simeq ≃ equiv ≡ cong ≅ propto ∝ infty ∞ ll ≪ gg ≫ ' +
	'rightarrow → to → leftarrow ← gets ← leftrightarrow ↔ uparrow ↑ downarrow ↓ Rightarrow ⇒ Leftarrow ⇐ Leftrightarrow ⇔ ' +
	'textrightarrow → textleftarrow ← textuparrow ↑ textdownarrow ↓ longrightarrow → rightleftharpoons ⇌ ' +
	'partial ∂ nabla ∇ sum ∑ prod ∏ int ∫ sqrt √ in ∈ notin ∉ subset ⊂ cup ∪ cap ∩ forall ∀ exists ∃ neg ¬ wedge ∧ vee ∨ circ ° prime ′ ' +
	'ast * star ⋆ langle ⟨ rangle ⟩ ell ℓ hbar ℏ Re ℜ Im ℑ aleph ℵ emptyset ∅ textonehalf ½ textonequarter ¼ textthreequarters ¾ ' +
	'varepsilon ε vartheta ϑ varphi φ varrho ϱ varsigma ς varpi ϖ textordfeminine ª textordmasculine º textexclamdown ¡ textquestiondown ¿ ' +
	'slash / textasteriskcentered * textnumero № textohm Ω textminus − minus − lbrace { rbrace } lvert | rvert | vert | mid | ' +
	'textonesuperior ¹ texttwosuperior ² textthreesuperior ³ TeX TeX LaTeX LaTeX BibTeX BibTeX textsuperscriptzero ⁰';

/** What commands without arguments stand for, by name without backslash. */
export const symbols: ReadonlyMap<string, string> = new Map([
	...greek,
	...[...greek].map(([name, letter]) => [`text${name}`, letter] as const),
	...[...greek].map(([name, letter]) => [`up${name}`, letter] as const),
	...[...greek].map(([name, letter]) => [`var${name}`, letter] as const),
	// Last, since `\textmu` is the micro sign.
	...pairs(symbolNames),
]);

function pairs(list: string): Map<string, string> {
	const words = list.split(' ');
	const map = new Map<string, string>();
	for (let i = 0; i + 1 < words.length; i += 2) {
		map.set(words[i]!, words[i + 1]!);
	}
	return map;
}

/** Letters with one accent, by the letter and the combining character: composing them one by one is slow. */
export const composedLetters: ReadonlyMap<string, string> = new Map(
	[
		...'ÀÁÂÃÄÅÇÈÉÊËÌÍÎÏÑÒÓÔÕÖÙÚÛÜÝàáâãäåçèéêëìíîïñòóôõöùúûüýÿĀāĂăĄąĆćĈĉĊċČčĎďĒēĔĕĖėĘęĚěĜ',
		...'ĝĞğĠġĢģĤĥĨĩĪīĬĭĮįİĴĵĶķĹĺĻļĽľŃńŅņŇňŌōŎŏŐőŔŕŖŗŘřŚśŜŝŞşŠšŢţŤťŨũŪūŬŭŮůŰűŲųŴŵŶŷŸŹźŻżŽž',
	].map((letter) => [letter.normalize('NFD'), letter] as const),
);
