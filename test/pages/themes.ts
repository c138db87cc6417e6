import { globSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { fetchEditor } from '../support/fetchEditor.ts';

/** Colours by their names in a theme. */
type Colours = Readonly<Record<string, string>>;

/** The editor's own light and dark, and both of high contrast: where each lies, and what the editor adds where it is silent. */
const files: Readonly<Record<string, { readonly file: string; readonly defaults: Colours }>> = {
	light: { file: '2026-light.json', defaults: {} },
	dark: { file: '2026-dark.json', defaults: {} },
	'high contrast': {
		file: 'hc_black.json',
		defaults: {
			foreground: '#ffffff',
			descriptionForeground: '#ffffffb3',
			contrastBorder: '#6fc3df',
			focusBorder: '#f38518',
			'editor.background': '#000000',
			'editorWidget.background': '#0c141f',
			'editorHoverWidget.background': '#0c141f',
			'editorHoverWidget.foreground': '#ffffff',
			'textLink.foreground': '#21a6ff',
			'textLink.activeForeground': '#21a6ff',
			'input.background': '#000000',
			'input.foreground': '#ffffff',
			'button.secondaryForeground': '#ffffff',
			'charts.green': '#89d185',
			'charts.red': '#f48771',
		},
	},
	'high contrast light': {
		file: 'hc_light.json',
		defaults: {
			foreground: '#292929',
			descriptionForeground: '#292929b3',
			contrastBorder: '#0f4a85',
			focusBorder: '#006bbd',
			'editor.background': '#ffffff',
			'editorWidget.background': '#ffffff',
			'editorHoverWidget.background': '#ffffff',
			'editorHoverWidget.foreground': '#292929',
			'textLink.foreground': '#0f4a85',
			'textLink.activeForeground': '#0f4a85',
			'input.background': '#ffffff',
			'input.foreground': '#292929',
			'button.secondaryForeground': '#292929',
			'charts.green': '#374e06',
			'charts.red': '#b5200d',
		},
	},
};

/** A file or folder of the editor's own extensions. */
export async function editorFile(name: string): Promise<string> {
	const editor = await fetchEditor(() => undefined);
	const [found] = globSync(`{extensions,lib/vscode/extensions}/${name}`, { cwd: editor });
	if (found === undefined) {
		throw new Error(`The editor has no ${name} where it is looked for.`);
	}
	return path.join(editor, found);
}

/** The themes by name, each as the CSS variables that the editor gives to pages. */
export async function readThemes(): Promise<ReadonlyMap<string, string>> {
	const folder = await editorFile('theme-defaults/themes');
	return new Map(
		Object.entries(files).map(([name, { file, defaults }]) => {
			const colours = { ...defaults, ...coloursOf(path.join(folder, file)) };
			const variables = Object.entries(colours).map(
				([colour, value]) => `--vscode-${colour.replaceAll('.', '-')}: ${value}`,
			);
			return [name, `${variables.join('; ')}; --vscode-font-family: sans-serif; --vscode-font-size: 13px`] as const;
		}),
	);
}

/** The colours of a theme and of those that it builds on. The files are JSON with comments. */
function coloursOf(file: string): Colours {
	const json = readFileSync(file, 'utf8')
		.replaceAll(/^\s*\/\/.*$/gm, '')
		.replaceAll(/,(?=\s*[}\]])/g, '');
	const { include, colors } = JSON.parse(json) as { readonly include?: string; readonly colors?: Colours };
	return { ...(include === undefined ? {} : coloursOf(path.join(path.dirname(file), include))), ...colors };
}
