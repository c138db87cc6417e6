import * as vscode from 'vscode';
import { isRecord } from '../../core/bibliography/normaliseItem.ts';
import { parseSubject, type Subject } from '../../presentation/card.ts';

/*
 * What a link, a menu, a key or another extension passes to a command. Anybody can run any command with any values, so each
 * is looked at before it is used, and what is none of what this extension passes counts as nothing.
 */

/** A document that is open, by its address: quick fixes and links name no other. */
export function givenDocument(value: unknown): vscode.TextDocument | undefined {
	return vscode.workspace.textDocuments.find((open) => String(open.uri) === value);
}

/** An offset in a text. */
export function givenOffset(value: unknown): number | undefined {
	return typeof value === 'number' && Number.isSafeInteger(value) && value >= 0 ? value : undefined;
}

/** The subject that a link, a row or a quick fix passed. */
export function subjectOf(argument: unknown): Subject | undefined {
	const subject = isRecord(argument) ? argument['subject'] : argument;
	if (isRecord(subject)) {
		const { kind, id } = subject;
		return typeof kind === 'string' && typeof id === 'string' ? parseSubject(`${kind}:${id}`) : undefined;
	}
	return typeof subject === 'string' ? parseSubject(subject) : undefined;
}
