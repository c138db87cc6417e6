/** What keeps the editor to itself: it asks nothing of the network, and offers nothing that would. */
export const offlineSettings: Readonly<Record<string, unknown>> = {
	'chat.disableAIFeatures': true,
	'telemetry.telemetryLevel': 'off',
	'workbench.enableExperiments': false,
	'workbench.settings.enableNaturalLanguageSearch': false,
	'extensions.ignoreRecommendations': true,
	'extensions.autoCheckUpdates': false,
	'extensions.autoUpdate': false,
	'update.mode': 'none',
	// Looking for open ports costs a twentieth of the host's time.
	'remote.autoForwardPorts': false,
};

/** Over those, for `npm start`: a user's editor, but for the welcome page, in whose place the first steps open. */
export const userSettings: Readonly<Record<string, unknown>> = {
	...offlineSettings,
	'workbench.startupEditor': 'none',
	'workbench.secondarySideBar.defaultVisibility': 'hidden',
	// Whether to trust the folder is asked at once, not when something is missing.
	'security.workspace.trust.startupPrompt': 'always',
	// The copy of the samples lies inside the repository, which nobody wants to open here.
	'git.openRepositoryInParentFolders': 'never',
};

/**
 * User settings of the editor that tests and pictures see: nothing on the screen or in the way that is not the product's.
 * The editor's defaults stay wherever they touch what the extension does.
 */
export const calmSettings: Readonly<Record<string, unknown>> = {
	...offlineSettings,
	'workbench.startupEditor': 'none',
	'workbench.tips.enabled': false,
	'workbench.welcomePage.walkthroughs.openOnInstall': false,
	'workbench.secondarySideBar.defaultVisibility': 'hidden',
	'workbench.layoutControl.enabled': false,
	'chat.commandCenter.enabled': false,
	'security.workspace.trust.enabled': false,
	'git.enabled': false,
	'files.enableTrash': false,
	'files.simpleDialog.enable': true,
};

/**
 * Over the calm settings, for tests: nobody looks at the window, and keeping it drawn cost more than the tests. What is left
 * out is the editor's own and shows or asks on its own account; tests ask for what they want to see.
 */
export const testSettings: Readonly<Record<string, unknown>> = {
	'workbench.reduceMotion': 'on',
	'workbench.iconTheme': null,
	'workbench.editor.showTabs': 'none',
	'workbench.editor.decorations.badges': false,
	'workbench.editor.decorations.colors': false,
	'workbench.statusBar.visible': false,
	'workbench.activityBar.location': 'hidden',
	'workbench.navigationControl.enabled': false,
	'workbench.localHistory.enabled': false,
	'window.commandCenter': false,
	'window.menuBarVisibility': 'hidden',
	'window.customTitleBarVisibility': 'never',
	'breadcrumbs.enabled': false,
	'explorer.autoReveal': false,
	'explorer.decorations.badges': false,
	'explorer.decorations.colors': false,
	'problems.decorations.enabled': false,
	'editor.minimap.enabled': false,
	'editor.stickyScroll.enabled': false,
	'editor.semanticHighlighting.enabled': false,
	'editor.bracketPairColorization.enabled': false,
	'editor.guides.indentation': false,
	'editor.matchBrackets': 'never',
	'editor.occurrencesHighlight': 'off',
	'editor.selectionHighlight': false,
	'editor.lightbulb.enabled': 'off',
	'editor.renderLineHighlight': 'none',
	'editor.cursorBlinking': 'solid',
	'editor.lineNumbers': 'off',
	'editor.glyphMargin': false,
	'editor.folding': false,
	'editor.colorDecorators': false,
	'editor.codeLens': false,
	'editor.inlayHints.enabled': 'off',
	// Each of these has a worker of its own started for a document that is shown.
	'editor.links': false,
	'editor.unicodeHighlight.ambiguousCharacters': false,
	'editor.unicodeHighlight.invisibleCharacters': false,
	'editor.experimental.asyncTokenization': false,
};

/** Over the calm settings: no folder is trusted, and nobody is asked whether it should be. */
export const restrictedSettings: Readonly<Record<string, unknown>> = {
	'security.workspace.trust.enabled': true,
	'security.workspace.trust.startupPrompt': 'never',
	'security.workspace.trust.banner': 'never',
	'security.workspace.trust.untrustedFiles': 'open',
	'security.workspace.trust.emptyWindow': false,
};

/** What the themes are called in the settings: the editor's own light and dark, and both of high contrast. */
export const themes = {
	light: 'Light 2026',
	dark: 'Dark 2026',
	'high-contrast': 'Default High Contrast',
	'high-contrast-light': 'Default High Contrast Light',
} as const;

export type ThemeName = keyof typeof themes;
