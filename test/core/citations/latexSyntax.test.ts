import assert from 'node:assert/strict';
import fc from 'fast-check';
import { commandsNamed } from '../../../src/core/citations/latexCommands.ts';
import { parseLatexCluster } from '../../../src/core/citations/latexSyntax.ts';

/** The command and each cite as `prefix|mode key|label value|suffix`. */
function parse(text: string, custom: string[] = []): string[] | undefined {
	const cluster = parseLatexCluster(text, 0, commandsNamed(custom));
	return (
		cluster && [
			`${cluster.form} ${cluster.command}`,
			...cluster.cites.map(({ prefix, mode, citekey, locator, suffix }) =>
				[prefix, `${mode} ${citekey}`, locator ? `${locator.label} ${locator.value}` : '', suffix].join('|'),
			),
		]
	);
}

suite('LaTeX clusters', () => {
	test('read the notes before and after', () => {
		assert.deepEqual(parse('\\citep*[see][p.~3]{a, b} rest'), [
			'command citep',
			'see|parenthetical a||',
			'|parenthetical b|page 3|',
		]);
		assert.deepEqual(parse('\\textcite[12]{a}'), ['command textcite', '|inText a|page 12|']);
	});

	test('hold groups as deep as a text has them, and a few notes', () => {
		const deep = (depth: number) => '{'.repeat(depth) + '}'.repeat(depth);
		assert.equal(parse(`\\cite[${deep(20)}]{a}`)?.length, 2);
		assert.equal(parse(`\\cite[${deep(200)}]{a}`), undefined);
		assert.equal(parse(`\\cite${'[b]'.repeat(3)}{a}`)?.length, 2);
		assert.equal(parse(`\\cite${'[b]'.repeat(20)}{a}`), undefined);
	});

	test('read lists over several lines with comments', () => {
		assert.deepEqual(parse('\\cite{\n a, % first\n b\n}'), [
			'command cite',
			'|parenthetical a||',
			'|parenthetical b||',
		]);
	});

	test('read the multicite commands of biblatex', () => {
		assert.deepEqual(parse('\\parencites(pre)(post)[p]{a}[q. 2]{b}'), [
			'command parencites',
			'pre|parenthetical a||p',
			'|parenthetical b||q. 2 post',
		]);
	});

	test('read the volume of biblatex before the key', () => {
		assert.deepEqual(parse('\\volcite{2}[10]{a}'), ['command volcite', '|parenthetical a|page 10|']);
	});

	test('read the cites of quotations', () => {
		for (const [text, command] of [
			['\\textcquote[see][12]{a}[.]{Words}', 'textcquote'],
			['\\blockcquote[see][12]{a}{Words}', 'blockcquote'],
			['\\textcquote*[see][12]{a}{Words}', 'textcquote'],
			['\\foreigntextcquote{german}[see][12]{a}{Worte}', 'foreigntextcquote'],
			['\\hybridblockcquote{german}[see][12]{a}{Worte}', 'hybridblockcquote'],
			['\\begin{displaycquote}[see][12]{a}\nWords', 'displaycquote'],
			['\\begin{foreigndisplaycquote}{german}[see][12]{a}\nWords', 'foreigndisplaycquote'],
		] as const) {
			assert.deepEqual(parse(text), [`command ${command}`, 'see|parenthetical a|page 12|'], text);
			assert.equal(text.slice(parseLatexCluster(text, 0)!.span.end - 3, parseLatexCluster(text, 0)!.span.end), '{a}');
		}
		assert.equal(parse('\\begin{quote}{a}'), undefined);
	});

	test('read what harvard prints before a cite', () => {
		assert.deepEqual(parse('\\citeaffixed[p. 3]{a,b}{e.g.} on'), [
			'command citeaffixed',
			'e.g.|parenthetical a||',
			'|parenthetical b|page 3|',
		]);
	});

	test('read what acronyms cite', () => {
		assert.deepEqual(parse('\\DeclareAcronym{nmda}{\n  short = NMDA,\n  long = {long, cite},\n  cite = roe2001,\n}'), [
			'nocite DeclareAcronym',
			'|parenthetical roe2001||',
		]);
		assert.deepEqual(parse('\\DeclareAcronym{x}{short=X, cite={[see][12]{a, b}}, long=Y}'), [
			'nocite DeclareAcronym',
			'|parenthetical a||',
			'|parenthetical b||',
		]);
		assert.deepEqual(parse('\\DeclareAcronym{x}{cite={a}}')?.[1], '|parenthetical a||');
		assert.equal(parse('\\DeclareAcronym{x}{short=X, cite-group = g}'), undefined);
	});

	test('read the angle brackets of apacite', () => {
		assert.deepEqual(parse('\\cite<see>[p. 3]{a}'), ['command cite', 'see|parenthetical a|page 3|']);
	});

	test('know capitalised, silent and custom commands', () => {
		assert.deepEqual(parse('\\Textcite{a}'), ['command Textcite', '|inText a||']);
		assert.deepEqual(parse('\\nocite{*}'), ['nocite nocite', '|parenthetical *||']);
		assert.deepEqual(parse('\\mycite{a}', ['mycite']), ['command mycite', '|parenthetical a||']);
		assert.equal(parse('\\mycite{a}'), undefined);
	});

	test('are not read across an empty line or without a closing brace', () => {
		assert.equal(parse('\\cite\n\n{a}'), undefined);
		assert.equal(parse('\\cite{a'), undefined);
	});

	test('never throw and stay inside the text, whatever is written', () => {
		const tail = fc.string({ unit: fc.constantFrom(...'[]{}<>()%,\\ \nab1~*') });
		fc.assert(
			fc.property(tail, (written) => {
				const text = `\\cites${written}`;
				for (const cite of parseLatexCluster(text, 0)?.cites ?? []) {
					assert.equal(text.slice(cite.citekeySpan.start, cite.citekeySpan.end), cite.citekey);
				}
			}),
			{ seed: 20260103, numRuns: 3000 },
		);
	});
});
