import { type FileUri, parentOf, resolveUri } from '../../text/fileUri.ts';
import type { BibliographyDeclaration } from '../model.ts';
import type { Steps } from './questions.ts';
import { foldersUpwards, isPattern, type Surroundings } from './surroundings.ts';

/** A script that runs pandoc, with the bibliographies that it gives. */
export interface BuildScript {
	readonly uri: FileUri;
	readonly text: string;
	readonly declarations: readonly BibliographyDeclaration[];
	/** Whether it gives any, also by a variable that has its value elsewhere. */
	readonly givesAny: boolean;
	/** The documents that pandoc reads as one, a list for each time that it runs. */
	readonly inputs: readonly (readonly FileUri[])[];
}

/** How many folders upwards, how many scripts in each, and the length of a command. */
const levels = 3;
const mostFiles = 10;
const longestCommand = 10_000;
const scriptName = /^(?:gnu)?makefile$|^(?:just|snake|rake)file$|\.(?:mk|sh|bat|cmd|ps1|py|R)$/i;
/** As an argument of a shell, or as items of a list in a program. */
const option = /--bibliography(?:=|[ \t]+|["'][ \t]*,[ \t]*)("[^"\n]+"|'[^'\n]+'|(?:\$[({]\w+[)}]|[^\s"'\\,\])])+)/g;
const variable = /^[ \t]*(?:export[ \t]+)?([A-Za-z_]\w*)[ \t]*[:?]?=[ \t]*(\S.*?)[ \t]*$/gm;

/** The scripts in the folder of a document and above that give pandoc a bibliography. */
export function* buildScripts(
	document: FileUri,
	around: Surroundings,
	top: FileUri | undefined,
): Steps<readonly BuildScript[]> {
	const scripts: BuildScript[] = [];
	for (const folder of foldersUpwards(parentOf(document), top, levels)) {
		const files = yield* around.filesIn(folder, (name) => scriptName.test(name));
		for (const uri of files.slice(0, mostFiles)) {
			const text = (yield* around.text(uri)) ?? '';
			if (!/pandoc/i.test(text)) {
				continue;
			}
			const values = new Map([...text.matchAll(variable)].map(([, name = '', value = '']) => [name, value]));
			const declarations = givenIn(text, values);
			const inputs = yield* inputsIn(text, values, folder, around);
			const givesAny = text.includes('--bibliography');
			if (givesAny || inputs.length > 0) {
				scripts.push({ uri, text, declarations, givesAny, inputs });
			}
		}
	}
	return scripts;
}

/** The documents that each command of pandoc joins; names and patterns count from the folder of the script. */
function* inputsIn(
	text: string,
	values: ReadonlyMap<string, string>,
	folder: FileUri,
	around: Surroundings,
): Steps<readonly (readonly FileUri[])[]> {
	const found: FileUri[][] = [];
	for (const command of text.replace(/\\\r?\n/g, ' ').split('\n')) {
		if (!/\bpandoc\b|\$[({]?PANDOC\b/.test(command) || command.length > longestCommand) {
			continue;
		}
		const files: FileUri[] = [];
		for (const [token] of command.matchAll(/\S+\.(?:md|markdown|rmd)(?=["']?(?:\s|\)|$))/gi)) {
			const name = expanded(token.replace(/["']|^.*=/g, ''), values);
			const meant = name === undefined ? undefined : resolveUri(folder, name);
			files.push(...(meant === undefined ? [] : yield* filesMeant(meant, around)));
		}
		if (files.length > 1) {
			found.push(files);
		}
	}
	return found;
}

function* filesMeant(meant: FileUri, around: Surroundings): Steps<readonly FileUri[]> {
	if (isPattern(meant.path)) {
		return yield* around.matching(meant);
	}
	const file = yield* around.file(meant);
	return file === undefined ? [] : [file];
}

function givenIn(text: string, values: ReadonlyMap<string, string>): readonly BibliographyDeclaration[] {
	return [...text.matchAll(option)].flatMap((match): BibliographyDeclaration[] => {
		const path = expanded(match[1]!.replace(/^["']|["']$/g, ''), values);
		const end = match.index + match[0].length;
		return path === undefined ? [] : [{ path, span: { start: end - match[1]!.length, end }, kind: 'yaml' }];
	});
}

/** With the values of variables; the folder of the script stands for the current one. */
function expanded(written: string, values: ReadonlyMap<string, string>): string | undefined {
	let text = written;
	for (let round = 0; round < 5 && text.includes('$'); round++) {
		text = text.replace(
			/\$(?:\((\w+)\)|\{(\w+)\}|(\w+))/g,
			(whole, inRound?: string, inBraces?: string, bare?: string) => {
				const name = inRound ?? inBraces ?? bare ?? '';
				return name === 'CURDIR' || name === 'PWD' ? '.' : (values.get(name)?.replace(/^["']|["']$/g, '') ?? whole);
			},
		);
	}
	return text.includes('$') ? undefined : text;
}
