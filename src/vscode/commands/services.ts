import type * as vscode from 'vscode';
import type { Assets } from '../host/assets.ts';
import type { EvidenceService } from '../evidence/evidenceService.ts';
import type { Libraries } from '../libraries/libraries.ts';
import type { Manuscripts } from '../manuscripts/manuscripts.ts';
import type { PaperService } from '../libraries/paperService.ts';
import type { References } from '../styles/formattedReferences.ts';
import type { StyleService } from '../styles/styleService.ts';
import type { Terms } from '../manuscripts/terms.ts';
import type { BroughtEntries } from '../writing/broughtEntries.ts';
import type { Writer } from '../writing/writer.ts';
import type { Cards } from '../evidence/cards.ts';
import type { CoverageView } from '../views/coverageView.ts';
import type { DocumentView } from '../views/documentView.ts';
import type { EvidenceView } from '../views/evidenceView.ts';

/** What lives as long as the extension and a command may need. */
export interface WindowServices {
	readonly assets: Assets;
	readonly log: vscode.LogOutputChannel;
	readonly evidence: EvidenceService;
	readonly manuscripts: Manuscripts;
	readonly libraries: Libraries;
	readonly papers: PaperService;
	readonly terms: Terms;
	readonly styles: StyleService;
	readonly references: References;
	readonly cards: Cards;
	/** Ends what is given with the extension. */
	register<T extends vscode.Disposable>(disposable: T): T;
	readonly view: EvidenceView;
	readonly documentView: DocumentView;
	readonly coverageView: CoverageView;
}

/** The same, with what is made when the first command runs. */
export interface CommandServices extends WindowServices {
	readonly writer: Writer;
	readonly brought: BroughtEntries;
}
