import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { DocumentFormat, ScannedDocument } from '../../../../src/core/documents/model.ts';
import { scanDocument } from '../../../../src/core/documents/scanDocument.ts';
import { createEvidenceBase } from '../../../../src/core/evidence/createEvidenceBase.ts';
import { HintFinder, hintsOf } from '../../../../src/core/features/hints/hints.ts';
import { withDecisions } from '../../../../src/core/matching/lexicon.ts';
import type { TermDecision } from '../../../../src/core/matching/termDecisions.ts';
import { finish } from '../../../../src/core/text/finish.ts';
import { applyEdits } from '../../../../src/core/text/textEdit.ts';
import { bundledPack } from '../../../support/bundledPack.ts';
import { costOf } from '../../../support/hostileTexts.ts';
import { bundledLexicon } from '../../matching/support.ts';

const base = createEvidenceBase([{ ...bundledPack(), pathways: [] }]);

function hints(
	text: string,
	format: DocumentFormat = 'markdown',
	decisions: Readonly<Record<string, TermDecision>> = {},
) {
	const lexicon = withDecisions(bundledLexicon(), new Map(Object.entries(decisions)));
	return hintsOf(scanDocument(text, format), lexicon, base);
}

/** The codes of all hints. */
function codes(text: string, format: DocumentFormat = 'markdown'): string[] {
	return hints(text, format).map(({ code }) => code);
}

/** The text after the edits of the one hint with this code. */
function fixed(code: string, text: string, format: DocumentFormat = 'markdown'): string {
	const found = hints(text, format).filter((hint) => hint.code === code);
	assert.equal(found.length, 1, `${found.length} hints ${code} in: ${text}`);
	return applyEdits(text, found[0]!.edits);
}

suite('Former names of receptors', () => {
	test('are changed everywhere by one hint', () => {
		const text = 'NR2B subunits and *NR2B*. GluR1 rose.';
		assert.deepEqual(
			hints(text).map(({ code, details }) => [code, details['written'], details['replacement'], details['count']]),
			[
				['term.former-name', 'NR2B', 'GluN2B', '2'],
				['term.former-name', 'GluR1', 'GluA1', '1'],
			],
		);
		assert.equal(fixed('term.former-name', 'NR2B subunits and *NR2B*.'), 'GluN2B subunits and *GluN2B*.');
		assert.equal(fixed('term.former-name', 'The \\textbf{NR2A} subunit.', 'latex'), 'The \\textbf{GluN2A} subunit.');
		assert.equal(fixed('term.former-name', 'NR2B亚基被阻断。'), 'GluN2B亚基被阻断。');
	});

	test('are left alone in quotations, code and cites', () => {
		assert.deepEqual(codes('> NR2B was the name.\n\nThey wrote “NR2B is blocked”; see `NR2B` and [@NR2B].'), []);
		assert.deepEqual(codes("\\begin{quote}\nNR2B was.\n\\end{quote}\n``NR2B again'' here.", 'latex'), []);
	});

	test('are not the names in use', () => {
		assert.deepEqual(codes('GluN2B, GluA1, mGluR5, TrkB and the *GRIN2B* gene.'), []);
	});
});

suite('Enantiomers', () => {
	test('under two kinds of names get the one that is used more', () => {
		assert.equal(
			fixed('term.mixed-enantiomer', 'Esketamine works. Later esketamine failed. We gave (*S*)-ketamine twice.'),
			'Esketamine works. Later esketamine failed. We gave esketamine twice.',
		);
		assert.equal(
			fixed('term.mixed-enantiomer', '(*R*)-ketamine and (*R*)-ketamine. Arketamine lasts.'),
			'(*R*)-ketamine and (*R*)-ketamine. (*R*)-ketamine lasts.',
		);
	});

	test('are not mixed where one form explains the other, or each enantiomer keeps its own', () => {
		assert.deepEqual(codes('Esketamine ((*S*)-ketamine) is used. Esketamine works.'), []);
		assert.deepEqual(codes('Esketamine and (*R*)-ketamine differ.'), []);
		assert.deepEqual(codes('We write \\emph{esketamine} for (\\textit{S})-ketamine. Esketamine works.', 'latex'), []);
		assert.deepEqual(codes('艾司氯胺酮（(S)-氯胺酮）有效。艾司氯胺酮起效快。'), []);
	});

	test('are mixed in Chinese as in English', () => {
		assert.equal(
			fixed('term.mixed-enantiomer', '艾司氯胺酮起效快，艾司氯胺酮安全。再给予(S)-氯胺酮。'),
			'艾司氯胺酮起效快，艾司氯胺酮安全。再给予艾司氯胺酮。',
		);
	});
});

suite('Spellings of one name', () => {
	test('become the one that is used most', () => {
		assert.equal(fixed('term.mixed-notation', 'IL-1β, IL-1β and IL-1beta rose.'), 'IL-1β, IL-1β and IL-1β rose.');
		assert.equal(
			fixed('term.mixed-notation', 'NF-$\\kappa$B, NF-$\\kappa$B and NF$\\kappa$B.', 'latex'),
			'NF-$\\kappa$B, NF-$\\kappa$B and NF-$\\kappa$B.',
		);
		assert.equal(fixed('term.mixed-notation', 'IL6 and IL-6 and IL-6.'), 'IL-6 and IL-6 and IL-6.');
		assert.equal(
			fixed('term.mixed-notation', '白细胞介素6升高，白细胞介素6下降，白介素6不变。'),
			'白细胞介素6升高，白细胞介素6下降，白细胞介素6不变。',
		);
	});

	test('are one where only case, plural, emphasis or a long name differ', () => {
		assert.deepEqual(codes('**IL-6** and IL-6; interleukin-6. NMDA receptors and NMDA-receptor block.'), []);
		assert.deepEqual(codes('BDNF protein; in mice, *Bdnf* mRNA.'), []);
	});
});

suite('Gene symbols', () => {
	test('take the case of their species and italics', () => {
		assert.equal(fixed('term.gene-case', 'In mice, *BDNF* mRNA rose.'), 'In mice, *Bdnf* mRNA rose.');
		assert.equal(fixed('term.gene-case', 'Patients carried the Bdnf allele.'), 'Patients carried the *BDNF* allele.');
		assert.equal(
			fixed('term.gene-italics', 'In patients, the \\textbf{x} BDNF polymorphism.', 'latex'),
			'In patients, the \\textbf{x} \\textit{BDNF} polymorphism.',
		);
	});

	test('are left alone where the protein is meant or the species is open', () => {
		assert.deepEqual(codes('In mice, BDNF levels fell. *TNF* mRNA in patients and mice.'), []);
		assert.deepEqual(codes('*Bdnf*^-/-^ mice were tested.'), []);
	});
});

suite('The English name behind a Chinese one', () => {
	test('defines its abbreviation, and may stand there for itself', () => {
		assert.deepEqual(codes('血脑屏障(blood-brain barrier, BBB)的通透性增加。'), []);
		assert.deepEqual(
			codes('血脑屏障(blood-brain barrier, BBB)。BBB受损，BBB开放。血脑屏障(blood-brain barrier，BBB)。'),
			[],
		);
	});
});

suite('IL-18', () => {
	const text = 'IL-1β rose. IL-1β fell. IL-18 was high.';

	test('is asked about where IL-1β is the subject', () => {
		assert.equal(fixed('term.mistyped-greek', text), 'IL-1β rose. IL-1β fell. IL-1β was high.');
		const [hint] = hints(text);
		assert.deepEqual([hint?.details['key'], hint?.details['entity']], ['il18', 'il-18']);
	});

	test('is meant where it is spelled out, as frequent, or the writer says so', () => {
		assert.deepEqual(codes('IL-1β and IL-1β; interleukin-18 (IL-18) and IL-18.'), []);
		assert.deepEqual(codes('IL-18 and IL-1β.'), []);
		assert.deepEqual(codes('IL-1β rose. IL-1β fell. TNF-α, IL-1β, IL-18, and PGE2 were high.'), []);
		assert.deepEqual(codes('IL-1β rose. IL-1β fell. IL-12p70, IL-18, IL-23 were high.'), []);
		assert.deepEqual(codes('IL-1β rose. IL-1β fell. IL-17  A, IL-18, IL-23 were high.'), []);
		assert.deepEqual(codes('IL-1β rose. IL-1β fell. IL-6, IL-18, TNF-α were high.'), ['term.mistyped-greek']);
		assert.deepEqual(hints(text, 'markdown', { il18: { kind: 'means', entity: 'il-18' } }), []);
	});
});

suite('Abbreviations', () => {
	test('without a definition get it at their first use', () => {
		assert.equal(
			fixed('abbreviation.undefined', 'The BDNF level and BDNF release.'),
			'The brain-derived neurotrophic factor (BDNF) level and BDNF release.',
		);
	});

	test('are defined in the words around them', () => {
		assert.equal(
			fixed('abbreviation.undefined', 'NMDA receptors and NMDA currents.'),
			'*N*-methyl-D-aspartate (NMDA) receptors and NMDA currents.',
		);
		assert.match(
			fixed('abbreviation.undefined', 'The HDRS fell; HDRS.'),
			/^The Hamilton Depression Rating Scale \(HDRS\)/,
		);
		assert.deepEqual(codes('Here HNK is hydroxynorketamine. HNK acts.'), []);
	});

	test('need none when they are used once, known, defined, or quoted', () => {
		assert.deepEqual(
			codes('BDNF rose once. DNA, RNA, MRI, FDA, DNA, RNA, MRI and FDA. The USA, USA, USA and USA.'),
			[],
		);
		assert.deepEqual(codes('Brain-derived neurotrophic factor (BDNF) rose. BDNF fell, and BDNF rose.'), []);
		assert.deepEqual(codes('BDNF rose. BDNF fell.\n\nBDNF, brain-derived neurotrophic factor; PBO, placebo.'), []);
		assert.deepEqual(codes('“BDNF and BDNF.”'), []);
		assert.deepEqual(codes('BDNF升高，BDNF降低。'), []);
	});

	test('that their long form spells out are none', () => {
		assert.deepEqual(codes('Then comes Pascal Case, where all words are capitalized (PascalCase).'), []);
	});

	test('that are unknown here are asked for only when they come again and again', () => {
		assert.deepEqual(codes('The QZX score, QZX, and QZX.'), []);
		assert.deepEqual(codes('The QZX score, QZX, QZX and QZX.'), ['abbreviation.unknown']);
		for (const explained of [
			'Legend: QZX = quick exam.',
			'Abbreviations: QZX, quick zone exam; PBO, placebo.',
			'The sum of zones (QZX) was read.',
			'A Data System [QZX; @roe2001] is used.',
			'Zones of a kind/QZX were read.',
			'Two reviewers (AB, QZX and CD) read all.',
			'Town, QZX 12345.',
			'Department, Town, QZX',
			'The [Quick Zone](https://example.org) (QZX) is old.',
			'The targets of zones (TF-QZX) were read.',
		]) {
			assert.deepEqual(codes(`The QZX score, QZX, QZX and QZX.\n\n${explained}`), [], explained);
		}
		const other = scanDocument('The quick zone exam (QZX) is old. QZX is QZX.', 'markdown');
		assert.deepEqual(
			hintsOf(scanDocument('The QZX score, QZX, QZX and QZX.', 'markdown'), bundledLexicon(), base, [other]),
			[],
		);
	});

	test('defined twice keep the first definition; an abstract has its own', () => {
		const twice = 'A median overall response (MOR) rose. MOR fell. The median overall response (MOR) again, MOR.';
		assert.equal(
			fixed('abbreviation.redefined', twice),
			'A median overall response (MOR) rose. MOR fell. The MOR again, MOR.',
		);
		const parts = `# Abstract\n\nA median overall response (MOR) and MOR.\n\n# Text\n\nThe median overall response (MOR), MOR.\n`;
		assert.deepEqual(codes(parts), []);
	});

	test('defined and not used lose their definition', () => {
		assert.equal(
			fixed('abbreviation.unused', 'The median overall response (MOR) rose.'),
			'The median overall response rose.',
		);
	});

	for (const text of [
		'Single-cell RNA sequencing (scRNA-seq) came first. Later scRNA-Seq showed more.',
		'The trimmed mean of M-values (TMM) was used. TMM-normalised counts followed.',
		'Log fold change (logFC) was high, and logFC fell.',
		'Pharmacokinetic/pharmacodynamic (PK/PD) models exist, and PK/PD profiles differ.',
		'The 2-deoxyglucose (2-DG) method. Uptake of 2-DG rose.',
		'Small interfering RNAs (siRNAs) work. One siRNA was used.',
		'Monoclonal antibodies (mAbs) bind. Each mAb binds.',
		'Each monoclonal antibody (mAb) binds, and mAbs last.',
		'L’analyse en composantes principales (ACP) a servi. Les axes de l’ACP sont deux.',
		'The apparent diffusion coefficient (ADC) was mapped: $\\mathrm{ADC}_i = 2$.',
		'The apparent diffusion coefficient (ADC) was mapped.\n\n$$\nADC = -\\log S\n$$\n',
		'The principal component (PC) scores. The first, PC1, was large.',
		'The maximal rate (V~max~) was read off. $V_{max}$ fell.',
		'Regulatory T cells (Tregs) act. Each Treg acts.',
		'Polyethylene glycol (PEG) is inert. PEGylated drugs last.',
	]) {
		test(`are used where they stand in another form: ${text}`, () => {
			assert.deepEqual(codes(text), []);
		});
	}

	test('are used in another file of the manuscript', () => {
		const document = scanDocument('The quality-adjusted life year (QALY) was counted.', 'latex');
		const other = scanDocument('QALYs were higher.', 'latex');
		const find = (others: readonly ScannedDocument[]) =>
			hintsOf(document, bundledLexicon(), base, others).map(({ code }) => code);
		assert.deepEqual(find([]), ['abbreviation.unused']);
		assert.deepEqual(find([other]), []);
	});

	const text = 'Fluctuation analysis (FLAN) helped; FLAN is old.\n\n';
	for (const [place, written, format] of [
		['caption', '![Fluctuation analysis (FLAN) in rats.](x.png)', 'markdown'],
		['heading', '## Fluctuation analysis (FLAN)', 'markdown'],
		['row of a table', '| a | b |\n|---|---|\n| Fluctuation analysis (FLAN) | 1 |', 'markdown'],
		['caption of a table', ': Fluctuation analysis (FLAN) {#tbl-a}', 'markdown'],
		['legend', '**Figure 2.** Fluctuation analysis (FLAN).', 'markdown'],
		['list of keywords', '**Keywords:** fluctuation analysis (FLAN), rats', 'markdown'],
		['list of abbreviations', '# Abbreviations\n\nFluctuation analysis (FLAN); others.', 'markdown'],
		['caption with a quotation', '![The “main” fluctuation analysis (FLAN) in rats.](x.png)', 'markdown'],
		['quotation', 'He says: “a fluctuation analysis (FLAN) is a start”.', 'markdown'],
		['structured abstract', '# Abstract\n\n## Methods\n\nFluctuation analysis (FLAN) and FLAN.', 'markdown'],
		['floating caption', '\\begin{figure}\n\n\\caption{Fluctuation analysis (FLAN) in rats.}\n\\end{figure}', 'latex'],
		['table', '\\begin{table}\n\nFluctuation analysis (FLAN) & 1\n\n\\end{table}', 'latex'],
		['command of keywords', '\\keywords{fluctuation analysis (FLAN), rats}', 'latex'],
		['environment of keywords', '\\begin{keyword}\nfluctuation analysis (FLAN) \\sep rats\n\\end{keyword}', 'latex'],
	] as const) {
		test(`may be defined again in a ${place}`, () => {
			assert.deepEqual(codes(`${written}\n\n# Text\n\n${text}`, format), []);
			assert.deepEqual(codes(`${text}${written}`, format), []);
		});
	}

	test('are defined once in the text all the same where a caption has them too', () => {
		const twice = `${text}![Fluctuation analysis (FLAN).](x.png)\n\nFluctuation analysis (FLAN) again.`;
		assert.deepEqual(codes(twice), ['abbreviation.redefined']);
	});

	test('of an abstract in the header are its own', () => {
		const header = (abstract: string) => `---\ntitle: Old (FLAN)\nabstract: |\n  ${abstract}\n---\n\n`;
		assert.deepEqual(codes(header('Fluctuation analysis (FLAN): FLAN.') + text), []);
		const twice = header('Fluctuation analysis (FLAN): FLAN. Fluctuation analysis (FLAN).');
		assert.deepEqual(codes(`${twice}Text.`), ['abbreviation.redefined']);
		assert.deepEqual(codes(`${header('Major depressive disorder (MDD).')}Text.`), ['abbreviation.unused']);
	});

	test('of another meaning are no repetition', () => {
		assert.deepEqual(codes('Multiple sclerosis (MSC). MSC is. Mass spectrometric count (MSC). MSC is.'), []);
	});

	test('that are listed in a bracket are defined by no word before it', () => {
		assert.deepEqual(codes('Expression of receptors (ER, PRX, HER2X) is lost.'), []);
		assert.deepEqual(codes('Expression of receptors (ER; others) is lost.'), ['abbreviation.unused']);
	});

	test('names of organisations, laws and resources keep the short name that they are known by', () => {
		assert.deepEqual(codes('The Institute of Rivers and hills (IRH) stored them.'), []);
		assert.deepEqual(codes('The Lake and River Access Act (LRAA) rules it.'), []);
		assert.deepEqual(codes('The median overall response (MOR) rose.'), ['abbreviation.unused']);
	});

	test('lists of references, thanks and legends stand aside', () => {
		const text = 'Low river flow (LRF) is rare; LRF lasts.\n\n';
		const again = 'Low river flow (LRF) again.\n';
		assert.deepEqual(codes(`${text}${again}`), ['abbreviation.redefined']);
		for (const before of ['## References\n\n', '## Regional Acknowledgments\n\n', '**Figure 2.** ', 'Fig 2. ']) {
			assert.deepEqual(codes(`${text}${before}${again}`), [], before);
		}
	});

	test('genes, and programs that are cited, are names', () => {
		const used = 'QTRX was lost, QTRX was late, QTRX was rare, and QTRX was cut.';
		assert.deepEqual(codes(used), ['abbreviation.unknown']);
		for (const name of [
			'The gene _QTRX_.',
			'We ran QTRX [@roe2001].',
			'We ran QTRX version 2.',
			'[QTRX](https://example.org).',
		]) {
			assert.deepEqual(codes(`${used} ${name}`), [], name);
		}
	});

	test('initials of reviewers and states are names, however many stand in one bracket', () => {
		const used = 'QTRX was lost, QTRX was late, QTRX was rare, and QTRX was cut.';
		for (const name of ['Two reviewers (AB, CD and QTRX) read.', 'Boston, QTRX 02115', 'At Boston, QTRX\nand more']) {
			assert.deepEqual(codes(`${used} ${name}`), [], name);
		}
		const list = (length: number) => `${used} (${'QTRX, AB, '.repeat(length)})`;
		const [short, long] = [list(2000), list(8000)].map((text) => costOf(() => codes(text)));
		assert.ok(long! < 10 * short! + 200, `${short} and ${long} ms`);
	});

	test('that are names themselves are not taken out', () => {
		assert.deepEqual(codes('Splicing mutations in the lamin A (*LMNA*) gene.'), []);
		assert.deepEqual(codes('Each RGBX (red, green, blue, xenon) image.'), []);
	});
});

suite('Hints', () => {
	test('on genes of one long sentence take a time that grows with its length', () => {
		const genes = (count: number) => 'the Bdnf gene of mice and '.repeat(count);
		const [short, long] = [genes(500), genes(8000)].map((text) => costOf(() => codes(text)));
		assert.ok(long! < 32 * short! + 200, `${short} and ${long} ms`);
	});

	test('come for any text without harm, with edits inside it', () => {
		const piece = fc.constantFrom(
			'NR2B',
			'IL-1β',
			'IL-1beta',
			'IL-18',
			'esketamine',
			'(*S*)-ketamine',
			'*BDNF* mRNA',
			'mice',
			'“',
			'”',
			'"',
			'(',
			')',
			' (MOR)',
			'median overall response',
			'BDNF',
			'. ',
			'\n\n',
			'# Abstract\n',
			'> ',
			'`',
			'*',
			'$',
			'\\textit{',
			'}',
			'氯胺酮',
			' ',
		);
		const texts = fc.array(fc.oneof(piece, fc.string({ maxLength: 3 })), { maxLength: 30 });
		fc.assert(
			fc.property(texts, fc.constantFrom('markdown', 'latex' as const), (pieces, format) => {
				const text = pieces.join('');
				for (const hint of hints(text, format)) {
					assert.ok(hint.span.start >= 0 && hint.span.end <= text.length);
					applyEdits(text, hint.edits);
				}
			}),
			{ numRuns: 300, seed: 3 },
		);
	});

	test('are after any edit what they are when the text is read anew', () => {
		const start = [
			'# Abstract\n\nBrain-derived neurotrophic factor (BDNF) and “HNK” rose. ',
			'*Bdnf* mRNA of mice and BDNF genes of patients.\n\n# Results\n\n',
			'IL-1beta beside IL-1β, NR2B, esketamine and (S)-ketamine. MDD, MDD, MDD and MDD.\n\n',
			'Brain-derived neurotrophic factor (BDNF) again; IL-18 once.\n',
		].join('');
		const piece = fc.constantFrom(
			'\n\n',
			'NR2B',
			'major depressive disorder (MDD)',
			'“',
			'”',
			'IL-1beta',
			'HNK',
			'# A\n',
			'esketamine ',
			'(S)-ketamine ',
			'BDNF genes of mice',
			'x',
		);
		const edit = fc.tuple(fc.nat(), fc.nat(20), piece);
		fc.assert(
			fc.property(fc.array(edit, { minLength: 1, maxLength: 6 }), (edits) => {
				const finder = new HintFinder(base);
				const lexicon = bundledLexicon();
				let document = scanDocument(start, 'markdown');
				finish(finder.inSteps(document, lexicon));
				for (const [place, length, written] of edits) {
					const { text } = document;
					const at = place % (text.length + 1);
					document = scanDocument(text.slice(0, at) + written + text.slice(at + length), 'markdown', document);
					const anew = hintsOf(scanDocument(document.text, 'markdown'), lexicon, base);
					assert.deepEqual(finish(finder.inSteps(document, lexicon)), anew);
				}
			}),
			{ numRuns: 60, seed: 5 },
		);
	});

	test('read only what an edit changed', () => {
		const text = Array.from({ length: 40 }, (_, i) => `Paragraph ${i} on NMDA receptors and BDNF.\n\n`).join('');
		const lexicon = bundledLexicon();
		let lookedUp = 0;
		const entity = (id: string) => (lookedUp++, base.entity(id));
		const finder = new HintFinder({ ...base, entity, vocabularies: base.vocabularies });
		const before = scanDocument(text, 'markdown');
		finish(finder.inSteps(before, lexicon));
		assert.ok(lookedUp > 80);
		lookedUp = 0;
		const after = scanDocument(text.replace('Paragraph 20', 'Paragraph twenty'), 'markdown', before);
		finish(finder.inSteps(after, lexicon));
		assert.ok(lookedUp > 0 && lookedUp < 12, `${lookedUp} entities were looked up`);
	});
});
