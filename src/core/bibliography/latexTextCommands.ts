/** What commands put around their argument. */
export const markupOfCommand: ReadonlyMap<string, readonly [string, string]> = new Map<
	string,
	readonly [string, string]
>([
	...['textit', 'emph', 'textsl', 'mathit', 'mkbibemph', 'mkbibitalic', 'it', 'em', 'itshape', 'sl'].map(
		(name) => [name, ['<i>', '</i>']] as const,
	),
	...['textbf', 'mathbf', 'mkbibbold', 'bf', 'bfseries'].map((name) => [name, ['<b>', '</b>']] as const),
	...['textsuperscript', 'mkbibsuperscript', 'sp'].map((name) => [name, ['<sup>', '</sup>']] as const),
	...['textsubscript', 'mkbibsubscript', 'sb'].map((name) => [name, ['<sub>', '</sub>']] as const),
	...['textsc', 'scshape', 'sc'].map((name) => [name, ['<span style="font-variant:small-caps;">', '</span>']] as const),
	['mkbibparens', ['(', ')']],
]);

/** Commands that change what follows them in their group instead of taking an argument. */
export const switches = new Set(['it', 'em', 'itshape', 'sl', 'slshape', 'bf', 'bfseries', 'sc', 'scshape']);

/** Commands with nothing to show: fonts, sizes, spaces, and hints for the breaking of lines. */
export const silent: ReadonlySet<string> = new Set(
	(
		'rm rmfamily sf sffamily tt ttfamily up upshape md mdseries normalfont normalsize mediumseries tiny scriptsize footnotesize small large ' +
		'Large LARGE huge Huge selectfont boldmath unboldmath mathversion protect relax noindent indent par null leavevmode ' +
		'allowbreak nobreak break linebreak nolinebreak pagebreak nopagebreak sloppy fussy hfill hfil hss vfill smallskip medskip ' +
		'bigskip raggedright raggedleft centering left right middle big Big bigg Bigg bigl bigr Bigl Bigr biggl biggr Biggl Biggr ' +
		'bigm Bigm displaystyle textstyle scriptstyle scriptscriptstyle limits nolimits nonumber strut mathstrut begingroup ' +
		'endgroup bgroup egroup ignorespaces unskip xspace mathsurround nolimits nohyphens cdotmark bibnamedelima bibinitperiod ' +
		'bibinitdelim autocap midsentence isdot addlowpenspace nopunct textcompwordmark cyrchar string expandafter negthinspace kern write'
	).split(' '),
);

/** Commands whose first argument is no text. */
export const silentArguments: ReadonlyMap<string, number> = new Map([
	['href', 1],
	['textcolor', 1],
	['color', 1],
	['noopsort', 1],
	['label', 1],
	['hspace', 1],
	['hspace*', 1],
	['vspace', 1],
	['foreignlanguage', 1],
	['textlang', 1],
	['textcquote', 1],
	['foreignquote', 1],
	['hyphenquote', 1],
	['raisebox', 1],
	['fontencoding', 1],
	['fontfamily', 1],
	['mathchoice', 0],
	['SortNoop', 1],
	['ref', 1],
	['fontsize', 2],
	['cite', 1],
]);
