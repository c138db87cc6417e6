/**
 * The citation engine: a bundle of its own (`dist/citations.js`), since it is large and needed only when something is
 * rendered. Nothing that runs at activation may import it, or `core/citations/rendering`.
 */
import { openStyleLibrary, type StyleLibrary } from './core/citations/rendering/styleLibrary.ts';

export { checkStyle } from './core/citations/rendering/checkStyle.ts';
export {
	createCitationRenderer,
	createCitationRendererInSteps,
} from './core/citations/rendering/createCitationRenderer.ts';
export { findStyles } from './core/citations/rendering/findStyles.ts';
export { namedStyles, styleIdOf } from './core/citations/rendering/styleIndex.ts';
export type * from './core/citations/rendering/model.ts';
export type { StyleEntry, StyleIndex } from './core/citations/rendering/styleIndex.ts';
export type { LoadedStyle, StyleLibrary } from './core/citations/rendering/styleLibrary.ts';

/** Opens `dist/styles.bin`. Throws when the bytes are not that file. */
export async function openStyles(bytes: Uint8Array): Promise<StyleLibrary> {
	return openStyleLibrary(bytes, { inflate, decode: (part) => new TextDecoder().decode(part) });
}

/** `DecompressionStream` is the one way to inflate that Node, a web worker and a browser have in common. */
async function inflate(bytes: Uint8Array): Promise<Uint8Array> {
	const packed = new Blob([bytes.slice()]).stream();
	return new Uint8Array(await new Response(packed.pipeThrough(new DecompressionStream('deflate-raw'))).arrayBuffer());
}
