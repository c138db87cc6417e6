/** What the editor and quick fixes run with places and documents of their own: pastes, drops and changes that ask first. */
import * as vscode from 'vscode';
import { recommendedName } from '../../core/matching/notation.ts';
import { isRecord } from '../../core/bibliography/normaliseItem.ts';
import { parseSubject } from '../../presentation/card.ts';
import type { Citing } from './citing.ts';
import type { EvidenceService } from '../evidence/evidenceService.ts';
import type { PlannedDrop } from '../providers/rowDrop.ts';
import { windowReader } from '../host/reader.ts';
import type { Work } from '../../core/features/works.ts';
import { fileEdits, type FileEdits, type Writer } from '../writing/writer.ts';
import type { Command } from './command.ts';
import type { PickServices } from './pickFromDocument.ts';
import { worksToCite } from './worksToCite.ts';

/** What the commands need that cite. */
export interface CiteServices extends PickServices {
	readonly evidence: EvidenceService;
	readonly citing: Citing;
	readonly writer: Writer;
}

/** What a paste or drop of references runs when it is chosen: gives the edit for the editor to carry out. */
export class PlanPasteCommand implements Command {
	readonly id = 'afferent.planPaste';
	readonly #services: CiteServices;

	constructor(services: CiteServices) {
		this.#services = services;
	}

	async run(...args: unknown[]): Promise<vscode.WorkspaceEdit | undefined> {
		// Meant for the paste provider of this extension, but anybody can run a command.
		const [given, ranges, works] = args;
		const document = vscode.workspace.textDocuments.find((open) => open === given);
		const isMeant = document !== undefined && areAll(ranges, isRange) && areAll(works, isWork);
		return isMeant ? this.#services.citing.planEdit(document, works, ranges) : undefined;
	}
}

/** What a drop of rows runs: gives what is to be written, for the editor to carry out. */
export class PlanDropCommand implements Command {
	readonly id = 'afferent.planDrop';
	readonly #services: CiteServices;

	constructor(services: CiteServices) {
		this.#services = services;
	}

	async run(...args: unknown[]): Promise<PlannedDrop | undefined> {
		// Meant for the drop provider of this extension, but anybody can run a command.
		const [given, position, lines] = args;
		const document = vscode.workspace.textDocuments.find((open) => open === given);
		const format = document && this.#services.manuscripts.formatOf(document);
		if (
			document === undefined ||
			format === undefined ||
			!(position instanceof vscode.Position) ||
			typeof lines !== 'string'
		) {
			return undefined;
		}
		const subjects = lines.split('\n').flatMap((line) => parseSubject(line) ?? []);
		const works = await worksToCite(subjects, document, this.#services);
		if (works.length > 0) {
			const places = [new vscode.Range(position, position)];
			await this.#services.citing.refusePlaces(document, places);
			return { text: '', edit: await this.#services.citing.planEdit(document, works, places) };
		}
		const { base } = await this.#services.evidence.get();
		const { language } = windowReader();
		const names = subjects.flatMap(({ kind, id }) => (kind === 'entity' ? (base.entity(id) ?? []) : []));
		return {
			text: names.map((entity) => recommendedName(entity, format, language, base.vocabularies)).join(', '),
		};
	}
}

/** What a quick fix runs that may not change its file at once: asks, or says why not. */
export class WriteCommand implements Command {
	readonly id = 'afferent.write';
	readonly #services: CiteServices;

	constructor(services: CiteServices) {
		this.#services = services;
	}

	async run(argument?: unknown): Promise<void> {
		// Meant for quick fixes of this extension, but anybody can run a command: links and keys cannot pass a document.
		if (areAll(argument, isEditOfOpenFile)) {
			const change = argument.map(({ document, edits, before }) => ({ ...fileEdits(document, edits), before }));
			await this.#services.writer.write(change);
		}
	}
}

function areAll<T>(values: unknown, is: (value: unknown) => value is T): values is readonly T[] {
	return Array.isArray(values) && values.length > 0 && values.every(is);
}

function isRange(value: unknown): value is vscode.Range {
	return value instanceof vscode.Range;
}

function isWork(value: unknown): value is Work {
	return isRecord(value) && typeof value['citekey'] === 'string' && isRecord(value['item']);
}

function isEditOfOpenFile(value: unknown): value is Pick<FileEdits, 'document' | 'edits' | 'before'> {
	return (
		isRecord(value) &&
		vscode.workspace.textDocuments.some((open) => open === value['document']) &&
		typeof value['before'] === 'string' &&
		areAll(value['edits'], isEdit)
	);
}

function isEdit(value: unknown): value is vscode.TextEdit {
	return value instanceof vscode.TextEdit;
}
