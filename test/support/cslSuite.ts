// `npm run test:csl-suite -- DIR`: the processor tests of the Citation Style Language project, which are not part of this
// repository, in the engine as it comes and with each layer that the product puts on it.
//   --layers LIST   of adaptStyle, cleanItem, repairEngine, commas between them; all unless given
//   --show NAME     one case: what it wants, what the plain engine and ours print
// Ends with 1 where a case that the plain engine gets right is not right here and has no reason in cslSuiteDepartures.json.
import { readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import CSL, { type Engine } from 'citeproc';
import { adaptStyle, keepsInstitutions } from '../../src/core/citations/rendering/adaptStyle.ts';
import { cleanItem } from '../../src/core/citations/rendering/cleanItem.ts';
import { installGroupDelimiters } from '../../src/core/citations/rendering/groupDelimiters.ts';
import { installGivenNames, repairEngine } from '../../src/core/citations/rendering/repairEngine.ts';
import { openBuiltStyles } from './testStyles.ts';

const layerNames = ['adaptStyle', 'cleanItem', 'repairEngine'] as const;
type Layers = ReadonlySet<string>;

/** A case by the names of its sections, such as `CSL`. */
type Sections = Readonly<Partial<Record<string, string>>>;

/** The engine with the parts of it that only such a test drives. */
interface TestedEngine extends Omit<Engine, 'registry' | 'processCitationCluster' | 'makeBibliography'> {
	readonly registry: {
		readonly citationreg: {
			readonly citationByIndex: readonly { readonly sortedItems: unknown }[];
		};
	};
	makeCitationCluster(items: unknown): string;
	processCitationCluster(citation: unknown, before: unknown, after: unknown): [unknown, [number, string, string][]];
	process_CitationCluster(items: unknown, citation: unknown): string;
	makeBibliography(filter?: unknown): [Readonly<Record<string, unknown>>, string[]] | false;
}

function readSections(text: string): Sections {
	const found = text.matchAll(/^>>=+ ?([A-Z-]+) ?=+>>\s*\n([\s\S]*?)\n?^<<=+ ?\1 ?=+<</gm);
	return Object.fromEntries([...found].map(([, name, content]) => [name, content]));
}

/** What the engine prints for a case, in the way of the suite's own runner. */
function run(sections: Sections, layers: Layers, localeXml: (name: string) => string | undefined): string {
	const parsed = <T>(name: string): T | undefined =>
		sections[name] === undefined ? undefined : (JSON.parse(sections[name]) as T);
	const items = parsed<{ id: string | number }[]>('INPUT') ?? [];
	const xml = sections['CSL']!;
	const asGiven = (item: { id: string | number }) =>
		layers.has('cleanItem') ? cleanItem(item as never, String(item.id), keepsInstitutions(xml)) : item;
	const byId = new Map(items.map((item) => [String(item.id), asGiven(item)]));
	const system = {
		retrieveItem: (id: string) => byId.get(String(id)),
		retrieveLocale: (name: string) => localeXml(name) ?? false,
	};
	const engine = new CSL.Engine(system, layers.has('adaptStyle') ? adaptStyle(xml) : xml);
	if (layers.has('repairEngine')) {
		installGivenNames();
		installGroupDelimiters();
		repairEngine(engine);
	}
	const tested = engine as unknown as TestedEngine;
	Object.assign(engine.opt.development_extensions, parsed<Record<string, boolean>>('OPTIONS'));
	for (const ids of parsed<string[][]>('BIBENTRIES') ?? [items.map(({ id }) => String(id))]) {
		if (sections['CITATIONS'] === undefined) {
			engine.updateItems(ids);
		}
	}
	let last: readonly [number, string, string][] = [];
	const citations = parsed<[unknown, unknown, unknown][]>('CITATIONS');
	for (const [citation, before, after] of citations ?? []) {
		last = tested.processCitationCluster(citation, before, after)[1];
	}
	const mode = sections['MODE']?.trim() ?? '';
	if (mode.startsWith('bibliography')) {
		const made = tested.makeBibliography(parsed('BIBSECTION'));
		if (made === false) {
			return '';
		}
		const [facts, entries] = made;
		return mode === 'bibliography-header'
			? Object.entries(facts)
					.map(([name, value]) => `${name}: ${String(value)}`)
					.sort()
					.join('\n')
			: [facts['bibstart'], ...entries, facts['bibend']].join('');
	}
	if (citations === undefined) {
		const clusters = parsed<unknown[]>('CITATION-ITEMS') ?? [items.map(({ id }) => ({ id }))];
		return clusters.map((cluster) => tested.makeCitationCluster(cluster)).join('\n');
	}
	const printed = new Map(last.map(([place, text]) => [place, text]));
	return tested.registry.citationreg.citationByIndex
		.map((citation, place) =>
			printed.has(place)
				? `>>[${place}] ${printed.get(place)}`
				: `..[${place}] ${tested.process_CitationCluster(citation.sortedItems, citation)}`,
		)
		.join('\n');
}

/** Errors count as what a case prints: they are wrong, and say why. */
function printedBy(sections: Sections, layers: Layers, localeXml: (name: string) => string | undefined): string {
	try {
		return run(sections, layers, localeXml).trim();
	} catch (error) {
		return `failed: ${error instanceof Error ? error.message : String(error)}`;
	}
}

async function main(): Promise<void> {
	const { values, positionals } = parseArgs({
		allowPositionals: true,
		options: { layers: { type: 'string', default: layerNames.join(',') }, show: { type: 'string' } },
	});
	const [folder] = positionals;
	if (folder === undefined) {
		throw new Error('Name the folder that holds the suite: npm run test:csl-suite -- DIR');
	}
	const styles = await openBuiltStyles();
	const localeXml = (name: string) => styles.localeXml(name);
	const layers: Layers = new Set(values.layers.split(','));
	const departures = JSON.parse(
		readFileSync(path.join(import.meta.dirname, '../oracle/cslSuiteDepartures.json'), 'utf8'),
	) as Readonly<Record<string, string>>;
	const names = readdirSync(folder)
		.filter((name) => name.endsWith('.txt'))
		.map((name) => name.slice(0, -'.txt'.length))
		.filter((name) => values.show === undefined || name === values.show);
	const cases = names.map((name) => ({
		name,
		sections: readSections(readFileSync(path.join(folder, `${name}.txt`), 'utf8')),
	}));
	// The functions for given names are exchanged for all engines at once, so the plain ones come first.
	const plain = cases.map(({ sections }) => printedBy(sections, new Set(), localeXml));
	const ours = cases.map(({ sections }) => printedBy(sections, layers, localeXml));
	let plainRight = 0;
	let right = 0;
	const unexplained: string[] = [];
	cases.forEach(({ name, sections }, index) => {
		const wanted = (sections['RESULT'] ?? '').trim();
		const isPlainRight = plain[index] === wanted;
		const isRight = ours[index] === wanted;
		plainRight += Number(isPlainRight);
		right += Number(isRight);
		if (isPlainRight && !isRight) {
			const reason = departures[name];
			console.log(`departs  ${name}: ${reason ?? 'NO REASON'}`);
			if (reason === undefined) {
				unexplained.push(name);
			}
		} else if (isRight && !isPlainRight) {
			console.log(`gains    ${name}`);
		}
		if (values.show !== undefined) {
			console.log(`--- wanted\n${wanted}\n--- plain engine\n${plain[index]}\n--- ours\n${ours[index]}`);
		}
	});
	const idle = Object.keys(departures).filter((name) => {
		const index = names.indexOf(name);
		return index >= 0 && ours[index] === (cases[index]!.sections['RESULT'] ?? '').trim();
	});
	console.log(
		`${cases.length} cases: the engine as it comes ${plainRight} right, with ${[...layers].join(', ')} ${right}.`,
	);
	if (idle.length > 0) {
		console.log(`Reasons that nothing needs: ${idle.join(', ')}.`);
	}
	process.exitCode = unexplained.length > 0 || idle.length > 0 ? 1 : 0;
}

await main();
