import * as vscode from 'vscode';
import type { Library } from '../../core/bibliography/model.ts';
import type { CitationCluster } from '../../core/citations/model.ts';
import { printedClusters } from '../../core/documents/clusters.ts';
import { inReadingOrder } from '../../core/documents/footnotes.ts';
import { notesOf } from '../../core/documents/notes.ts';
import type { ScannedDocument } from '../../core/documents/model.ts';
import { scanDocument } from '../../core/documents/scanDocument.ts';
import { citedItems, itemsOfCitekeys } from '../../core/features/export.ts';
import { LineIndex } from '../../core/text/lineIndex.ts';
import { escapeHtml } from '../../presentation/cardHtml.ts';
import { alignClusters } from '../../presentation/preview/alignClusters.ts';
import type { CiteSource, ShownText } from '../../presentation/preview/markdownPlugin.ts';
import {
	clusterHtml,
	noteHtml,
	type NoteNumbers,
	notesHtml,
	numberNotes,
	type PreviewCluster,
	type PreviewModel,
	referencesHtml,
} from '../../presentation/preview/previewHtml.ts';
import { inSlices } from '../host/slices.ts';
import { DisposableOwner } from '../host/disposables.ts';
import { windowReader } from '../host/reader.ts';
import { onDidChangeSettings, readSettings } from '../host/settings.ts';
import { previewClusters } from './previewClusters.ts';
import { entriesOf } from './previewEntries.ts';
import type { PreviewServices } from './previewServices.ts';

/** What the preview knows of one manuscript. */
interface Shown {
	model: PreviewModel | undefined;
	/** The header and the clusters that the model was made of, and those that a newer one is being made of. */
	key: string | undefined;
	isRunning: boolean;
	isStale: boolean;
}

/** What a text is printed with. */
interface ShownNow {
	readonly text: ShownText;
	readonly model: PreviewModel | undefined;
	/** What is known of a cluster of the text. */
	readonly clusterAt: (index: number) => PreviewCluster | undefined;
	readonly numbers: NoteNumbers;
}

/**
 * Formatted cites and reference lists for the built-in Markdown preview. It prints synchronously, so it is given what
 * is known, and asked to print again when more is.
 */
export class Previews extends DisposableOwner implements CiteSource {
	readonly #services: PreviewServices;
	readonly #shown = new Map<string, Shown>();
	readonly #aligned = new WeakMap<ShownText, { model: PreviewModel; places: readonly (number | undefined)[] }>();
	/** By what the preview passes along while it prints once. */
	readonly #prints = new WeakMap<object, ShownNow>();
	#scanned: ScannedDocument | undefined;

	constructor(services: PreviewServices) {
		super();
		this.#services = services;
		const all = () => this.#updateAll();
		this.register(services.libraries.onDidChange(({ documents }) => this.#updateAll(documents)));
		this.register(services.evidence.onDidChange(all));
		this.register(onDidChangeSettings(['citations.style', 'preview.cites'], all));
		this.register(vscode.workspace.onDidCloseTextDocument((document) => this.#shown.delete(document.uri.toString())));
	}

	read(text: string): ShownText {
		this.#scanned = scanDocument(text, 'markdown', this.#scanned);
		const clusters = printedClusters(this.#scanned);
		const nocite = this.#scanned.frontMatter?.nocite ?? [];
		return { clusters, hasMore: nocite.length > 0, written: writtenIn(text, clusters), events: [] };
	}

	isNote(text: ShownText, index: number, env: unknown): boolean {
		const shown = this.#shownIn(text, env);
		return shown?.numbers.clusters.has(index) === true && shown.clusterAt(index)?.lead === '';
	}

	cite(text: ShownText, index: number, isInLink: boolean, env: unknown): string {
		const written = text.written[index] ?? '';
		const shown = this.#shownIn(text, env);
		if (shown === undefined) {
			return escapeHtml(written);
		}
		const { model, clusterAt, numbers } = shown;
		const note = numbers.clusters.get(index);
		return clusterHtml(clusterAt(index), { written, place: index, note, isInLink }, model, windowReader().t);
	}

	references(text: ShownText, isHeaded: boolean, env: unknown): string {
		const shown = this.#shownIn(text, env);
		return shown === undefined ? '' : referencesHtml(shown.model, isHeaded, windowReader().t);
	}

	footnoteNumber(text: ShownText | undefined, id: number, env: unknown): number {
		return (text && this.#shownIn(text, env)?.numbers.footnotes.get(id)) ?? id + 1;
	}

	notes(text: ShownText | undefined, before: number | 'end' | 'all', env: unknown): string {
		const shown = text && this.#shownIn(text, env);
		if (shown === undefined) {
			return '';
		}
		const { t } = windowReader();
		const { clusters, footnotes } = shown.numbers;
		const limit = typeof before === 'number' ? (footnotes.get(before) ?? 0) : Infinity;
		const others = [...footnotes.values()].filter((number) => number < limit);
		const least = before === 'all' ? 0 : Math.max(0, ...others);
		const items = [...clusters].flatMap(([index, number]) => {
			const cluster = number > least && number < limit ? shown.clusterAt(index) : undefined;
			return cluster === undefined ? [] : [noteHtml(cluster, { number, place: index }, shown.model, t)];
		});
		return before === 'all' ? notesHtml(items.join(''), t) : items.join('');
	}

	notesTitle(): string {
		return windowReader().t('Notes');
	}

	noteMark(number: number): { readonly name: string; readonly back: string } {
		const { t } = windowReader();
		return { name: t('Note {0}', number), back: t('Back to note {0} in the text', number) };
	}

	/** What is known of a text while it is printed, found once each time; undefined where cites are to be left alone. */
	#shownIn(text: ShownText, env: unknown): ShownNow | undefined {
		const document = documentOf(env);
		if (document === undefined || !readSettings(document).previewCites) {
			return undefined;
		}
		const print = env as object;
		const known = this.#prints.get(print);
		if (known?.text === text) {
			return known;
		}
		const model = this.#modelOf(document);
		const places = model && this.#placesIn(text, model);
		const clusterAt = (index: number) => model?.clusters[places?.[index] ?? -1];
		const shown = { text, model, clusterAt, numbers: numberNotes(text.events, clusterAt) };
		this.#prints.set(print, shown);
		return shown;
	}

	#placesIn(text: ShownText, model: PreviewModel): readonly (number | undefined)[] {
		const known = this.#aligned.get(text);
		if (known?.model === model) {
			return known.places;
		}
		const places = alignClusters(text.written, model.written);
		this.#aligned.set(text, { model, places });
		return places;
	}

	/** What is known now; asks for more where the manuscript has changed. */
	#modelOf(document: vscode.TextDocument): PreviewModel | undefined {
		const name = document.uri.toString();
		const shown: Shown = this.#shown.get(name) ?? {
			model: undefined,
			key: undefined,
			isRunning: false,
			isStale: false,
		};
		this.#shown.set(name, shown);
		const key = this.#keyOf(document);
		if (key !== undefined && shown.key !== key) {
			shown.key = key;
			void this.#update(document, shown);
		}
		return shown.model;
	}

	/** All of a manuscript that decides on its cites. Where nothing of it changed, typing costs nothing more. */
	#keyOf(document: vscode.TextDocument): string | undefined {
		const scanned = this.#services.manuscripts.scan(document);
		if (scanned === undefined) {
			return undefined;
		}
		const header = scanned.frontMatter === undefined ? '' : (scanned.blocks[0]?.content.text ?? '');
		const clusters = printedClusters(scanned);
		const ordered = inReadingOrder(scanned, clusters);
		const notes = notesOf(scanned, clusters, true);
		return JSON.stringify([header, writtenIn(scanned.text, ordered), ordered.map((cluster) => notes.get(cluster))]);
	}

	/** @param only where given, only these are made anew */
	#updateAll(only?: ReadonlySet<vscode.TextDocument>): void {
		for (const [name, shown] of this.#shown) {
			const document = vscode.workspace.textDocuments.find(({ uri }) => uri.toString() === name);
			if (document !== undefined && only?.has(document) !== false) {
				void this.#update(document, shown);
			}
		}
	}

	/** Makes the model anew, once for all changes that come while it is being made. */
	async #update(document: vscode.TextDocument, shown: Shown): Promise<void> {
		shown.isStale = true;
		if (shown.isRunning) {
			return;
		}
		shown.isRunning = true;
		try {
			while (shown.isStale && !this.isDisposed && !document.isClosed) {
				shown.isStale = false;
				const model = await this.#createModel(document);
				if (model !== undefined && JSON.stringify(model) !== JSON.stringify(shown.model)) {
					shown.model = model;
					await vscode.commands.executeCommand('markdown.preview.refresh');
				}
			}
		} catch (error) {
			this.#services.log.error(
				'The preview could not format the cites.',
				error instanceof Error ? (error.stack ?? error.message) : String(error),
			);
		} finally {
			shown.isRunning = false;
		}
	}

	async #createModel(document: vscode.TextDocument): Promise<PreviewModel | undefined> {
		const { manuscripts, libraries, evidence, styles } = this.#services;
		const [{ library, declared, isComplete }, { base }, { renderer }] = await Promise.all([
			libraries.of(document),
			evidence.get(),
			styles.forDocument(document),
		]);
		const scanned = manuscripts.scan(document);
		if (scanned === undefined) {
			return undefined;
		}
		const clusters = printedClusters(scanned);
		// A build has what the document declares. While that is not all known, any library may be the one.
		const own = isComplete ? declared : library;
		const { items, missing } = citedItems(scanned, own, isComplete ? undefined : base);
		const elsewhere = itemsOfCitekeys(missing, library, base).items;
		const shown = await inSlices(previewClusters(renderer, scanned, clusters, items));
		const rendered = renderer.hasBibliography ? await inSlices(renderer.bibliographySteps(items, 'html')) : [];
		return {
			written: writtenIn(scanned.text, clusters),
			clusters: shown,
			entries: entriesOf(rendered, items, { document, library: own, base, lineOf: await this.#linesOf(own) }),
			elsewhere: entriesOf(
				elsewhere.map((item) => ({ citekey: String(item.id), text: renderer.reference(item, 'html') })),
				elsewhere,
				{ document, library, base, lineOf: () => undefined },
			),
		};
	}

	/** Finds the lines of offsets in the bibliographies of a library. */
	async #linesOf(library: Library): Promise<(source: string, offset: number) => number | undefined> {
		const indexes = new Map<string, LineIndex>();
		for (const { source } of library.bibliographies) {
			const text = await this.#services.libraries.text(vscode.Uri.parse(source));
			if (text !== undefined && text.length < mostCharacters) {
				indexes.set(source, new LineIndex(text));
			}
		}
		return (source, offset) => {
			const line = indexes.get(source)?.positionAt(offset).line;
			return line === undefined ? undefined : line + 1;
		};
	}
}

/** Finding lines in a larger library would cost more than the link is worth. */
const mostCharacters = 5_000_000;

/** What is written, alike for both kinds of line ends, since the preview's parser knows one only. */
function writtenIn(text: string, clusters: readonly CitationCluster[]): readonly string[] {
	return clusters.map(({ span }) => text.slice(span.start, span.end).replaceAll('\r\n', '\n'));
}

/** The manuscript that the preview prints; it says so in the environment of the parser. */
function documentOf(env: unknown): vscode.TextDocument | undefined {
	const uri = (env as { currentDocument?: vscode.Uri } | undefined)?.currentDocument?.toString();
	return uri === undefined
		? undefined
		: vscode.workspace.textDocuments.find((document) => document.uri.toString() === uri);
}
