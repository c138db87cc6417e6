import * as vscode from 'vscode';
import type { Manuscripts } from '../manuscripts/manuscripts.ts';
import { coverageViewId } from '../views/coverageView.ts';
import { manuscriptEditor } from './manuscriptEditor.ts';
import type { Command } from './command.ts';

/** Show Claims in This Manuscript: opens the view of them, for the manuscript in front. */
export function createCoverageCommand(manuscripts: Manuscripts): Command {
	return {
		id: 'afferent.showClaimCoverage',
		run: async () => {
			manuscriptEditor(manuscripts);
			await vscode.commands.executeCommand(`${coverageViewId}.focus`);
		},
	};
}
