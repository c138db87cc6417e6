import type { UnplacedCite, UnplacedCluster } from '../../citations/formatCluster.ts';
import { latexCommand } from '../../citations/latexCommands.ts';
import type { CitationCluster, Cite } from '../../citations/model.ts';
import type { ScannedDocument } from '../../documents/model.ts';
import { touches } from '../../text/span.ts';
import { pluralCommand } from '../citeHabits.ts';
import { type ClusterEdit, writeLike } from './clusterEdit.ts';
import type { ClusterFacts } from './clusterFacts.ts';

export function addingLocator(
	document: ScannedDocument,
	cluster: CitationCluster,
	offset: number,
	facts: ClusterFacts,
): ClusterEdit[] {
	const under = cluster.cites.find((cite) => touches(cite.span, offset)) ?? cluster.cites.at(-1);
	if (under === undefined || under.locator !== undefined) {
		return [];
	}
	const own = addingToArgument(document, cluster, under);
	if (own !== undefined) {
		return [own];
	}
	// The number is written and taken out again, so that brackets and commas are those of any other locator.
	const number = '987654321';
	const located = { ...under, locator: { label: 'page', value: number } };
	const cites = cluster.cites.map((cite) => (cite === under ? located : cite));
	const written =
		writeLike(document, { ...cluster, cites }, cluster) ??
		writeAsMultiple(document, { ...cluster, cites }, cluster, facts) ??
		writeApart(document, cluster, located);
	const typeAt = written?.indexOf(number) ?? -1;
	return written === undefined || typeAt < 0
		? []
		: [
				{
					kind: 'addLocator',
					edit: { span: cluster.span, text: written.replace(number, '') },
					typeAt,
					...(cluster.cites.length > 1 ? { citekey: under.citekey } : {}),
				},
			];
}

/** In a command for several works, one that has an argument for itself and no notes gets a note; the others stay. */
function addingToArgument(
	{ text }: ScannedDocument,
	{ command }: CitationCluster,
	{ citekey, citekeySpan: { start, end }, prefix, suffix }: Cite,
): ClusterEdit | undefined {
	const isAlone = text[start - 1] === '{' && text[end] === '}' && prefix === '' && suffix === '';
	if (!isAlone || command === undefined || latexCommand(command)?.isMultiple !== true) {
		return undefined;
	}
	const term = 'p.~';
	const at = start - 1;
	const edit = { span: { start: at, end: at }, text: `[${term}]` };
	return { kind: 'addLocator', edit, typeAt: 1 + term.length, citekey };
}

/** With the command of biblatex for cites that have notes of their own, where there is one. */
function writeAsMultiple(
	document: ScannedDocument,
	cluster: UnplacedCluster,
	from: CitationCluster,
	{ packages }: Pick<ClusterFacts, 'packages'>,
): string | undefined {
	const command = pluralCommand(document, from, packages);
	return command === undefined ? undefined : writeLike(document, { ...cluster, command }, from);
}

/** LaTeX gives a note to the last key of a command: another one gets a command of its own. */
function writeApart(document: ScannedDocument, cluster: CitationCluster, located: UnplacedCite): string | undefined {
	const at = cluster.cites.findIndex(({ citekey }) => citekey === located.citekey);
	const groups = [cluster.cites.slice(0, at), [located], cluster.cites.slice(at + 1)];
	const written = groups
		.filter((cites) => cites.length > 0)
		.map((cites) => writeLike(document, { ...cluster, cites }, cluster));
	return written.includes(undefined) ? undefined : written.join(' ');
}
