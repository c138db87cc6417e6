import path from 'node:path';
import type { DocumentFormat } from '../core/documents/model.ts';
import { parseFrontMatter } from '../core/documents/frontMatter.ts';
import { isFile, readText } from './files.ts';

/**
 * Where a bibliography may be, in order: from the folder of the file that declares it, from the folder where LaTeX runs,
 * from the project's folder, and from the folders of BIBINPUTS. A path with `/` in front may start at the project.
 */
export function bibliographyCandidates(declared: string, from: string, rootFolder: string | undefined): string[] {
	const project = projectFolder(from);
	const ofProject = project === undefined ? [] : [project];
	if (path.isAbsolute(declared)) {
		return [declared, ...ofProject.map((folder) => path.join(folder, declared))];
	}
	const ofLatex = rootFolder === undefined ? [] : [rootFolder];
	const folders = [...ofLatex, from, ...ofProject, ...(rootFolder === undefined ? [] : bibInputs())];
	return [...new Set(folders.map((folder) => path.join(folder, declared)))];
}

/** A bibliography that the project declares, not the manuscript. */
export interface ProjectDeclaration {
	readonly path: string;
	/** The folder of the file that declares it. */
	readonly from: string;
}

/** What `_metadata.yml` of each folder and `_quarto.yml` declare for a Quarto manuscript below them. */
export function projectDeclarations(file: string, format: DocumentFormat): ProjectDeclaration[] {
	if (format !== 'quarto' && format !== 'markdown' && format !== 'rmd') {
		return [];
	}
	const project = projectFolder(path.dirname(file), quartoFiles);
	if (project === undefined) {
		return [];
	}
	return foldersUpTo(path.dirname(file), project).flatMap((folder) =>
		['_metadata.yml', '_metadata.yaml', ...(folder === project ? quartoFiles : [])].flatMap((name) => {
			const declaring = path.join(folder, name);
			if (!isFile(declaring)) {
				return [];
			}
			const { declarations } = parseFrontMatter(`---\n${readText(declaring)}\n---\n`);
			return declarations.flatMap((declaration) =>
				declaration.path === undefined ? [] : [{ path: declaration.path, from: folder }],
			);
		}),
	);
}

const quartoFiles = ['_quarto.yml', '_quarto.yaml'];
const projectMarks = [...quartoFiles, '_bookdown.yml', '.git/HEAD'];

/** The nearest folder upwards that is a project's, or undefined. */
function projectFolder(from: string, marks: readonly string[] = projectMarks): string | undefined {
	let folder = from;
	for (let level = 0; level < 30; level++) {
		if (marks.some((mark) => isFile(path.join(folder, mark)))) {
			return folder;
		}
		const above = path.join(folder, '..');
		if (path.resolve(above) === path.resolve(folder)) {
			return undefined;
		}
		folder = above;
	}
	return undefined;
}

/** From a folder upwards to another one above it, both included. */
function foldersUpTo(from: string, last: string): string[] {
	const folders = [from];
	while (path.resolve(folders.at(-1)!) !== path.resolve(last) && folders.length < 30) {
		folders.push(path.join(folders.at(-1)!, '..'));
	}
	return folders;
}

/** Where BibTeX and biber look besides; an empty part means the usual places. */
function bibInputs(): string[] {
	const value = process.env['BIBINPUTS'] ?? '';
	return value
		.split(path.delimiter)
		.map((folder) => folder.replace(/\/\/$/, ''))
		.filter((folder) => folder !== '' && folder !== '.');
}
