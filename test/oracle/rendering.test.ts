import assert from 'node:assert/strict';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { StyleLibrary } from '../../src/citationEngine.ts';
import { createCitationRenderer, openStyles } from '../../src/citationEngine.ts';
import { buildStyles } from '../support/buildStyles.ts';
import { comparedClusters } from './renderingInput.ts';
import { differenceReason, faultsOfPandoc, reasonTexts, type DifferenceReason } from './renderingReasons.ts';
import { normaliseRendering, readRecord, withoutTags, type RecordedRendering } from './renderingRecord.ts';

/**
 * Compares with what pandoc's citeproc made of the same items in the same styles (`recordRendering.ts`). Set
 * AFFERENT_LIST=1 to see every entry that differs, with its reason.
 */
suite('Rendering beside pandoc', () => {
	let library: StyleLibrary;
	let record: RecordedRendering;

	suiteSetup(async function () {
		const folder = await mkdtemp(path.join(tmpdir(), 'afferent-styles-'));
		await buildStyles(folder);
		library = await openStyles(await readFile(path.join(folder, 'styles.bin')));
		await rm(folder, { recursive: true });
		record = await readRecord();
	});

	test('gives the same entries and cites but for listed differences', function () {
		const clusters = comparedClusters(record.items);
		const items = inOrderOfCiting();
		const byKey = new Map(items.map((item) => [item.id, item]));
		const reasons = new Map<DifferenceReason, number>();
		let [entries, sameEntries, cites, sameCites] = [0, 0, 0, 0];
		for (const [style, recorded] of Object.entries(record.styles)) {
			const loaded = library.load(style, 'en-US');
			assert.ok(loaded, style);
			const renderer = createCitationRenderer(loaded);
			const rendered = renderer.bibliography(items, 'html');
			assert.deepEqual(renderer.problems, [], style);
			const ours = new Map(rendered.map(({ citekey, text }) => [citekey, withoutTags(normaliseRendering(text))]));
			for (const [citekey, html] of recorded.entries) {
				const theirs = withoutTags(html);
				const own = ours.get(citekey) ?? '';
				entries++;
				if (own === theirs) {
					sameEntries++;
					continue;
				}
				const reason = differenceReason(own, theirs, byKey.get(citekey));
				reasons.set(reason, (reasons.get(reason) ?? 0) + 1);
				if (process.env['AFFERENT_LIST']) {
					console.log(`${reason}\t${style}\t${citekey}\n  pandoc   ${theirs}\n  Afferent ${own}`);
				}
			}
			renderer.clusters(clusters, items, 'html').forEach((text, index) => {
				cites++;
				const theirs = withoutTags(recorded.clusters[index] ?? '').toLowerCase();
				const own = withoutTags(normaliseRendering(text)).toLowerCase();
				if (own === theirs) {
					sameCites++;
				} else if (process.env['AFFERENT_LIST']) {
					console.log(`cite\t${style}\n  pandoc   ${theirs}\n  Afferent ${own}`);
				}
			});
		}
		const share = (part: number, whole: number) => `${((100 * part) / whole).toFixed(2)} %`;
		console.log(`      ${record.pandoc}, ${String(Object.keys(record.styles).length)} styles`);
		console.log(`      entries identical: ${share(sameEntries, entries)} of ${String(entries)}`);
		const faults = [...reasons].reduce((sum, [reason, count]) => sum + (faultsOfPandoc.has(reason) ? count : 0), 0);
		console.log(`      identical, or pandoc's own fault: ${share(sameEntries + faults, entries)}`);
		for (const [reason, count] of [...reasons].sort((a, b) => b[1] - a[1])) {
			console.log(`      ${share(count, entries)} (${String(count)}) ${reasonTexts[reason]}`);
		}
		console.log(`      cites identical: ${share(sameCites, cites)} of ${String(cites)}`);
		const unexplained = reasons.get('other') ?? 0;
		assert.ok(sameEntries / entries > 0.971, 'fewer entries than before are identical');
		assert.equal(unexplained, 0, 'an entry differs without a known reason');
		assert.ok(sameCites / cites > 0.98, 'fewer cites than before are identical');
	});

	/** Cited works in the order of their first cite, then the others: that is how numbers are given. */
	function inOrderOfCiting() {
		const cited = comparedClusters(record.items).flatMap((cluster) => cluster.cites.map((cite) => cite.citekey));
		const place = new Map([...new Set(cited)].map((citekey, index) => [citekey, index]));
		const ranked = record.items.map((item, index) => ({ item, rank: place.get(item.id) ?? place.size + index }));
		return ranked.sort((a, b) => a.rank - b.rank).map(({ item }) => item);
	}
});
