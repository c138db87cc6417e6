import * as vscode from 'vscode';

/** Files that ship with the extension, in the Node host and in the web host alike. */
export class Assets {
	readonly #root: vscode.Uri;

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
		return JSON.parse(await this.text(...path)) as T;
	}
}
