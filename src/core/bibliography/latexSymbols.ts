import { cyrillic } from './latexLetters.ts';
import { wordPairs } from './wordPairs.ts';

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
	['mathring', '\u030a'],
	['widehat', '\u0302'],
	['widetilde', '\u0303'],
	['vec', '\u20d7'],
	['G', '\u030f'],
	['C', '\u030f'],
	['U', '\u030e'],
	['textcommaabove', '\u0313'],
	['capitalcedilla', '\u0327'],
	['capitalogonek', '\u0328'],
]);

/** The combining characters of what `\\accent` takes: places in the font of TeX, as numbers. Source: The TeXbook, appendix F. */
export const accentsByNumber: ReadonlyMap<number, string> = new Map([
	[18, '\u0300'],
	[19, '\u0301'],
	[20, '\u030c'],
	[21, '\u0306'],
	[22, '\u0304'],
	[23, '\u030a'],
	[24, '\u0327'],
	[94, '\u0302'],
	[95, '\u0307'],
	[125, '\u030b'],
	[126, '\u0303'],
	[127, '\u0308'],
]);

const greekNames =
	'alpha α beta β gamma γ delta δ epsilon ε zeta ζ eta η theta θ iota ι kappa κ lambda λ mu μ nu ν xi ξ omicron ο pi π rho ρ ' +
	'sigma σ tau τ upsilon υ phi φ chi χ psi ψ omega ω ' +
	'Alpha Α Beta Β Gamma Γ Delta Δ Epsilon Ε Zeta Ζ Eta Η Theta Θ Iota Ι Kappa Κ Lambda Λ Mu Μ Nu Ν Xi Ξ Omicron Ο Pi Π Rho Ρ ' +
	'Sigma Σ Tau Τ Upsilon Υ Phi Φ Chi Χ Psi Ψ Omega Ω';

/** Greek letters by their LaTeX names without backslash. */
export const greek: ReadonlyMap<string, string> = wordPairs(greekNames);

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
	'dagger † ddagger ‡ perp ⊥ bot ⊥ top ⊤ parallel ∥ nparallel ∦ angle ∠ measuredangle ∡ sphericalangle ∢ mapsto ↦ longmapsto ⟼ checkmark ✓ ' +
	'lesssim ≲ gtrsim ≳ lessapprox ⪅ gtrapprox ⪆ leqslant ⩽ geqslant ⩾ leqq ≦ geqq ≧ lessgtr ≶ gtrless ≷ nleq ≰ ngeq ≱ nless ≮ ngtr ≯ ' +
	'prec ≺ succ ≻ preceq ⪯ succeq ⪰ asymp ≍ doteq ≐ doteqdot ≑ triangleq ≜ bumpeq ≏ approxeq ≊ backsim ∽ thicksim ∼ thickapprox ≈ nsim ≁ ' +
	'ncong ≇ models ⊨ vdash ⊢ dashv ⊣ vDash ⊨ bowtie ⋈ smile ⌣ frown ⌢ varpropto ∝ between ≬ pitchfork ⋔ therefore ∴ because ∵ ' +
	'supset ⊃ subseteq ⊆ supseteq ⊇ nsubseteq ⊈ nsupseteq ⊉ subsetneq ⊊ supsetneq ⊋ sqsubset ⊏ sqsupset ⊐ sqsubseteq ⊑ sqsupseteq ⊒ ni ∋ ' +
	'owns ∋ setminus ∖ smallsetminus ∖ uplus ⊎ sqcap ⊓ sqcup ⊔ nexists ∄ varnothing ∅ complement ∁ land ∧ lor ∨ lnot ¬ ' +
	'oplus ⊕ ominus ⊖ otimes ⊗ oslash ⊘ odot ⊙ bigcirc ◯ amalg ⨿ wr ≀ dotplus ∔ ltimes ⋉ rtimes ⋊ boxplus ⊞ boxtimes ⊠ boxdot ⊡ ' +
	'bigoplus ⨁ bigotimes ⨂ bigodot ⨀ bigcup ⋃ bigcap ⋂ bigvee ⋁ bigwedge ⋀ biguplus ⨄ bigsqcup ⨆ coprod ∐ oint ∮ iint ∬ iiint ∭ ' +
	'diamond ⋄ Diamond ◇ lozenge ◊ blacklozenge ⧫ square □ Box □ blacksquare ■ triangle △ bigtriangleup △ bigtriangledown ▽ triangledown ▽ ' +
	'triangleleft ◁ triangleright ▷ blacktriangle ▲ blacktriangledown ▼ bigstar ★ clubsuit ♣ diamondsuit ♢ heartsuit ♡ spadesuit ♠ ' +
	'flat ♭ natural ♮ sharp ♯ surd √ wp ℘ imath ı jmath ȷ beth ℶ gimel ℷ daleth ℸ hslash ℏ eth ð mho ℧ Finv Ⅎ complexes ℂ ' +
	'nearrow ↗ searrow ↘ swarrow ↙ nwarrow ↖ updownarrow ↕ Uparrow ⇑ Downarrow ⇓ Updownarrow ⇕ Longrightarrow ⟹ Longleftarrow ⟸ implies ⟹ ' +
	'impliedby ⟸ iff ⟺ Longleftrightarrow ⟺ longleftarrow ⟵ longleftrightarrow ⟷ hookrightarrow ↪ hookleftarrow ↩ leadsto ⇝ rightsquigarrow ⇝ ' +
	'rightharpoonup ⇀ rightharpoondown ⇁ leftharpoonup ↼ leftharpoondown ↽ leftrightharpoons ⇋ rightleftarrows ⇄ leftrightarrows ⇆ ' +
	'leftleftarrows ⇇ rightrightarrows ⇉ upuparrows ⇈ downdownarrows ⇊ circlearrowleft ↺ circlearrowright ↻ curvearrowleft ↶ curvearrowright ↷ ' +
	'twoheadrightarrow ↠ rightarrowtail ↣ nrightarrow ↛ nleftarrow ↚ nRightarrow ⇏ nLeftarrow ⇍ multimap ⊸ textleftrightarrow ↔ ' +
	'lceil ⌈ rceil ⌉ lfloor ⌊ rfloor ⌋ ulcorner ⌜ urcorner ⌝ lbrack [ rbrack ] lVert ‖ rVert ‖ Vert ‖ backslash \\ colon : ' +
	'vdots ⋮ ddots ⋱ dotsc … dotsb ⋯ dotsm ⋯ dotsi ⋯ dotso … ldotp . cdotp · centerdot · backprime ‵ ' +
	'textperthousand ‰ textpertenthousand ‱ permil ‰ perthousand ‰ textinterrobang ‽ textreferencemark ※ textestimated ℮ textdiscount ⁒ ' +
	'textlira ₤ textwon ₩ textpeso ₱ textdong ₫ textnaira ₦ textbaht ฿ textcurrency ¤ textflorin ƒ textcolonmonetary ₡ textguarani ₲ EUR € ' +
	'textcelsius ℃ celsius ℃ textcircledP ℗ textservicemark ℠ textrecipe ℞ textopenbullet ◦ textbigcircle ◯ textmusicalnote ♪ textborn * ' +
	'textdied † textmarried ⚭ textdivorced ⚮ textleaf 🙦 textlquill ⁅ textrquill ⁆ textlangle 〈 textrangle 〉 textlbrackdbl ⟦ textrbrackdbl ⟧ ' +
	'textbrokenbar ¦ textbardbl ‖ textasciiacute ´ textasciigrave ` textasciimacron ¯ textasciidieresis ¨ textasciibreve ˘ textasciicaron ˇ ' +
	'textacutedbl ˝ textgravedbl ‶ textlnot ¬ textsurd √ textfractionsolidus ⁄ textthreequartersemdash — texttwelveudash – texttildelow ˷ ' +
	'textquotestraightbase ‚ textquotestraightdblbase „ textvisiblespace ␣ textcopyleft © textmho ℧ textzerooldstyle 0 texthungarumlaut ˝ ' +
	'textonethird ⅓ texttwothirds ⅔ male ♂ female ♀ mars ♂ venus ♀ textmale ♂ textfemale ♀ degrees ° textschwa ə textglotstop ʔ hyphen - ' +
	'nobreakdash - textendash – textemdash — textnobreakspace \u00a0 dq " glq ‚ grq ‘ glqq „ grqq “ flqq « frqq » flq ‹ frq › guillemotright » ' +
	'arccos arccos arcsin arcsin arctan arctan cos cos cosh cosh det det dim dim exp exp gcd gcd inf inf ker ker lim lim ln ln log log max max ' +
	'min min sin sin sinh sinh sup sup tan tan tanh tanh Pr Pr arg arg deg deg cot cot liminf lim\u00a0inf limsup lim\u00a0sup ' +
	'digamma ϝ varkappa ϰ textkoppa ϙ ' +
	'IJ Ĳ ij ĳ textcrh ħ texthvlig ƕ textTstroke Ŧ texttstroke ŧ textesh ƪ textphi ɸ textopeno ɔ textepsilon ɛ textturna ɐ textiota ɩ ' +
	'textlessequal ≤ textgreaterequal ≥ textnotequal ≠ textapproxequal ≈ textequivalence ≡ textinfinity ∞ textincrement ∆ textsummation ∑ ' +
	'textproduct ∏ textintegral ∫ textelement ∈ textintersection ∩ textpartialdiff ∂ textlozenge ◊ textblacksquare ■ textpeseta ₧ ' +
	'texthorizontalbar ― textdbllowline ‗ textbraceleft { nobreakspace \u00a0 enspace \u2002 medspace \u205f thickspace \u2005 ' +
	'mathdollar $ mathsterling £ mathsection § mathparagraph ¶ Stigma Ϛ stigma ϛ Koppa Ϟ koppa ϟ Sampi Ϡ sampi ϡ Digamma Ϝ backepsilon ϶ ' +
	'rhd ▷ lhd ◁ unrhd ⊵ unlhd ⊴ RHD ▶ LHD ◀ llbracket ⟦ rrbracket ⟧ lgroup ⟮ rgroup ⟯ lmoustache ⎰ rmoustache ⎱ diagup ╱ diagdown ╲ ' +
	'dashrightarrow ⇢ dashleftarrow ⇠ dashv ⊣ lightning ↯ circledS Ⓢ circledR ® circledast ⊛ circledcirc ⊚ circleddash ⊝ boxslash ⧄ ' +
	'estimates ≙ starequal ≛ homothetic ∻ nsubseteqq ⫅̸ nsupseteqq ⫆̸ succapprox ⪸ precapprox ⪷ medcirc ⚪ medbullet ⚫ CIRCLE ● Circle ○ ' +
	'LEFTCIRCLE ◖ RIGHTCIRCLE ◗ Square ☐ CheckedBox ☑ XBox ☒ ballotx ✗ smiley ☺ frownie ☹ skull ☠ radiation ☢ biohazard ☣ warning ⚠ ' +
	'recycle ♻ pencil ✎ pointright ☞ Angstroem Å mercury ☿ earth ♁ jupiter ♃ saturn ♄ uranus ♅ neptune ♆ pluto ♇ Sun ☉ rightmoon ☽ leftmoon ☾ ' +
	// What biblatex writes between parts, where a field has it.
	'addcomma , addsemicolon ; addcolon : adddot . addperiod . addslash / addhyphen - addnbspace \u00a0 addthinspace \u202f ' +
	'bibopenparen ( bibcloseparen ) bibopenbracket [ bibclosebracket ] pno p. ppno pp. psq \u00a0sq. psqq \u00a0sqq. ' +
	'textonesuperior ¹ texttwosuperior ² textthreesuperior ³ TeX TeX LaTeX LaTeX BibTeX BibTeX textsuperscriptzero ⁰';

/** What commands without arguments stand for, by name without backslash. */
export const symbols: ReadonlyMap<string, string> = new Map([
	...greek,
	...[...greek].map(([name, letter]) => [`text${name}`, letter] as const),
	...[...greek].map(([name, letter]) => [`up${name}`, letter] as const),
	...[...greek].map(([name, letter]) => [`var${name}`, letter] as const),
	...cyrillic,
	// Last, since `\textmu` is the micro sign.
	...wordPairs(symbolNames),
]);

/** Letters with one accent, by the letter and the combining character: composing them one by one is slow. */
export const composedLetters: ReadonlyMap<string, string> = new Map(
	[
		...'ÀÁÂÃÄÅÇÈÉÊËÌÍÎÏÑÒÓÔÕÖÙÚÛÜÝàáâãäåçèéêëìíîïñòóôõöùúûüýÿĀāĂăĄąĆćĈĉĊċČčĎďĒēĔĕĖėĘęĚěĜ',
		...'ĝĞğĠġĢģĤĥĨĩĪīĬĭĮįİĴĵĶķĹĺĻļĽľŃńŅņŇňŌōŎŏŐőŔŕŖŗŘřŚśŜŝŞşŠšŢţŤťŨũŪūŬŭŮůŰűŲųŴŵŶŷŸŹźŻżŽž',
	].map((letter) => [letter.normalize('NFD'), letter] as const),
);
