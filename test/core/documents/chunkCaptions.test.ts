import assert from 'node:assert/strict';
import { clustersOf } from '../../../src/core/documents/clusters.ts';
import type { DocumentFormat } from '../../../src/core/documents/model.ts';
import { scanDocument } from '../../../src/core/documents/scanDocument.ts';

/** What is read as cites. */
function cites(text: string, format: DocumentFormat = 'quarto'): string {
	const clusters = clustersOf(scanDocument(text, format));
	return clusters.map(({ span }) => text.slice(span.start, span.end)).join(' ');
}

suite('Captions of chunks', () => {
	const chunk = (...lines: string[]) => `\`\`\`{r}\n${lines.join('\n')}\nplot(x@slot)\n\`\`\`\n\nBehind @z.\n`;

	test('cite', () => {
		assert.equal(cites(chunk('#| label: fig-x', '#| fig-cap: "Levels [@a, p. 3] and @b"')), '[@a, p. 3] @b @z');
		assert.equal(cites(chunk('#| tbl-subcap:', '#|   - "One @a"', '#|   - Two [@b]')), '@a [@b] @z');
		assert.equal(cites('```{r, fig.cap="See @a", echo=FALSE}\nx@y\n```\n', 'rmd'), '@a');
		assert.equal(cites('```{ojs}\n//| fig-cap: @a\n```\n'), '@a');
	});

	test('are told from other options, code, and chunks that are none', () => {
		assert.equal(cites(chunk('#| code-summary: "@a"', '#|   - "@b"', '#| fig-cap: "Plain"')), '@z');
		assert.equal(cites('```r\n#| fig-cap: "@a"\n```\n'), '');
		assert.equal(cites(chunk('#| fig-cap: "[@a]"'), 'markdown'), '@z');
	});

	test('leave the rest of the chunk code', () => {
		const { blocks } = scanDocument(chunk('#| fig-cap: "Levels [@a]"'), 'quarto');
		const kinds = blocks[0]?.content.regions.map(({ kind }) => kind);
		assert.deepEqual(kinds, ['code', 'cite', 'code']);
	});
});
