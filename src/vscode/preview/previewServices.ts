import type * as vscode from 'vscode';
import type { EvidenceService } from '../evidenceService.ts';
import type { Libraries } from '../libraries.ts';
import type { Manuscripts } from '../manuscripts.ts';
import type { StyleService } from '../styleService.ts';

/** What the preview needs of the window. */
export interface PreviewServices {
	readonly manuscripts: Manuscripts;
	readonly libraries: Libraries;
	readonly evidence: EvidenceService;
	readonly styles: StyleService;
	readonly log: vscode.LogOutputChannel;
}
