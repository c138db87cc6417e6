/**
 * Finding, reading and checking the evidence packs of the user. It is a bundle of its own (`dist/packs.js`), loaded after
 * the first evidence (`src/vscode/evidence/evidenceService.ts`).
 */
export { Packs } from './vscode/evidence/userPacks.ts';
