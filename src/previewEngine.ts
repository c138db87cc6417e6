/**
 * Cites and reference lists in the built-in Markdown preview. It is a bundle of its own (`dist/preview.js`), loaded when
 * a preview is first shown (`src/vscode/preview/previewHost.ts`).
 */
import type { MarkdownIt } from './presentation/preview/markdownIt.ts';
import { installCites } from './presentation/preview/markdownPlugin.ts';
import { Previews } from './vscode/preview/previews.ts';
import type { PreviewServices } from './vscode/preview/previewServices.ts';

/** What the extension keeps of the preview. */
export interface Preview {
	/** Makes a parser of the preview print cites. */
	install(md: object): void;
	dispose(): void;
}

export function createPreview(services: PreviewServices): Preview {
	const previews = new Previews(services);
	return {
		// The editor hands over markdown-it, which it does not type.
		install: (md) => installCites(md as MarkdownIt, previews),
		dispose: () => previews.dispose(),
	};
}
