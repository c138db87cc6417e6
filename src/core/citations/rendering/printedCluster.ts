/** How what the engine printed of a cluster, in one citation or several, becomes one text. */
import type { ClusterToRender } from './model.ts';
import { capitaliseFirst, plainText, type RichText } from './richText.ts';

/** A citation as the engine printed it. */
export interface Printed {
	readonly text: RichText;
	readonly isAuthor: boolean;
}

/** The text of a cluster from its citations, of which the author may be one. */
export function joinPrinted(printed: readonly Printed[], cluster: ClusterToRender, isNote: boolean): RichText {
	const parts = (cluster.part === 'inNote' ? withAuthorOnce(printed) : printed).filter(
		(part) => plainText(part.text).trim() !== '',
	);
	const text = parts.flatMap((part, at) =>
		at === 0 ? part.text : [separatorOf(cluster, isNote || parts[at - 1]!.isAuthor), ...part.text],
	);
	// A note that the style makes is a sentence of its own.
	return isNote && cluster.part !== 'inNote' && (cluster.part === 'note' || cluster.cites[0]?.mode !== 'inText')
		? capitaliseFirst(text)
		: text;
}

/** The author and the whole cite of a note of the author's: the author only where the cite does not name him, as with ibid. */
function withAuthorOnce(parts: readonly Printed[]): readonly Printed[] {
	const [author, cite] = parts;
	const [name = ''] = plainText(author?.text ?? []).match(/\p{L}{2,}(?!.*\p{L}{2,})/u) ?? [];
	return name !== '' && cite !== undefined && plainText(cite.text).includes(name) ? [cite] : parts;
}

/** What stands between the parts of a cluster that the engine prints apart. */
function separatorOf(cluster: ClusterToRender, isOneCite: boolean): string {
	return cluster.part === 'inNote' ? ', ' : isOneCite ? ' ' : '; ';
}
