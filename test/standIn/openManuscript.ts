import type { StandIn } from './standIn.ts';
import type { Diagnostic, TextDocument } from './values.ts';

let count = 0;

/** A manuscript in a folder of its own, closed at the end, in a stand-in that several tests share. */
export class OpenManuscript implements Disposable {
	readonly standIn: StandIn;
	/** Its name in the folder of the stand-in. */
	readonly folder: string;
	readonly document: TextDocument;
	/** Where `|` stood, which commands find selected. */
	readonly cursor: number;

	constructor(standIn: StandIn, folder: string, document: TextDocument, cursor: number) {
		this.standIn = standIn;
		this.folder = folder;
		this.document = document;
		this.cursor = cursor;
	}

	/** The name of a file of the folder, in that of the stand-in. */
	nameOf(file: string): string {
		return `${this.folder}/${file}`;
	}

	/** The text of a file of the folder, as the editor has it or as it is on disk. */
	read(file: string): Promise<string> {
		return this.standIn.textOf(this.nameOf(file));
	}

	/** Runs a command with this manuscript in front. */
	run(command: string, ...given: readonly unknown[]): Promise<unknown> {
		this.standIn.selected = [this.cursor, this.cursor];
		return this.standIn.run(command, this.document, ...given);
	}

	/** The marks on the manuscript, once it rests. */
	async marks(): Promise<readonly Diagnostic[]> {
		await this.standIn.work.rest();
		return this.standIn.diagnostics(this.document);
	}

	[Symbol.dispose](): void {
		this.standIn.leaveAll();
		this.standIn.closeAll(this.folder);
	}
}

/** Opens `text` as `name`, beside these files. `|` marks the cursor and is taken out. */
export async function openManuscript(
	standIn: StandIn,
	name: string,
	text: string,
	others: Readonly<Record<string, string>> = {},
): Promise<OpenManuscript> {
	const folder = `case${++count}`;
	const at = text.indexOf('|');
	const contents = at < 0 ? text : text.slice(0, at) + text.slice(at + 1);
	for (const [file, other] of Object.entries({ ...others, [name]: contents })) {
		await standIn.write(`${folder}/${file}`, other);
	}
	return new OpenManuscript(standIn, folder, await standIn.open(`${folder}/${name}`), Math.max(0, at));
}
