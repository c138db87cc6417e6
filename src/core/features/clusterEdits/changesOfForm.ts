import { formatCluster } from '../../citations/formatCluster.ts';
import type { CitationCluster, CiteMode } from '../../citations/model.ts';
import type { ScannedDocument } from '../../documents/model.ts';
import { latexCommandFor } from '../citeHabits.ts';
import { enumerate } from '../newCluster.ts';
import { type ClusterEdit, replacing, writeLike } from './clusterEdit.ts';
import type { ClusterFacts } from './clusterFacts.ts';

const modes: readonly CiteMode[] = ['parenthetical', 'inText', 'suppressAuthor'];

export function changesOfForm(document: ScannedDocument, cluster: CitationCluster, facts: ClusterFacts): ClusterEdit[] {
	const [first] = cluster.cites;
	const others = modes.filter((mode) => mode !== first?.mode);
	return others.flatMap((mode) => {
		if (cluster.syntax === 'pandoc') {
			return replacing(document, cluster.span, mode, pandocForm(cluster, mode));
		}
		const name = latexCommandFor(document, { mode, ...(facts.packages ? { packages: facts.packages } : {}) });
		const [command, isStarred] = name.endsWith('*') ? [name.slice(0, -1), true] : [name, false];
		if (first === undefined || (command === cluster.command && isStarred === (cluster.isStarred === true))) {
			return [];
		}
		const changed = { ...cluster, command, isStarred };
		return replacing(document, cluster.span, mode, writeLike(document, changed, cluster)).map((edit) => ({
			...edit,
			command: name,
		}));
	});
}

function pandocForm({ cites }: CitationCluster, mode: CiteMode): string | undefined {
	const changed = cites.map((cite) => ({ ...cite, mode }));
	if (mode !== 'inText') {
		return formatCluster({ command: undefined, form: 'bracketed', cites: changed }, 'pandoc');
	}
	// A narrative cite is a part of the sentence, and so is what stood before it in the brackets.
	const narrative = changed.map((cite) => {
		const written = formatCluster(
			{ command: undefined, form: 'narrative', cites: [{ ...cite, prefix: '' }] },
			'pandoc',
		);
		return cite.prefix === '' ? written : `${cite.prefix} ${written}`;
	});
	return enumerate(
		narrative.map((text) => text ?? ''),
		false,
	);
}
