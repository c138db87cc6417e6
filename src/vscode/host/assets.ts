import * as vscode from 'vscode';
import { readJsonLines } from '../../core/text/jsonLines.ts';
import { inSlices, Turns } from './slices.ts';

/** Files that ship with the extension, in the Node host and in the web host alike. */
export class Assets {
	readonly #root: vscode.Uri;
	readonly #turns = new Turns();

	constructor(extensionUri: vscode.Uri) {
		this.#root = extensionUri;
	}

	uri(...path: string[]): vscode.Uri {
		return vscode.Uri.joinPath(this.#root, ...path);
	}

	async bytes(...path: string[]): Promise<Uint8Array> {
		return vscode.workspace.fs.readFile(this.uri(...path));
	}

	async text(...path: string[]): Promise<string> {
		return new TextDecoder().decode(await this.bytes(...path));
	}

	async json<T>(...path: string[]): Promise<T> {
		const text = await this.text(...path);
		await this.ownTurn();
		return JSON.parse(text) as T;
	}

	/** JSON that `writeJsonLines` laid out, read in slices. */
	async jsonLines<T>(...path: string[]): Promise<T> {
		const text = await this.text(...path);
		await this.ownTurn();
		return (await inSlices(readJsonLines(text))) as T;
	}

	/** Files are read together, but what is made of each takes a turn of its own: some take tens of milliseconds. */
	ownTurn(): Promise<void> {
		return this.#turns.next();
	}
}
