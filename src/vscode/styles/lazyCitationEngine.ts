import type * as vscode from 'vscode';
import type * as Engine from '../../citationEngine.ts';
import type { Assets } from '../host/assets.ts';
import { Lazy } from '../host/lazy.ts';
import { loadBundle } from '../host/loadBundle.ts';

/** The bundle that renders citations, loaded on first use. */
export function createCitationEngine(assets: Assets, log: vscode.LogOutputChannel): Lazy<typeof Engine> {
	return new Lazy(async () => {
		const engine = await loadBundle<typeof Engine>(assets, 'citations.js');
		log.debug('The citation engine is loaded.');
		return engine;
	});
}
