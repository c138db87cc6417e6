import { homedir } from 'node:os';
import path from 'node:path';
import { commandsNamed, type OwnCommands } from '../core/citations/latexCommands.ts';
import { bibInputFolders } from '../core/documents/project/bibInputs.ts';
import type { ProjectPlaces } from '../core/documents/project/places.ts';
import { resolveUri } from '../core/text/fileUri.ts';
import { isFile, isFolder, readText } from './files.ts';
import { uriOfFile } from './fileUris.ts';
import { readSettingsFile } from './settingsFile.ts';

/** How many folders above a file its main file is looked for, where no repository says where to end. */
const levelsAbove = 2;

/** What the environment says about where the files of a manuscript are. */
export function placesOf(file: string, citeCommands: OwnCommands): ProjectPlaces {
	const folder = path.dirname(path.resolve(file));
	const workingFolder = uriOfFile('.');
	return {
		top: uriOfFile(topOf(folder)),
		searchFolders: bibInputFolders(process.env['BIBINPUTS'] ?? '', homedir()).flatMap(({ path: written, isDeep }) => {
			const uri = resolveUri(workingFolder, written);
			return uri === undefined ? [] : [{ uri, isDeep }];
		}),
		workingFolder,
		citeCommands,
		quartoProfile: process.env['QUARTO_PROFILE'],
	};
}

/** The cite commands that options name, and those of the editor's settings for the folder of a file, where it may be read. */
export function citeCommandsFor(
	files: readonly string[],
	named: readonly string[],
	mayRead: (file: string) => boolean = () => true,
): OwnCommands {
	const found = files.flatMap((file) => {
		const folders = foldersFrom(isFolder(file) ? path.resolve(file) : path.dirname(path.resolve(file)));
		const settings = folders
			.map((folder) => path.join(folder, '.vscode', 'settings.json'))
			.find((name) => mayRead(name) && isFile(name));
		const names =
			settings === undefined ? [] : readSettingsFile(readText(settings))['afferent.citations.latexCommands'];
		return Array.isArray(names) ? names.filter((name): name is string => typeof name === 'string') : [];
	});
	return commandsNamed(
		[...named.flatMap((names) => names.split(/[\s,]+/)), ...found].filter((name) => /^[A-Za-z]+$/.test(name)),
	);
}

/** The folder of the repository, or one a little above the file or the folder where the command runs. */
function topOf(folder: string): string {
	const above = foldersFrom(folder);
	const repository = above.find((each) => isFolder(path.join(each, '.git')));
	const near = above[Math.min(levelsAbove, above.length - 1)]!;
	const here = path.resolve('.');
	return repository ?? (above.includes(here) && here.length < near.length ? here : near);
}

function foldersFrom(folder: string): readonly string[] {
	const above = path.dirname(folder);
	return above === folder ? [folder] : [folder, ...foldersFrom(above)];
}
