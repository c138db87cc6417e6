import * as vscode from 'vscode';
import type { RenderingOutput } from '../../core/citations/rendering/model.ts';
import type { Library } from '../../core/bibliography/model.ts';
import type { CitationCluster } from '../../core/citations/model.ts';
import { clustersOfBlock } from '../../core/documents/clusters.ts';
import type { ScannedDocument } from '../../core/documents/model.ts';
import { scanDocument } from '../../core/documents/scanDocument.ts';
import { citedItems } from '../../core/features/export.ts';
import { LineIndex } from '../../core/text/lineIndex.ts';
import { escapeHtml } from '../../presentation/cardHtml.ts';
import { alignClusters } from '../../presentation/preview/alignClusters.ts';
import type { CiteSource, ShownText } from '../../presentation/preview/markdownPlugin.ts';
import {
	clusterHtml,
	type PreviewCluster,
	type PreviewModel,
	referencesHtml,
} from '../../presentation/preview/previewHtml.ts';
import { inSlices } from '../slices.ts';
import { DisposableOwner } from '../disposables.ts';
import { windowReader } from '../reader.ts';
import { onDidChangeSettings, readSettings } from '../settings.ts';
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

/**
 * Formatted cites and reference lists for the built-in Markdown preview. It prints synchronously, so it is given what
 * is known, and asked to print again when more is.
 */
export class Previews extends DisposableOwner implements CiteSource {
	readonly #services: PreviewServices;
	readonly #shown = new Map<string, Shown>();
	readonly #aligned = new WeakMap<ShownText, { model: PreviewModel; places: readonly (number | undefined)[] }>();
	#scanned: ScannedDocument | undefined;

	constructor(services: PreviewServices) {
		super();
		this.#services = services;
		const all = () => this.#updateAll();
		this.register(services.libraries.onDidChange(all));
		this.register(services.evidence.onDidChange(all));
		this.register(onDidChangeSettings(all));
		this.register(vscode.workspace.onDidCloseTextDocument((document) => this.#shown.delete(document.uri.toString())));
	}

	read(text: string): ShownText {
		this.#scanned = scanDocument(text, 'markdown', this.#scanned);
		const clusters = textClusters(this.#scanned);
		const nocite = this.#scanned.frontMatter?.nocite ?? [];
		return { clusters, hasMore: nocite.length > 0, written: writtenIn(text, clusters) };
	}

	cite(text: ShownText, index: number, env: unknown): string {
		const written = text.written[index] ?? '';
		const document = documentOf(env);
		if (document === undefined || !readSettings(document).previewCites) {
			return escapeHtml(written);
		}
		const model = this.#modelOf(document);
		const place = model && this.#placesIn(text, model)[index];
		const { t } = windowReader();
		return clusterHtml(place === undefined ? undefined : model?.clusters[place], written, index, model, t);
	}

	references(_text: ShownText, isHeaded: boolean, env: unknown): string {
		const document = documentOf(env);
		if (document === undefined || !readSettings(document).previewCites) {
			return '';
		}
		return referencesHtml(this.#modelOf(document), isHeaded, windowReader().t);
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
		return JSON.stringify([header, writtenIn(scanned.text, textClusters(scanned))]);
	}

	#updateAll(): void {
		for (const [name, shown] of this.#shown) {
			const document = vscode.workspace.textDocuments.find(({ uri }) => uri.toString() === name);
			if (document !== undefined) {
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
		const [{ library }, { base }, { renderer }] = await Promise.all([
			libraries.of(document),
			evidence.get(),
			styles.forDocument(document),
		]);
		const scanned = manuscripts.scan(document);
		if (scanned === undefined) {
			return undefined;
		}
		const clusters = textClusters(scanned);
		const { items } = citedItems(scanned, library, base);
		const known = new Set(items.map((item) => String(item.id)));
		const isNoteStyle = renderer.styleClass === 'note';
		const output: RenderingOutput = 'html';
		const texts = await inSlices(renderer.clusterSteps(clusters, items, output));
		const rendered = renderer.hasBibliography ? await inSlices(renderer.bibliographySteps(items, output)) : [];
		const inNotes = isNoteStyle ? notesOf(scanned) : undefined;
		let notes = 0;
		return {
			written: writtenIn(scanned.text, clusters),
			clusters: clusters.map((cluster, index): PreviewCluster => {
				const isNote = inNotes !== undefined && !inNotes.has(index) && cluster.form === 'bracketed';
				const citekeys = cluster.cites.map(({ citekey }) => citekey);
				return {
					html: texts[index] ?? '',
					citekeys,
					unknown: citekeys.filter((citekey) => !known.has(citekey)),
					note: isNote ? ++notes : undefined,
				};
			}),
			entries: entriesOf(rendered, items, { document, library, base, lineOf: await this.#linesOf(library) }),
			isNoteStyle,
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

/** The clusters of the text in order; those of the header print nothing. */
function textClusters(scanned: ScannedDocument): readonly CitationCluster[] {
	return scanned.blocks.flatMap(clustersOfBlock).filter((cluster) => cluster.form !== 'nocite');
}

/** What is written, alike for both kinds of line ends, since the preview's parser knows one only. */
function writtenIn(text: string, clusters: readonly CitationCluster[]): readonly string[] {
	return clusters.map(({ span }) => text.slice(span.start, span.end).replaceAll('\r\n', '\n'));
}

/** The clusters that stand in a footnote of the author's, where a style of notes needs no other. */
function notesOf(scanned: ScannedDocument): ReadonlySet<number> {
	const found = new Set<number>();
	let index = 0;
	for (const { content } of scanned.blocks) {
		const isNote = /^\s*\[\^[^\]\n]+\]:/.test(content.text);
		for (const { span, form } of content.clusters) {
			if (form === 'nocite') {
				continue;
			}
			const opened = content.text.lastIndexOf('^[', span.start);
			const isInline = opened >= 0 && !content.text.slice(opened + 2, span.start).includes(']');
			if (isNote || isInline) {
				found.add(index);
			}
			index++;
		}
	}
	return found;
}

/** The manuscript that the preview prints; it says so in the environment of the parser. */
function documentOf(env: unknown): vscode.TextDocument | undefined {
	const uri = (env as { currentDocument?: vscode.Uri } | undefined)?.currentDocument?.toString();
	return uri === undefined
		? undefined
		: vscode.workspace.textDocuments.find((document) => document.uri.toString() === uri);
}
