import type { BibliographyDeclaration, LatexPreamble, ScannedDocument } from './model.ts';

/** Commands that tell of other files, wherever they stand in a line. */
const command =
	/\\(bibliography|addbibresource|addglobalbib|addsectionbib|usepackage|RequirePackage|input|include|subfile|documentclass|begin)\s*(?:\[([^\]]*)\])?\s*\{([^{}]*)\}/g;
/** `\input name` as plain TeX has it, and `\import{folder/}{name}` of the package import. */
const plainInput = /\\input[ \t]+([^\s{}\\%]+)/g;
const importCommand = /\\(?:sub)?(?:import|includefrom|inputfrom)\*?\s*\{([^{}]*)\}\s*\{([^{}]*)\}/g;

interface FoundCommand {
	readonly name: string;
	readonly options: string;
	readonly argument: string;
	/** Where the argument begins. */
	readonly at: number;
}

/** The bibliographies that a LaTeX file declares by `\bibliography` and `\addbibresource`. */
export function readDeclarations(document: ScannedDocument): BibliographyDeclaration[] {
	return commandsOf(document).flatMap(({ name, argument, at }): BibliographyDeclaration[] => {
		switch (name) {
			case 'bibliography':
				return listItems(argument, at).map(({ text, span }) => ({
					path: text.toLowerCase().endsWith('.bib') ? text : `${text}.bib`,
					span,
					kind: 'bibliography',
				}));
			case 'addbibresource':
			case 'addglobalbib':
			case 'addsectionbib':
				return listItems(argument, at)
					.slice(0, 1)
					.map(({ text, span }) => ({ path: text, span, kind: 'addbibresource' }));
			default:
				return [];
		}
	});
}

/** Packages, included files and the root document of a LaTeX file. */
export function readPreamble(document: ScannedDocument): LatexPreamble {
	const packages = new Map<string, string>();
	const inputs: { path: string; span: { start: number; end: number } }[] = [];
	let root = /^[ \t]*%[ \t]*!TEX[ \t]+root[ \t]*=[ \t]*(\S.*?)[ \t]*$/im.exec(document.text.slice(0, 2000))?.[1];
	let bodyStart: number | undefined;
	for (const { name, options, argument, at } of commandsOf(document)) {
		switch (name) {
			case 'usepackage':
			case 'RequirePackage':
				for (const { text } of listItems(argument, at)) {
					packages.set(text, options);
				}
				break;
			case 'input':
			case 'include':
			case 'subfile':
				inputs.push({ path: argument.trim(), span: { start: at, end: at + argument.length } });
				break;
			case 'documentclass':
				if (argument.trim() === 'subfiles' && options !== '') {
					root ??= options.trim();
				}
				break;
			case 'begin':
				if (argument === 'document') {
					bodyStart ??= at - '\\begin{'.length;
				}
				break;
		}
	}
	inputs.push(...otherInputs(document));
	inputs.sort((a, b) => a.span.start - b.span.start);
	return { packages, inputs, root, bodyStart };
}

/** Files that are pulled in by other commands than those with one argument. */
function otherInputs(document: ScannedDocument): { path: string; span: { start: number; end: number } }[] {
	return document.blocks.flatMap(({ start, content }) => {
		const isVerbatim = content.kind === 'raw' && content.regions[0]?.kind !== 'markup';
		if (isVerbatim || !/\\input[ \t]|\\(?:sub)?(?:import|includefrom|inputfrom)/.test(content.text)) {
			return [];
		}
		const found = [
			...[...content.text.matchAll(plainInput)].map((match) => ({ match, path: match[1]! })),
			...[...content.text.matchAll(importCommand)].map((match) => ({ match, path: joined(match[1]!, match[2]!) })),
		];
		return found
			.filter(({ match }) => !isCommented(content.text, match.index))
			.map(({ match, path }) => {
				const at = start + match.index;
				return { path, span: { start: at, end: at + match[0].length } };
			});
	});
}

function joined(folder: string, name: string): string {
	const clean = folder.trim();
	return clean === '' || clean.endsWith('/') ? clean + name.trim() : `${clean}/${name.trim()}`;
}

/** The commands outside comments and verbatim text. */
function commandsOf(document: ScannedDocument): FoundCommand[] {
	const found: FoundCommand[] = [];
	for (const { start, content } of document.blocks) {
		const isVerbatim = content.kind === 'raw' && content.regions[0]?.kind !== 'markup';
		if (isVerbatim || content.kind === 'blank' || !content.text.includes('\\')) {
			continue;
		}
		for (const match of content.text.matchAll(command)) {
			if (!isCommented(content.text, match.index)) {
				const [whole, name = '', options = '', argument = ''] = match;
				const at = start + match.index + whole.length - 1 - argument.length;
				found.push({ name, options, argument, at });
			}
		}
	}
	return found;
}

function isCommented(text: string, at: number): boolean {
	for (let i = text.lastIndexOf('\n', at - 1) + 1; i < at; i++) {
		if (text[i] === '\\') {
			i++;
		} else if (text[i] === '%') {
			return true;
		}
	}
	return false;
}

function listItems(list: string, at: number): { text: string; span: { start: number; end: number } }[] {
	const items: { text: string; span: { start: number; end: number } }[] = [];
	let position = 0;
	for (const part of list.split(',')) {
		const text = part.trim();
		if (text !== '') {
			const start = at + position + part.indexOf(text);
			items.push({ text, span: { start, end: start + text.length } });
		}
		position += part.length + 1;
	}
	return items;
}
