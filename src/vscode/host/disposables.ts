import type { Disposable } from 'vscode';

/** Base of everything with a lifetime: what is registered here ends with it, last first. */
export abstract class DisposableOwner implements Disposable {
	readonly #owned: Disposable[] = [];
	#isDisposed = false;

	protected get isDisposed(): boolean {
		return this.#isDisposed;
	}

	protected register<T extends Disposable>(disposable: T): T {
		if (this.#isDisposed) {
			disposable.dispose();
		} else {
			this.#owned.push(disposable);
		}
		return disposable;
	}

	dispose(): void {
		this.#isDisposed = true;
		for (const disposable of this.#owned.splice(0).reverse()) {
			disposable.dispose();
		}
	}
}
