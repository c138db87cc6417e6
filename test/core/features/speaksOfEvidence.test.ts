import assert from 'node:assert/strict';
import { scanDocument } from '../../../src/core/documents/scanDocument.ts';
import { speaksOfEvidence } from '../../../src/core/features/speaksOfEvidence.ts';
import { createLexicon } from '../../../src/core/matching/lexicon.ts';
import { bundledBase } from '../../quality/suggest/report.ts';

suite('Documents that speak of the evidence', () => {
	const base = bundledBase();
	const lexicon = createLexicon(base.vocabularies);

	for (const [what, text, speaks] of [
		['name what it has, wherever', 'One.\n\nTwo.\n\nNMDA receptors.\n', true],
		['name it in Chinese', '氯胺酮。\n', true],
		['cite a paper of it', 'As shown [@rush2006acute].\n', true],
		['are not those that cite others', 'As shown [@roe2001].\n', false],
		['are not those of another field', '# Install\n\nThe cache holds `NMDA`, and the number of writes.\n', false],
	] as const) {
		test(what, () => {
			const document = scanDocument(text, 'markdown');
			assert.equal(
				speaksOfEvidence(document, lexicon, (citekey) => base.paper(citekey)),
				speaks,
			);
		});
	}
});
