import assert from 'node:assert/strict';
import { createLibrary } from '../../../src/core/bibliography/library.ts';
import { openBibliography } from '../../../src/core/bibliography/openBibliography.ts';
import { scanDocument } from '../../../src/core/documents/scanDocument.ts';
import type { PackVersion } from '../../../src/core/evidence/changeModel.ts';
import {
	type ManuscriptChange,
	manuscriptChanges,
	versionsAfter,
} from '../../../src/core/features/manuscriptChanges.ts';
import { createSuggesterInSteps } from '../../../src/core/suggestion/suggest.ts';
import { finish } from '../../../src/core/text/finish.ts';
import { bundledBase, bundledSuggester } from '../../quality/suggest/report.ts';
import { wholeBundledPack } from '../../support/bundledPack.ts';

const pack = wholeBundledPack();
const base = bundledBase();
const suggester = bundledSuggester();

const version: PackVersion = {
	version: '9.0.0',
	since: '8.0.0',
	claims: [
		{ claim: 'ampar-required', change: 'changed', strength: { before: 'weak', after: 'strong' } },
		{
			claim: 'eef2k-required',
			change: 'changed',
			stances: [
				{ paper: 'nosyreva2013acute', before: 'mixed', after: 'supports' },
				{ paper: 'li2010mtor', after: 'supports' },
			],
		},
		{ claim: 'an-old-id', change: 'renamed', into: 'ampar-required' },
		{ claim: 'depression-global-burden', change: 'added' },
	],
	papers: [
		{ paper: 'maeng2008cellular', change: 'changed', notices: [{ kind: 'correction', source: 'PubMed' }] },
		{ paper: 'zhou2014ketamineinduced', change: 'changed', fields: ['volume'] },
		{ paper: 'li2010mtor', change: 'added' },
	],
};

function idOf({ kind, change }: ManuscriptChange): string {
	return `${kind} ${Object.values(change)[0] as string}`;
}

/** The changes that concern a text, with the places: `id: place, place`. */
function changes(text: string, bib = '', versions: readonly PackVersion[] = [version]): readonly string[] {
	const scanned = scanDocument(text, 'markdown');
	const library = createLibrary([openBibliography(bib, 'own.bib', 'bibtex')]);
	return finish(manuscriptChanges([{ scanned, library }], versions, base, suggester, createSuggesterInSteps)).map(
		(found) => `${idOf(found)}: ${found.places.map(({ span }) => text.slice(span.start, span.end)).join(', ')}`,
	);
}

suite('What changed for a manuscript', () => {
	test('A claim that a sentence states, also under the name that it had', () => {
		const sentence = 'Blocking AMPA receptors abolishes the antidepressant effect of ketamine.';
		assert.deepEqual(changes(`${sentence}\n`), [`claim ampar-required: ${sentence}`, `claim an-old-id: ${sentence}`]);
	});

	test('A claim to which a cited paper has another stance, and not one with a new paper', () => {
		assert.deepEqual(changes('So they say [@nosyreva2013acute].\n'), ['claim eef2k-required: [@nosyreva2013acute]']);
		assert.deepEqual(changes('So they say [@li2010mtor].\n'), []);
	});

	test('A paper that is cited, under the user’s own citekey too', () => {
		const doi = base.paper('maeng2008cellular')!.item.DOI!;
		const bib = `@article{mine, author = {Maeng, S.}, title = {Cellular}, year = 2008, doi = {${doi}}}`;
		assert.deepEqual(changes('So they say [@mine; @zhou2014ketamineinduced].\n', bib), [
			'paper maeng2008cellular: [@mine; @zhou2014ketamineinduced]',
			'paper zhou2014ketamineinduced: [@mine; @zhou2014ketamineinduced]',
		]);
	});

	test('What was removed, by what it said and was called', () => {
		const removed: PackVersion = {
			...version,
			claims: [
				{
					claim: 'zq-gone',
					change: 'removed',
					was: {
						id: 'zq-gone',
						subject: { text: 'zqamine', entities: ['zqamine'] },
						predicate: 'reduces',
						object: { text: 'flow in the ossicle', entities: [] },
						statement: { en: 'Zqamine reduces flow in the ossicle.' },
						strength: 'weak',
						evidence: [{ paper: 'gone1999', stance: 'supports' }],
					},
				},
			],
			papers: [
				{
					paper: 'gone1999',
					change: 'removed',
					was: { id: 'gone1999', type: 'article-journal', title: 'Flow', DOI: '10.1000/gone' },
				},
				{ paper: 'unnamed1999', change: 'removed' },
			],
			entities: [{ entity: 'zqamine', change: 'removed', was: { name: 'Zqamine', synonyms: [], zh: [] } }],
		};
		const bib = '@article{mine, author = {Roe, A.}, title = {Flow}, year = 1999, doi = {10.1000/gone}}';
		assert.deepEqual(changes('Zqamine reduces flow in the ossicle [@mine].\n', bib, [removed]), [
			'claim zq-gone: Zqamine reduces flow in the ossicle [@mine].',
			'paper gone1999: [@mine]',
			'entity zqamine: Zqamine reduces flow in the ossicle [@mine].',
		]);
		assert.deepEqual(changes('Others were seen [@gone1999].\n', '', [removed]), ['paper gone1999: [@gone1999]']);
	});

	test('Nothing for a manuscript of another field', () => {
		assert.deepEqual(changes('Photosynthesis fixes carbon dioxide [@roe2001].\n'), []);
	});

	test('Versions after the one that was seen; the newest alone where none was', () => {
		const older = { ...version, version: '8.0.0', since: '7.0.0' };
		const numbers = (seen?: string) =>
			versionsAfter({ ...pack, changes: [version, older] }, seen).map((each) => each.version);
		assert.deepEqual(
			[numbers(), numbers('9.0.0'), numbers('8.0.0'), numbers('7.0.0')],
			[['9.0.0'], [], ['9.0.0'], ['9.0.0', '8.0.0']],
		);
	});
});
