/** Which files a command of LaTeX names: parts of the document, bibliographies, packages. */
import {
	type LatexArgument,
	listItems,
	readArguments,
	requiredArguments,
	type WrittenCommand,
} from './latexArguments.ts';
import type { BibliographyDeclaration, LatexFact } from './model.ts';

export function inputFacts({ text, name, start, end }: WrittenCommand): LatexFact[] {
	const kind = name === 'include' ? 'include' : name.startsWith('subfile') ? 'subfile' : 'input';
	const [argument] = requiredArguments(text, end, 1);
	if (argument !== undefined) {
		return [{ fact: 'input', command: kind, path: argument.text.trim(), span: argument.span }];
	}
	// Plain TeX takes the name up to a blank.
	const plain = name === 'input' ? /^[ \t]+([^\s{}\\%]+)/.exec(text.slice(end, end + 300)) : null;
	return plain === null
		? []
		: [{ fact: 'input', command: kind, path: plain[1]!, span: { start, end: end + plain[0].length } }];
}

export function importFacts({ text, name, start, end }: WrittenCommand): LatexFact[] {
	const [folder, file] = requiredArguments(text, end, 2);
	if (folder === undefined || file === undefined) {
		return [];
	}
	const kind = name.startsWith('sub') ? 'subimport' : 'import';
	const span = { start, end: file.span.end + 1 };
	return [{ fact: 'input', command: kind, folder: folder.text.trim(), path: file.text.trim(), span }];
}

export function packageFacts({ text, name, end }: WrittenCommand): LatexFact[] {
	const { all } = readArguments(text, end, 1);
	const argument = all.find(({ isOptional }) => !isOptional);
	const options = all[0]?.isOptional === true ? all[0].text : '';
	const fact = name === 'usepackage' || name === 'RequirePackage' ? 'package' : 'class';
	return argument === undefined
		? []
		: listItems(argument).map(({ text: item, span }) => ({ fact, name: item, options, span }));
}

export function resourceFacts({ text, end }: WrittenCommand): LatexFact[] {
	return requiredArguments(text, end, 1).map(({ text: written, span }) => {
		const path = written.trim();
		const start = span.start + written.indexOf(path);
		return { fact: 'bibliography', path, span: { start, end: start + path.length }, kind: 'addbibresource' };
	});
}

export function optionFacts({ text, end }: WrittenCommand, ending = ''): LatexFact[] {
	const [option] = readArguments(text, end, 0).all;
	return option === undefined ? [] : declared(option, 'section', ending);
}

/** `\bibliography{a,b}` and what packages make of it. `\bibliographystyle` and its like name no bibliography. */
export function bibliographyFacts({ text, name, end }: WrittenCommand): LatexFact[] {
	const suffix = name.replace(/^bibliography/, '');
	const isOwn = suffix === '' || name === 'nobibliography' || name === 'defaultbibliography';
	if (!isOwn && /^(?:style|name|font|unit|item|preamble|section|title|sep|hang)/i.test(suffix)) {
		return [];
	}
	const kind = suffix === '' ? 'bibliography' : 'section';
	const facts = requiredArguments(text, end, 1).flatMap((list) => declared(list, kind, '.bib'));
	return isOwn ? facts : facts.map((fact) => ({ ...fact, suffix }));
}

export function environmentFacts({ text, start, end }: WrittenCommand): LatexFact[] {
	const { all } = readArguments(text, end, 2);
	const [environment, ...more] = all;
	switch (environment?.text) {
		case 'document':
			return [{ fact: 'body', span: { start, end: environment.span.end + 1 } }];
		case 'refsection':
			return more
				.filter(({ isOptional }) => isOptional)
				.slice(0, 1)
				.flatMap((option) => declared(option, 'section'));
		case 'btSect':
			return more
				.filter(({ isOptional }) => !isOptional)
				.slice(0, 1)
				.flatMap((files) => declared(files, 'section', '.bib'));
		default:
			return [];
	}
}

/** The files of a list. BibTeX adds the ending `.bib`; what a macro stands for is known later. */
function declared(
	list: LatexArgument,
	kind: BibliographyDeclaration['kind'],
	ending = '',
): (LatexFact & { readonly fact: 'bibliography' })[] {
	return listItems(list).map(({ text, span }) => {
		const isComplete = ending === '' || text.includes('\\') || text.toLowerCase().endsWith(ending);
		return { fact: 'bibliography', path: isComplete ? text : text + ending, span, kind };
	});
}
