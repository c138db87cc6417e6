import * as vscode from 'vscode';
import { isAbsolutePath } from '../../core/text/filePath.ts';
import type { EntityKind } from '../../core/evidence/entityKind.ts';
import {
	booleanSetting,
	choiceSetting,
	choicesSetting,
	recordSetting,
	type SettingValue,
	textSetting,
	textsSetting,
} from '../../presentation/settingValues.ts';

/** All settings as one read-only snapshot for a resource. */
export interface Settings {
	readonly hoverEnabled: boolean;
	/** First mentions of entities in each section are underlined. */
	readonly marksFirstMentions: boolean;
	/** Authors and year are shown after citekeys: of LaTeX commands, or of all citations. */
	readonly marksCitations: 'off' | 'latex' | 'all';
	/** Sentences that cite nothing have above them how many papers the evidence has on them. */
	readonly hasSuggestionLenses: boolean;
	readonly completePapers: boolean;
	readonly completeNames: boolean;
	/** Kinds of entities whose names completion offers. */
	readonly completeKinds: readonly EntityKind[];
	/** `auto` steps aside where another citation extension serves the document's language. */
	readonly completeUserLibraries: 'auto' | 'always' | 'never';
	/** Libraries of the workspace are offered though nothing names them. */
	readonly discoversLibraries: boolean;
	/** Further bibliographies, absolute or relative to the workspace folder. */
	readonly bibliographies: readonly string[];
	/** Folders of evidence packs, absolute or relative to the first workspace folder. */
	readonly packs: readonly string[];
	/** The evidence pack that ships with the extension is part of the evidence base. */
	readonly usesBundledPack: boolean;
	/** CSL style id or file for references that are shown or inserted. */
	readonly style: string;
	readonly clusterOrder: 'typed' | 'key' | 'year';
	readonly latexCommands: readonly string[];
	/** The Markdown preview shows formatted cites and a reference list. */
	readonly previewCites: boolean;
	/** Absolute paths of folders outside of the workspace that may be written to without a question. */
	readonly writableFolders: readonly string[];
	/** The severities that the user chose, by code or first word of codes; see `presentation/severity.ts`. */
	readonly severities: Readonly<Record<string, unknown>>;
}

const section = 'afferent';

/** The only reader of settings. `scope` is the document or folder that the answer is for. */
export function readSettings(scope: vscode.ConfigurationScope | undefined): Settings {
	return settingsIn(vscode.workspace.getConfiguration(section, scope ?? null), () => {});
}

/** A setting whose value is of another kind than it should be. */
export interface WrongSetting {
	readonly name: string;
	/** The folder that has the value, where the window has none or another. */
	readonly folder: vscode.WorkspaceFolder | undefined;
}

/** The settings whose value is of another kind than it should be: for the whole window, then in its folders alone. */
export function wrongSettings(): readonly WrongSetting[] {
	const namesIn = (scope?: vscode.WorkspaceFolder) => {
		const names: string[] = [];
		const configuration = vscode.workspace.getConfiguration(section, scope);
		// To read them all is what tells.
		Object.values(settingsIn(configuration, (key) => names.push(`${section}.${key}`)));
		return names;
	};
	const ofWindow = namesIn();
	const ofFolders = (vscode.workspace.workspaceFolders ?? []).flatMap((folder) =>
		namesIn(folder).flatMap((name) => (ofWindow.includes(name) ? [] : [{ name, folder }])),
	);
	return [...ofWindow.map((name) => ({ name, folder: undefined })), ...ofFolders];
}

const kinds: readonly EntityKind[] = ['target', 'pathway', 'drug', 'other'];

/**
 * All settings, each of its kind, whatever was written; `onWrong` hears of those that are not. Each is read when it is
 * asked for, since whoever asks wants one or two of them.
 */
function settingsIn(configuration: vscode.WorkspaceConfiguration, onWrong: (key: string) => void): Settings {
	const checked = <T>(key: string, read: (written: unknown) => SettingValue<T>): T => {
		const { value, isWrong } = read(configuration.get(key));
		if (isWrong) {
			onWrong(key);
		}
		return value;
	};
	const isOn = (key: string, fallback: boolean) => checked(key, (written) => booleanSetting(written, fallback));
	const texts = (key: string) => checked(key, (written) => textsSetting(written, []));
	return {
		get hoverEnabled() {
			return isOn('hover.enabled', true);
		},
		get marksFirstMentions() {
			return isOn('marks.firstMentions', false);
		},
		get marksCitations() {
			return checked('marks.citations', (written) =>
				choiceSetting<Settings['marksCitations']>(written, ['off', 'latex', 'all'], 'off'),
			);
		},
		get hasSuggestionLenses() {
			return isOn('suggest.codeLens', false);
		},
		get completePapers() {
			return isOn('completion.papers', true);
		},
		get completeNames() {
			return isOn('completion.names', true);
		},
		get completeKinds() {
			return checked('completion.kinds', (written) => choicesSetting(written, kinds));
		},
		get completeUserLibraries() {
			return checked('completion.userLibraries', (written) =>
				choiceSetting<Settings['completeUserLibraries']>(written, ['auto', 'always', 'never'], 'auto'),
			);
		},
		get discoversLibraries() {
			return isOn('libraries.discover', true);
		},
		get bibliographies() {
			return texts('bibliographies');
		},
		get packs() {
			return texts('packs');
		},
		get usesBundledPack() {
			return isOn('bundledPack.enabled', true);
		},
		get style() {
			return checked('citations.style', (written) => textSetting(written, 'apa'));
		},
		get clusterOrder() {
			return checked('citations.clusterOrder', (written) =>
				choiceSetting<Settings['clusterOrder']>(written, ['typed', 'key', 'year'], 'typed'),
			);
		},
		get latexCommands() {
			return texts('citations.latexCommands');
		},
		get previewCites() {
			return isOn('preview.cites', true);
		},
		get writableFolders() {
			return userFolders(configuration, onWrong);
		},
		get severities() {
			return checked('problems.severity', recordSetting);
		},
	};
}

/** What the editor's own setting `files.exclude` leaves out of searches; an exclusion on a condition is none. */
export function excludedGlobs(scope: vscode.ConfigurationScope): readonly string[] {
	const excluded = recordSetting(vscode.workspace.getConfiguration('files', scope).get('exclude'));
	return Object.entries(excluded.value).flatMap(([glob, isExcluded]) => (isExcluded === true ? [glob] : []));
}

/**
 * Only what the user says counts, whatever the editor makes of the scope: a folder could else allow itself anything.
 */
function userFolders(configuration: vscode.WorkspaceConfiguration, onWrong: (key: string) => void): readonly string[] {
	const key = 'writing.folders';
	const { value, isWrong } = textsSetting(configuration.inspect<unknown>(key)?.globalValue, []);
	if (isWrong) {
		onWrong(key);
	}
	return value.filter((folder) => isAbsolutePath(folder));
}

/** Calls `listener` whenever one of these settings changed, so that nothing is made anew for one that it does not read. */
export function onDidChangeSettings(names: readonly SettingName[], listener: () => void): vscode.Disposable {
	return vscode.workspace.onDidChangeConfiguration((event) => {
		if (names.some((name) => event.affectsConfiguration(`${section}.${name}`))) {
			listener();
		}
	});
}

/** Calls `listener` whenever any setting of the product changed. */
export function onDidChangeAnySetting(listener: () => void): vscode.Disposable {
	return vscode.workspace.onDidChangeConfiguration((event) => {
		if (event.affectsConfiguration(section)) {
			listener();
		}
	});
}

/** Settings whose change somebody waits for; all others are read when they are needed. */
type SettingName =
	| 'bibliographies'
	| 'bundledPack.enabled'
	| 'citations.latexCommands'
	| 'citations.style'
	| 'libraries.discover'
	| 'marks.citations'
	| 'marks.firstMentions'
	| 'suggest.codeLens'
	| 'packs'
	| 'preview.cites'
	| 'problems.severity';

/** Remembers the style in the workspace, or for the user where no folder is open. */
export async function writeStyle(style: string): Promise<void> {
	await vscode.workspace.getConfiguration(section).update('citations.style', style, rememberingTarget());
}

/** Switches the marks on first mentions, where the style is remembered too. */
export async function toggleFirstMentions(): Promise<void> {
	const configuration = vscode.workspace.getConfiguration(section);
	const shown = readSettings(undefined).marksFirstMentions;
	await configuration.update('marks.firstMentions', !shown, rememberingTarget());
}

/** The workspace, or the user where no folder is open. */
function rememberingTarget(): vscode.ConfigurationTarget {
	return vscode.workspace.workspaceFolders?.length
		? vscode.ConfigurationTarget.Workspace
		: vscode.ConfigurationTarget.Global;
}

/** Remembers that a kind of problem is not to be reported, in the workspace, or for the user where no folder is open. */
export async function ignoreProblem(code: string): Promise<void> {
	const configuration = vscode.workspace.getConfiguration(section);
	const isInFolder = (vscode.workspace.workspaceFolders?.length ?? 0) > 0;
	const known = configuration.inspect<unknown>('problems.severity');
	const own = isInFolder ? known?.workspaceValue : known?.globalValue;
	const target = isInFolder ? vscode.ConfigurationTarget.Workspace : vscode.ConfigurationTarget.Global;
	await configuration.update('problems.severity', { ...recordSetting(own).value, [code]: 'off' }, target);
}
