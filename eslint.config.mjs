import js from '@eslint/js';
import tseslint from 'typescript-eslint';

/** The folders of the core in order: a folder imports only folders that stand before it. */
const coreFolders = [
	...['text', 'bibliography', 'evidence', 'citations', 'documents', 'matching', 'search', 'suggestion'],
	'features',
];

/**
 * Rule sets that refuse imports from later core folders and from outside the core, one for the files of each folder and
 * one for those in its subfolders, which are a level deeper.
 */
const coreLayers = coreFolders.flatMap((folder, index) =>
	['../', '../../'].map((up) => ({
		files: [`src/core/${folder}/${up === '../' ? '' : '*/'}*.ts`],
		rules: {
			'no-restricted-imports': [
				'error',
				{
					patterns: [
						{
							group: coreFolders.slice(index + 1).map((later) => `${up}${later}/*`),
							message: `src/core/${folder} may import only the core folders above it (src/README.md, invariant 2).`,
						},
						{
							group: [`${up}../*`, 'vscode', 'node:*'],
							message: 'src/core imports nothing outside itself but its libraries (src/README.md, invariant 1).',
						},
					].filter((pattern) => pattern.group.length > 0),
				},
			],
		},
	})),
);

/** What renders citations is a bundle of its own, whose types cost nothing. */
const citationsLoadedLater = {
	group: ['**/core/citations/rendering/*', '**/citationEngine.ts'],
	allowTypeImports: true,
	message: 'The citation engine is loaded on first use (src/vscode/host/bundles.ts).',
};

/** So is what recognises, ranks, writes and words cards. */
const engineLoadedLater = {
	group: [
		'**/engine.ts',
		'**/suggestions.ts',
		'**/core/matching/*',
		'**/core/search/*',
		'**/core/suggestion/*',
		'**/core/features/*',
		'**/core/features/hints/*',
		// What the views and commands do without names: small, and needed at once.
		...['cards', 'definition', 'export', 'localCitekeys', 'rename', 'pastedReferences'].map(
			(name) => `!**/core/features/${name}.ts`,
		),
		'**/core/bibliography/appendEntries.ts',
		'**/core/bibliography/formatEntries.ts',
		...[
			'createCard',
			'entityCard',
			'entityBody',
			'entityRecords',
			'paperCard',
			'pathwayDiagram',
			'packProblems',
			'problems',
		].map((name) => `**/presentation/${name}.ts`),
	],
	allowTypeImports: true,
	message: 'The engine is loaded on first use (src/vscode/evidence/evidenceService.ts).',
};

/** So is what reads bibliographies and works out projects. */
const readersLoadedLater = {
	group: [
		'**/readers.ts',
		'**/core/bibliography/openBibliography.ts',
		'**/core/bibliography/bibliographyFormat.ts',
		'**/core/bibliography/bibtexBibliography.ts',
		'**/core/documents/project/findProject.ts',
	],
	allowTypeImports: true,
	message: 'What reads is loaded on first use (src/vscode/host/bundles.ts).',
};

/** So are commands, actions and what writes; what they share with the rest stands outside their folders. */
const commandsLoadedLater = {
	group: ['**/actions.ts', '**/actions/*', '**/commands.ts', '**/commands/*', '**/writing/*'],
	allowTypeImports: true,
	message: 'Commands, actions and what writes are loaded on first use (src/vscode/host/bundles.ts).',
};

/** So is what finds and reads the user's evidence packs. */
const packsLoadedLater = {
	group: ['**/packs.ts', '**/evidence/userPacks.ts'],
	allowTypeImports: true,
	message: 'The packs of the user are read on first use (src/vscode/evidence/evidenceService.ts).',
};

/** The bundles that are loaded on first use share code by value (test/support/splitBundles.ts). */
const exportsOnce = {
	selector: 'ExportNamedDeclaration > VariableDeclaration[kind!="const"]',
	message: 'What is exported is never assigned anew.',
};

const privateByHash = {
	selector: 'PropertyDefinition[accessibility="private"], MethodDefinition[accessibility="private"]',
	message: 'Use a #private member.',
};

/** What of `node:fs` the command line may use anywhere: it changes nothing. */
const readingFunctions = ['existsSync', 'readFileSync', 'readdirSync', 'realpathSync', 'statSync'];
const oneWriter = 'Files are written by src/cli/writeFiles.ts, which loses nothing.';

const readsSettings = { selector: '[property.name="getConfiguration"]', message: 'Only settings.ts reads settings.' };

/** What shows text outside the editor, where VS Code makes links and icons of it. */
const speaks = {
	selector: [
		'showInformationMessage|showWarningMessage|showErrorMessage|showQuickPick|createQuickPick|showInputBox|createInputBox',
		'setStatusBarMessage|withProgress|createStatusBarItem|createLanguageStatusItem|createOutputChannel',
	]
		.map((names) => `MemberExpression[property.name=/^(?:${names})$/]`)
		.join(', '),
	message: 'messages.ts says, asks and lists, so that nothing of a file becomes a link or an icon.',
};
const writesMarkdown = {
	selector: 'NewExpression[callee.property.name="MarkdownString"]',
	message: 'cards.ts makes Markdown, so that nothing of a file becomes markup.',
};

/** Ways to change a file or a document, all of which src/vscode/writing/writer.ts takes. */
const writes = [
	'MemberExpression[property.name=/^(applyEdit|saveAll)$/]',
	'MemberExpression[object.property.name="fs"][property.name=/^(writeFile|rename|copy|delete|createDirectory)$/]',
	'NewExpression[callee.property.name="WorkspaceEdit"]',
	// Of an editor, and of a document.
	'CallExpression[callee.property.name=/^(edit|insertSnippet)$/][arguments.0.type=/Function|Snippet|Identifier/][callee.object.name=/[eE]ditor/]',
	'CallExpression[callee.property.name="save"][arguments.length=0]',
].map((selector) => ({
	selector,
	message: 'Files are changed by src/vscode/writing/writer.ts, which asks the policy.',
}));

export default tseslint.config(
	{ ignores: ['dist/', '.vscode-test/', 'node_modules/', 'test/fixtures/'] },
	js.configs.recommended,
	...tseslint.configs.strict,
	{
		rules: {
			'no-console': 'error',
			eqeqeq: 'error',
			'no-restricted-syntax': ['error', exportsOnce, privateByHash],
			'@typescript-eslint/no-non-null-assertion': 'off',
			'@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_' }],
			'@typescript-eslint/consistent-type-imports': ['error', { fixStyle: 'inline-type-imports' }],
		},
	},
	...coreLayers,
	{
		files: ['src/core/**/*.ts'],
		rules: {
			'no-restricted-syntax': [
				'error',
				exportsOnce,
				privateByHash,
				{ selector: 'ImportExpression', message: 'The core imports statically, where the layers can be checked.' },
			],
			'no-restricted-globals': [
				'error',
				{ name: 'Date', message: 'The core has no clock: the time is an argument.' },
				{ name: 'fetch', message: 'The core has no network.' },
			],
			'no-restricted-properties': [
				'error',
				{ object: 'Math', property: 'random', message: 'The core is deterministic.' },
			],
		},
	},
	{
		files: ['src/presentation/**/*.ts'],
		rules: {
			'no-restricted-imports': [
				'error',
				{
					patterns: [
						{
							group: ['vscode', 'node:*', '**/vscode/*', '**/vscode/*/*', '**/cli/*', '**/cli.ts', '**/extension.ts'],
							message: 'Presentation words core data; it knows no editor and no terminal.',
						},
					],
				},
			],
		},
	},
	{
		files: ['src/vscode/**/*.ts', 'src/actions.ts', 'src/extension.ts', 'src/commands.ts'],
		rules: {
			'no-restricted-imports': [
				'error',
				{
					patterns: [
						{ group: ['node:*'], message: 'One bundle serves the Node and the web host: no Node modules.' },
						{
							group: ['**/cli/*', '**/cli.ts'],
							message: 'The editor and the command line share the core and the presentation.',
						},
					],
				},
			],
		},
	},
	{
		files: ['src/cli/**/*.ts', 'src/cli.ts'],
		rules: {
			'@typescript-eslint/no-restricted-imports': [
				'error',
				{
					patterns: [
						{
							group: ['vscode', '**/vscode/*', '**/vscode/*/*', '**/extension.ts', '**/commands.ts', '**/engine.ts'],
							message: 'The command line runs without an editor.',
						},
					],
				},
			],
		},
	},
	{
		files: ['src/webview/**/*.ts'],
		rules: {
			'@typescript-eslint/no-restricted-imports': [
				'error',
				{
					patterns: [
						{
							regex: '^\\.\\./|^(?!\\.)',
							message: 'A script of a page stands alone; it has the DOM and nothing else.',
						},
					],
				},
			],
		},
	},
	{
		files: ['src/core/*.ts'],
		rules: {
			'no-restricted-imports': [
				'error',
				{
					patterns: [
						{
							group: ['../*', 'vscode', 'node:*'],
							message: 'src/core imports nothing outside itself but its libraries (src/README.md, invariant 1).',
						},
					],
				},
			],
		},
	},
	{
		files: ['src/vscode/**/*.ts', 'src/actions.ts', 'src/extension.ts', 'src/commands.ts', 'src/presentation/**/*.ts'],
		rules: { '@typescript-eslint/no-restricted-imports': ['error', { patterns: [citationsLoadedLater] }] },
	},
	{
		// The activation bundle; actions, commands, the preview and the user's packs are bundles that hold what they need.
		files: ['src/extension.ts', 'src/vscode/**/*.ts'],
		ignores: [
			'src/vscode/actions/**',
			'src/vscode/commands/**',
			'src/vscode/preview/**',
			'src/vscode/evidence/userPacks.ts',
		],
		rules: {
			'@typescript-eslint/no-restricted-imports': [
				'error',
				{
					patterns: [
						citationsLoadedLater,
						engineLoadedLater,
						readersLoadedLater,
						commandsLoadedLater,
						packsLoadedLater,
					],
				},
			],
		},
	},
	{
		files: ['src/cli/**/*.ts', 'src/cli.ts'],
		// `texFiles.ts` asks kpsewhich, which writes nothing.
		ignores: ['src/cli/writeFiles.ts', 'src/cli/texFiles.ts'],
		rules: {
			'no-restricted-imports': [
				'error',
				{
					paths: [
						{ name: 'node:fs', allowImportNames: readingFunctions, message: oneWriter },
						...['fs', 'fs/promises', 'node:fs/promises', 'node:child_process'].map((name) => ({
							name,
							message: oneWriter,
						})),
					],
				},
			],
		},
	},
	{
		files: ['src/vscode/**/*.ts', 'src/actions.ts', 'src/extension.ts', 'src/commands.ts'],
		rules: {
			'no-restricted-syntax': ['error', exportsOnce, privateByHash, readsSettings, speaks, writesMarkdown, ...writes],
		},
	},
	{
		files: ['src/vscode/host/settings.ts'],
		rules: { 'no-restricted-syntax': ['error', exportsOnce, privateByHash, speaks, writesMarkdown, ...writes] },
	},
	{
		files: ['src/vscode/host/messages.ts'],
		rules: { 'no-restricted-syntax': ['error', exportsOnce, privateByHash, readsSettings, writesMarkdown, ...writes] },
	},
	{
		files: ['src/vscode/evidence/cards.ts'],
		rules: { 'no-restricted-syntax': ['error', exportsOnce, privateByHash, readsSettings, speaks, ...writes] },
	},
	{
		// The one writer, and the cache in the extension's own storage.
		files: ['src/vscode/writing/writer.ts', 'src/vscode/libraries/indexCache.ts'],
		rules: { 'no-restricted-syntax': ['error', exportsOnce, privateByHash, readsSettings, speaks, writesMarkdown] },
	},
	{
		// What the product ships, keeps itself, or the writer has open is read elsewhere.
		files: ['src/vscode/**/*.ts', 'src/actions.ts', 'src/extension.ts', 'src/commands.ts'],
		ignores: ['host/reading', 'host/assets', 'libraries/indexCache', 'host/openText'].map(
			(name) => `src/vscode/${name}.ts`,
		),
		rules: {
			'no-restricted-properties': [
				'error',
				{ property: 'readFile', message: 'reading.ts opens what something names, where it may be opened.' },
			],
		},
	},
	{
		files: ['src/cli.ts', 'test/support/**', 'test/bench/**', 'test/quality/**', 'test/oracle/**', '**/*.mjs'],
		languageOptions: {
			globals: {
				process: 'readonly',
				console: 'readonly',
				URL: 'readonly',
				setTimeout: 'readonly',
				clearTimeout: 'readonly',
			},
		},
		rules: { 'no-console': 'off' },
	},
);
