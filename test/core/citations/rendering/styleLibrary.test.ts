import assert from 'node:assert/strict';
import { findStyles } from '../../../../src/core/citations/rendering/findStyles.ts';
import { openStyleLibrary, type StyleLibrary } from '../../../../src/core/citations/rendering/styleLibrary.ts';
import { StyleTree } from '../../../../src/core/citations/rendering/styleTree.ts';
import { namedStyles, styleIdOf } from '../../../../src/core/citations/rendering/styleIndex.ts';
import { readLocaleSources, readStyleSources } from '../../../support/buildStyles.ts';
import { parseXml, writeXml } from '../../../support/plainXml.ts';
import { StyleTreeWriter } from '../../../support/styleTreeWriter.ts';
import { openBuiltStyles } from '../../../support/testStyles.ts';

suite('Style library', () => {
	let library: StyleLibrary;

	suiteSetup(async function () {
		library = await openBuiltStyles();
	});

	test('gives back every style and locale as it was, but for comments and space', async () => {
		for (const [id, xml] of await readStyleSources()) {
			const entry = library.index.find(id);
			assert.ok(entry, id);
			if (entry.parent === undefined) {
				assert.equal(library.load(id)?.xml, writeXml(parseXml(xml)), id);
			} else {
				assert.equal(library.load(id)?.xml, library.load(entry.parent)?.xml, id);
			}
		}
		for (const [name, element] of await readLocaleSources()) {
			assert.equal(library.localeXml(name), writeXml(element), name);
		}
	});

	test('finds styles by the names of journals and styles', () => {
		const first = (query: string) => findStyles(library.index, query, 1)[0]?.id;
		assert.equal(first('Neuropsychopharmacology'), 'neuropsychopharmacology');
		assert.equal(first('nature reviews drug disc'), 'nature-reviews-drug-discovery');
		assert.equal(first('中华医学'), 'china-national-standard-gb-t-7714-2015-numeric');
		assert.equal(first('中国药物依赖性杂志'), 'china-national-standard-gb-t-7714-2015-numeric');
		assert.equal(first('APA'), 'apa');
		assert.equal(first('vancouver'), 'vancouver');
		assert.equal(first('harvard'), 'harvard-cite-them-right');
		assert.deepEqual(
			findStyles(library.index, '', 3).map((entry) => entry.id),
			namedStyles,
		);
		assert.equal(first('zzzz qqqq'), undefined);
	});

	test('knows a style by id, address and file name, and leaves paths alone', () => {
		assert.equal(styleIdOf('apa'), 'apa');
		assert.equal(styleIdOf('http://www.zotero.org/styles/APA'), 'apa');
		assert.equal(styleIdOf('apa.csl'), 'apa');
		assert.equal(styleIdOf('styles/my.csl'), undefined);
		assert.equal(library.load('no-such-style'), undefined);
	});

	test('is read in slices of some thousand codes', () => {
		const writer = new StyleTreeWriter();
		for (let i = 0; i < 30_000; i++) {
			writer.add({ tag: `text value="${i}"/`, children: [] });
		}
		const parts = writer.parts();
		let [read, most] = [0, 0];
		const codes = new Proxy(parts.codes, {
			get: (target, name) => {
				read += /^\d+$/.test(String(name)) ? 1 : 0;
				return Reflect.get(target, name, target) as unknown;
			},
		});
		const tree = new StyleTree({ ...parts, codes });
		for (const steps = tree.readInSteps(); steps.next().done !== true; read = 0) {
			most = Math.max(most, read);
		}
		assert.equal(tree.xml(29_999), '<text value="29999"/>');
		assert.ok(most > 0 && most <= 10_000, `${most} codes in one slice`);
	});

	test('refuses bytes that are not its file', async () => {
		const unpacking = { inflate: async (bytes: Uint8Array) => bytes, decode: () => 'x' };
		await assert.rejects(openStyleLibrary(new Uint8Array(20), unpacking));
	});
});
