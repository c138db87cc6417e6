import assert from 'node:assert/strict';
import { scanDocument } from '../../src/core/documents/scanDocument.ts';
import { createLocalise } from '../../src/presentation/localise.ts';
import { newReview, type ReviewFormat } from '../../src/presentation/newReview.ts';

suite('A new review', () => {
	const english = { t: createLocalise(), language: 'en' } as const;
	const awkward = 'R&D: "50%" of_it {#1} C:\\x';

	for (const format of ['markdown', 'quarto', 'latex'] satisfies ReviewFormat[]) {
		test(`in ${format} declares its bibliography and has nothing wrong, whatever its title`, () => {
			const scanned = scanDocument(newReview(awkward, format, english), format === 'latex' ? 'latex' : 'markdown');
			assert.deepEqual(
				scanned.declarations.map(({ path }) => path),
				['references.bib'],
			);
			assert.deepEqual(scanned.problems, []);
		});
	}

	test('has its title as LaTeX prints it', () => {
		assert.match(
			newReview(awkward, 'latex', english),
			/\\title\{R\\&D: "50\\%" of\\_it \\\{\\#1\\\} C:\\textbackslash\{\}x\}/,
		);
		assert.match(
			newReview('NF-κB and 5-HT₂', 'latex', english),
			/\\title\{NF-\{\$\\kappa\$\}B and 5-HT\\textsubscript\{2\}\}/,
		);
	});
});
