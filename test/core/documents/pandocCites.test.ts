import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { CitationCluster, Cite } from '../../../src/core/citations/model.ts';
import { isCrossReference } from '../../../src/core/citations/pandocCitekey.ts';
import { clustersOf } from '../../../src/core/documents/clusters.ts';
import { scanDocument } from '../../../src/core/documents/scanDocument.ts';

type RecordedCite = readonly [citekey: string, mode: string, prefix: string, suffix: string];

interface RecordedText {
	readonly text: string;
	/** The clusters that pandoc read, in order. */
	readonly clusters: readonly (readonly RecordedCite[])[];
}

const file = path.join(import.meta.dirname, '../../fixtures/citations/pandocCites.json');
const recorded = JSON.parse(readFileSync(file, 'utf8')) as readonly RecordedText[];

/** What is read otherwise, and why. */
const differences: ReadonlyMap<string, string> = new Map([
	...['https://x.org/@c and [see @a, pp. 3-5; -@b]', 'https://x.org/@c and @a [p. 3]'].map(
		(text) => [text, 'R Markdown and Quarto take bare addresses for links'] as const,
	),
	...['@a.', '[@a*b]', 'x [see @a*b, p. 3; also -@a*b]', 'x _x_@a y', 'x *x*@a y'].map(
		(text) => [text, 'emphasis that a cite opens or touches is not taken apart'] as const,
	),
	['x @a@b y', 'two cites without a sign between them'],
	['x [@{a]b}] y', 'a bracket in a key in braces'],
	['[[see @a, pp. 3-5; -@b]]: https://x.org\n', 'brackets as the label of a link'],
	['[@a\n\n@b]', 'a bracket that is never closed'],
	['---\ntitle: T\n---\n\n# H {#sec-x}\n\nSee [@sec-x] and [@fig-a; @b].', 'Quarto tells cross-references apart'],
	['* @a\n\n        code @b\n\n  @c\n', 'how deep a list item is indented is not counted'],
	...['x [@a, p.&nbsp;3] y', 'x [@a, H~2~O] y'].map((text) => [text, 'the same but for markup in the suffix'] as const),
]);

/** The clusters that we read, in the form of the record. */
function readCites(text: string): string[] {
	return clustersOf(scanDocument(text, 'markdown'))
		.filter(({ syntax }) => syntax === 'pandoc')
		.map((cluster) =>
			cluster.cites
				.map((cite) => normalise([cite.citekey, cite.mode, cite.prefix, restOf(text, cluster, cite)]))
				.join('; '),
		);
}

/** What stands behind the key, with the locator. */
function restOf(text: string, { form, span }: CitationCluster, { citekeySpan, span: { end }, mode }: Cite): string {
	const rest = text.slice(citekeySpan.end + (text[citekeySpan.start - 1] === '{' ? 1 : 0), end);
	return form === 'narrative' && mode === 'inText'
		? rest.replace(/^\s*\[/, '').replace(end === span.end ? /\]$/ : '', '')
		: rest;
}

/** Signs of markup, quotes, dashes and blanks do not count. */
function normalise([citekey, mode, prefix, suffix]: RecordedCite): string {
	const plain = (words: string) =>
		words
			.replace(/<!--.*?-->|\^\[[^\]]*\]|<[^>]*>|\]\([^)]*\)|\\[a-z]+|&nbsp;/g, ' ')
			.replace(/[-–—]+/g, '-')
			.replace(/[^\p{L}\p{N}.,;:@-]+/gu, ' ')
			.trim();
	return `${plain(prefix)}|${mode} ${citekey}|${plain(suffix)}`;
}

function keysOf(clusters: readonly string[]): string[] {
	return [...clusters.join('; ').matchAll(/\|\w+ ([^|]+)\|/g)].map((match) => match[1]!).sort();
}

suite('Cites in Markdown are those of pandoc', () => {
	for (const { text, clusters } of recorded) {
		if (!differences.has(text)) {
			test(JSON.stringify(text), () => {
				if (text.startsWith('---\nnocite')) {
					// What `nocite` names is one work each here; their form means nothing.
					assert.deepEqual(keysOf(readCites(text)), keysOf(clusters.map((cites) => cites.map(normalise).join('; '))));
					return;
				}
				const expected = clusters
					.filter((cites) => !cites.some(([citekey]) => isCrossReference(citekey)))

					.map((cites) => cites.map(normalise).join('; '))
					.sort();
				assert.deepEqual(readCites(text).sort(), expected);
			});
		}
	}
});
