import type * as vscode from 'vscode';
import type { EvidenceService } from '../evidence/evidenceService.ts';
import type { Libraries } from '../libraries/libraries.ts';
import type { Manuscripts } from '../manuscripts/manuscripts.ts';
import type { StyleService } from '../styles/styleService.ts';

/** What the preview needs of the window. */
export interface PreviewServices {
	readonly manuscripts: Manuscripts;
	readonly libraries: Libraries;
	readonly evidence: EvidenceService;
	readonly styles: StyleService;
	readonly log: vscode.LogOutputChannel;
}
