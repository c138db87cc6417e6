import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import type { CslItem } from '../../src/core/bibliography/cslItem.ts';
import type { ClusterToRender } from '../../src/core/citations/rendering/model.ts';

/** What both pandoc and Afferent are given: the evidence base and the awkward items, and clusters that cite them. */
export async function renderingItems(): Promise<readonly CslItem[]> {
	const read = async (file: string) =>
		JSON.parse(await readFile(fileURLToPath(new URL(file, import.meta.url)), 'utf8')) as CslItem[];
	return [...(await read('../../data/references.json')), ...(await read('../fixtures/rendering/awkward.json'))];
}

/** A cluster and how Pandoc's Markdown writes it. */
export interface ComparedCluster extends ClusterToRender {
	readonly markdown: string;
}

/**
 * Every awkward item alone, in all modes, with locators, prefixes and suffixes; groups that styles sort, collapse and
 * tell apart; and every tenth paper of the evidence base with its neighbour.
 */
export function comparedClusters(items: readonly CslItem[]): readonly ComparedCluster[] {
	const keys = items.map((item) => item.id);
	const awkward = keys.slice(keys.indexOf('particleVan'));
	const papers = keys.slice(0, keys.indexOf('particleVan'));
	const clusters: ComparedCluster[] = [];
	for (const citekey of awkward) {
		clusters.push({ markdown: `[@${citekey}]`, cites: [{ citekey, mode: 'parenthetical' }] });
	}
	for (const citekey of awkward.filter((_key, index) => index % 4 === 0)) {
		clusters.push({ markdown: `@${citekey}`, cites: [{ citekey, mode: 'inText' }] });
		clusters.push({ markdown: `[-@${citekey}]`, cites: [{ citekey, mode: 'suppressAuthor' }] });
		clusters.push({
			markdown: `[see @${citekey}, p. 12]`,
			cites: [{ citekey, mode: 'parenthetical', prefix: 'see', locator: { label: 'page', value: '12' } }],
		});
		clusters.push({
			markdown: `[@${citekey}, pp. 33-35 and elsewhere]`,
			cites: [{ citekey, mode: 'parenthetical', suffix: 'and elsewhere', locator: { label: 'page', value: '33-35' } }],
		});
		clusters.push({
			markdown: `[@${citekey}, chap. 3]`,
			cites: [{ citekey, mode: 'parenthetical', locator: { label: 'chapter', value: '3' } }],
		});
	}
	papers.forEach((citekey, index) => {
		const next = papers[index + 1];
		if (index % 10 === 0 && next !== undefined) {
			clusters.push({
				markdown: `[@${citekey}; @${next}]`,
				cites: [
					{ citekey, mode: 'parenthetical' },
					{ citekey: next, mode: 'parenthetical' },
				],
			});
		}
	});
	for (const group of [
		['sameYearA', 'sameYearB'],
		['sameYearA', 'sameYearB', 'sameYearC'],
		['sameManyA', 'sameManyB', 'fortyAuthors'],
		['thesis', 'conference', 'webpage', 'dataset'],
	]) {
		clusters.push({
			markdown: `[${group.map((citekey) => `@${citekey}`).join('; ')}]`,
			cites: group.map((citekey) => ({ citekey, mode: 'parenthetical' as const })),
		});
	}
	return clusters;
}
