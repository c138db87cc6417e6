import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { createEvidenceBase } from '../../../src/core/evidence/createEvidenceBase.ts';
import { PackDraft } from '../../../src/core/evidence/packDraft.ts';
import { packFileNames, type PackFiles } from '../../../src/core/evidence/packFiles.ts';
import { importPfocrFigure } from '../../../src/core/evidence/pfocrFigure.ts';
import { validatePack } from '../../../src/core/evidence/validatePack.ts';
import { costOf } from '../../support/hostileTexts.ts';
import { smallPack } from './smallPack.ts';

const base = createEvidenceBase([validatePack(smallPack()).value!]);

const matter = [
	'figid: PMC1__fig',
	'figid_alias: PMC1__F1',
	'figtitle: A title',
	'pmcid: PMC1',
	'number: F1',
	'figlink: /pmc/articles/PMC1/figure/F1',
	'papertitle: A paper',
	"year: '2024'",
	'doi: 10.1000/roe',
	'keywords: A drug | unheard of (UO)',
	'schema-jsonld:',
	'  license: CC0',
	'  keywords:',
	'  - RCP1',
	'  - a  drug',
	'  - Nucleus',
];

/** The figure of a record after one of its lines has been replaced, or left out. */
function importWith(field: string, line?: string) {
	const lines = matter.flatMap((old) => (old.startsWith(`${field}:`) ? (line ?? []) : old));
	return importPfocrFigure(`---\n${lines.join('\n')}\n---\nBody\n`, base);
}

function codes(parsed: ReturnType<typeof importPfocrFigure>): readonly string[] {
	return parsed.problems.map(({ code, details }) => (details === undefined ? code : `${code} ${details['field']}`));
}

suite('importPfocrFigure', () => {
	test('makes a figure of a record, with its paper and the entities of its genes and terms', () => {
		assert.deepEqual(importWith('nothing'), {
			value: {
				id: 'PMC1__F1',
				pmcid: 'PMC1',
				number: 'F1',
				title: 'A title',
				url: 'https://www.ncbi.nlm.nih.gov/pmc/articles/PMC1/figure/F1',
				paper: { title: 'A paper', doi: '10.1000/roe', year: 2024, citekey: 'roe2001' },
				entities: ['receptor', 'drug'],
				unresolved: ['Nucleus', 'unheard of (UO)'],
				licence: 'CC0',
			},
			problems: [],
		});
	});

	test('makes nothing that a pack could not hold, in a time that grows with the record', () => {
		for (const field of ['figid_alias', 'figtitle', 'number', 'papertitle', 'keywords', '  license']) {
			const made = importWith(field, `${field}: ${'x'.repeat(30_000)}`);
			assert.deepEqual([made.value, made.problems.map(({ code }) => code)], [undefined, ['evidence.too-long']], field);
		}
		const withKeys = (count: number) => {
			const keys = Array.from({ length: count }, (_, i) => `k${i}: 1`).join('\n');
			return importPfocrFigure(`---\n${matter.join('\n')}\n${keys}\n---\n`, base);
		};
		assert.equal(withKeys(10).value?.id, 'PMC1__F1');
		withKeys(2000);
		const [few, many] = [costOf(() => withKeys(2000)), costOf(() => withKeys(8000))];
		assert.ok(many < 100 || many / few < 7, `${few} ${many}`);
	});

	test('reads records of any values without a failure, and the pack with their figures is sound', () => {
		const values = [
			'../../x',
			'__proto__',
			'](command:x)',
			'$(alert)',
			'<img src=x>',
			'"\\0"',
			'{}',
			'[]',
			'&a b',
			'*a',
		];
		const odd = [
			...values,
			'!!js/function x',
			'1e999',
			'-1',
			'PMC1/../../x',
			'http://x/',
			'""',
			'null',
			'[*a, {b: c}]',
		];
		for (const line of matter) {
			for (const value of odd) {
				const written = `${line.slice(0, line.search(/[:-](?=\s|$)/) + 1)} ${value}`;
				const lines = matter.map((each) => (each === line ? written : each));
				const figure = importPfocrFigure(`---\n${lines.join('\n')}\n---\n`, base).value;
				if (figure !== undefined) {
					const files = smallPack();
					const draft = new PackDraft(files, base);
					draft.addFigures([figure]);
					const changed = draft.plan().changes.map(({ file, after }) => [file, after]);
					const made = validatePack({ ...files, ...(Object.fromEntries(changed) as Partial<PackFiles>) });
					assert.deepEqual(made.problems, [], written);
				}
			}
		}
	});

	test('makes the figure of the bundled pack from the record that PFOCR publishes', () => {
		const folder = new URL('../../../data/', import.meta.url);
		const files: PackFiles = Object.fromEntries(
			packFileNames.map((name) => [name, readFileSync(new URL(name, folder), 'utf8')]),
		);
		const bundled = validatePack(files).value!;
		const record = new URL('../../fixtures/pfocr/PMC11043571__F1.md', import.meta.url);
		const { value, problems } = importPfocrFigure(readFileSync(record, 'utf8'), createEvidenceBase([bundled]));
		assert.deepEqual(problems, []);
		assert.deepEqual(value, bundled.figures[0]);
		assert.equal(value?.paper.citekey, 'zhang2024exploring');
		assert.ok(['bdnf', 'trkb', 'arketamine', 'erk1-2'].every((entity) => value?.entities.includes(entity)));
	});

	test('tells a field that is missing or malformed', () => {
		assert.deepEqual(codes(importWith('papertitle')), ['evidence.missing-field papertitle']);
		assert.deepEqual(codes(importWith('pmcid', 'pmcid: 17')), ['evidence.malformed-pmcid pmcid']);
		assert.deepEqual(codes(importWith('figtitle', 'figtitle: [a, list]')), ['evidence.missing-field figtitle']);
	});

	test('keeps the figure when only the DOI of its paper is malformed', () => {
		const parsed = importWith('doi', 'doi: nowhere');
		assert.deepEqual(codes(parsed), ['evidence.malformed-doi doi']);
		assert.equal(parsed.value?.paper.doi, undefined);
	});

	test('does not follow a path out of PubMed Central', () => {
		const { value } = importWith('figlink', 'figlink: //example.org/figure');
		assert.equal(value?.url, 'https://www.ncbi.nlm.nih.gov/pmc/articles/PMC1/');
	});

	test('reads a record with Windows line ends', () => {
		const record = `---\r\n${matter.join('\r\n')}\r\n---\r\n`;
		assert.equal(importPfocrFigure(record, base).value?.title, 'A title');
	});

	test('tells what has no front matter, broken YAML, and YAML that is no table', () => {
		assert.deepEqual(codes(importPfocrFigure('# Notes', base)), ['evidence.no-front-matter']);
		assert.deepEqual(codes(importPfocrFigure('---\na: [\n---\n', base)), ['evidence.yaml-syntax']);
		assert.deepEqual(codes(importPfocrFigure('---\n- a\n---\n', base)), ['evidence.yaml-syntax']);
		assert.deepEqual(codes(importPfocrFigure(`---\n${'x'.repeat(300_000)}\n---\n`, base)), ['evidence.too-large']);
	});

	test('is not held up by aliases that multiply or by deep nesting', () => {
		const bomb = [
			'a: &a [x, x]',
			...'bcdefghij'.split('').map((c, i) => `${c}: &${c} [*${'abcdefghi'[i]}, *${'abcdefghi'[i]}]`),
		];
		assert.deepEqual(codes(importPfocrFigure(`---\n${bomb.join('\n')}\n---\n`, base)).length > 0, true);
		assert.deepEqual(codes(importPfocrFigure(`---\na: ${'['.repeat(50_000)}\n---\n`, base)), ['evidence.yaml-syntax']);
	});

	test('never throws', () => {
		const lines = fc.constantFrom(
			...matter,
			'&a',
			'*a',
			'- x',
			'? y',
			'<<: *a',
			'!!js/function x',
			'\t',
			'"',
			'|',
			'>',
		);
		fc.assert(
			fc.property(fc.array(lines), (parts) => {
				importPfocrFigure(`---\n${parts.join('\n')}\n---\n`, base);
			}),
			{ seed: 5 },
		);
	});
});
