import assert from 'node:assert/strict';
import fc from 'fast-check';
import { LazyPinyin } from '../../../src/core/search/chineseTexts.ts';
import { buildSegment, type IndexSegment } from '../../../src/core/search/indexSegment.ts';
import { createPaperIndex, joinSegments } from '../../../src/core/search/paperIndex.ts';
import { type SearchRecord, tellRecord, type TextTaker } from '../../../src/core/search/searchRecord.ts';
import { readSegmentBytes, segmentBytes } from '../../../src/core/search/segmentBytes.ts';
import { finish } from '../../../src/core/text/finish.ts';
import { generateLibrary } from '../../quality/search/generatedLibrary.ts';
import { searchQuestions } from '../../quality/search/queries.ts';
import { evidenceRecords } from '../../quality/search/report.ts';

function segmentOf(records: readonly SearchRecord[]): IndexSegment {
	const papers = records.map((record) => (taker: TextTaker) => tellRecord(record, taker));
	return finish(buildSegment(papers, records.length, new LazyPinyin()));
}

/** An index of the same papers in segments of so many. */
function inSegments(records: readonly SearchRecord[], size: number) {
	const parts = Array.from({ length: Math.ceil(records.length / size) }, (_, part) => {
		const own = records.slice(part * size, (part + 1) * size);
		return { segment: segmentOf(own), papers: Int32Array.from(own.keys(), (paper) => part * size + paper) };
	});
	return joinSegments(records, parts);
}

const chinese: SearchRecord = {
	citekey: 'wang2020',
	origin: 'document',
	item: {
		id: 'wang2020',
		type: 'article-journal',
		title: '氯胺酮对抑郁症的影响',
		author: [{ family: '王', given: '建国' }],
		issued: { 'date-parts': [[2020]] },
		DOI: '10.1000/Zh.1',
		PMID: '31234567',
	},
};
const records = [...generateLibrary(800), ...evidenceRecords(), chinese];

suite('Index segments', () => {
	test('rank papers alike however they are divided', () => {
		const whole = createPaperIndex(records);
		for (const size of [1, 37, 400]) {
			const divided = inSegments(records, size);
			for (const { query } of searchQuestions.slice(0, 60)) {
				const ranked = (index: typeof whole) => index.search(query).map(({ citekey, score }) => [citekey, score]);
				assert.deepEqual(ranked(divided), ranked(whole), `${query}, in segments of ${size}`);
			}
		}
	});

	test('leave out papers that the index has no place for', () => {
		const segment = segmentOf([chinese, chinese]);
		const index = joinSegments([chinese], [{ segment, papers: Int32Array.of(-1, 0) }]);
		for (const query of ['wang2020', '10.1000/zh.1', '31234567', '抑郁', 'lat', '']) {
			assert.deepEqual(
				index.search(query).map(({ citekey }) => citekey),
				['wang2020'],
				query,
			);
		}
	});

	test('leave out words that nobody would type, and keep their neighbours', () => {
		const title = `bees ${'x'.repeat(150_000)} ${'α'.repeat(50_000)} wasps`;
		const index = createPaperIndex([{ ...chinese, citekey: 'k'.repeat(150_000), item: { ...chinese.item, title } }]);
		assert.equal(index.search('bees wasps').length, 1);
		assert.equal(index.search('xxxxx').length, 0);
	});

	test('come back from their bytes as they were, wherever these begin', () => {
		for (const own of [records, [chinese], []]) {
			const segment = segmentOf(own);
			const bytes = segmentBytes(segment);
			assert.deepEqual(readSegmentBytes(bytes), segment);
			const moved = new Uint8Array(bytes.length + 3);
			moved.set(bytes, 3);
			assert.deepEqual(readSegmentBytes(moved.subarray(3)), segment);
		}
	});

	test('are refused where bytes are missing', () => {
		const bytes = segmentBytes(segmentOf(records.slice(0, 5)));
		for (let length = 0; length < bytes.length; length += 7) {
			assert.equal(readSegmentBytes(bytes.slice(0, length)), undefined, `${length} bytes`);
		}
	});

	test('are refused where a byte is another', () => {
		const bytes = segmentBytes(segmentOf(records.slice(0, 20)));
		fc.assert(
			fc.property(fc.nat(bytes.length - 1), fc.nat(255), (at, byte) => {
				const damaged = bytes.slice();
				damaged[at] = byte;
				assert.equal(readSegmentBytes(damaged) === undefined, bytes[at] !== byte);
			}),
			{ seed: 5, numRuns: 400 },
		);
	});
});
