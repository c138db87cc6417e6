import * as vscode from 'vscode';
import type { BibEntry, Bibliography, Library } from '../../core/bibliography/model.ts';
import {
	type KeyFault,
	type KeySyntax,
	keyFault,
	renameInBibliography,
	renameInManuscript,
} from '../../core/features/rename.ts';
import { LineIndex } from '../../core/text/lineIndex.ts';
import type { TextEdit } from '../../core/text/textEdit.ts';
import { type CitekeyServices, citekeyAt, type KeyHere, type KeyTarget } from '../libraries/citekeys.ts';
import { fileLabel } from '../host/files.ts';
import { openToChange } from '../host/openText.ts';
import { rangeIn, toRange } from '../host/positions.ts';
import { isUserError, UserError } from '../host/userError.ts';
import { type Change, fileEdits, Writer } from '../writing/writer.ts';
import { manuscriptsAround, scanManuscript } from '../manuscripts/workspaceManuscripts.ts';
import { withoutLinks } from '../../presentation/inertText.ts';
import { showError, showInformation } from '../host/messages.ts';
import { listNames } from '../host/reader.ts';

/** What changes in one file. */
interface RenamedFile {
	readonly document: vscode.TextDocument;
	/** The text of the document, and the one that the edits count in, which may have other line ends. */
	readonly before: string;
	readonly text: string;
	readonly edits: readonly TextEdit[];
	readonly syntax: KeySyntax | undefined;
	/** The file has the key in a cite or a reference, but nothing says that it means this entry. */
	readonly isDoubtful: boolean;
}

interface RenameServices extends CitekeyServices {
	readonly writer: Writer;
}

class CitekeyRenameProvider implements vscode.RenameProvider {
	readonly #services: RenameServices;

	constructor(services: RenameServices) {
		this.#services = services;
	}

	async prepareRename(
		document: vscode.TextDocument,
		position: vscode.Position,
	): Promise<{ range: vscode.Range; placeholder: string }> {
		const { citekey, span } = await this.#keyAt(document, position);
		return { range: toRange(document, span), placeholder: citekey };
	}

	/**
	 * What is refused changes nothing and says why. It is not thrown: the editor would then ask its own Markdown support,
	 * which takes `[@key]` for a link.
	 */
	async provideRenameEdits(
		document: vscode.TextDocument,
		position: vscode.Position,
		newName: string,
		token: vscode.CancellationToken,
	): Promise<vscode.WorkspaceEdit | undefined> {
		try {
			return await this.#rename(document, position, newName, token);
		} catch (error) {
			if (!isUserError(error)) {
				// The editor shows the message of any error here, and looks for links in it.
				throw new Error(withoutLinks(error instanceof Error ? error.message : String(error)), { cause: error });
			}
			void showError(error.message);
			return await this.#services.writer.edit([]);
		}
	}

	async #rename(
		document: vscode.TextDocument,
		position: vscode.Position,
		newName: string,
		token: vscode.CancellationToken,
	): Promise<vscode.WorkspaceEdit | undefined> {
		const newKey = newName.trim().replace(/^@/, '');
		const here = await this.#keyAt(document, position);
		if (newKey === here.citekey) {
			return undefined;
		}
		await this.#refuseTaken(document, here, newKey);
		const files = await this.#editsOf(document, here, newKey, token);
		if (token.isCancellationRequested) {
			return undefined;
		}
		const fault = keyFault(newKey, syntaxesOf(files));
		if (fault !== undefined) {
			throw new UserError(faultSentence(fault, newKey));
		}
		void this.#tellOfNamesakes(document, here);
		const edit = await this.#services.writer.edit(toChange(files, document.uri, newKey));
		// The user said no to one of the files.
		return edit ?? this.#services.writer.edit([]);
	}

	async #keyAt(document: vscode.TextDocument, position: vscode.Position): Promise<KeyHere> {
		const here = await citekeyAt(document, position, this.#services);
		if (here === undefined) {
			throw new UserError(vscode.l10n.t('There is no citekey here.'));
		}
		return here;
	}

	/** Two entries must not become one. A key that no entry has may become one that is known: that mends a typo. */
	async #refuseTaken(document: vscode.TextDocument, { target }: KeyHere, newKey: string): Promise<void> {
		if (target === undefined) {
			return;
		}
		const { library, declared } = await this.#services.libraries.of(document);
		// What another library of the workspace calls its entries matters to no manuscript that does not declare it.
		const isDeclared = declared.bibliographies.some(({ source }) => source === target.bibliography.source);
		const isBeside = target.bibliography.entries.some(({ citekey }) => citekey === newKey);
		const taken = isBeside ? target.bibliography : (isDeclared ? declared : library).find(newKey)?.bibliography;
		if (taken !== undefined) {
			const file = fileLabel(vscode.Uri.parse(taken.source));
			throw new UserError(vscode.l10n.t('“{0}” is already used: {1} has an entry with this citekey.', newKey, file));
		}
	}

	async #editsOf(
		document: vscode.TextDocument,
		here: KeyHere,
		newKey: string,
		token: vscode.CancellationToken,
	): Promise<readonly RenamedFile[]> {
		const { citekey, target } = here;
		const files: RenamedFile[] = [];
		// What the manuscripts read together with the entry: an entry there may refer to it.
		const beside = new Set<Bibliography>();
		for (const uri of await manuscriptsAround(document, this.#services.manuscripts)) {
			if (token.isCancellationRequested) {
				return files;
			}
			const found = await this.#manuscriptEdits(uri, citekey, newKey, target);
			files.push(...(found === undefined ? [] : [found]));
			if (found?.isDoubtful === false) {
				found.library.bibliographies.forEach((bibliography) => beside.add(bibliography));
			}
		}
		if (target === undefined) {
			return files;
		}
		files.push(...(await this.#bibliographyEdits(target, citekey, newKey)));
		for (const { bibliography, isDoubtful } of await this.#referring(target, citekey, beside)) {
			const found = await this.#bibliographyEdits({ bibliography, entry: undefined }, citekey, newKey);
			files.push(...found.map((each) => ({ ...each, isDoubtful })));
		}
		return files;
	}

	/**
	 * Bibliographies whose entries may refer to the one that is renamed: those that a manuscript reads together with it, and
	 * the others of the workspace. Where further entries have its key, nothing says which of them the latter mean.
	 */
	async #referring(
		target: KeyTarget,
		citekey: string,
		beside: ReadonlySet<Bibliography>,
	): Promise<readonly { readonly bibliography: Bibliography; readonly isDoubtful: boolean }[]> {
		const sources = new Set([...beside].map(({ source }) => source));
		const around = (await this.#services.libraries.inWorkspace()).filter(({ source }) => !sources.has(source));
		const all = [...beside, ...around].filter(({ source }) => source !== target.bibliography.source);
		const hasKey = ({ entries }: Bibliography) => entries.some((entry) => entry.citekey === citekey);
		const isShared = all.some(hasKey);
		// Where a file has an entry with this key itself, its references mean that.
		return all
			.filter((bibliography) => !hasKey(bibliography))
			.map((bibliography) => ({ bibliography, isDoubtful: isShared && !beside.has(bibliography) }));
	}

	async #manuscriptEdits(
		uri: vscode.Uri,
		citekey: string,
		newKey: string,
		target: KeyTarget | undefined,
	): Promise<(RenamedFile & { readonly library: Library }) | undefined> {
		const { manuscripts, libraries } = this.#services;
		const scanned = await scanManuscript(uri, manuscripts);
		if (scanned?.text.includes(citekey) !== true) {
			return undefined;
		}
		if (renameInManuscript(scanned, citekey, newKey).length === 0) {
			return undefined;
		}
		const document = await openToChange(uri);
		const before = document.getText();
		// As it is open, it may be newer than what was read.
		const now = manuscripts.scan(document) ?? scanned;
		const edits = renameInManuscript(now, citekey, newKey);
		const { library } = await libraries.of(document);
		const meant = library.find(citekey);
		const isSame =
			meant?.bibliography.source === target?.bibliography.source &&
			meant?.entry.span.start === target?.entry.span.start;
		if (meant !== undefined && !isSame) {
			return undefined;
		}
		const syntax = scanned.format === 'latex' ? 'latex' : 'pandoc';
		return { document, before, text: now.text, edits, syntax, isDoubtful: !isSame, library };
	}

	async #bibliographyEdits(
		{ bibliography, entry }: { readonly bibliography: Bibliography; readonly entry: BibEntry | undefined },
		citekey: string,
		newKey: string,
	): Promise<readonly RenamedFile[]> {
		const uri = vscode.Uri.parse(bibliography.source);
		const known = entry === undefined ? await this.#services.libraries.text(uri) : undefined;
		if (entry === undefined && known?.includes(citekey) !== true) {
			return [];
		}
		const document = await openToChange(uri);
		const text = document.getText();
		const edits = renameInBibliography(bibliography, text, { citekey, newKey, entry });
		const syntax = bibliography.format.startsWith('bib') ? 'bibtex' : undefined;
		return edits.length === 0 ? [] : [{ document, before: text, text, edits, syntax, isDoubtful: false }];
	}

	/** Other bibliographies with the same key keep theirs; whoever renames should know. */
	async #tellOfNamesakes(document: vscode.TextDocument, { citekey, target }: KeyHere): Promise<void> {
		const { library } = await this.#services.libraries.of(document);
		const others = library.bibliographies
			.filter(({ source }) => target !== undefined && source !== target.bibliography.source)
			.filter(({ entries }) => entries.some((entry) => entry.citekey === citekey))
			.map(({ source }) => fileLabel(vscode.Uri.parse(source)));
		if (others.length > 0) {
			const file = target === undefined ? '' : fileLabel(vscode.Uri.parse(target.bibliography.source));
			await showInformation(
				vscode.l10n.t(
					'“{0}” was renamed in {1}, which this document uses. The entry with the same citekey in {2} was not changed.',
					citekey,
					file,
					listNames(others),
				),
			);
		}
	}
}

function syntaxesOf(files: readonly RenamedFile[]): ReadonlySet<KeySyntax> {
	return new Set(files.flatMap(({ syntax }) => syntax ?? []));
}

/**
 * One edit over all files, and so one step to undo. What is doubtful waits for a tick in the editor's preview, which
 * opens for it; the rest is not marked so, because the editor takes the ticks of all that is.
 */
function toChange(files: readonly RenamedFile[], from: vscode.Uri, newKey: string): Change {
	const { t } = vscode.l10n;
	return files.map(({ document, before, text, edits, syntax, isDoubtful }) => {
		const lines = new LineIndex(text);
		const label = !isDoubtful
			? t('Rename the citekey to “{0}”', newKey)
			: syntax === 'bibtex'
				? t('Cross-references that may mean another entry with this citekey')
				: t('Citations in manuscripts whose bibliographies lack this citekey');
		const metadata = { needsConfirmation: isDoubtful && String(document.uri) !== String(from), label };
		const replacements = edits.map(({ span, text: written }) => vscode.TextEdit.replace(rangeIn(lines, span), written));
		return { ...fileEdits(document, replacements), before, metadata };
	});
}

function faultSentence(fault: KeyFault, citekey: string): string {
	const { t } = vscode.l10n;
	switch (fault.code) {
		case 'empty':
			return t('A citekey cannot be empty.');
		case 'space':
			return t('“{0}” cannot be a citekey: it contains a space.', citekey);
		case 'cross-reference':
			return t('“{0}” cannot be a citekey here: it would be read as the label of a figure, table or section.', citekey);
		case 'character': {
			const syntax = { pandoc: 'Pandoc', latex: 'LaTeX', bibtex: 'BibTeX' }[fault.syntax];
			return t('“{0}” cannot be a citekey: {1} does not allow {2} in citekeys.', citekey, syntax, fault.character);
		}
	}
}

/** Renames citekeys from a cite or from an entry, over the workspace. */
export function createCitekeyRename(services: CitekeyServices): vscode.RenameProvider {
	return new CitekeyRenameProvider({ ...services, writer: new Writer(services.libraries) });
}
