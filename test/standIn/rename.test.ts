import assert from 'node:assert/strict';
import { StandIn } from './standIn.ts';

const bib =
	'@book{roe2001,\n  title = {Example entry one},\n  author = {{Example Group}},\n  year = {2001}\n}\n' +
	'@inbook{poe2002,\n  crossref = {roe2001}\n}\n';

suite('The rename of a citekey', () => {
	test('follows crossref into the other bibliographies of the manuscript', async () => {
		const text = '---\nbibliography: [refs.bib, more.bib]\n---\n\nSeen [@roe2001; @noe2003].\n';
		await using standIn = await StandIn.start({
			'a.md': text,
			'refs.bib': bib,
			'more.bib': '@inbook{noe2003,\n  crossref = {roe2001},\n  note = {roe2001}\n}\n',
		});
		await standIn.rename(await standIn.open('a.md'), text.indexOf('roe2001') + 3, 'doe2003');
		assert.equal(
			await standIn.textOf('more.bib'),
			'@inbook{noe2003,\n  crossref = {doe2003},\n  note = {roe2001}\n}\n',
		);
	});

	test('changes nothing for a key that is taken', async () => {
		const text = '---\nbibliography: refs.bib\n---\n\nSeen [@roe2001].\n';
		await using standIn = await StandIn.start({ 'a.md': text, 'refs.bib': bib });
		await standIn.rename(await standIn.open('a.md'), text.indexOf('roe2001') + 3, 'poe2002');
		assert.equal(await standIn.textOf('a.md'), text);
		assert.equal(await standIn.textOf('refs.bib'), bib);
	});

	test('follows the references of other bibliographies though no manuscript cites the entry', async () => {
		const part = (name: string, field: string) => `@inbook{${name},\n  ${field} = {whole}\n}\n`;
		await using standIn = await StandIn.start({
			'a.md': '---\nbibliography: more.bib\n---\n\nSeen [@one].\n',
			'whole.bib': '@book{whole,\n  title = {The Whole}\n}\n',
			'more.bib': part('one', 'crossref') + part('two', 'xdata') + part('three', 'related') + part('four', 'note'),
			'own.bib': `@book{whole,\n  title = {Another}\n}\n${part('five', 'crossref')}`,
		});
		await standIn.open('a.md');
		await standIn.rename(await standIn.open('whole.bib'), '@book{wh'.length, 'renamed');
		assert.match(await standIn.textOf('whole.bib'), /^@book\{renamed,/);
		const fields = [...(await standIn.textOf('more.bib')).matchAll(/= \{(.*)\}/g)].map(([, value]) => value);
		assert.deepEqual(fields, ['renamed', 'renamed', 'renamed', 'whole']);
		assert.doesNotMatch(await standIn.textOf('own.bib'), /renamed/);
	});

	test('starts from an entry, and from an id of CSL-JSON', async () => {
		const csl = '[{"id":"roe2001","type":"book","title":"Example","author":[{"literal":"Group"}]}]';
		const text = (library: string) => `---\nbibliography: ${library}\n---\n\nSeen [@roe2001].\n`;
		await using standIn = await StandIn.start({
			'a/a.md': text('refs.bib'),
			'a/refs.bib': bib,
			'b/b.md': text('refs.json'),
			'b/refs.json': csl,
		});
		for (const [manuscript, library, at, changed] of [
			['a/a.md', 'a/refs.bib', 8, /@book\{doe2003,/],
			['b/b.md', 'b/refs.json', 10, /"id":"doe2003"/],
		] as const) {
			const document = await standIn.open(manuscript);
			await standIn.rename(await standIn.open(library), at, 'doe2003');
			assert.match(document.getText(), /\[@doe2003\]/);
			assert.match(await standIn.textOf(library), changed);
		}
	});
});
