import type { Problem } from '../../text/problem.ts';
import type { CheckedEntry } from './checkedEntry.ts';
import { neededFields } from './fieldTables.ts';

/**
 * What an entry of its type lacks, at its citekey: `entry.missing-field` { type, fields } for what is required and
 * `entry.missing-recommended` { type, fields } for what is recommended. `fields` are names separated by spaces; of
 * alternatives, the first. The tables say where the requirements come from.
 */
export function checkMissingFields(entry: CheckedEntry): readonly Problem[] {
	const needed = neededFields(entry.type, entry.format);
	if (needed === undefined) {
		return [];
	}
	const problems: Problem[] = [];
	const missing = lacking(entry, needed.required);
	const details = (fields: readonly string[]) => ({ type: entry.type, fields: fields.join(' ') });
	if (missing.length > 0) {
		problems.push({ code: 'entry.missing-field', span: entry.citekeySpan, details: details(missing) });
	}
	const recommended = isNotYetPrinted(entry) ? [] : lacking(entry, needed.recommended);
	if (recommended.length > 0) {
		problems.push({ code: 'entry.missing-recommended', span: entry.citekeySpan, details: details(recommended) });
	}
	return problems;
}

function lacking(entry: CheckedEntry, needs: readonly string[]): readonly string[] {
	return needs.flatMap((need) => {
		const alternatives = need.split('|');
		return alternatives.some((name) => entry.has(name)) ? [] : [alternatives[0]!];
	});
}

/** What is in press, or a preprint, has no volume and no pages yet. */
function isNotYetPrinted(entry: CheckedEntry): boolean {
	if (entry.has('pubstate') || entry.has('status') || entry.has('eprint')) {
		return true;
	}
	const note = entry.value('note', 'note')?.text ?? entry.value('year', 'issued')?.text ?? '';
	return /^(?:in press|forthcoming|to appear|accepted|submitted|epub ahead|online first|advance)/i.test(note);
}
