import type { EvidenceBase } from '../core/evidence/evidenceBase.ts';
import type { NameSearch } from '../core/search/nameSearch.ts';

/** At most so many names are offered. */
const mostNames = 3;

/** ` Similar: NMDA receptor (nmda-receptor).`, to be after the sentence that nothing has this name; else nothing. */
export function similarNames(given: string, names: NameSearch, base: EvidenceBase): string {
	const similar = names.similar(given, mostNames).flatMap((id) => base.entity(id) ?? []);
	return similar.length === 0 ? '' : ` Similar: ${similar.map(({ id, name }) => `${name} (${id})`).join(', ')}.`;
}
