import assert from 'node:assert/strict';
import type { DocumentFormat } from '../../../src/core/documents/model.ts';
import { completeAt, type NameCompletions, type PaperCompletions } from '../../../src/core/features/completion.ts';
import { createNameIndex } from '../../../src/core/search/nameIndex.ts';
import { createPaperIndex } from '../../../src/core/search/paperIndex.ts';
import { atCursor, evidenceBase, paper, substance } from './featureFixtures.ts';

const base = evidenceBase(
	[
		paper('berman2000antidepressant', { author: [{ family: 'Berman' }], title: 'Antidepressant effects of ketamine' }),
		paper('zanos2016nmdar', { author: [{ family: 'Zanos' }], title: 'NMDAR inhibition-independent actions' }),
		paper('zanos2018mechanisms', { author: [{ family: 'Zanos' }], title: 'Mechanisms of ketamine action' }),
	],
	[
		substance('ketamine', 'Ketamine', { zh: ['氯胺酮'] }),
		substance('nmda-receptor', 'NMDA receptor', { abbreviation: 'NMDAR', zh: ['NMDA受体'] }),
		substance('bdnf', 'Brain-derived neurotrophic factor', {
			entityClass: 'protein',
			abbreviation: 'BDNF',
			zh: ['脑源性神经营养因子'],
		}),
	],
);
const sources = {
	base,
	papers: createPaperIndex(
		base.papers.map((known) => ({ citekey: known.citekey, item: known.item, origin: 'evidence' as const })),
	),
	names: createNameIndex(base.entities),
};

/** What is offered at `|`, with what it would replace. */
function complete(text: string, format: DocumentFormat = 'markdown') {
	const { document, offset } = atCursor(text, format);
	return { completions: completeAt(document, offset, sources), document };
}

function papers(text: string, format?: DocumentFormat) {
	const { completions, document } = complete(text, format);
	assert.equal(completions?.kind, 'papers', text);
	const { span, papers: found, ...rest } = completions as PaperCompletions;
	return {
		...rest,
		replaced: document.text.slice(span.start, span.end),
		citekeys: found.map(({ citekey }) => citekey),
	};
}

function names(text: string, format?: DocumentFormat) {
	const { completions, document } = complete(text, format);
	assert.equal(completions?.kind, 'names', text);
	const { span, names: found } = completions as NameCompletions;
	return { replaced: document.text.slice(span.start, span.end), entities: found.map(({ entity }) => entity.id) };
}

suite('Words typed where a citekey is expected', () => {
	const found = (text: string, format?: DocumentFormat) => {
		const { replaced, citekeys } = papers(text, format);
		return [replaced, citekeys[0]];
	};

	test('search behind a blank and a year, in brackets and in a LaTeX cite', () => {
		for (const text of [
			'Seen [@zanos 2018|]',
			'Seen [@zanos 2018|',
			'Seen [see @zanos 2018|; @other]',
			'Seen [-@zanos 2018|]\n',
		]) {
			assert.deepEqual(found(text), ['zanos 2018', 'zanos2018mechanisms'], text);
		}
		for (const text of ['\\cite{zanos 2018|}', '\\citep[p. 3]{a, zanos 2018|, b}']) {
			assert.deepEqual(found(text, 'latex'), ['zanos 2018', 'zanos2018mechanisms'], text);
		}
		assert.equal(found('Seen [@zanos |]')[0], 'zanos ');
	});

	test('are left alone behind a citekey that there is, in prose, in code and where a sentence goes on', () => {
		for (const text of [
			'Seen [@zanos2016nmdar 2018|]',
			'As @zanos 2018|',
			'`[@zanos 2018|]`',
			'Seen [@zanos 2018| and so',
		]) {
			assert.notEqual(complete(text).completions?.kind, 'papers', text);
		}
		assert.notEqual(complete('\\cite{zanos is not closed| and goes on', 'latex').completions?.kind, 'papers');
	});
});

suite('Completion of papers', () => {
	test('Offers papers where a Pandoc cite opens', () => {
		for (const text of ['As @|', 'It works [@|', 'It works [see @berman2000antidepressant; @|', 'It works [-@|']) {
			assert.equal(papers(text).citekeys.length, 3, text);
		}
	});

	test('Narrows by what is typed, and replaces the whole citekey', () => {
		assert.deepEqual(papers('It works [@berm|].').citekeys, ['berman2000antidepressant']);
		const inside = papers('It works [@zanos|2016nmdar].');
		assert.equal(inside.replaced, 'zanos2016nmdar');
		assert.equal(inside.typed, 'zanos');
	});

	test('Finds by author, year and title', () => {
		assert.deepEqual(papers('It works [@mechanisms|').citekeys, ['zanos2018mechanisms']);
		assert.equal(papers('It works [@zanos2018|').citekeys[0], 'zanos2018mechanisms');
	});

	test('Offers papers inside LaTeX cite commands', () => {
		for (const text of [
			'\\cite{|}',
			'\\citep[see][p.~3]{berman2000antidepressant, |}',
			'\\textcite{|',
			'\\autocite{zan|}',
		]) {
			assert.ok(papers(text, 'latex').citekeys.includes('zanos2016nmdar'), text);
		}
	});

	test('Says which papers are cited already, and puts them first among equals', () => {
		const { completions } = complete('@zanos2018mechanisms is cited. See [@zan|].');
		assert.deepEqual(
			(completions as PaperCompletions).papers.map(({ citekey, isCited }) => [citekey, isCited]),
			[
				['zanos2018mechanisms', true],
				['zanos2016nmdar', false],
			],
		);
	});

	test('Puts what is cited nearest first where nothing is typed', () => {
		const far = 'x '.repeat(2000);
		assert.deepEqual(papers(`See @berman2000antidepressant. ${far}And @zanos2016nmdar. Now @|`).citekeys.slice(0, 2), [
			'zanos2016nmdar',
			'berman2000antidepressant',
		]);
	});
});

suite('Completion of names', () => {
	test('Offers names for two letters of running text', () => {
		assert.deepEqual(names('The drug ke|').entities, ['ketamine']);
		assert.equal(names('The drug ke|').replaced, 'ke');
	});

	test('Takes the words before into account where they begin the name', () => {
		const found = names('Blocks the NMDA rec|');
		assert.deepEqual(found, { replaced: 'NMDA rec', entities: ['nmda-receptor'] });
	});

	test('Completes in Chinese text without blanks', () => {
		const found = names('本研究表明氯胺|');
		assert.deepEqual(found, { replaced: '氯胺', entities: ['ketamine'] });
	});

	test('Completes in Chinese text from one character, and from pinyin', () => {
		assert.deepEqual(names('本研究表明氯|'), { replaced: '氯', entities: ['ketamine'] });
		assert.deepEqual(names('本研究表明使用lat|'), { replaced: 'lat', entities: ['ketamine'] });
		assert.deepEqual(names('本研究表明使用 lvantong|'), { replaced: 'lvantong', entities: ['ketamine'] });
		const { names: found } = complete('本研究表明使用lat|').completions as NameCompletions;
		assert.equal(found[0]?.text, '氯胺酮');
	});

	test('Takes a new paragraph of a Chinese document for Chinese', () => {
		assert.deepEqual(names('氯胺酮具有快速抗抑郁作用，其机制尚不清楚。\n\nlat|').entities, ['ketamine']);
	});

	test('Takes no English for pinyin', () => {
		assert.equal(complete('The lateral effects of the drug lat|').completions, undefined);
	});

	test('Takes prices, closed maths and escaped signs for text', () => {
		for (const text of ['It costs $5 and ke|', 'With $x$ and ke|', 'Run `this` and ke|', 'It is 5\\$ for ke|']) {
			assert.deepEqual(names(text).entities, ['ketamine'], text);
		}
		assert.deepEqual(names('It is 5\\$ for ke|', 'latex').entities, ['ketamine']);
		assert.deepEqual(names('With $x$ and ke|', 'latex').entities, ['ketamine']);
	});

	test('Leaves out the kinds that are switched off', () => {
		const { document, offset } = atCursor('The drug ke|', 'markdown');
		assert.equal(completeAt(document, offset, { ...sources, kinds: ['target', 'pathway', 'other'] }), undefined);
		assert.equal(completeAt(document, offset, { ...sources, kinds: ['drug'] })?.kind, 'names');
		assert.equal(completeAt(document, offset, { ...sources, kinds: [] }), undefined);
	});

	test('Offers nothing for one letter, or for what no name begins with', () => {
		assert.equal(complete('The drug k|').completions, undefined);
		assert.equal(complete('The word xylo|').completions, undefined);
	});

	test('Offers nothing in code, maths, comments and the header', () => {
		for (const text of [
			'`ke|`',
			'```\nke|\n```\n',
			'---\ntitle: ke|\n---\n\nText.',
			'Text <!-- ke| -->',
			'$$\nke|\n$$\n',
			'The value $ke|$ is',
			'The value $x + ke|',
			'Run `ke|',
			'See <https://example.org/ke|>',
			'See https://example.org/ke|',
			'See [text](https://example.org/ke|)',
			'Write to ke@ke|.org',
			'Text {#fig-ke|}',
		]) {
			assert.equal(complete(text).completions, undefined, text);
		}
		for (const text of [
			'% ke|',
			'\\begin{verbatim}\nke|\n\\end{verbatim}',
			'$ke|$',
			'\\url{https://ke|}',
			'\\label{ke|}',
			'\\ref{ke|}',
			'\\usepackage{ke|}',
		]) {
			assert.equal(complete(text, 'latex').completions, undefined, text);
		}
	});

	test('Offers only what it was given the means for', () => {
		const { document, offset } = atCursor('As @zan|', 'markdown');
		assert.equal(completeAt(document, offset, { base }), undefined);
	});

	test('Offers the name that is being written out before its abbreviation', () => {
		const offered = (text: string) => {
			const { completions } = complete(text);
			return (completions as NameCompletions).names.map((name) => name.text);
		};
		assert.deepEqual(offered('The brain-der|').slice(0, 2), ['brain-derived neurotrophic factor', 'BDNF']);
		assert.deepEqual(offered('Brain-derived neuro|').slice(0, 2), ['Brain-derived neurotrophic factor', 'BDNF']);
		assert.deepEqual(offered('The BD|'), ['BDNF']);
		assert.deepEqual(offered('Ketam|'), ['Ketamine']);
		assert.deepEqual(offered('the ketam|'), ['ketamine']);
	});

	test('Gives the recommended name in the language of the text', () => {
		const english = complete('The growth factor bd|').completions as NameCompletions;
		assert.equal(english.names[0]?.text.includes('BDNF'), true);
		const chinese = complete('海马区的脑源性|').completions as NameCompletions;
		assert.match(chinese.names[0]?.text ?? '', /脑源性神经营养因子|BDNF/);
	});
});
