// Runs in the editor that `npm start` serves, as an extension of its own, so that the product opens nothing unasked.
/* global require, module */
const vscode = require('vscode'); // eslint-disable-line @typescript-eslint/no-require-imports -- the editor loads it so

/** Opens the sample review, and the first steps beside it, unless the window comes back with what was open. */
async function activate() {
	if (vscode.window.tabGroups.all.some(({ tabs }) => tabs.length > 0)) {
		return;
	}
	const folder = vscode.workspace.workspaceFolders?.[0]?.uri;
	if (folder !== undefined) {
		const sample = vscode.Uri.joinPath(folder, 'esketamine-review.md');
		await vscode.window.showTextDocument(sample, { preview: false });
	}
	// The first step, opening a sample, is done.
	await vscode.commands.executeCommand('setContext', 'afferent.did.openSample', true);
	const category = 'afferent.afferent#start';
	const steps = { category, step: 'read-card' };
	await vscode.commands.executeCommand('workbench.action.openWalkthrough', steps, true);
}

module.exports = { activate };
