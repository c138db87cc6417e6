import * as vscode from 'vscode';
import type { Lexicon } from '../../core/matching/lexicon.ts';
import type { TermDecision } from '../../core/matching/termDecisions.ts';
import { DisposableOwner } from '../host/disposables.ts';
import type { Evidence } from '../evidence/evidenceService.ts';

/** What the writer decided about one term, as it is remembered. */
export interface TermRecord {
	/** The term as it was written when it was decided on. */
	readonly written: string;
	/** The entity that it means in the document; undefined: it means nothing there. */
	readonly entity?: string;
}

/** Records by URI of the document and key of the term. */
type TermRecords = Readonly<Record<string, Readonly<Record<string, TermRecord>>>>;

const memoryKey = 'afferent.terms';

/** Terms that the writer silenced or pinned, for each document, remembered in the workspace. */
export class Terms extends DisposableOwner {
	readonly #memory: vscode.Memento;
	/** Lexicons with the decisions of a document, by what is recorded of it: the same as long as nothing changes. */
	readonly #lexicons = new WeakMap<
		Readonly<Record<string, TermRecord>>,
		{ readonly of: Lexicon; readonly own: Lexicon }
	>();
	readonly #didChange = this.register(new vscode.EventEmitter<vscode.Uri>());

	/** The decisions for a document changed. */
	readonly onDidChange = this.#didChange.event;

	constructor(memory: vscode.Memento) {
		super();
		this.#memory = memory;
		this.register(
			vscode.workspace.onDidRenameFiles(async ({ files }) => {
				for (const { oldUri, newUri } of files) {
					await this.#move(oldUri, newUri);
				}
			}),
		);
	}

	/** The lexicon as the document reads it; the same object until a decision changes. */
	lexiconOf(document: vscode.Uri, { engine, lexicon }: Evidence): Lexicon {
		const records = this.of(document);
		const known = this.#lexicons.get(records);
		if (known?.of === lexicon) {
			return known.own;
		}
		const decisions = Object.entries(records).map(([key, { entity }]): [string, TermDecision] => [
			key,
			entity === undefined ? { kind: 'silent' } : { kind: 'means', entity },
		]);
		const own = engine.withDecisions(lexicon, new Map(decisions));
		this.#lexicons.set(records, { of: lexicon, own });
		return own;
	}

	/** What is decided for a document, by key of the term. */
	of(document: vscode.Uri): Readonly<Record<string, TermRecord>> {
		return this.#records()[document.toString()] ?? {};
	}

	/** Remembers a decision, or forgets it where `record` is undefined. */
	async decide(document: vscode.Uri, key: string, record: TermRecord | undefined): Promise<void> {
		await this.#write(document, withEntry(this.of(document), key, record));
	}

	/** A document that moved keeps its decisions. */
	async #move(from: vscode.Uri, to: vscode.Uri): Promise<void> {
		const records = this.of(from);
		if (Object.keys(records).length > 0) {
			await this.#write(to, records);
			await this.#write(from, {});
		}
	}

	async #write(document: vscode.Uri, records: Readonly<Record<string, TermRecord>>): Promise<void> {
		const isEmpty = Object.keys(records).length === 0;
		const kept = withEntry(this.#records(), document.toString(), isEmpty ? undefined : records);
		await this.#memory.update(memoryKey, kept);
		this.#didChange.fire(document);
	}

	#records(): TermRecords {
		return this.#memory.get<TermRecords>(memoryKey, {});
	}
}

/** The same record with one entry set, or without it where `value` is undefined. */
function withEntry<T>(
	record: Readonly<Record<string, T>>,
	key: string,
	value: T | undefined,
): Readonly<Record<string, T>> {
	const others = Object.entries(record).filter(([other]) => other !== key);
	return Object.fromEntries(value === undefined ? others : [...others, [key, value]]);
}
