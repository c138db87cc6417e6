import { type FileUri, nameOf, parentOf, uriKey } from '../../text/fileUri.ts';
import type { ScannedDocument } from '../model.ts';
import type { BuildScript } from './buildScripts.ts';
import { findDeclared, headerText, type PathPlaces } from './declaredPaths.ts';
import type { MarkdownWalk } from './markdownWalk.ts';
import { furtherMetadata, type MetadataFile } from './metadataFiles.ts';
import type { ProjectBibliography } from './model.ts';
import type { PandocFile } from './pandocFiles.ts';
import type { ProjectPlaces } from './places.ts';
import { topOf } from './projectParts.ts';
import { folderMetadata, type QuartoProject } from './quartoProject.ts';
import type { Steps } from './questions.ts';
import { foldersUpwards, type Surroundings } from './surroundings.ts';
import { templateBibliographies } from './templates.ts';

/** How many folders a document may lie below the script that builds it. */
const levels = 8;

/** What a document belongs to. */
export interface MarkdownContext {
	readonly quarto: QuartoProject | undefined;
	/** What is built as one, in order; empty where every document stands alone. */
	readonly files: readonly FileUri[];
	readonly isManubot: boolean;
	/** Headers of all files hold for all, as where they are joined before pandoc reads them. */
	readonly isJoined: boolean;
	readonly manualReferences: readonly FileUri[];
	/** Where the script lies that joins the files, and where pandoc runs then. */
	readonly scriptFolder?: FileUri | undefined;
}

/** All that may declare something for the documents of a manuscript. */
export interface DeclaringSources {
	readonly walk: MarkdownWalk;
	/** What is built. */
	readonly tops: readonly FileUri[];
	readonly context: MarkdownContext;
	readonly pandoc: readonly PandocFile[];
	readonly scripts: readonly BuildScript[];
	/** `_output.yml` of R Markdown. */
	readonly outputs: readonly MetadataFile[];
	readonly around: Surroundings;
	readonly places: ProjectPlaces;
}

/** Collects what the files of a manuscript and of its project declare. */
export class MarkdownDeclarations {
	readonly #walk: MarkdownWalk;
	readonly #tops: readonly FileUri[];
	readonly #context: MarkdownContext;
	readonly #pandoc: readonly PandocFile[];
	readonly #scripts: readonly BuildScript[];
	readonly #outputs: readonly MetadataFile[];
	readonly #around: Surroundings;
	readonly #places: ProjectPlaces;

	constructor({ walk, tops, context, pandoc, scripts, outputs, around, places }: DeclaringSources) {
		this.#walk = walk;
		this.#tops = tops;
		this.#context = context;
		this.#pandoc = pandoc;
		this.#scripts = scripts;
		this.#outputs = outputs;
		this.#around = around;
		this.#places = places;
	}

	/** Those of the documents go before those of the project, as Quarto adds a document's own list to the project's. */
	*find(): Steps<readonly ProjectBibliography[]> {
		const found: ProjectBibliography[] = [];
		for (const { uri, document } of this.#walk.parts.values()) {
			const top = topOf(uri, this.#tops, this.#walk);
			const text = document.declarations.some(({ path }) => path === undefined) ? headerText(document) : '';
			const declarer = { uri, reason: 'declared' as const, serves: this.#servedBy(top) };
			const places = this.#placesOf([parentOf(uri), parentOf(top)], document);
			found.push(...(yield* findDeclared(document.declarations, text, declarer, places, this.#around)));
		}
		const references = found.filter(({ reason }) => reason === 'header');
		const paths = found.filter(({ reason }) => reason !== 'header');
		return [...references, ...paths, ...(yield* this.#ofProject())];
	}

	/** What is said beside the document that is built, the nearest first. */
	*metadataFor(top: FileUri): Steps<readonly { uri: FileUri; data: Readonly<Record<string, unknown>> }[]> {
		const { quarto, isJoined } = this.#context;
		// Where headers are joined, or the document is pulled in, another one speaks for it.
		const speaking = isJoined ? this.#tops : [top];
		const headers = speaking.map((uri) => ({
			uri,
			data: this.#walk.parts.get(uriKey(uri))?.document.frontMatter?.data ?? {},
		}));
		const isOfQuarto = quarto !== undefined || this.#walk.parts.get(uriKey(top))?.document.format === 'quarto';
		const files = [
			...(isOfQuarto ? yield* folderMetadata(top, quarto?.folder, this.#around) : []),
			...(yield* furtherMetadata(top, headers[0]?.data ?? {}, this.#around)),
			// A profile goes before what holds for all of them.
			...[...(quarto?.files ?? [])].reverse(),
			...this.#pandoc.filter(({ isCertain }) => isCertain),
		];
		return [...headers, ...files.map(({ uri, metadata }) => ({ uri, data: metadata.data }))];
	}

	/** Where documents of a project are built apart, what one declares serves that one only. */
	#servedBy(top: FileUri): FileUri | undefined {
		return this.#context.isJoined || this.#tops.length === 1 ? undefined : top;
	}

	*#ofProject(): Steps<readonly ProjectBibliography[]> {
		const { quarto } = this.#context;
		const found: ProjectBibliography[] = [];
		for (const top of this.#tops) {
			const files = yield* folderMetadata(top, quarto?.folder, this.#around);
			const document = this.#walk.parts.get(uriKey(top))?.document;
			const isOfQuarto = quarto !== undefined || document?.format === 'quarto';
			for (const file of isOfQuarto ? files : []) {
				found.push(...(yield* this.#declaredIn(file, this.#servedBy(top))));
			}
			const further = this.#walk.parts.get(uriKey(top))?.document.frontMatter?.data ?? {};
			for (const file of yield* furtherMetadata(top, further, this.#around)) {
				found.push(...(yield* this.#declaredIn(file, this.#servedBy(top))));
			}
		}
		for (const file of [...(quarto?.files ?? []), ...this.#outputs]) {
			found.push(...(yield* this.#declaredIn(file, undefined)));
		}
		found.push(...(yield* this.#ofTemplates()));
		for (const file of [...(quarto?.otherProfiles ?? []), ...this.#pandoc]) {
			const declared = yield* this.#declaredIn(file, undefined);
			const isCertain = 'isCertain' in file && file.isCertain;
			found.push(...declared.filter(({ state }) => isCertain || state === 'found' || state === 'embedded'));
		}
		for (const { uri, text, declarations } of this.#scripts) {
			const declarer = { uri, reason: 'project' as const, serves: undefined };
			// A script may go to any folder on the way to the document before it runs pandoc.
			const folders = this.#tops.slice(0, 1).flatMap((top) => foldersUpwards(parentOf(top), parentOf(uri), levels));
			const places = this.#placesOf([parentOf(uri), ...folders]);
			const given = yield* findDeclared(declarations, text, declarer, places, this.#around);
			found.push(...given.filter(({ state }) => state === 'found'));
		}
		for (const uri of this.#context.manualReferences) {
			const at = { uri, span: { start: 0, end: 0 } };
			const declaration = { path: nameOf(uri), span: at.span, kind: 'yaml' as const };
			found.push({
				written: nameOf(uri),
				at,
				reason: 'project',
				declaration,
				state: 'found',
				uri,
				tried: [uri],
				serves: undefined,
			});
		}
		return [
			...new Map(
				found.map((each) => [
					`${uriKey(each.at.uri)} ${each.at.span.start} ${uriKey(each.serves ?? each.at.uri)} ${each.written}`,
					each,
				]),
			).values(),
		];
	}

	/** What the LaTeX declares that pandoc puts around the text. */
	*#ofTemplates(): Steps<readonly ProjectBibliography[]> {
		const headers = this.#tops.map((uri) => ({
			uri,
			data: this.#walk.parts.get(uriKey(uri))?.document.frontMatter?.data ?? {},
		}));
		const files = [...(this.#context.quarto?.files ?? []), ...this.#outputs, ...this.#pandoc];
		const naming = [...headers, ...files.map(({ uri, metadata }) => ({ uri, data: metadata.data }))];
		return yield* templateBibliographies(naming, this.#tops.slice(0, 1).map(parentOf), this.#around);
	}

	*#declaredIn(file: MetadataFile, serves: FileUri | undefined): Steps<readonly ProjectBibliography[]> {
		const { declarations } = file.metadata;
		const declarer = { uri: file.uri, reason: 'project' as const, serves };
		return yield* findDeclared(
			declarations,
			file.text,
			declarer,
			this.#placesOf([parentOf(file.uri), ...this.#tops.slice(0, 1).map(parentOf)]),
			this.#around,
		);
	}

	#placesOf(folders: readonly FileUri[], document?: ScannedDocument): PathPlaces {
		const { workingFolder, top } = this.#places;
		const projectFolder = this.#context.quarto?.folder;
		const more = [projectFolder, this.#context.scriptFolder, workingFolder].flatMap((folder) => folder ?? []);
		const header = JSON.stringify(document?.frontMatter?.data ?? {});
		return {
			folders: [...folders, ...more],
			projectFolder,
			top,
			addsEnding: /"(?:citation_package|cite-method)":"(?:natbib|biblatex)"/.test(header),
		};
	}
}
