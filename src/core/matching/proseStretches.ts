/** Decides in which stretches of a block names are looked for. */
import type { BlockContent } from '../documents/model.ts';
import type { ProseStretch } from '../text/foldProse.ts';
import { isInlineMarkup } from '../text/inlineMacros.ts';

/**
 * The stretches of a block that names are looked for in: its prose, with the markup that only changes how words look,
 * and joined across comments, which are no interruption for a reader.
 */
export function proseStretches({ regions, text }: BlockContent): readonly ProseStretch[] {
	const stretches: ProseStretch[] = [];
	let isJoined = false;
	for (const { kind, span } of regions) {
		if (
			kind === 'prose' ||
			(kind === 'math' && isDescriptor(text.slice(span.start, Math.min(span.end, span.start + 24)))) ||
			(kind === 'markup' && isInlineMarkup(text.slice(span.start, Math.min(span.end, span.start + 80))))
		) {
			const last = stretches.at(-1);
			if (last?.end === span.start) {
				// One stretch, since a command may swallow the blank behind it.
				stretches[stretches.length - 1] = { ...last, end: span.end };
			} else {
				stretches.push({ start: span.start, end: span.end, isJoined });
			}
			isJoined = true;
		} else if (kind !== 'comment') {
			isJoined = false;
		}
	}
	return stretches;
}

/** Parts of names that were set as maths: `$(2R,6R)$-HNK`, `$(\pm)$-ketamine`, `TNF-$\upalpha$`. */
function isDescriptor(formula: string): boolean {
	return /^\$(?:\(?(?:[0-9RSEZ,+-]|\\pm)+\)?|\\(?:up|text|other)[a-z]+)\$$/.test(formula);
}
