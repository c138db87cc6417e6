/** Which bibliographies have their problems marked now, and what the open manuscripts say of each. */
import * as vscode from 'vscode';
import { formatOfName } from '../../core/bibliography/formatOfName.ts';
import type { Bibliography } from '../../core/bibliography/model.ts';
import { chosenSeverity, severityOfUnused } from '../../presentation/severity.ts';
import { readSettings } from '../host/settings.ts';
import type { Libraries } from '../libraries/libraries.ts';
import type { Manuscripts } from '../manuscripts/manuscripts.ts';
import type { WorkspaceCites } from '../manuscripts/workspaceCites.ts';
import { fileKey } from '../host/files.ts';

/** A bibliography to be checked. */
export interface CheckedBibliography {
	readonly uri: vscode.Uri;
	readonly bibliography: Bibliography;
	/** Bibliographies that go before it in a manuscript. */
	readonly earlier: readonly Bibliography[];
	readonly isForLatex: boolean;
	readonly isForBibtex: boolean;
	/** What is cited of it; undefined where nobody wants to hear of unused entries. */
	readonly cited: ReadonlySet<string> | undefined;
}

interface FoundBibliography {
	readonly uri: vscode.Uri;
	readonly bibliography: Bibliography;
	readonly users: vscode.TextDocument[];
	readonly earlier: Set<Bibliography>;
	isForBibtex: boolean;
}

/** What is asked which bibliographies there are. */
interface CheckSources {
	readonly manuscripts: Manuscripts;
	readonly libraries: Libraries;
	readonly cites: WorkspaceCites;
}

/**
 * The bibliographies of the open manuscripts, and those that are open in an editor, each once. None, as soon as
 * `isOvertaken`.
 */
export async function bibliographiesToCheck(
	sources: CheckSources,
	isOvertaken: () => boolean,
): Promise<readonly CheckedBibliography[]> {
	const { manuscripts, libraries, cites } = sources;
	const found = new Map<string, FoundBibliography>();
	for (const document of manuscripts.open()) {
		await addDeclared(found, document, sources);
		if (isOvertaken()) {
			return [];
		}
	}
	for (const { uri } of vscode.workspace.textDocuments.filter(isBibFile)) {
		const bibliography = found.has(fileKey(uri)) ? undefined : await libraries.bibliography(uri);
		if (bibliography !== undefined) {
			found.set(fileKey(uri), { uri, bibliography, users: [], earlier: new Set(), isForBibtex: false });
		}
	}
	const citedFrom = [...found.values()].some(({ uri }) => wantsUnused(uri)) ? await cites.read() : undefined;
	return [...found.values()].map(({ uri, bibliography, users, earlier, isForBibtex }) => ({
		uri,
		bibliography,
		earlier: [...earlier],
		isForLatex: users.length === 0 || users.some((user) => manuscripts.formatOf(user) === 'latex'),
		isForBibtex,
		cited: wantsUnused(uri) ? citedFrom?.(uri) : undefined,
	}));
}

/** Adds what a manuscript declares, each bibliography with those that go before it there. */
async function addDeclared(
	found: Map<string, FoundBibliography>,
	document: vscode.TextDocument,
	{ manuscripts, libraries }: CheckSources,
): Promise<void> {
	const { sources, packages } = await libraries.of(document);
	const before: Bibliography[] = [];
	const own = manuscripts.scan(document)?.latex?.packages;
	const usesBiber = own?.has('biblatex') === true || packages.has('biblatex');
	for (const { uri, bibliography, declaration } of sources.filter(({ reason }) => reason !== 'workspace')) {
		if (uri === undefined || bibliography === undefined) {
			continue;
		}
		const known = found.get(fileKey(uri)) ?? {
			uri,
			bibliography,
			users: [],
			earlier: new Set(),
			isForBibtex: false,
		};
		known.users.push(document);
		known.isForBibtex ||= declaration?.kind === 'bibliography' && !usesBiber;
		before.forEach((each) => known.earlier.add(each));
		found.set(fileKey(uri), known);
		before.push(bibliography);
	}
}

/** Whether unused entries are to be marked there. */
export function wantsUnused(scope: vscode.ConfigurationScope | undefined): boolean {
	return (chosenSeverity('entry.unused', readSettings(scope).severities) ?? severityOfUnused) !== 'off';
}

/** A `.bib` file that can be mended; not the old side of a diff. */
export function isBibFile({ uri }: vscode.TextDocument): boolean {
	const isOwn = uri.scheme === 'untitled' || vscode.workspace.fs.isWritableFileSystem(uri.scheme) === true;
	return isOwn && formatOfName(uri.path)?.startsWith('bib') === true;
}
