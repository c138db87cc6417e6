import * as vscode from 'vscode';
import { DisposableOwner } from '../host/disposables.ts';
import type { EvidenceService } from './evidenceService.ts';
import type { Manuscripts } from '../manuscripts/manuscripts.ts';
import { showInformation } from '../host/messages.ts';

/** Versions of packs by their ids, as this workspace saw them last. */
const seenKey = 'evidence.seenVersions';

/** Offers once, when the evidence is another than this workspace saw last, to show what changed for the manuscript. */
export class EvidenceNews extends DisposableOwner {
	readonly #state: vscode.Memento;
	readonly #evidence: EvidenceService;

	constructor(state: vscode.Memento, evidence: EvidenceService, manuscripts: Manuscripts) {
		super();
		this.#state = state;
		this.#evidence = evidence;
		// With the first manuscript the evidence is loaded anyway.
		const first = this.register(
			manuscripts.onDidChange(() => {
				first.dispose();
				void this.#look();
			}),
		);
		this.register(evidence.onDidChange(() => void this.#look()));
		if (manuscripts.open().length > 0) {
			void this.#look();
		}
	}

	async #look(): Promise<void> {
		const { packs } = (await this.#evidence.get()).base;
		const seen = this.#state.get<Readonly<Record<string, string>>>(seenKey, {});
		const newer = packs.find(({ id, version, changes }) => changes && seen[id] !== undefined && seen[id] !== version);
		await this.#state.update(seenKey, {
			...seen,
			...Object.fromEntries(packs.map(({ id, version }) => [id, version])),
		});
		const show = vscode.l10n.t('What Changed');
		const sentence = vscode.l10n.t('The evidence has been updated since this workspace last used it.');
		if (newer !== undefined && (await showInformation(sentence, show)) === show) {
			await vscode.commands.executeCommand('afferent.whatChanged', seen);
		}
	}
}
