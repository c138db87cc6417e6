import assert from 'node:assert/strict';
import type { DocumentFormat } from '../../../src/core/documents/model.ts';
import { scanDocument } from '../../../src/core/documents/scanDocument.ts';
import { clusterEditsAt } from '../../../src/core/features/clusterEdits/clusterEdits.ts';
import type { ClusterEditKind } from '../../../src/core/features/clusterEdits/clusterEdit.ts';
import { applyEdits } from '../../../src/core/text/textEdit.ts';

const years: Readonly<Record<string, number>> = { a: 2003, b: 2001, c: 2002 };
const authors: Readonly<Record<string, string>> = { a: 'roe', b: 'zarate', c: 'berman' };

function offered(marked: string, format: DocumentFormat) {
	const offset = marked.indexOf('|');
	const text = marked.slice(0, offset) + marked.slice(offset + 1);
	const edits = clusterEditsAt(scanDocument(text, format), offset, {
		yearOf: (citekey) => years[citekey],
		authorOf: (citekey) => authors[citekey],
		positionOf: (citekey) => 'abc'.indexOf(citekey) + 1 || undefined,
	});
	return { text, edits };
}

/** The text after one kind of edit at the `|`; undefined when it is not offered. A place to type in is a `|` again. */
function edited(marked: string, kind: ClusterEditKind, format: DocumentFormat = 'markdown'): string | undefined {
	const { text, edits } = offered(marked, format);
	const found = edits.find((candidate) => candidate.kind === kind);
	if (found === undefined) {
		return undefined;
	}
	const { edit, typeAt } = found;
	const written = typeAt === undefined ? edit.text : `${edit.text.slice(0, typeAt)}|${edit.text.slice(typeAt)}`;
	return applyEdits(text, [{ ...edit, text: written }]);
}

const latex = (marked: string, kind: ClusterEditKind) => edited(marked, kind, 'latex');
const natbib = '\\usepackage{natbib}\n\n';

suite('Changing a cluster', () => {
	test('turns brackets, narrative and suppressed author into one another', () => {
		assert.equal(edited('x [@a|, p. 3] y', 'inText'), 'x @a [p. 3] y');
		assert.equal(edited('x [see @a|] y', 'inText'), 'x see @a y');
		assert.equal(edited('x [@a|; @b, p. 2] y', 'inText'), 'x @a and @b [p. 2] y');
		assert.equal(edited('x @a| [p. 3] y', 'parenthetical'), 'x [@a, p. 3] y');
		assert.equal(edited('x @a| [p. 3; see @b] y', 'parenthetical'), 'x [@a, p. 3; see @b] y');
		assert.equal(edited('x [@a|] y', 'suppressAuthor'), 'x [-@a] y');
		assert.equal(edited('x [-@a|] y', 'parenthetical'), 'x [@a] y');
		assert.equal(edited('x [@a|] y', 'parenthetical'), undefined);
	});

	test('takes the LaTeX command of the package and of the author', () => {
		assert.equal(latex(`${natbib}\\citep[see][p.~3]{a|}`, 'inText'), `${natbib}\\citet[see][p.~3]{a}`);
		assert.equal(latex(`${natbib}\\citet{a|}`, 'suppressAuthor'), `${natbib}\\citeyearpar{a}`);
		assert.equal(
			latex('\\usepackage{biblatex}\n\n\\parencite{a|}', 'suppressAuthor')?.slice(21),
			'\n\n\\parencite*{a}',
		);
		assert.equal(latex('\\autocite{b} \\textcite{a|}', 'parenthetical'), '\\autocite{b} \\autocite{a}');
		assert.equal(latex('\\cite{a|}', 'inText'), undefined);
	});

	test('splits a cluster and merges it with its neighbour', () => {
		assert.equal(edited('x [see @a; @b|, p. 3] y', 'split'), 'x [see @a] [@b, p. 3] y');
		assert.equal(edited('x [@a|] [@b; @c] y', 'mergeNext'), 'x [@a; @b; @c] y');
		assert.equal(edited('x [@a], [@b|; @a] y', 'mergePrevious'), 'x [@a; @b] y');
		assert.equal(edited('x [@a|] and [@b] y', 'mergeNext'), undefined);
		assert.equal(latex('\\citep{a,b|}', 'split'), '\\citep{a} \\citep{b}');
		assert.equal(latex('\\citep{a|}~\\citep{b}', 'mergeNext'), '\\citep{a, b}');
		assert.equal(latex('\\citep[p.~3]{a|} \\citep{b}', 'mergeNext'), undefined);
		assert.equal(latex('\\parencite[3]{a|} \\parencite{b}', 'mergeNext'), '\\parencites[p.~3]{a}{b}');
		assert.equal(latex('\\parencites[3]{a|}{b}', 'split'), '\\parencite[p.~3]{a} \\parencite{b}');
	});

	test('sorts by year, by author and as in the bibliography', () => {
		assert.equal(edited('[@a; @b|; @c, p. 3]', 'sortByYear'), '[@b; @c, p. 3; @a]');
		assert.equal(edited('[@a; @b|; @c]', 'sortByAuthor'), '[@c; @a; @b]');
		assert.equal(edited('[@c; @unknown; @a|]', 'sortAsBibliography'), '[@a; @c; @unknown]');
		assert.equal(edited('[@b; @c|]', 'sortByYear'), undefined);
		assert.equal(edited('[see @a; @b|]', 'sortByYear'), '[see @b; @a]');
		assert.equal(latex('\\citep{a,b|,c}', 'sortByYear'), '\\citep{b,c,a}');
	});

	test('adds a locator to the cite under the cursor', () => {
		assert.equal(edited('[@a|; @b]', 'addLocator'), '[@a, p. |; @b]');
		assert.equal(edited('As @a| says', 'addLocator'), 'As @a [p. |] says');
		assert.equal(edited('[@a|, p. 3]', 'addLocator'), undefined);
		assert.equal(latex('\\citep{a|}', 'addLocator'), '\\citep[p.~|]{a}');
		assert.equal(latex('\\citep[see][]{a|}', 'addLocator'), '\\citep[see][p.~|]{a}');
	});

	test('a locator in LaTeX is that of the paper it is asked for', () => {
		const natbib = (text: string) =>
			latex(`\\usepackage{natbib} ${text}`, 'addLocator')?.replace('\\usepackage{natbib} ', '');
		assert.equal(natbib('\\citep{a, b|}'), '\\citep[p.~|]{a, b}');
		assert.equal(natbib('\\citep{a|,b,c}'), '\\citep[p.~|]{a} \\citep{b,c}');
		assert.equal(natbib('\\citealp[see][]{a, b|, c}'), '\\citealp[see][]{a} \\citealp[p.~|]{b} \\citealp{c}');
		const biblatex = (text: string) => latex(`\\usepackage{biblatex}${text}`, 'addLocator');
		assert.equal(biblatex('\\parencite{a|,b,c}'), '\\usepackage{biblatex}\\parencites[p.~|]{a}{b,c}');
		assert.equal(biblatex('\\autocites{a}[3]{b|}'), undefined);
		assert.equal(biblatex('\\autocites{a|}[3]{b}'), '\\usepackage{biblatex}\\autocites[p.~|]{a}[3]{b}');
	});

	test('says which paper a locator is for where there are several', () => {
		const named = (text: string) => offered(text, 'latex').edits.find(({ kind }) => kind === 'addLocator')?.citekey;
		assert.equal(named('\\citep{a|,b}'), 'a');
		assert.equal(named('\\citep{a,|b}'), 'b');
		assert.equal(named('\\citep{a|}'), undefined);
	});

	test('has nothing to offer where there is no cluster', () => {
		assert.deepEqual(offered('no cl|uster', 'markdown').edits, []);
		assert.deepEqual(offered('\\nocite{a|}', 'latex').edits, []);
	});
});
