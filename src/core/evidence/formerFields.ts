import { type JsonObject, jsonValue } from './jsonDocument.ts';
import type { FieldNote } from './model.ts';
import type { Shape } from './shape.ts';

/** How a note of a field was named before notes had labels: by its subject, as `drugAction` or `drugEffect`. */
const formerName = /^([a-z]+)(Action|Effect)$/;

/**
 * Reads records that may still have a note under a former name: it becomes one of the `fieldNotes`, labelled by that
 * name, and is reported as `evidence.former-field`, so that whoever keeps the pack can write it anew.
 */
export function withFormerNotes<T extends { readonly fieldNotes?: readonly FieldNote[] }>(shape: Shape<T>): Shape<T> {
	return (node, report) => {
		if (node.kind !== 'object') {
			return shape(node, report);
		}
		const former = [...node.members.keys()].filter((key) => formerName.test(key));
		if (former.length === 0) {
			return shape(node, report);
		}
		const notes = former.flatMap((key) => noteOf(node, key));
		for (const key of former) {
			report('evidence.former-field', node.members.get(key)!.keySpan, { field: key, now: 'fieldNotes' });
		}
		const members = new Map([...node.members].filter(([key]) => !former.includes(key)));
		const value = shape({ ...node, members }, report);
		return value === undefined || notes.length === 0
			? value
			: { ...value, fieldNotes: [...(value.fieldNotes ?? []), ...notes] };
	};
}

function noteOf(node: JsonObject, key: string): readonly FieldNote[] {
	const [, subject = '', what = ''] = formerName.exec(key)!;
	const written = jsonValue(node.members.get(key)!.value) as { readonly en?: unknown; readonly zh?: unknown } | null;
	// Without English the pack said nothing of it.
	if (typeof written?.en !== 'string' || written.en === '') {
		return [];
	}
	const zh = typeof written.zh === 'string' && written.zh !== '' ? { zh: written.zh } : {};
	return [{ label: { en: `${what} of ${subject}` }, text: { en: written.en, ...zh } }];
}
