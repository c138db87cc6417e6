import * as vscode from 'vscode';
import type * as PreviewBundle from '../../previewEngine.ts';
import type { Bundles } from '../host/bundles.ts';
import { DisposableOwner } from '../host/disposables.ts';
import { Lazy } from '../host/lazy.ts';
import type { PreviewServices } from './previewServices.ts';

/** Brings cites into the built-in Markdown preview; what does so is loaded when a preview is first shown. */
export class PreviewHost extends DisposableOwner {
	readonly #log: vscode.LogOutputChannel;
	readonly #preview: Lazy<PreviewBundle.Preview>;

	constructor(services: PreviewServices & { readonly bundles: Bundles }) {
		super();
		this.#log = services.log;
		this.#preview = new Lazy(async () => {
			const bundle = await services.bundles.load<typeof PreviewBundle>('preview');
			return this.register(bundle.createPreview(services));
		});
	}

	/** What the built-in Markdown extension calls with its parser, once for each that it makes. */
	extend<T extends object>(md: T): T {
		void this.#install(md);
		return md;
	}

	async #install(md: object): Promise<void> {
		try {
			(await this.#preview.get()).install(md);
			await vscode.commands.executeCommand('markdown.preview.refresh');
		} catch (error) {
			this.#log.error('The preview shows no cites.', error instanceof Error ? (error.stack ?? '') : String(error));
		}
	}
}
