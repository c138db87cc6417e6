import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import type { Claim, ClaimTerm, Entity, Paper, Stance } from '../../../src/core/evidence/model.ts';
import type { EvidencePack } from '../../../src/core/evidence/packModel.ts';
import { packFileNames } from '../../../src/core/evidence/packFiles.ts';
import { validatePack } from '../../../src/core/evidence/validatePack.ts';

const root = new URL('../../../', import.meta.url);
const readText = (path: string): string => readFileSync(new URL(path, root), 'utf8').replace(/\s+/g, ' ');
const pack: EvidencePack = validatePack(
	Object.fromEntries(packFileNames.map((name) => [name, readFileSync(new URL(`data/${name}`, root), 'utf8')])),
).value!;

/** A statement of a text on the subject, with what answers it. */
interface CoverageRow {
	readonly id: string;
	readonly statement: string;
	/** Ids of the claims that answer it, best first. */
	readonly claims?: readonly string[];
	/** Id or citekey of the card that answers it, where it is no result but a definition, a name or a paper. */
	readonly record?: string;
	/** The row of data/README.md that says that nothing answers it. */
	readonly gap?: string;
	/** Its statement does not lead to its claims yet, as the page says. */
	readonly isUnfound?: boolean;
}

/** Asserts that each text stands on the page. */
function says(page: string, ...texts: readonly string[]): void {
	assert.deepEqual(
		texts.filter((text) => !page.includes(text)),
		[],
	);
}

const named: readonly Entity[] = [...pack.targets, ...pack.pathways, ...pack.entities];
const links = pack.claims.flatMap(({ evidence }) => evidence);
const withStance = (stance: Stance) => links.filter((link) => link.stance === stance).length;
const resolved = (term: (claim: Claim) => ClaimTerm | undefined): string => {
	const terms = pack.claims.flatMap((claim) => term(claim) ?? []);
	return `${terms.filter(({ entities }) => entities.length > 0).length} of ${terms.length}`;
};
const marked = (entities: readonly Entity[], ...fields: readonly string[]) =>
	entities.filter(({ unconfirmed }) => fields.some((field) => unconfirmed?.includes(field))).length;
const papersThat = (holds: (paper: Paper) => boolean) => pack.papers.filter(holds).length;

suite('What is said of the evidence base', () => {
	const page = readText('data/README.md');

	test('is as many records and links as there are', () => {
		const { targets, pathways, entities, claims, papers } = pack;
		const steps = pathways.flatMap((pathway) => pathway.steps);
		const sources = named.flatMap((entity) => entity.sources);
		says(
			page,
			`| ${papers.length} | | \`studies.json\``,
			`receptors, transporters, channels | ${targets.length} |`,
			`with ${steps.length} directed steps | ${pathways.length} |`,
			`processes, trials | ${entities.length} |`,
			`with ${links.length} links to papers: ${withStance('supports')} support, ${withStance('contradicts')} contradict, ` +
				`${withStance('mixed')} are mixed, ${withStance('background')} are background | ${claims.length} |`,
			`${steps.filter((step) => [...(step.sources ?? []), ...(step.claims ?? [])].length > 0).length} of ${steps.length} have a source`,
			`${sources.filter(({ confirmation }) => confirmation === 'secondary').length} of ${sources.length} |`,
			`all ${claims.length} statements of claims`,
			`the ${papers.flatMap(({ study }) => study.findings).length} findings of papers`,
		);
		const all = `${targets.length} targets, ${pathways.length} pathways, ${entities.length} other entities, ${claims.length} claims and ${papers.length} papers`;
		const incomplete = papersThat(({ study }) => study.metadata === 'incomplete');
		says(readText('README.md'), all, `${incomplete} of the ${papers.length} records are not fully confirmed`);
		says(readText('CHANGELOG.md'), all);
	});

	test('tells how many terms of claims lead to a record', () => {
		const [subjects, objects, pathways] = [
			resolved(({ subject }) => subject),
			resolved(({ object }) => object),
			resolved(({ pathway }) => pathway),
		];
		says(page, `(subjects ${subjects}, objects ${objects}, pathways ${pathways})`);
	});

	test('tells how much is unconfirmed', () => {
		const missing = Map.groupBy(
			pack.papers.flatMap(({ study }) => study.missing),
			(field) => field,
		);
		const count = (field: string) => missing.get(field)?.length ?? 0;
		says(
			page,
			`${papersThat(({ study }) => study.metadata === 'incomplete')} of ${pack.papers.length} | \`studies.json\``,
			`author ${count('author')}, volume ${count('volume')}, page ${count('page')}, DOI ${count('DOI')}, findings ${count('findings')}, title ${count('title')}`,
			`| lists of authors that are not complete | ${papersThat(({ item }) => item.author?.at(-1)?.literal === 'others')} |`,
			`| titles that no source shows | ${count('title')} |`,
			`| papers of which only the first page is known | ${papersThat(({ study }) => study.firstPageOnly === true)} |`,
			`${papersThat(({ study }) => study.checkedForNotices !== undefined)} of ${pack.papers.length} looked up`,
			`| ${marked(pack.targets, 'fieldNotes')} targets, ${marked(pack.pathways, 'fieldNotes')} pathways | \`unconfirmed: ["fieldNotes"]\``,
			`| ${marked(pack.targets, 'role')} targets, ${marked(pack.pathways, 'summary')} pathways, ${marked(pack.entities, 'summary')} entities |`,
			`| ${marked(pack.targets, 'zh')} targets, ${marked(pack.pathways, 'zh')} pathways, ${marked(pack.entities, 'zh')} entities |`,
			`| ${papersThat(({ study }) => study.systems !== undefined)}, ${papersThat(({ study }) => study.drugs !== undefined)}, ` +
				`${papersThat(({ study }) => study.population !== undefined)}, ${papersThat(({ study }) => study.route !== undefined)} papers |`,
		);
	});

	test('names every statement that nothing in the base answers, and those that are answered lead to something', () => {
		const rows: readonly CoverageRow[] = JSON.parse(
			readFileSync(new URL('test/quality/suggest/coverage.json', root), 'utf8'),
		);
		const claims = new Set(pack.claims.map(({ id }) => id));
		const records = new Set([
			...named.map(({ id }) => id),
			...pack.papers.map(({ citekey }) => citekey),
			...pack.figures.map(({ id }) => id),
		]);
		assert.deepEqual(
			rows.filter((row) => [row.claims, row.record, row.gap].filter((answer) => answer !== undefined).length !== 1),
			[],
		);
		assert.deepEqual(
			rows.filter((row) => row.claims?.some((id) => !claims.has(id)) || (row.record && !records.has(row.record))),
			[],
		);
		says(page, ...rows.flatMap(({ gap }) => gap ?? []));
		says(page, ...rows.flatMap(({ isUnfound, claims }) => (isUnfound === true ? [`\`${claims![0]!}\``] : [])));
	});

	test('names every notice, and every paper that was looked up says where', () => {
		const noticed = pack.papers.filter(({ study }) => study.notices.length > 0);
		says(page, ...noticed.map(({ citekey }) => `\`${citekey}\``));
		for (const { citekey, study } of pack.papers) {
			assert.equal(study.checkedForNotices === undefined, study.checkedForNoticesIn === undefined, citekey);
		}
	});
});
