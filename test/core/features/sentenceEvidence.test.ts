import assert from 'node:assert/strict';
import { scanDocument } from '../../../src/core/documents/scanDocument.ts';
import type { DocumentFormat } from '../../../src/core/documents/model.ts';
import { createEvidenceBase } from '../../../src/core/evidence/createEvidenceBase.ts';
import { CoverageFinder } from '../../../src/core/features/claimCoverage.ts';
import { planCitation } from '../../../src/core/features/insertion.ts';
import {
	type EvidenceCount,
	evidenceForSentence,
	uncitedWithEvidence,
} from '../../../src/core/features/sentenceEvidence.ts';
import { createSuggester, type Suggester } from '../../../src/core/suggestion/suggest.ts';
import { finish } from '../../../src/core/text/finish.ts';
import { applyEdits } from '../../../src/core/text/textEdit.ts';
import { cardiologyPack } from '../suggestion/cardiologyPack.ts';

suite('Evidence for a sentence of a manuscript', () => {
	const suggester = createSuggester(createEvidenceBase([cardiologyPack]));
	const at = (marked: string, format: DocumentFormat = 'markdown') => {
		const offset = marked.indexOf('|');
		const text = marked.replace('|', '');
		return { text, found: evidenceForSentence(scanDocument(text, format), { start: offset, end: offset }, suggester) };
	};

	test('is that of the sentence at the cursor, with what it cites already', () => {
		const { text, found } = at('A first one. Statins |lower LDL cholesterol in patients [@roe2001]. A last one.');
		assert.equal(found?.suggestion.claims[0]?.claim.id, 'statin-ldl');
		assert.deepEqual(found.cited, ['roe2001']);
		assert.equal(text.slice(found.span.start, found.span.end), 'Statins lower LDL cholesterol in patients [@roe2001].');
	});

	test('tells where a cite goes: into the cluster at its end, else behind its full stop', () => {
		const place = (marked: string) => {
			const { text, found } = at(marked);
			return text.slice(0, found?.citePlace);
		};
		assert.equal(place('Statins| help [@roe2001]. More.'), 'Statins help [@roe2001]');
		assert.equal(place('As [@roe2001] says, statins| help. More.'), 'As [@roe2001] says, statins help.');
	});

	test('is counted for sentences that cite nothing', () => {
		const text = 'Statins lower LDL cholesterol in patients. Atorvastatin lowers CRP [@roe2001]. Birds fly.';
		let asked = 0;
		const counting: Suggester = {
			read: (each) => suggester.read(each),
			suggest: (each) => {
				asked++;
				return suggester.suggest(each);
			},
		};
		const known = new Map<string, EvidenceCount>();
		const uncited = () => finish(uncitedWithEvidence(scanDocument(text, 'markdown'), counting, known));
		assert.deepEqual(uncited(), [{ start: 0, claims: 1, papers: 3 }]);
		const first = asked;
		assert.deepEqual(uncited(), [{ start: 0, claims: 1, papers: 3 }]);
		assert.equal(asked, first);
	});

	test('cites what speaks against the sentence behind “but see”, in the words and the syntax of the manuscript', () => {
		const cited = (marked: string, format: DocumentFormat) => {
			const offset = marked.indexOf('|');
			const text = marked.replace('|', '');
			const plan = planCitation(scanDocument(text, format), { start: offset, end: offset }, ['a', 'b', 'c', 'd'], {
				mode: 'parenthetical',
				contrasting: new Set(['c', 'd']),
			});
			assert.equal(plan.kind, 'planned');
			return applyEdits(text, plan.edits);
		};
		assert.equal(cited('Statins help|.', 'markdown'), 'Statins help [@a; @b; but see @c; @d].');
		assert.equal(cited('Statins help [@z|].', 'markdown'), 'Statins help [@z; @a; @b; but see @c; @d].');
		assert.equal(cited('他汀有效|。', 'markdown'), '他汀有效[@a; @b; 不同结果见 @c; @d]。');
		assert.match(
			cited('Statins help|.', 'latex'),
			/^Statins help[ ~]\\cite\{a, ?b\} \\cite\[but see\](?:\[\])?\{c, ?d\}\.$/,
		);
	});
});

suite('The claims of the evidence base in a manuscript', () => {
	test('are those that it states with their papers, those of one side, and those that it never mentions', () => {
		const base = createEvidenceBase([cardiologyPack]);
		const text = 'Statins lower LDL cholesterol in patients [@roe2001].\n\nAtorvastatin lowers CRP [@poe2002].';
		const coverage = finish(
			new CoverageFinder(base, createSuggester(base)).find([scanDocument(text, 'markdown')], (key) => base.paper(key)),
		);
		assert.deepEqual(
			coverage.stated.map(({ claim, places, cited, isOneSided }) => [
				claim.id,
				places[0]!.span.start,
				cited.map(({ citekey }) => citekey),
				isOneSided,
			]),
			[
				['statin-ldl', 0, ['roe2001'], true],
				['atorvastatin-crp', text.indexOf('Atorvastatin'), [], false],
			],
		);
		assert.ok(coverage.neverMentioned.some(({ id }) => id === 'pcsk9-required'));
	});

	test('are weighed over all files: the other side may be cited in another chapter', () => {
		const base = createEvidenceBase([cardiologyPack]);
		const statins = 'Statins lower LDL cholesterol in patients';
		const { evidence } = base.claim('statin-ldl')!;
		const [pro, contra] = ['supports', 'contradicts'].map(
			(side) => evidence.find(({ stance }) => stance === side)!.paper,
		);
		const files = [`${statins} [@${pro}].`, `${statins} [@${contra}].`].map((text) => scanDocument(text, 'markdown'));
		const find = (of: typeof files) =>
			finish(new CoverageFinder(base, createSuggester(base)).find(of, (key) => base.paper(key))).stated.find(
				({ claim }) => claim.id === 'statin-ldl',
			)!;
		assert.deepEqual(
			find(files).places.map(({ file }) => file),
			[0, 1],
		);
		assert.deepEqual([find(files).isOneSided, find(files.slice(0, 1)).isOneSided], [false, true]);
	});

	test('are found again for new sentences alone', () => {
		const base = createEvidenceBase([cardiologyPack]);
		const suggester = createSuggester(base);
		const read: string[] = [];
		const finder = new CoverageFinder(base, {
			...suggester,
			suggest: (text) => {
				read.push(text);
				return suggester.suggest(text);
			},
		});
		const find = (text: string) => finish(finder.find([scanDocument(text, 'markdown')], (key) => base.paper(key)));
		find('Statins lower LDL cholesterol. Atorvastatin lowers CRP.');
		read.length = 0;
		const { stated } = find('Rivers run. Statins lower LDL cholesterol. Statins lower LDL cholesterol.');
		assert.deepEqual(read, ['Rivers run.']);
		assert.deepEqual(
			stated.map(({ claim, places }) => [claim.id, places.length]),
			[['statin-ldl', 2]],
		);
	});
});
