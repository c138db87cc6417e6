import * as vscode from 'vscode';
import { commandsNamed, noCommands, type OwnCommands } from '../../core/citations/latexCommands.ts';
import { formatOfFile, formatOfLanguage, manuscriptLanguages } from '../../core/documents/formats.ts';
import type { DocumentFormat, ScannedDocument } from '../../core/documents/model.ts';
import { scanDocument } from '../../core/documents/scanDocument.ts';
import { endingOf } from '../../core/text/fileUri.ts';
import { DisposableOwner } from '../host/disposables.ts';
import { onDidChangeSettings, readSettings } from '../host/settings.ts';

/** What VS Code opens as plain text where no extension for Quarto or R is installed. */
const plainEndings: readonly string[] = ['qmd', 'rmd'];

/** Manuscripts by language id and name, for provider selectors. No scheme, so that unsaved and remote files count too. */
export const manuscriptSelector: vscode.DocumentSelector = [
	...manuscriptLanguages.map((language) => ({ language })),
	{ language: 'plaintext', pattern: '**/*.{qmd,Rmd,rmd}' },
];

/** How long typing must rest before listeners hear of a change. */
const quietMilliseconds = 250;

/**
 * Whether a document is a view of another state of a file, as source control, previews of renames and histories show it:
 * nothing is wrong there, and nothing is to be done.
 */
function isOldVersion({ scheme }: vscode.Uri): boolean {
	return /^(?:git|gitlens|gitfs|review|pr|vscode-local-history|chat-editing-.*|refactor-preview|search-editor|vscode-merge|scm|hg|svn|conflictResolution)$/.test(
		scheme,
	);
}

/** How much of a manuscript is meant: all of it, or the file with what it pulls in. */
export type ManuscriptScope = 'manuscript' | 'file';

interface Scan {
	readonly version: number;
	readonly latexCommands: OwnCommands;
	readonly scanned: ScannedDocument;
}

/** Manuscripts that are open, each scanned once per version and shared by all features. */
export class Manuscripts extends DisposableOwner {
	readonly #log: vscode.LogOutputChannel;
	readonly #commands = new Map<string, OwnCommands>();
	/** The cite commands of the manuscript that a document is a part of. */
	readonly #learned = new WeakMap<vscode.TextDocument, OwnCommands>();
	readonly #scans = new Map<vscode.TextDocument, Scan>();
	readonly #timers = new Map<vscode.TextDocument, ReturnType<typeof setTimeout>>();
	readonly #didChange = this.register(new vscode.EventEmitter<vscode.TextDocument>());

	/** A manuscript was opened or has rested after a change. */
	readonly onDidChange = this.#didChange.event;

	/** What the sidebar, lists, exports and previews are of: one switch for all. */
	scope: ManuscriptScope = 'manuscript';

	constructor(log: vscode.LogOutputChannel) {
		super();
		this.#log = log;
		this.register(onDidChangeSettings(['citations.latexCommands'], () => this.#dropOtherCommands()));
		this.register(vscode.workspace.onDidOpenTextDocument((document) => this.#announce(document)));
		this.register(vscode.workspace.onDidChangeTextDocument(({ document }) => this.#announce(document)));
		this.register(vscode.workspace.onDidCloseTextDocument((document) => this.#forget(document)));
	}

	/** The manuscript format of a document, or undefined when it is none. */
	formatOf(document: vscode.TextDocument): DocumentFormat | undefined {
		if (isOldVersion(document.uri)) {
			return undefined;
		}
		return document.languageId === 'plaintext'
			? plainEndings.includes(endingOf(document.uri))
				? formatOfFile(document.uri.path)
				: undefined
			: formatOfLanguage(document.languageId);
	}

	/** The document as it is now, or undefined when it is no manuscript. Costs only what changed since last time. */
	scan(document: vscode.TextDocument): ScannedDocument | undefined {
		const format = this.formatOf(document);
		if (format === undefined) {
			return undefined;
		}
		const known = this.#scans.get(document);
		if (known?.version === document.version && known.scanned.format === format) {
			return known.scanned;
		}
		const latexCommands = this.#commandsFor(document);
		this.#log.trace(`Scanned ${document.uri.path}.`);
		const scanned = scanDocument(document.getText(), format, known?.scanned, { latexCommands });
		if (!document.isClosed) {
			this.#scans.set(document, { version: document.version, latexCommands, scanned });
		}
		return scanned;
	}

	/** Takes in the cite commands that other files of a document's manuscript define. */
	learn(document: vscode.TextDocument, commands: OwnCommands): void {
		const before = this.#commandsFor(document);
		this.#learned.set(document, commands);
		if (this.#commandsFor(document) !== before && this.#scans.delete(document)) {
			this.#announce(document);
		}
	}

	/** The manuscripts that are open. */
	open(): readonly vscode.TextDocument[] {
		return vscode.workspace.textDocuments.filter((document) => this.formatOf(document) !== undefined);
	}

	override dispose(): void {
		for (const timer of this.#timers.values()) {
			clearTimeout(timer);
		}
		this.#timers.clear();
		this.#scans.clear();
		super.dispose();
	}

	/** The custom commands of a document's settings; the same set for the same names, so that scans build on each other. */
	#commandsFor(document: vscode.TextDocument): OwnCommands {
		const learned = this.#learned.get(document) ?? noCommands;
		const named = commandsNamed(readSettings(document).latexCommands);
		const key = JSON.stringify([...named, ...learned]);
		const commands = this.#commands.get(key) ?? new Map([...named, ...learned]);
		this.#commands.set(key, commands);
		return commands;
	}

	#dropOtherCommands(): void {
		for (const [document, { latexCommands }] of this.#scans) {
			if (this.#commandsFor(document) !== latexCommands) {
				this.#scans.delete(document);
				this.#announce(document);
			}
		}
	}

	#announce(document: vscode.TextDocument): void {
		if (this.formatOf(document) === undefined) {
			return;
		}
		clearTimeout(this.#timers.get(document));
		const fire = () => {
			this.#timers.delete(document);
			this.#didChange.fire(document);
		};
		this.#timers.set(document, setTimeout(fire, quietMilliseconds));
	}

	#forget(document: vscode.TextDocument): void {
		clearTimeout(this.#timers.get(document));
		this.#timers.delete(document);
		this.#scans.delete(document);
	}
}
