import assert from 'node:assert/strict';
import { openManuscript } from './openManuscript.ts';
import { StandIn } from './standIn.ts';

// What the extension loads is loaded once for all of them.
let standIn: StandIn;
suiteSetup(async () => {
	standIn = await StandIn.start({});
	// The cases are no neighbours.
	standIn.configure('afferent.libraries.discover', false);
});
suiteTeardown(() => standIn[Symbol.asyncDispose]());

suite('Authors and year after citekeys', () => {
	teardown(() => standIn.configure('afferent.marks.citations', undefined));

	test('are shown after citekeys of Markdown only where all are wanted', async () => {
		using opened = await openManuscript(standIn, 'a.md', '---\nbibliography: refs.bib\n---\n\nSo [@x1, p. 3].\n', {
			'refs.bib': '@misc{x1, title = {Example entry one}, author = {Roe, Ann and Poe, Bo}, year = {2001}}\n',
		});
		const hints = async () =>
			(await standIn.inlayHints(opened.document)).map(({ position, label }) => {
				const before = opened.document.lineAt(position.line).text.slice(0, position.character);
				return `${before.slice(-3)} ${label}`;
			});
		standIn.configure('afferent.marks.citations', 'latex');
		assert.deepEqual(await hints(), []);
		standIn.configure('afferent.marks.citations', 'all');
		assert.deepEqual(await hints(), ['@x1 Roe & Poe 2001']);
	});
});

suite('In a bibliography of CSL', () => {
	test('identifiers in CSL-JSON and CSL-YAML are links', async () => {
		using opened = await openManuscript(standIn, 'a.md', '---\nbibliography: refs.json\n---\n\nSeen [@roe].\n', {
			'refs.json': '[{"id": "roe", "title": "T", "DOI": "10.1000/json", "PMID": 77}]',
			'refs.yaml': '- id: roe\n  title: T\n  DOI: 10.1000/yaml\n',
		});
		for (const [name, lead] of [
			['refs.json', 'https://doi.org/10.1000/json'],
			['refs.yaml', 'https://doi.org/10.1000/yaml'],
		] as const) {
			const document = await standIn.open(opened.nameOf(name));
			const link = (await standIn.links(document)).find(({ target }) => String(target) === lead);
			assert.ok(link, lead);
			assert.ok(lead.endsWith(document.getText(link.range)));
		}
	});
});

suite('A name under the cursor', () => {
	test('is marked in all its forms', async () => {
		using opened = await openManuscript(standIn, 'a.md', 'Ket|amine helps. 氯胺酮有效。 Ordinary words.\n');
		assert.deepEqual(await standIn.highlights(opened.document, opened.cursor), ['Ketamine', '氯胺酮']);
	});
});
