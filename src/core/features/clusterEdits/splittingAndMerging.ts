import { latexCommand } from '../../citations/latexCommands.ts';
import type { CitationCluster } from '../../citations/model.ts';
import type { ScannedDocument } from '../../documents/model.ts';
import { type ClusterEdit, replacing, writeLike } from './clusterEdit.ts';

export function splitting(document: ScannedDocument, cluster: CitationCluster): ClusterEdit[] {
	if (cluster.cites.length < 2 || cluster.form === 'narrative') {
		return [];
	}
	const { command } = cluster;
	const single = command !== undefined && latexCommand(command)?.isMultiple === true ? command.slice(0, -1) : command;
	const written = cluster.cites.map((cite) =>
		writeLike(document, { ...cluster, command: single, cites: [cite] }, cluster),
	);
	return written.includes(undefined) ? [] : replacing(document, cluster.span, 'split', written.join(' '));
}

export function merging(
	document: ScannedDocument,
	first: CitationCluster | undefined,
	second: CitationCluster | undefined,
	kind: 'mergePrevious' | 'mergeNext',
): ClusterEdit[] {
	if (first === undefined || second === undefined || !canMerge(document, first, second)) {
		return [];
	}
	const known = new Set(first.cites.map(({ citekey }) => citekey));
	const fresh = second.cites.filter(
		({ citekey, locator, prefix, suffix }) =>
			!known.has(citekey) || locator !== undefined || prefix !== '' || suffix !== '',
	);
	const cites = [...first.cites, ...fresh];
	const plural = `${first.command ?? ''}s`;
	const written =
		writeLike(document, { ...first, cites }, first) ??
		(first.isStarred !== true && latexCommand(plural)?.isMultiple === true
			? writeLike(document, { ...first, command: plural, cites }, first)
			: undefined);
	return replacing(document, { start: first.span.start, end: second.span.end }, kind, written);
}

function canMerge({ text }: ScannedDocument, first: CitationCluster, second: CitationCluster): boolean {
	const gap = text.slice(first.span.end, second.span.start);
	const isNear = second.span.start >= first.span.end && /^[\s~,;]*$/.test(gap) && !/\n[ \t]*\r?\n/.test(gap);
	const singular = (name: string | undefined) =>
		name !== undefined && latexCommand(name)?.isMultiple === true ? name.slice(0, -1) : name;
	const isSame =
		first.form === second.form &&
		singular(first.command) === singular(second.command) &&
		first.isStarred === second.isStarred;
	return isNear && isSame && first.form !== 'narrative';
}
