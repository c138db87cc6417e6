import * as vscode from 'vscode';

/** A command that mends what went wrong, as a button. */
export interface Remedy {
	readonly title: string;
	readonly command: string;
}

/** A failure whose message is a localised sentence for the user: what happened, to which file, what to do. */
export class UserError extends Error {
	override readonly name = 'UserError';
	readonly remedy: Remedy | undefined;

	constructor(message: string, remedy?: Remedy) {
		super(message);
		this.remedy = remedy;
	}
}

/**
 * Whether a failure carries a sentence for the user. By name, since the bundles of the extension each have a class of
 * their own.
 */
export function isUserError(error: unknown): error is UserError {
	return error instanceof Error && error.name === 'UserError';
}

/** What helps a document that has no place on disk yet. */
export function saving(): Remedy {
	return { title: vscode.l10n.t('Save…'), command: 'workbench.action.files.saveAs' };
}
