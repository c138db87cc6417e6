/**
 * The citation engine: a bundle of its own (`dist/citations.js`), since it is large and needed only when something is
 * rendered. Nothing else may import `core/citations/rendering`.
 */
export { createCitationRenderer } from './core/citations/rendering/createCitationRenderer.ts';
export type * from './core/citations/rendering/model.ts';
