import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { ScannedDocument } from '../../../src/core/documents/model.ts';
import { scanDocument } from '../../../src/core/documents/scanDocument.ts';
import { ChangingFacts } from '../../../src/core/matching/changingFacts.ts';
import { createLexicon } from '../../../src/core/matching/lexicon.ts';
import { bundledPack, vocabularyOf } from '../../support/bundledPack.ts';
import { bundledLexicon } from './support.ts';

const start = [
	'---\ntitle: BDNF and mood\n---\n\n',
	'# Results\n\nBrain-derived neurotrophic factor (BDNF) rose. The median overall response (MOR) fell.\n\n',
	'NMDA receptors bind ketamine in the hippocampus of mice.\n\n',
	'TrkB was blocked, PV cells fired, and LTP of the synapse was enhanced.\n\n',
	'Rats swam; the MOR was high, and naloxone bound to the μ-opioid receptor (MOR).\n',
].join('');
const piece = fc.constantFrom(
	'\n\n',
	'x',
	'BDNF',
	'mice ',
	'ketamine ',
	'major depressive disorder (MDD)',
	'parvalbumin (PV) ',
	'NMDA receptors',
	'(',
	')',
	'# A\n',
);
const edit = fc.record({ place: fc.nat(), length: fc.nat(60), written: piece });

function edited(document: ScannedDocument, edit: { place: number; length: number; written: string }): ScannedDocument {
	const { text } = document;
	const at = edit.place % (text.length + 1);
	return scanDocument(text.slice(0, at) + edit.written + text.slice(at + edit.length), 'markdown', document);
}

suite('What a document says as a whole', () => {
	test('is after any edit what it is when the text is read anew', () => {
		const lexicon = bundledLexicon();
		const anew = createLexicon([vocabularyOf(bundledPack())]);
		const said = ({ documentFacts }: typeof lexicon, document: ScannedDocument) => {
			const { contexts, entities, definitions, ownMeanings } = documentFacts(document);
			return {
				contexts: [...contexts],
				entities: [...entities].sort(),
				definitions: definitions.map(({ abbreviation, longForm, entity }) => [abbreviation, longForm, entity]),
				meanings: [...ownMeanings].map(([abbreviation, { entities: meant }]) => [abbreviation, meant]),
			};
		};
		fc.assert(
			fc.property(fc.array(edit, { minLength: 1, maxLength: 8 }), (edits) => {
				let document = scanDocument(start, 'markdown');
				said(lexicon, document);
				for (const each of edits) {
					document = edited(document, each);
					assert.deepEqual(said(lexicon, document), said(anew, scanDocument(document.text, 'markdown')));
				}
			}),
			{ numRuns: 80, seed: 7 },
		);
	});

	test('is asked only of blocks that an edit touched, and gathered again where something is new, gone or defined', () => {
		const lexicon = bundledLexicon();
		let asked = 0;
		let gathered = 0;
		const gather = (document: ScannedDocument) => (gathered++, lexicon.documentFacts(document));
		const facts = new ChangingFacts(gather, {
			factsOf: (content, format) => (asked++, lexicon.factsOf(content, format)),
		});
		const paragraphs = Array.from({ length: 40 }, (_, i) => `Paragraph ${i} on NMDA receptors and ketamine.\n\n`);
		let document = scanDocument(paragraphs.join(''), 'markdown');
		facts.of(document);
		const after = (from: string, to: string) => {
			[asked, gathered] = [0, 0];
			document = scanDocument(document.text.replace(from, to), 'markdown', document);
			facts.of(document);
			assert.ok(asked > 0 && asked <= 6, `${asked} blocks were asked`);
			return gathered;
		};
		assert.equal(after('Paragraph 20', 'Paragraph twenty'), 0);
		assert.equal(after('Paragraph 0', 'Paragraph zero'), 0, 'the first block');
		assert.equal(after('39 on NMDA receptors', '39 on AMPA receptors'), 1, 'an entity is new');
		assert.equal(after('39 on AMPA receptors', '39, also on AMPA receptors'), 0);
		assert.equal(after('AMPA receptors', 'NMDA receptors'), 1, 'an entity is gone');
		assert.equal(after('Paragraph 7', 'In major depressive disorder (MDD), paragraph 7'), 1, 'a definition is new');
		assert.equal(after('paragraph 7', 'paragraph seven'), 1, 'the paragraph of a definition changed');
		assert.equal(after('Paragraph 8', 'Paragraph eight'), 0);
	});
});
