/** Show Evidence Packs: which packs are in use, and whose they are. */
import * as vscode from 'vscode';
import { localText } from '../../presentation/localise.ts';
import { pick } from '../host/messages.ts';
import { listNames, windowReader } from '../host/reader.ts';
import { UserError } from '../host/userError.ts';
import type { PackCommandServices } from './packTarget.ts';

/** Which packs are in use: version, licence and authors of each. One of the writer's own opens when it is chosen. */
export async function showPacks({ evidence }: PackCommandServices): Promise<void> {
	const { t } = vscode.l10n;
	const reader = windowReader();
	await evidence.refresh();
	const { bundled, packs } = await evidence.get();
	const rows = [
		...bundled.map((pack) => ({ pack, file: undefined })),
		...packs.map(({ pack, place, isWhole }) => ({
			pack,
			file: isWhole ? place : vscode.Uri.joinPath(place, 'pack.json'),
		})),
	].map(({ pack, file }) => {
		const authors = listNames((pack.authors ?? []).map(({ name }) => name));
		const place = file === undefined ? t('comes with the extension') : vscode.workspace.asRelativePath(file);
		return {
			file,
			label: localText(pack.name, reader),
			description: [pack.version, pack.licence, authors, place].filter((part) => part !== '').join(' · '),
			detail: localText(pack.description, reader),
		};
	});
	if (rows.length === 0) {
		throw new UserError(t('No evidence pack is in use.'));
	}
	const chosen = await pick(rows, { title: t('Evidence packs in use: version, licence, authors') });
	if (chosen?.file !== undefined) {
		await vscode.window.showTextDocument(chosen.file);
	}
}
