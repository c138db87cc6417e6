import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { withFolder } from './runInFolder.ts';

const good = '@article{roe2001, author = {Roe, Ann}, title = {A}, journal = {J}, year = {2001}}\n';
const long = `${'a'.repeat(300)}.bib`;
const sound =
	'<style xmlns="http://purl.org/net/xbiblio/csl" class="in-text" version="1.0"><info><title>S</title><id>s</id>' +
	'<updated>2024-01-01T00:00:00+00:00</updated></info><citation><layout><text variable="title"/></layout></citation></style>';
const yaml = (path: string) =>
	`---\nbibliography:\n  - ${JSON.stringify(path)}\n  - good.bib\n---\nAs shown [@roe2001].\n`;
const latex = (path: string) =>
	`\\documentclass{article}\n\\addbibresource{${path}}\n\\addbibresource{good.bib}\n\\begin{document}\n\\input{${path}}\n\\cite{roe2001}\n\\end{document}\n`;

suite('A citation style in the header', () => {
	const styles: ReadonlyArray<readonly [what: string, style: string, told: RegExp | undefined]> = [
		['that is broken', 'broken.csl', /broken\.csl.*\[document\.unread-style\]/],
		['that is a folder', 'folder.csl', /folder\.csl could not be read: .*folder.*\[document\.unread-style\]/],
		['of another computer', '//127.0.0.1/share/a.csl', /is on another computer.*\[document\.unread-style\]/],
		[
			'that is in no such folder',
			'styles/own.csl',
			/styles\/own\.csl could not be read: there is no such file.*unread-style/,
		],
		['that is nowhere on the disk', '/styles/own.csl', /there is no such file.*\[document\.unread-style\]/],
		['that pandoc’s own folder may have', 'own.csl', undefined],
		['on the web', 'https://www.zotero.org/styles/own.csl', undefined],
		['that the distribution may have', 'apa.csl', undefined],
		['that is sound', 'sound.csl', undefined],
	];
	for (const [what, style, told] of styles) {
		test(`${what} is ${told === undefined ? 'no problem' : 'told at its line'}`, async () => {
			const text = `---\nbibliography: good.bib\ncsl: ${JSON.stringify(style)}\n---\nAs shown [@roe2001].\n`;
			const files = { 'a.md': text, 'good.bib': good, 'broken.csl': '<style', 'sound.csl': sound };
			await withFolder(files, async (run) => {
				mkdirSync('folder.csl');
				const { output, errors } = await run(['check', 'a.md']);
				assert.deepEqual(errors, []);
				if (told === undefined) {
					assert.equal(output, '');
				} else {
					assert.match(output, told);
					assert.match(output, /^a\.md:3:/);
				}
			});
		});
	}
});

suite('A path that leads nowhere', () => {
	const paths: ReadonlyArray<readonly [what: string, path: string, told: RegExp]> = [
		['of another computer', '//127.0.0.1/share/refs.bib', /is on another computer/],
		['of another computer, as Windows writes it', '\\\\127.0.0.1\\share\\refs.bib', /is on another computer/],
		['with a NUL', 'a\0b.bib', /does not exist/],
		['with 300 letters', long, /does not exist/],
		['of a folder', 'folder.bib', /is a folder/],
		['of a link to itself', 'loop.bib', /does not exist/],
		['of a link that leads nowhere', 'dangling.bib', /does not exist/],
		['through a file', 'good.bib/refs.bib', /does not exist/],
		['of a device', '/dev/zero', /does not exist|no format/],
	];
	for (const [what, path, told] of paths) {
		for (const [name, text] of [
			['a.md', yaml(path)],
			['a.tex', latex(path)],
		] as const) {
			// LaTeX has no way to write a backslash or a NUL in a path.
			if (name === 'a.tex' && /[\\\0]/.test(path)) {
				continue;
			}
			test(`${what} is told, and the other bibliographies are read, in ${name}`, async () => {
				await withFolder({ [name]: text, 'good.bib': good }, async (run) => {
					mkdirSync('folder.bib');
					symlinkSync('loop.bib', 'loop.bib');
					symlinkSync('nowhere.bib', 'dangling.bib');
					const exported = await run(['export', name, '--to', 'csl-json']);
					assert.match(exported.output, /"roe2001"/);
					const checked = await run(['check', name]);
					assert.match([checked.output, ...checked.errors].join('\n'), /bibliography/);
					assert.doesNotMatch(checked.output, /unknown-key|No bibliography of this document/);
					assert.match([exported.output, ...exported.errors, ...checked.errors].join('\n'), told);
				});
			});
		}
	}

	test('is a sentence where a file is asked for by it', async () => {
		await withFolder({ 'good.bib': good }, async (run) => {
			for (const path of ['a\0b.md', `${'a'.repeat(300)}.md`]) {
				const { exitCode, errors } = await run(['check', path]);
				assert.equal(exitCode, 2, errors.join('\n'));
				assert.match(errors.join('\n'), /cannot be read|does not exist|no such file/i);
			}
		});
	});

	test('is a sentence where it is a device, a pipe or a link to itself, or a header that holds itself', async () => {
		const header = '---\nbibliography: good.bib\nreferences: &r\n- id: b\n  issued: *r\n---\nAs shown [@roe2001].\n';
		await withFolder({ 'good.bib': good, 'self.md': header }, async (run) => {
			symlinkSync('/dev/zero', 'endless.bib');
			symlinkSync('/dev/zero', 'endless.md');
			symlinkSync('loop', 'loop');
			const isUnix = process.platform !== 'win32';
			if (isUnix) {
				execFileSync('mkfifo', ['pipe.bib', 'pipe.md']);
			}
			const commands = isUnix ? ['endless', 'pipe'] : [];
			for (const name of commands) {
				for (const args of [
					['check', `${name}.md`],
					['library', `${name}.bib`],
					['tidy', `${name}.bib`],
				]) {
					const { exitCode, errors } = await run(args);
					assert.equal(exitCode, 2);
					assert.match(errors.join('\n'), /is not a file but a device or a pipe/, args.join(' '));
				}
			}
			for (const args of [
				['check', 'loop'],
				['check', 'self.md'],
				['export', 'self.md', '--to', 'bibtex'],
			]) {
				const { errors } = await run(args);
				assert.doesNotMatch(errors.join('\n'), /something went wrong/, args.join(' '));
			}
		});
	});

	test('is a sentence for a style that is no style, by its size', async () => {
		await withFolder({ 'good.bib': good }, async (run) => {
			writeFileSync('large.csl', `<style>${' '.repeat(1024 * 1024)}</style>`);
			const { exitCode, errors } = await run(['render', '--style', 'large.csl', '--library', 'good.bib']);
			assert.equal(exitCode, 2);
			assert.match(errors.join('\n'), /large\.csl is not read: it is larger than 1 MB/);
		});
	});
});
