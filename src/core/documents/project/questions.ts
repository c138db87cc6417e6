import type { FileUri } from '../../text/fileUri.ts';
import type { DocumentFormat, ScannedDocument } from '../model.ts';

/** A file or folder in a folder. */
export interface FolderEntry {
	readonly name: string;
	readonly isFolder: boolean;
}

/** What has to be known of the files around a manuscript. */
export type ProjectQuestion =
	/** What is in a folder; undefined where there is none or it cannot be read. */
	| { readonly kind: 'folder'; readonly uri: FileUri }
	/** Whether there is a file; asked where the folder cannot be listed. */
	| { readonly kind: 'isFile'; readonly uri: FileUri }
	/** The text of a file; undefined where it cannot be read. */
	| { readonly kind: 'text'; readonly uri: FileUri }
	/** A file as a manuscript; undefined where it cannot be read. */
	| { readonly kind: 'document'; readonly uri: FileUri; readonly format: DocumentFormat }
	/** Where TeX has a file of its own, by its name. */
	| { readonly kind: 'texFile'; readonly name: string };

/** Something that is worked out step by step: it asks, whoever drives it answers. */
export type Steps<T> = Generator<ProjectQuestion, T, unknown>;

/** Who answers, at once or later. A question about TeX's files may have no answer, as in a browser. */
export interface ProjectReader<Async extends boolean> {
	folder(uri: FileUri): Answer<readonly FolderEntry[] | undefined, Async>;
	isFile(uri: FileUri): Answer<boolean, Async>;
	text(uri: FileUri): Answer<string | undefined, Async>;
	document(uri: FileUri, format: DocumentFormat): Answer<ScannedDocument | undefined, Async>;
	/** `unknown` where nobody can know. */
	texFile(name: string): Answer<FileUri | 'none' | 'unknown', Async>;
}

type Answer<T, Async extends boolean> = Async extends true ? T | Promise<T> : T;

/** Works a project out with answers that are there at once. */
export function drive<T>(steps: Steps<T>, reader: ProjectReader<false>): T {
	let step = steps.next();
	while (step.done !== true) {
		step = steps.next(answer(step.value, reader));
	}
	return step.value;
}

/** The same with answers that take their time. */
export async function driveLater<T>(steps: Steps<T>, reader: ProjectReader<true>): Promise<T> {
	let step = steps.next();
	while (step.done !== true) {
		step = steps.next(await answer(step.value, reader));
	}
	return step.value;
}

function answer<Async extends boolean>(question: ProjectQuestion, reader: ProjectReader<Async>): unknown {
	switch (question.kind) {
		case 'folder':
			return reader.folder(question.uri);
		case 'isFile':
			return reader.isFile(question.uri);
		case 'text':
			return reader.text(question.uri);
		case 'document':
			return reader.document(question.uri, question.format);
		case 'texFile':
			return reader.texFile(question.name);
	}
}
