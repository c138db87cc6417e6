import assert from 'node:assert/strict';
import { mayWrite, type WritingFacts } from '../../../src/core/documents/writingPolicy.ts';

const usual: WritingFacts = {
	role: 'bibliography',
	path: '/papers/review/refs.bib',
	isTrusted: true,
	place: 'inside',
	isNamed: false,
	isThroughLink: false,
	content: 'references',
};

/** `allow`, or `ask link` and the like. */
function decide(facts: Partial<WritingFacts>): string {
	const decision = mayWrite({ ...usual, ...facts });
	return decision.kind === 'allow' ? 'allow' : `${decision.kind} ${decision.reason}`;
}

suite('Writing is allowed', () => {
	test('into what was read as a bibliography in the folder, and into a new one', () => {
		assert.equal(decide({}), 'allow');
		for (const path of ['/w/a.bib', '/w/a.BIB', '/w/C#/a.bib', '/w/a.bibtex', '/w/a.biblatex', '/w/a.ris']) {
			assert.equal(decide({ path, content: 'missing' }), 'allow', path);
			assert.equal(decide({ path, content: 'bibliography' }), 'allow', path);
		}
	});

	test('into JSON and YAML that hold references already, and into no other', () => {
		for (const path of ['/w/a.json', '/w/a.yaml', '/w/.github/workflows/a.yml']) {
			assert.equal(decide({ path, content: 'references' }), 'allow', path);
			assert.equal(decide({ path, content: 'bibliography' }), 'refuse no-references', path);
			assert.equal(decide({ path, content: 'missing' }), 'refuse no-references', path);
		}
	});

	test('into a new picture, and over one that was chosen in a dialog, but over no bibliography', () => {
		const figure = { role: 'figure', path: '/w/figures/a.png' } as const;
		assert.equal(decide({ ...figure, content: 'missing' }), 'allow');
		assert.equal(decide({ ...figure, content: 'other' }), 'refuse exists');
		assert.equal(decide({ ...figure, content: 'other', isNamed: true }), 'allow');
		assert.equal(decide({ ...figure, content: 'references', isNamed: true }), 'refuse exists');
	});

	test('into the manuscript that is edited, wherever it lies', () => {
		for (const place of ['inside', 'outside', 'allowed'] as const) {
			assert.equal(decide({ role: 'manuscript', path: '/w/a.md', content: 'other', isNamed: true, place }), 'allow');
		}
	});

	test('into the files of an evidence pack, and into no other of their folder', () => {
		for (const content of ['missing', 'other'] as const) {
			assert.equal(decide({ role: 'pack', path: '/w/my.evidence/claims.json', content }), 'allow');
			assert.equal(decide({ role: 'pack', path: '/w/my.evidence/settings.json', content }), 'refuse no-pack');
			assert.equal(decide({ role: 'pack', path: '/w/my.evidence/notclaims.json', content }), 'refuse no-pack');
		}
		assert.equal(decide({ role: 'pack', path: '/w/my.evidence/claims.json', content: 'folder' }), 'refuse folder');
		assert.equal(decide({ role: 'pack', path: '/w/claims.json', content: 'other', place: 'outside' }), 'ask outside');
	});

	test('for styles and samples where nothing is', () => {
		for (const role of ['style', 'sample'] as const) {
			assert.equal(decide({ role, path: '/w/apa.csl', content: 'missing' }), 'allow');
			assert.equal(decide({ role, path: '/w/apa.csl', content: 'other' }), 'refuse exists');
		}
	});
});

suite('Writing is refused', () => {
	test('in a folder that is not trusted, whatever else speaks for it', () => {
		for (const role of ['bibliography', 'manuscript', 'style', 'sample', 'pack'] as const) {
			for (const place of ['inside', 'allowed', 'outside', 'network'] as const) {
				assert.equal(decide({ role, place, isTrusted: false, isNamed: true }), 'refuse untrusted');
			}
		}
	});

	test('into files whose name is that of no bibliography, and into folders', () => {
		for (const path of [
			'/home/me/.bashrc',
			'/w/Makefile',
			'/w/a.tex',
			'/w/a.bib.sh',
			'/w/bib',
			'/w/.bib/config',
			'/w/a.bib?x.sh',
			'/w/a.bib#/x',
		]) {
			for (const content of ['missing', 'bibliography', 'references', 'other'] as const) {
				assert.equal(decide({ path, content }), 'refuse no-bibliography', path);
			}
		}
		assert.equal(decide({ content: 'other' }), 'refuse no-bibliography');
		assert.equal(decide({ content: 'folder' }), 'refuse folder');
		assert.equal(decide({ role: 'manuscript', path: '/w/a.md', content: 'folder' }), 'refuse folder');
	});

	test('under names that are those of other files, of devices, or that do not show what they are', () => {
		const content = ['missing', 'bibliography'] as const;
		for (const path of [
			'/w/a.txt::$DATA.bib',
			'/w/a.txt:refs.bib',
			'/c:/w/a.txt:refs.bib',
			'c:refs.bib',
			'/w/NUL.bib',
			'/w/con.bib',
			'/w/aux .bib',
			'/w/COM1.tex.bib',
			'/w/lpt\u00b9.bib',
			'/w/conin$.bib',
			'/c:/w/aux/refs.bib',
			'/c:/w/papers./refs.bib',
			'/c:/w/a:b/refs.bib',
			'/w/bib.\u202excod\u202c.bib',
			'/w/refs\u200b.bib',
			'/w/refs\n.bib',
		]) {
			for (const each of content) {
				assert.equal(decide({ path, content: each }), 'refuse misleading-name', path);
			}
		}
		assert.equal(decide({ role: 'style', path: '/w/nul.csl', content: 'missing' }), 'refuse misleading-name');
	});

	test('but not for letters of other languages, folders with a colon, or a library that is called aux', () => {
		for (const path of [
			'/w/参考文献.bib',
			'/w/Thesis: a draft/refs.bib',
			'/c:/w/r\u00e9f\u00e9rences.bib',
			'/w/../refs.bib',
		]) {
			assert.equal(decide({ path, content: 'missing' }), 'allow', path);
		}
		assert.equal(decide({ path: '/w/aux.bib' }), 'allow');
		assert.equal(decide({ path: '/c:/w/aux.bib' }), 'refuse misleading-name');
		assert.equal(decide({ path: '/w/auxiliary.bib', content: 'missing' }), 'allow');
	});

	test('on another computer', () => {
		assert.equal(decide({ place: 'network', isNamed: true }), 'refuse network');
	});
});

suite('Writing asks', () => {
	test('outside of the folder, unless a setting names the place or the writer this very file', () => {
		assert.equal(decide({ place: 'outside' }), 'ask outside');
		assert.equal(decide({ place: 'outside', content: 'missing' }), 'ask outside');
		assert.equal(decide({ place: 'outside', role: 'manuscript', path: '/x/a.md', content: 'other' }), 'ask outside');
		assert.equal(decide({ place: 'outside', isNamed: true }), 'allow');
		assert.equal(decide({ place: 'allowed' }), 'allow');
	});

	test('where a link may lead out, also into the manuscript that is edited', () => {
		assert.equal(decide({ isThroughLink: true }), 'ask link');
		assert.equal(decide({ isThroughLink: true, isNamed: true }), 'ask link');
		assert.equal(decide({ isThroughLink: true, place: 'allowed' }), 'allow');
	});

	test('never in place of a refusal', () => {
		assert.equal(decide({ place: 'outside', path: '/home/me/.bashrc' }), 'refuse no-bibliography');
		assert.equal(decide({ isThroughLink: true, path: '/w/a.json', content: 'bibliography' }), 'refuse no-references');
	});
});
