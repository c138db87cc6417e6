import type { EvidenceService } from '../evidence/evidenceService.ts';
import type { Libraries } from '../libraries/libraries.ts';
import type { DocumentHints } from '../manuscripts/documentHints.ts';
import type { Manuscripts } from '../manuscripts/manuscripts.ts';
import type { Terms } from '../manuscripts/terms.ts';

/** What lives as long as the extension and an action may need. */
export interface ActionServices {
	readonly manuscripts: Manuscripts;
	readonly evidence: EvidenceService;
	readonly libraries: Libraries;
	readonly hints: DocumentHints;
	readonly terms: Terms;
}
