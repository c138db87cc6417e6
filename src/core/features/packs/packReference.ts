import type { CslItem } from '../../bibliography/cslItem.ts';
import { cslItem } from '../../evidence/cslShape.ts';
import { readJson } from '../../evidence/jsonDocument.ts';
import type { Span } from '../../text/span.ts';

/** What a pack that is passed on does not hold of a library: texts of others, and what the owner noted for themselves. */
const notShared: ReadonlySet<string> = new Set([
	'abstract',
	'annote',
	'note',
	'keyword',
	'custom',
	'categories',
	'source',
]);

/**
 * The record of a work as a pack holds it, under a citekey: without what is not to be shared, and without variables whose
 * value no pack can have. Undefined where nothing is left that names the work.
 */
export function packReference(item: CslItem, citekey: string): CslItem | undefined {
	const members = Object.entries({ ...item, id: citekey }).filter(
		([variable, value]) => !notShared.has(variable) && value !== undefined && value !== null && value !== '',
	);
	const whole = Object.fromEntries(members);
	const text = JSON.stringify(whole);
	const root = readJson(text).value;
	if (root?.kind !== 'object') {
		return undefined;
	}
	const wrong: Span[] = [];
	cslItem(root, (_code, span) => wrong.push(span));
	const isWrong = (variable: string) => {
		const member = root.members.get(variable);
		return (
			member === undefined || wrong.some(({ start }) => member.keySpan.start <= start && start < member.value.span.end)
		);
	};
	const right = Object.fromEntries(members.filter(([variable]) => !isWrong(variable)));
	const { value } = readJson(JSON.stringify(right));
	const reference = value && cslItem(value, () => undefined);
	return reference?.title === undefined ? undefined : reference;
}
