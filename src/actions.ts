/**
 * What can be done at a place of a text: quick fixes, refactorings, suggestions, pasting. It is a bundle of its own
 * (`dist/actions.js`), loaded when the light bulb or a paste first asks (`src/vscode/providers/lazyActions.ts`).
 */
import { ClusterActionProvider } from './vscode/actions/clusterActions.ts';
import { ProblemFixProvider } from './vscode/actions/codeActions.ts';
import { HintActionProvider } from './vscode/actions/hintActions.ts';
import { CitePasteProvider } from './vscode/actions/paste.ts';
import type { ActionServices } from './vscode/actions/services.ts';
import { SuggestActionProvider } from './vscode/actions/suggestActions.ts';
import { TermActionProvider } from './vscode/actions/termActions.ts';
import { Writer } from './vscode/writing/writer.ts';

/** All that is offered at a place, over the services of this window. */
export interface Actions {
	readonly clusters: ClusterActionProvider;
	readonly fixes: ProblemFixProvider;
	readonly hints: HintActionProvider;
	readonly paste: CitePasteProvider;
	readonly suggestions: SuggestActionProvider;
	readonly terms: TermActionProvider;
}

export function createActions(services: ActionServices): Actions {
	const writer = new Writer(services.libraries);
	return {
		clusters: new ClusterActionProvider({ ...services, writer }),
		fixes: new ProblemFixProvider(writer),
		hints: new HintActionProvider({ ...services, writer }),
		paste: new CitePasteProvider(services),
		suggestions: new SuggestActionProvider(services),
		terms: new TermActionProvider(services),
	};
}
