import assert from 'node:assert/strict';
import { formatOfFile } from '../../../../src/core/documents/formats.ts';
import type { ScannedDocument } from '../../../../src/core/documents/model.ts';
import { findProject } from '../../../../src/core/documents/project/findProject.ts';
import { bibliographiesOf } from '../../../../src/core/documents/project/projectParts.ts';
import type { ManuscriptProject, ProjectBibliography } from '../../../../src/core/documents/project/model.ts';
import type { ProjectPlaces } from '../../../../src/core/documents/project/places.ts';
import { drive, type ProjectReader } from '../../../../src/core/documents/project/questions.ts';
import { scanDocument } from '../../../../src/core/documents/scanDocument.ts';
import { noCommands } from '../../../../src/core/citations/latexCommands.ts';
import type { FileUri } from '../../../../src/core/text/fileUri.ts';
import { projectTrees } from '../../../support/projectTrees.ts';

const top = '/w';

function uriOf(name: string): FileUri {
	return { scheme: 'file', authority: '', path: `${top}/${name}` };
}

function shown(uri: FileUri): string {
	return uri.path.slice(top.length + 1);
}

/** Answers from the files of a tree, and counts what is asked. */
class TreeReader implements ProjectReader<false> {
	readonly asked: string[] = [];
	readonly #files: Readonly<Record<string, string>>;

	constructor(files: Readonly<Record<string, string>>) {
		this.#files = files;
	}

	folder({ path }: FileUri) {
		this.asked.push(`folder ${path}`);
		const below = Object.keys(this.#files)
			.map((name) => `${top}/${name}`)
			.filter((name) => path === '/' || name.startsWith(`${path}/`))
			.map((name) => name.slice(path === '/' ? 1 : path.length + 1).split('/'));
		const entries = new Map(below.map(([name = '', ...more]) => [name, { name, isFolder: more.length > 0 }]));
		return entries.size === 0 ? undefined : [...entries.values()];
	}

	isFile({ path }: FileUri) {
		return Object.hasOwn(this.#files, path.slice(top.length + 1));
	}

	text(uri: FileUri): string | undefined {
		this.asked.push(`text ${uri.path}`);
		return this.#files[shown(uri)];
	}

	document(uri: FileUri, format: ScannedDocument['format']) {
		this.asked.push(`document ${uri.path}`);
		const text = this.#files[shown(uri)];
		return text === undefined ? undefined : scanDocument(text, format);
	}

	texFile() {
		return 'unknown' as const;
	}
}

/** The same on a disk that has a file under any spelling of its path. */
class FoldingReader extends TreeReader {
	readonly #names: ReadonlyMap<string, string>;

	constructor(files: Readonly<Record<string, string>>) {
		super(files);
		const paths = Object.keys(files).map((name) => `${top}/${name}`);
		const all = paths.flatMap((path) => path.split('/').map((_, index, parts) => parts.slice(0, index + 1).join('/')));
		this.#names = new Map(all.map((path) => [path.toLowerCase(), path]));
	}

	override folder(uri: FileUri) {
		return super.folder(this.#spelled(uri));
	}

	override text(uri: FileUri) {
		return super.text(this.#spelled(uri));
	}

	override document(uri: FileUri, format: ScannedDocument['format']) {
		return super.document(this.#spelled(uri), format);
	}

	#spelled(uri: FileUri): FileUri {
		return { ...uri, path: this.#names.get(uri.path.toLowerCase()) ?? uri.path };
	}
}

const places: ProjectPlaces = {
	top: { scheme: 'file', authority: '', path: top },
	searchFolders: [],
	workingFolder: undefined,
	citeCommands: noCommands,
	quartoProfile: undefined,
};

function projectOf(
	files: Readonly<Record<string, string>>,
	start: string,
	more: Partial<ProjectPlaces> = {},
): ManuscriptProject {
	const document = scanDocument(files[start]!, formatOfFile(start)!);
	return drive(findProject(uriOf(start), document, { ...places, ...more }), new TreeReader(files));
}

function said({ state, why, written, uri }: ProjectBibliography): string {
	return state === 'found' ? shown(uri!) : [state, why, written].filter((part) => part !== undefined).join(' ');
}

suite('What belongs to a manuscript', () => {
	for (const { name, files, start, root, parts, bibliographies, unknown } of projectTrees) {
		test(name, () => {
			const project = projectOf(files, start);
			assert.equal(shown(project.root), root ?? start);
			assert.deepEqual(
				[...project.parts.values()].map(({ uri }) => shown(uri)),
				parts ?? [start],
			);
			assert.deepEqual(bibliographiesOf(project, uriOf(start)).map(said), bibliographies);
			if (unknown !== undefined) {
				assert.ok(project.isComplete);
			}
		});
	}

	test('the style that a project, a folder, a profile or pandoc names for a document', () => {
		const styleOf = (files: Readonly<Record<string, string>>, start: string) => {
			const { style, folder, language } = projectOf(files, start).style;
			return [style, folder && shown({ ...folder, path: `${folder.path}/` }), language];
		};
		const quarto = { '_quarto.yml': 'csl: styles/nature.csl\nlang: de\n', 'text/a.qmd': 'Text.\n' };
		assert.deepEqual(styleOf(quarto, 'text/a.qmd'), ['styles/nature.csl', '', 'de']);
		const nearer = { ...quarto, 'text/_metadata.yml': 'csl: apa\n' };
		assert.deepEqual(styleOf(nearer, 'text/a.qmd'), ['apa', 'text/', 'de']);
		const own = { ...nearer, 'text/a.qmd': '---\ncsl: vancouver\n---\n' };
		assert.deepEqual(styleOf(own, 'text/a.qmd'), ['vancouver', 'text/', 'de']);
		const profile = { ...quarto, '_quarto.yml': 'csl: apa\nprofile:\n  default: x\n', '_quarto-x.yml': 'csl: ieee\n' };
		assert.deepEqual(styleOf(profile, 'text/a.qmd')[0], 'ieee');
		const defaults = { 'a.md': 'Text.\n', 'defaults.yaml': 'input-files: [a.md]\ncsl: ${.}/x.csl\n' };
		assert.deepEqual(styleOf(defaults, 'a.md'), ['./x.csl', '', undefined]);
		const book = { '_bookdown.yml': '', 'index.Rmd': '---\ncsl: apa\n---\n', '01-a.Rmd': '# A\n' };
		assert.deepEqual(styleOf(book, '01-a.Rmd')[0], 'apa');
		assert.deepEqual(styleOf({ 'a.md': 'Text.\n' }, 'a.md'), [undefined, undefined, undefined]);
	});

	test('files as the disk spells them, whatever they are opened and declared as', () => {
		const files = {
			'main.tex':
				'\\documentclass{a}\\begin{document}\\input{Chapters/One}\\input{chapters/two}\\bibliography{Refs/Lib,refs/lib}\\end{document}',
			'chapters/one.tex': 'One.',
			'chapters/two.tex': 'Two.',
			'refs/lib.bib': '',
		};
		for (const start of ['MAIN.tex', 'chapters/ONE.TEX', 'Chapters/two.tex']) {
			const document = scanDocument(files[start.toLowerCase() as keyof typeof files], 'latex');
			const project = drive(findProject(uriOf(start), document, places), new FoldingReader(files));
			assert.deepEqual(
				[...project.parts.values()].map(({ uri }) => shown(uri)),
				['main.tex', 'chapters/one.tex', 'chapters/two.tex'],
			);
			assert.deepEqual(project.bibliographies.map(said), ['refs/lib.bib', 'refs/lib.bib']);
		}
	});

	test('folders that are not there are looked for once, however many are below', () => {
		const files = { 'a.md': `---\nbibliography: ${'deep/'.repeat(28)}refs.bib\n---\n` };
		const reader = new TreeReader(files);
		drive(findProject(uriOf('a.md'), scanDocument(files['a.md'], 'markdown'), places), reader);
		assert.equal(new Set(reader.asked).size, reader.asked.length);
		assert.ok(reader.asked.length < 50);
	});

	test('a manuscript by its language, whatever its name', () => {
		const header = '---\nbibliography: refs.bib\nreferences:\n  - id: a\n---\n\nSeen [@a].\n';
		for (const name of ['notes.txt', 'README', 'draft.mdx']) {
			const files = { [name]: header, 'refs.bib': '' };
			const project = drive(findProject(uriOf(name), scanDocument(header, 'markdown'), places), new TreeReader(files));
			assert.deepEqual(
				[...project.parts.values()].map(({ uri }) => shown(uri)),
				[name],
			);
			assert.equal(bibliographiesOf(project, uriOf(name)).length, 2, name);
		}
	});

	test('BIBINPUTS, with all folders below', () => {
		const files = {
			'p/main.tex': '\\documentclass{a}\\begin{document}\\bibliography{one,two}\\end{document}',
			'lib/one.bib': '',
			'lib/deep/two.bib': '',
		};
		const searchFolders = [{ uri: uriOf('lib'), isDeep: true }];
		assert.deepEqual(projectOf(files, 'p/main.tex', { searchFolders }).bibliographies.map(said), [
			'lib/one.bib',
			'lib/deep/two.bib',
		]);
		const flat = [{ uri: uriOf('lib'), isDeep: false }];
		assert.deepEqual(projectOf(files, 'p/main.tex', { searchFolders: flat }).bibliographies.map(said), [
			'lib/one.bib',
			'missing two.bib',
		]);
	});

	test('files that pull each other in', () => {
		const files = { 'a.tex': '\\documentclass{a}\\input{b}', 'b.tex': '\\input{a}\\input{b}' };
		assert.deepEqual(
			[...projectOf(files, 'b.tex').parts.values()].map(({ uri }) => shown(uri)),
			['a.tex', 'b.tex'],
		);
		assert.equal(projectOf({ 'a.tex': '\\def\\a{\\a\\a}\\input{\\a}' }, 'a.tex').parts.size, 1);
	});

	test('another computer is never asked', () => {
		const files = {
			'main.tex':
				'% !TEX root = //host/share/root\n\\documentclass{a}\\input{//host/share/part}\\begin{document}\\cite{a}\\bibliography{//host/share/refs}\\end{document}',
			'a.md': '---\nbibliography: //host/share/refs.bib\nmetadata-files: [//host/share/m.yml]\n---\n\n[@a]\n',
		};
		for (const [start, format] of [
			['main.tex', 'latex'],
			['a.md', 'markdown'],
		] as const) {
			const reader = new TreeReader(files);
			const project = drive(findProject(uriOf(start), scanDocument(files[start], format), places), reader);
			assert.deepEqual(
				project.bibliographies.map(({ state }) => state),
				['refused'],
			);
			assert.deepEqual(
				reader.asked.filter((question) => !/ \/w(?:\/|$)/.test(question)),
				[],
			);
		}
	});

	test('a part opened alone asks for each file once', () => {
		const tree = projectTrees[0]!;
		const reader = new TreeReader(tree.files);
		drive(findProject(uriOf(tree.start), scanDocument(tree.files[tree.start]!, 'latex'), places), reader);
		const twice = reader.asked.filter((question, at) => reader.asked.indexOf(question) !== at);
		assert.deepEqual(twice, []);
	});

	test('the names in a folder are compared once for all manuscripts in it', () => {
		const names = ['refs.bib', ...Array.from({ length: 30 }, (_, i) => `m${i}.md`)];
		const files = Object.fromEntries(names.map((name) => [name, '---\nbibliography: refs.bib\n---\n']));
		let read = 0;
		const entries = names.map((name) => ({
			isFolder: false,
			get name() {
				read++;
				return name;
			},
		}));
		const reader = new TreeReader(files);
		reader.folder = ({ path }) => (path === top ? entries : []);
		const readFor = (start: string) => {
			read = 0;
			const document = scanDocument(files[start]!, 'markdown');
			const [found] = drive(findProject(uriOf(start), document, places), reader).bibliographies;
			assert.equal(found?.state, 'found');
			return read;
		};
		assert.ok(readFor('m1.md') >= names.length);
		// Some are asked for by their endings, not by name.
		const again = readFor('m2.md');
		assert.ok(again < 4 * names.length, `${again} names were read`);
	});
});
