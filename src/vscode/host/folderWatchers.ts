import * as vscode from 'vscode';
import { DisposableOwner } from './disposables.ts';

/** A file in a folder that somebody follows. */
export interface FolderChange {
	readonly uri: vscode.Uri;
	readonly kind: 'created' | 'changed' | 'deleted';
}

interface Watched {
	readonly watcher: vscode.Disposable;
	holders: number;
}

/** One watcher for each folder that is followed, however many of its files matter, until nobody follows it any longer. */
export class FolderWatchers extends DisposableOwner {
	readonly #watched = new Map<string, Watched>();
	readonly #didChange = this.register(new vscode.EventEmitter<FolderChange>());

	/** Something happened to a file of a followed folder; files in folders below are not reported. */
	readonly onDidChange = this.#didChange.event;

	/** Follows a folder, until `release` was called as often. */
	follow(folder: vscode.Uri): void {
		const key = String(folder);
		const watched = this.#watched.get(key) ?? { watcher: this.#watch(folder), holders: 0 };
		watched.holders++;
		this.#watched.set(key, watched);
	}

	release(folder: vscode.Uri): void {
		const key = String(folder);
		const watched = this.#watched.get(key);
		if (watched !== undefined && --watched.holders === 0) {
			watched.watcher.dispose();
			this.#watched.delete(key);
		}
	}

	override dispose(): void {
		for (const { watcher } of this.#watched.values()) {
			watcher.dispose();
		}
		this.#watched.clear();
		super.dispose();
	}

	#watch(folder: vscode.Uri): vscode.Disposable {
		const watcher = vscode.workspace.createFileSystemWatcher(new vscode.RelativePattern(folder, '*'));
		const tell = (kind: FolderChange['kind']) => (uri: vscode.Uri) => this.#didChange.fire({ uri, kind });
		return vscode.Disposable.from(
			watcher,
			watcher.onDidCreate(tell('created')),
			watcher.onDidChange(tell('changed')),
			watcher.onDidDelete(tell('deleted')),
		);
	}
}
