import assert from 'node:assert/strict';
import type { DocumentFormat } from '../../../src/core/documents/model.ts';
import { scanDocument } from '../../../src/core/documents/scanDocument.ts';
import { placeReferenceList } from '../../../src/core/features/referenceList.ts';

/** The text after a list was placed from the `|`. */
function placed(marked: string, format: DocumentFormat = 'markdown'): string {
	const cursor = marked.indexOf('|');
	const text = marked.slice(0, cursor) + marked.slice(cursor + 1);
	const { offset, text: list } = placeReferenceList(scanDocument(text, format), cursor, 'List.', 'References');
	return text.slice(0, offset) + list + text.slice(offset);
}

suite('A formatted list of references', () => {
	test('has a heading of its own where the document has none', () => {
		assert.equal(placed('Text.|'), 'Text.\n\n# References\n\nList.\n');
		assert.equal(placed('Text.\n\n|'), 'Text.\n\n# References\n\nList.\n');
		assert.equal(placed('Text.\n|', 'latex'), 'Text.\n\n\\section*{References}\n\nList.\n');
	});

	test('goes under the heading that is there', () => {
		assert.equal(placed('Text|.\n\n## References\n'), 'Text.\n\n## References\n\nList.\n');
		assert.equal(
			placed('Text|.\n\nReferences\n==========\n\n# More\n'),
			'Text.\n\nReferences\n==========\n\nList.\n\n# More\n',
		);
		assert.equal(placed('文|。\n\n# 参考文献 {-}'), '文。\n\n# 参考文献 {-}\n\nList.\n');
		assert.equal(
			placed('Text|.\n\n\\section*{Bibliography}\n\\end{document}\n', 'latex'),
			'Text.\n\n\\section*{Bibliography}\n\nList.\n\\end{document}\n',
		);
	});

	test('goes to the cursor in the section of that heading, and not behind it', () => {
		assert.equal(placed('# References\n\nOwn words.\n\n|'), '# References\n\nOwn words.\n\nList.\n');
		assert.equal(placed('# References\n\n# Appendix\n\nWords|.'), '# References\n\nList.\n\n# Appendix\n\nWords.');
	});

	test('cuts nothing in two', () => {
		assert.equal(
			placed('Some te|xt\nof a paragraph.\n\nMore.\n'),
			'Some text\nof a paragraph.\n\n# References\n\nList.\n\n\nMore.\n',
		);
		assert.equal(placed('```\nco|de\n```\n'), '```\ncode\n```\n\n# References\n\nList.\n\n');
		assert.equal(placed('---\ntit|le: A\n---\n\nText.\n'), '---\ntitle: A\n---\n\nText.\n\n# References\n\nList.\n');
		assert.equal(placed('# References\n\nOw|n.\n\n# Next\n'), '# References\n\nOwn.\n\nList.\n\n\n# Next\n');
	});

	test('takes no heading that only speaks of references', () => {
		assert.equal(
			placed('# Methods of references\n\nText.|'),
			'# Methods of references\n\nText.\n\n# References\n\nList.\n',
		);
	});
});
