/** Where the entries of cited works go, and what declares that file in the manuscript. */
import * as vscode from 'vscode';
import type { ScannedDocument } from '../../core/documents/model.ts';
import type { TextEdit } from '../../core/text/textEdit.ts';
import { fileLabel } from '../host/files.ts';
import { toRange } from '../host/positions.ts';
import { UserError } from '../host/userError.ts';
import type { Libraries } from '../libraries/libraries.ts';
import type { Manuscripts } from '../manuscripts/manuscripts.ts';
import { type Change, fileEdits, type FileEdits, type Writer } from '../writing/writer.ts';
import { declarationEdits } from './bibliographyEdits.ts';
import { askForTarget, type BibliographyTarget, declaredTarget, type TargetChoice } from './bibliographyTarget.ts';
import { mainFileOf } from './mainFile.ts';

interface TargetServices {
	readonly manuscripts: Manuscripts;
	readonly libraries: Libraries;
	readonly writer: Writer;
}

/** Finds or asks for the file of new entries, and declares it. */
export class EntryTargets {
	readonly #services: TargetServices;
	/** Documents whose writer wanted no bibliography; not asked again in this session. */
	readonly #withoutBibliography = new WeakSet<vscode.TextDocument>();

	constructor(services: TargetServices) {
		this.#services = services;
	}

	/**
	 * What declares a bibliography in the manuscript: in the file at hand, or in the main file where that is another, which is
	 * only opened where there is something to declare.
	 */
	async declaration(
		document: vscode.TextDocument,
		target: BibliographyTarget | 'none',
	): Promise<{ readonly here: readonly TextEdit[]; readonly elsewhere: Change }> {
		if (target === 'none' || target.declareAs === undefined) {
			return { here: [], elsewhere: [] };
		}
		const main = await mainFileOf(document, this.#services);
		const edits = declarationEdits(scanToCite(this.#services, main), target.declareAs);
		return main === document || edits.length === 0
			? { here: edits, elsewhere: [] }
			: { here: [], elsewhere: [manuscriptEdits(main, edits)] };
	}

	/** The same where nothing else is written into the manuscript. */
	async declares(document: vscode.TextDocument, target: BibliographyTarget): Promise<Change> {
		const { here, elsewhere } = await this.declaration(document, target);
		return here.length === 0 ? elsewhere : [manuscriptEdits(document, here)];
	}

	/** The file for new entries. */
	async choose(document: vscode.TextDocument): Promise<TargetChoice> {
		const declared = await declaredTarget(document, this.#services);
		if (typeof declared === 'string' || 'uri' in declared) {
			return declared;
		}
		if (this.#withoutBibliography.has(document)) {
			return 'none';
		}
		const main = await mainFileOf(document, this.#services);
		const target = await askForTarget(main, { offersNone: true, missing: declared.missing });
		if (target === 'none') {
			this.#withoutBibliography.add(document);
		}
		return target;
	}
}

/** The document as it is now; throws a {@link UserError} where nothing can be cited in it. */
export function scanToCite({ manuscripts }: TargetServices, document: vscode.TextDocument): ScannedDocument {
	const scanned = manuscripts.scan(document);
	if (scanned === undefined) {
		throw new UserError(
			vscode.l10n.t('{0} is neither Markdown nor LaTeX, so nothing can be cited in it.', fileLabel(document.uri)),
		);
	}
	return scanned;
}

/** Edits of a manuscript as a change of its file. */
export function manuscriptEdits(document: vscode.TextDocument, edits: readonly TextEdit[]): FileEdits {
	const replacements = edits.map(({ span, text }) => vscode.TextEdit.replace(toRange(document, span), text));
	return { ...fileEdits(document, replacements), role: 'manuscript' };
}
