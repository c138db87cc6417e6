import * as vscode from 'vscode';
import { recordId } from '../../core/features/packs/recordId.ts';
import { largestPackFile } from '../../core/documents/readingPolicy.ts';
import { readJson } from '../../core/evidence/jsonDocument.ts';
import type { EvidencePack } from '../../core/evidence/packModel.ts';
import type { PlannedPack } from '../../core/evidence/packDraft.ts';
import { packFileNames, type PackFileName, type PackFiles } from '../../core/evidence/packFiles.ts';
import { nameOfPackFolder, newPackFiles } from '../../core/evidence/packHeader.ts';
import { editBetween } from '../../core/evidence/recordText.ts';
import { LineIndex } from '../../core/text/lineIndex.ts';
import type { Evidence, EvidenceService } from '../evidence/evidenceService.ts';
import { fileName } from '../host/files.ts';
import { pick, showInformation } from '../host/messages.ts';
import { openToChange } from '../host/openText.ts';
import { toRange } from '../host/positions.ts';
import { readNamed } from '../host/reading.ts';
import { UserError } from '../host/userError.ts';
import type { Libraries } from '../libraries/libraries.ts';
import type { Manuscripts } from '../manuscripts/manuscripts.ts';
import type { FileEdits, NewFile, Writer } from '../writing/writer.ts';

export interface PackServices {
	readonly evidence: EvidenceService;
	readonly writer: Writer;
}

/** What the commands need that put something of a manuscript into a pack. */
export interface PackCommandServices extends PackServices {
	readonly libraries: Libraries;
	readonly manuscripts: Manuscripts;
}

/** A pack of the writer's that something is to be put into. */
export interface PackTarget {
	readonly folder: vscode.Uri;
	readonly name: string;
	/** What is there; for a pack that is to be made, what it begins with. */
	readonly files: PackFiles;
	readonly documents: ReadonlyMap<PackFileName, vscode.TextDocument>;
	/** The packs before it, to whose records it may lead. */
	readonly earlier: readonly EvidencePack[];
}

/**
 * The pack that something is to be put into: the writer's only one, one of several that they choose, or, where there is
 * none, a new one of the workspace. Undefined when the writer leaves.
 *
 * @param beside where a pack is made when no folder is open
 * @param holds chooses the pack that has what is to be changed
 */
export async function choosePack(
	{ evidence }: PackServices,
	beside: vscode.Uri,
	holds?: (pack: EvidencePack) => boolean,
): Promise<PackTarget | undefined> {
	await evidence.refresh();
	const found = await evidence.get();
	const [unusable] = found.unusablePacks;
	const holder = holds && found.packs.find(({ pack }) => holds(pack));
	if (holder?.isWhole === true) {
		throw new UserError(
			vscode.l10n.t(
				'{0} is an evidence pack in one file, which Afferent reads but does not change. “afferent pack merge --into” makes a folder of it.',
				fileName(holder.place),
			),
		);
	}
	if (holder !== undefined) {
		return targetOf(found, holder);
	}
	const folders = found.packs.filter(({ isWhole }) => !isWhole);
	if (found.packs.length === 0 && unusable !== undefined) {
		throw new UserError(
			vscode.l10n.t(
				'The evidence pack {0} cannot be read; nothing was written. The Problems panel shows where.',
				fileName(unusable),
			),
			{ title: vscode.l10n.t('Show Problems'), command: 'workbench.actions.view.problems' },
		);
	}
	if (folders.length === 0) {
		return newTarget(found, beside);
	}
	if (folders.length === 1) {
		return targetOf(found, folders[0]!);
	}
	const rows = folders.map((own) => ({
		label: own.pack.name.en,
		description: vscode.workspace.asRelativePath(own.place),
		own,
	}));
	const chosen = await pick(rows, { title: vscode.l10n.t('Add to which evidence pack?') });
	return chosen && targetOf(found, chosen.own);
}

async function targetOf(found: Evidence, own: Evidence['packs'][number]): Promise<PackTarget> {
	const files: Partial<Record<PackFileName, string>> = {};
	const documents = new Map<PackFileName, vscode.TextDocument>();
	for (const name of packFileNames) {
		const uri = vscode.Uri.joinPath(own.place, name);
		if ((await readNamed(uri, largestPackFile)).state === 'read') {
			const document = await openToChange(uri);
			files[name] = document.getText();
			documents.set(name, document);
		}
	}
	const before = found.packs.slice(0, found.packs.indexOf(own)).map(({ pack }) => pack);
	return { folder: own.place, name: own.pack.name.en, files, documents, earlier: [...found.bundled, ...before] };
}

/** A pack beside what is worked on, which comes to be when something is put into it. */
function newTarget({ bundled, packs }: Evidence, beside: vscode.Uri): PackTarget {
	const root = vscode.workspace.getWorkspaceFolder(beside)?.uri ?? vscode.workspace.workspaceFolders?.[0]?.uri;
	const place = root ?? vscode.Uri.joinPath(beside, '..');
	const name = nameOfPackFolder(fileName(place), vscode.l10n.t('My field'));
	const id = recordId(name, () => false);
	const files = newPackFiles({ id, name });
	return {
		folder: vscode.Uri.joinPath(place, `${id}.evidence`),
		name,
		files,
		documents: new Map(),
		earlier: [...bundled, ...packs.map(({ pack }) => pack)],
	};
}

interface Written {
	readonly uri: vscode.Uri;
	readonly before: string | undefined;
	readonly after: string;
}

/**
 * Makes a planned change of a pack in one step, saves it, and lets every card know. The message, which has what was done
 * in one sentence, can take it back. False when the writer said no.
 */
export async function writeIntoPack(
	services: PackServices,
	target: PackTarget,
	plan: PlannedPack,
	done: string,
): Promise<boolean> {
	refuseBroken(target, plan);
	const isNew = target.documents.size === 0;
	const planned = new Map(plan.changes.map((change) => [change.file, change.after]));
	const whole: readonly (readonly [PackFileName, string])[] = isNew
		? (Object.entries({ ...target.files, ...Object.fromEntries(planned) }) as [PackFileName, string][])
		: [...planned];
	const written = whole.map(([file, after]): Written => ({
		uri: vscode.Uri.joinPath(target.folder, file),
		before: target.documents.get(file)?.getText(),
		after,
	}));
	const change = written.map(({ uri, after }, index) => changeOf(uri, target.documents.get(whole[index]![0]), after));
	const saves = written.filter(({ before }) => before !== undefined).map(({ uri }) => uri);
	if (!(await services.writer.write(change, { saves }))) {
		return false;
	}
	await services.evidence.refresh();
	void offerUndo(services, written, done);
	return true;
}

function changeOf(uri: vscode.Uri, document: vscode.TextDocument | undefined, after: string): FileEdits | NewFile {
	if (document === undefined) {
		return { uri, role: 'pack', contents: after };
	}
	const before = document.getText();
	const edit = editBetween(before, after);
	const edits = edit === undefined ? [] : [vscode.TextEdit.replace(toRange(document, edit.span), edit.text)];
	return { uri, role: 'pack', document, before, edits };
}

function refuseBroken({ folder, files }: PackTarget, { broken }: PlannedPack): void {
	const [first] = broken;
	if (first === undefined) {
		return;
	}
	const text = files[first] ?? '';
	const { line, column } = new LineIndex(text).positionAt(readJson(text).problems[0]?.span.start ?? 0);
	throw new UserError(
		vscode.l10n.t(
			'{0} cannot be read after line {1}, column {2}; nothing was written. Correct it, then try again.',
			`${fileName(folder)}/${first}`,
			line + 1,
			column + 1,
		),
		{ title: vscode.l10n.t('Show Problems'), command: 'workbench.actions.view.problems' },
	);
}

async function offerUndo(services: PackServices, written: readonly Written[], done: string): Promise<void> {
	const { t } = vscode.l10n;
	const [undo, show] = [t('Undo'), t('Show in File')];
	const choice = await showInformation(done, undo, show);
	if (choice === undo) {
		await takeBack(services, written);
	} else if (choice === show && written.length > 0) {
		const { uri, before, after } = written.at(-1)!;
		const document = await vscode.workspace.openTextDocument(uri);
		const start = editBetween(before ?? '', after)?.span.start ?? 0;
		const at = document.positionAt(start);
		await vscode.window.showTextDocument(document, { selection: new vscode.Range(at, at) });
	}
}

/** Puts everything back as it was, where nobody has changed it since. */
async function takeBack({ writer, evidence }: PackServices, written: readonly Written[]): Promise<void> {
	const documents = await Promise.all(written.map(({ uri }) => openToChange(uri)));
	const changed = documents.find((document, index) => document.getText() !== written[index]!.after);
	if (changed !== undefined) {
		throw new UserError(vscode.l10n.t('{0} has changed since; nothing was undone.', fileName(changed.uri)));
	}
	const edited = written.flatMap(({ uri, before }, index) =>
		before === undefined ? [] : [changeOf(uri, documents[index], before)],
	);
	if (edited.length > 0) {
		await writer.write(edited, { saves: edited.map(({ uri }) => uri) });
	}
	for (const [index, { before }] of written.entries()) {
		if (before === undefined) {
			await writer.removeNew(documents[index]!);
		}
	}
	await evidence.refresh();
}
