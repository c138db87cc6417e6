import * as vscode from 'vscode';
import type { StatedClaim } from '../../core/features/claimCoverage.ts';
import type { Claim } from '../../core/evidence/model.ts';
import { formatSubject } from '../../presentation/card.ts';
import { claimStatement, shortReference, strengthLabel } from '../../presentation/labels.ts';
import type { Reader } from '../../presentation/localise.ts';
import type { Span } from '../../core/text/span.ts';
import { pick } from '../host/messages.ts';
import { toRange } from '../host/positions.ts';
import { windowReader } from '../host/reader.ts';
import { inSlices } from '../host/slices.ts';
import { manuscriptEditor } from './citeCommands.ts';
import type { Command } from './command.ts';
import type { EvidenceService } from '../evidence/evidenceService.ts';
import type { Libraries } from '../libraries/libraries.ts';
import type { Manuscripts } from '../manuscripts/manuscripts.ts';

export interface CoverageServices {
	readonly manuscripts: Manuscripts;
	readonly evidence: EvidenceService;
	readonly libraries: Libraries;
}

interface ClaimRow extends vscode.QuickPickItem {
	readonly span?: Span | undefined;
	readonly claim?: Claim;
}

/** Claim Coverage: the claims of the evidence base against this manuscript; a choice leads to the sentence or the card. */
export class ClaimCoverageCommand implements Command {
	readonly id = 'afferent.showClaimCoverage';
	readonly #services: CoverageServices;

	constructor(services: CoverageServices) {
		this.#services = services;
	}

	async run(): Promise<void> {
		const { manuscripts, evidence, libraries } = this.#services;
		const editor = manuscriptEditor(manuscripts);
		const { document } = editor;
		const { engine, base, suggester } = await evidence.get();
		const finder = await suggester.get();
		const { declared } = await libraries.of(document);
		const scanned = manuscripts.scan(document);
		if (scanned === undefined) {
			return;
		}
		const paperOf = engine.paperOfCitekey(declared, base);
		const { stated, neverMentioned } = await inSlices(engine.claimCoverage(scanned, base, finder, paperOf));
		const reader = windowReader();
		const { t } = reader;
		const row = await pick<ClaimRow>(
			[
				...under(
					t('Contested, with papers of one side only'),
					stated.filter((each) => each.isOneSided).map((each) => statedRow(each, reader)),
				),
				...under(
					t('Stated here'),
					stated.filter((each) => !each.isOneSided).map((each) => statedRow(each, reader)),
				),
				...under(
					t('Never mentioned'),
					neverMentioned.map((claim) => ({
						label: claimStatement(claim, reader),
						description: strengthLabel(claim.strength, reader),
						claim,
					})),
				),
			],
			{ title: t('Claims of the Evidence Base in This Manuscript'), matchOnDescription: true, matchOnDetail: true },
		);
		if (row?.span !== undefined) {
			const range = toRange(document, row.span);
			editor.selection = new vscode.Selection(range.start, range.start);
			editor.revealRange(range, vscode.TextEditorRevealType.InCenterIfOutsideViewport);
			await vscode.window.showTextDocument(document, editor.viewColumn);
		} else if (row?.claim !== undefined) {
			await vscode.commands.executeCommand('afferent.openCard', formatSubject({ kind: 'claim', id: row.claim.id }));
		}
	}
}

function statedRow({ claim, spans, cited }: StatedClaim, reader: Reader): ClaimRow {
	const papers = cited.map(({ item }) => shortReference(item, reader)).join('; ');
	return {
		label: claimStatement(claim, reader),
		description: strengthLabel(claim.strength, reader),
		detail: papers === '' ? reader.t('none of its papers is cited') : papers,
		span: spans[0],
		claim,
	};
}

function under(label: string, rows: readonly ClaimRow[]): readonly ClaimRow[] {
	return rows.length === 0 ? [] : [{ label, kind: vscode.QuickPickItemKind.Separator }, ...rows];
}
