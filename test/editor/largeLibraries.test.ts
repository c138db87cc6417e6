import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { testInNodeHost } from './harness/hosts.ts';
import { BibtexBibliography } from '../../src/core/bibliography/bibtexBibliography.ts';
import { createLibrary } from '../../src/core/bibliography/library.ts';
import { indexCitable } from '../../src/core/features/citablePapers.ts';
import { type EntryRun, indexEntries, indexRun, planRuns } from '../../src/core/search/bibliographySegments.ts';
import { LazyPinyin } from '../../src/core/search/chineseTexts.ts';
import { keepRuns } from '../../src/core/search/keptRuns.ts';
import { readSegmentBytes } from '../../src/core/search/segmentBytes.ts';
import { segmentJob } from '../../src/core/search/segmentJob.ts';
import { finish } from '../../src/core/text/finish.ts';
import { Assets } from '../../src/vscode/host/assets.ts';
import { EvidenceService } from '../../src/vscode/evidence/evidenceService.ts';
import { contentKey, IndexCache } from '../../src/vscode/libraries/indexCache.ts';
import { IndexWorker } from '../../src/threads/indexWorker.ts';
import { Libraries } from '../../src/vscode/libraries/libraries.ts';
import { LibraryIndexer } from '../../src/vscode/libraries/libraryIndexer.ts';
import { Manuscripts } from '../../src/vscode/manuscripts/manuscripts.ts';
import { Bundles } from '../../src/vscode/host/bundles.ts';
import { completions, createFolder, eventually, labelOf, openManuscript } from './workspace.ts';

const entryCount = 12_000;
const abstract = 'word '.repeat(80);
const text = Array.from(
	{ length: entryCount },
	(_, number) =>
		`@article{key${number}, author = {Gonz{\\'a}lez, Ana}, title = {Title ${number}}, abstract = {${abstract}}}\n`,
).join('');

function assets(): Assets {
	const extension = vscode.extensions.all.find(
		({ packageJSON }) => (packageJSON as { name: string }).name === 'afferent',
	);
	return new Assets(extension!.extensionUri);
}

/** The services that index, as a start of the extension makes them. */
class Start implements vscode.Disposable {
	readonly log = vscode.window.createOutputChannel('Test', { log: true });
	readonly manuscripts = new Manuscripts(this.log);
	readonly libraries = new Libraries(this.manuscripts, new Bundles(assets()).lazy('readers'), this.log);
	readonly evidence: EvidenceService;
	readonly indexer: LibraryIndexer;

	/** @param evidence the same for all starts, since it takes no part in what is kept */
	constructor(cache: IndexCache, evidence: EvidenceService) {
		const { libraries, log } = this;
		this.evidence = evidence;
		this.indexer = new LibraryIndexer({ assets: assets(), libraries, evidence, cache, log });
	}

	/** What is found first, in an index of the file. */
	async find(uri: vscode.Uri, query: string): Promise<string | undefined> {
		const bibliography = await this.libraries.bibliography(uri);
		assert.ok(bibliography);
		const { base } = await this.evidence.get();
		const runs = await this.indexer.runsOf(bibliography);
		assert.equal(entriesIn(runs), bibliography.entries.length);
		const library = createLibrary([bibliography]);
		const index = finish(indexCitable({ library, declared: library, base }, new Map([[bibliography, runs]])));
		return index.search(query)[0]?.citekey;
	}

	dispose(): void {
		for (const service of [this.indexer, this.libraries, this.manuscripts, this.log]) {
			service.dispose();
		}
	}
}

function entriesIn(runs: readonly EntryRun[]): number {
	return runs.reduce((sum, { places }) => sum + places.length, 0);
}

suite('Large libraries', () => {
	const folders: vscode.Uri[] = [];
	const largeFolder = async () => {
		const folder = await createFolder({ 'large.bib': text });
		folders.push(folder);
		return folder;
	};

	teardown(async () => {
		// Libraries of the workspace are offered everywhere: these would be in the way of other tests.
		await vscode.commands.executeCommand('workbench.action.closeAllEditors');
		for (const folder of folders.splice(0)) {
			await vscode.workspace.fs.delete(folder, { recursive: true });
		}
	});

	test('are indexed with a worker, kept by what they contain, and taken up at the next start', async () => {
		const folder = await largeFolder();
		const uri = vscode.Uri.joinPath(folder, 'large.bib');
		const log = vscode.window.createOutputChannel('Test', { log: true });
		const cache = new IndexCache(folder, '1.0.0', log);
		const evidence = new EvidenceService(assets(), new Bundles(assets()), log);
		const key = await contentKey(new TextEncoder().encode(text));
		assert.ok(key !== undefined);
		assert.equal(await cache.read(key), undefined);

		const first = new Start(cache, evidence);
		assert.equal(await first.find(uri, 'gonzalez title 11999'), 'key11999');
		first.dispose();
		const kept = await eventually(
			() => cache.read(key),
			(bytes) => bytes !== undefined,
			'the index is kept',
		);

		const second = new Start(cache, evidence);
		assert.equal(await second.find(uri, 'gonzalez title 7'), 'key7');
		second.dispose();

		// What is kept is believed: here it is the index of a text that differs in a word.
		const other = new BibtexBibliography(text.replace('{Title 7}', '{Heron 7}'), '', 'bibtex');
		const { runs } = finish(indexEntries(other, new LazyPinyin()));
		await cache.write(key, finish(keepRuns(runs)));
		const third = new Start(cache, evidence);
		assert.equal(await third.find(uri, 'heron'), 'key7');
		third.dispose();

		await cache.write(key, kept!.slice(0, kept!.length / 2));
		const afterDamage = new Start(cache, evidence);
		assert.equal(await afterDamage.find(uri, 'gonzalez title 11999'), 'key11999');
		afterDamage.dispose();
		evidence.dispose();
		log.dispose();
	});

	testInNodeHost('are listed anew for who typed before they were indexed', async () => {
		const many = Array.from({ length: 60_000 }, (_, number) => `@misc{key${number}, title = {Subject${number}}}\n`);
		const header = '---\nbibliography: large.bib\n---\n\n';
		const { folder, document, cursor } = await openManuscript('m.md', `${header}Text @subject59999|\n`, {
			'large.bib': many.join(''),
		});
		folders.push(folder);
		let asked = 0;
		const witness = vscode.languages.registerCompletionItemProvider('markdown', {
			provideCompletionItems: () => {
				asked++;
				return [];
			},
		});
		try {
			let own = 0;
			const labels = async () => {
				own++;
				return (await completions(document, cursor)).map(labelOf);
			};
			assert.ok(!(await labels()).includes('key59999'), 'so many are not indexed at once');
			await eventually(
				async () => (await labels()).includes('key59999') && asked > own,
				(isListed) => isListed,
				'the list is asked for again',
			);
		} finally {
			witness.dispose();
			await vscode.commands.executeCommand('hideSuggestWidget');
		}
	});

	test('that are small have no key', async () => {
		assert.equal(await contentKey(new TextEncoder().encode('@misc{a}')), undefined);
	});
});

suite('The worker', () => {
	const bibliography = new BibtexBibliography(text, 'large.bib', 'bibtex');
	const [plan] = planRuns(bibliography).open;

	test('answers with the segment that is made here', async () => {
		const worker = new IndexWorker(await assets().text('dist', 'indexer.js'));
		const bytes = await worker.run(segmentJob(bibliography, plan!));
		assert.deepEqual(readSegmentBytes(bytes), finish(indexRun(bibliography, plan!, new LazyPinyin())).segment);
		worker.dispose();
	});

	test('that fails, or is ended, says so', async () => {
		const failing = new IndexWorker('throw new Error("Broken.");');
		await assert.rejects(failing.run(segmentJob(bibliography, plan!)));
		failing.dispose();
		const ended = new IndexWorker(await assets().text('dist', 'indexer.js'));
		const running = ended.run(segmentJob(bibliography, plan!));
		ended.dispose();
		await assert.rejects(running);
		await assert.rejects(ended.run(segmentJob(bibliography, plan!)));
	});
});
