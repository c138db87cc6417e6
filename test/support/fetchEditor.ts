import path from 'node:path';
import { fetchPackage } from './fetchPackage.ts';

/** The version of the npm package that holds the editor, and the VS Code inside it. The only place that names them. */
const editorVersion = { package: '4.139.1', editor: '1.139.1' } as const;

/**
 * The folder with VS Code's server and web workbench, fetched on first use (0.6 GB, under half a minute).
 *
 * The package's own install script compiles native parts that are of no use here and refuses to run as root, so nothing
 * is compiled: `--ignore-scripts` twice, once for the package and once for the dependencies of the VS Code inside it.
 */
export async function fetchEditor(log: (line: string) => void): Promise<string> {
	const server = path.join('node_modules', 'code-server', 'lib', 'vscode');
	const folder = await fetchPackage(
		{
			title: `VS Code ${editorVersion.editor}`,
			folder: `editor-${editorVersion.package}`,
			specifier: `code-server@${editorVersion.package}`,
			prepare: (at, install) => install(path.join(at, server), ['--omit=dev']),
		},
		log,
	);
	return path.join(folder, server);
}
