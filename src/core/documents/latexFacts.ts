import type { Span } from '../text/span.ts';
import { type CiteDefinition, wrapperOf } from './citeDefinitions.ts';
import { Comments, type LatexArgument, listItems, readArguments } from './latexArguments.ts';
import type { BibliographyDeclaration, BlockContent, LatexFact, ScannedDocument } from './model.ts';
import { firstIndex } from '../text/firstIndex.ts';

const names =
	'bibliography[A-Za-z]*|nobibliography|addbibresource|addglobalbib|addsectionbib|putbib|defaultbibliography|newrefsection|' +
	'begin|input|@input|include|subfile|subfileinclude|InputIfFileExists|includestandalone|' +
	'(?:sub)?import|(?:sub)?(?:include|input)from|usepackage|RequirePackage|LoadClass|documentclass|documentstyle|' +
	'(?:re)?newcommand|providecommand|newrobustcmd|renewrobustcmd|DeclareRobustCommand|' +
	'(?:New|Renew|Provide|Declare)(?:Expandable)?DocumentCommand|[egx]?def|let|' +
	'DeclareCiteCommand|DeclareMultiCiteCommand|newcites';
const command = new RegExp(`\\\\(${names})(?![A-Za-z@])`, 'g');
/** What shows quickly that a block has none of them. */
const anyCommand =
	/\\(?:bib|nobib|add|put|default|new|begin|@?in|sub|im|In|use|Req|Load|doc|re|prov|Dec|New|Ren|Pro|[egx]?def|let)/;

const factsOfContent = new WeakMap<BlockContent, readonly LatexFact[]>();

/** What a document says outside comments, verbatim text and files that it writes; facts of a block are kept with it. */
export function latexFacts(document: ScannedDocument): readonly LatexFact[] {
	const ignored = ignoredSpans(document.text);
	const facts: LatexFact[] = [];
	for (const { start, content } of document.blocks) {
		for (const fact of factsIn(content)) {
			const moved =
				start === 0 ? fact : { ...fact, span: { start: fact.span.start + start, end: fact.span.end + start } };
			if (!isWithinOne(ignored, moved.span)) {
				facts.push(moved);
			}
		}
	}
	return facts;
}

/** Whether a span lies in one of others, which are in order and apart. */
function isWithinOne(spans: readonly Span[], { start, end }: Span): boolean {
	const span = spans[firstIndex(spans.length, (index) => spans[index]!.end >= end)];
	return span !== undefined && span.start <= start;
}

/** The cite commands that a document defines; the same arrays for the same blocks. */
export function citeDefinitionsIn(content: BlockContent): readonly CiteDefinition[] {
	return factsIn(content).flatMap((fact) => (fact.fact === 'citeCommand' ? [fact.definition] : []));
}

function factsIn(content: BlockContent): readonly LatexFact[] {
	const isVerbatim = content.kind === 'raw' && content.regions[0]?.kind !== 'markup';
	if (isVerbatim || content.kind === 'blank' || !anyCommand.test(content.text)) {
		return [];
	}
	const known = factsOfContent.get(content);
	if (known !== undefined) {
		return known;
	}
	const comments = new Comments(content.text);
	const facts = [...content.text.matchAll(command)].flatMap((match) =>
		comments.hold(match.index) ? [] : factsOf(content.text, match[1]!, match.index, match.index + match[0].length),
	);
	factsOfContent.set(content, facts);
	return facts;
}

/** The facts that one command states. `at` is its backslash, `behind` the end of its name. */
function factsOf(text: string, name: string, at: number, behind: number): LatexFact[] {
	switch (name) {
		case 'begin':
			return environmentFacts(text, at, behind);
		case 'input':
		case '@input':
		case 'include':
		case 'subfile':
		case 'subfileinclude':
		case 'InputIfFileExists':
		case 'includestandalone':
			return inputFacts(text, name, at, behind);
		case 'usepackage':
		case 'RequirePackage':
		case 'documentclass':
		case 'documentstyle':
		case 'LoadClass':
			return packageFacts(text, name, behind);
		case 'addbibresource':
		case 'addglobalbib':
		case 'addsectionbib':
			return resourceFacts(text, behind);
		case 'newrefsection':
			return optionFacts(text, behind);
		case 'putbib':
			return optionFacts(text, behind, '.bib');
		case 'newcites':
			return required(text, behind, 1)
				.flatMap(listItems)
				.map(({ text: suffix, span }) => citeCommand({ name: suffix, kind: 'suffix', calls: [] }, span));
		case 'DeclareCiteCommand':
		case 'DeclareMultiCiteCommand':
			return required(text, behind, 1).map(({ text: written, span }) => {
				const kind = name === 'DeclareCiteCommand' ? 'own' : 'ownMultiple';
				return citeCommand({ name: nameIn(written), kind, calls: [] }, span);
			});
		default:
			if (/import|from$/.test(name)) {
				return importFacts(text, name, at, behind);
			}
			return /bib/.test(name) ? bibliographyFacts(text, name, behind) : definitionFacts(text, name, behind);
	}
}

function required(text: string, from: number, count: number): LatexArgument[] {
	const found = readArguments(text, from, count).all.filter(({ isOptional }) => !isOptional);
	return found.length < count ? [] : found;
}

function environmentFacts(text: string, at: number, behind: number): LatexFact[] {
	const { all } = readArguments(text, behind, 2);
	const [environment, ...more] = all;
	switch (environment?.text) {
		case 'document':
			return [{ fact: 'body', span: { start: at, end: environment.span.end + 1 } }];
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

function inputFacts(text: string, name: string, at: number, behind: number): LatexFact[] {
	const kind = name === 'include' ? 'include' : name.startsWith('subfile') ? 'subfile' : 'input';
	const [argument] = required(text, behind, 1);
	if (argument !== undefined) {
		return [{ fact: 'input', command: kind, path: argument.text.trim(), span: argument.span }];
	}
	// Plain TeX takes the name up to a blank.
	const plain = name === 'input' ? /^[ \t]+([^\s{}\\%]+)/.exec(text.slice(behind, behind + 300)) : null;
	return plain === null
		? []
		: [{ fact: 'input', command: kind, path: plain[1]!, span: { start: at, end: behind + plain[0].length } }];
}

function importFacts(text: string, name: string, at: number, behind: number): LatexFact[] {
	const [folder, file] = required(text, behind, 2);
	if (folder === undefined || file === undefined) {
		return [];
	}
	const kind = name.startsWith('sub') ? 'subimport' : 'import';
	const span = { start: at, end: file.span.end + 1 };
	return [{ fact: 'input', command: kind, folder: folder.text.trim(), path: file.text.trim(), span }];
}

function packageFacts(text: string, name: string, behind: number): LatexFact[] {
	const { all } = readArguments(text, behind, 1);
	const argument = all.find(({ isOptional }) => !isOptional);
	const options = all[0]?.isOptional === true ? all[0].text : '';
	const fact = name === 'usepackage' || name === 'RequirePackage' ? 'package' : 'class';
	return argument === undefined
		? []
		: listItems(argument).map(({ text: item, span }) => ({ fact, name: item, options, span }));
}

function resourceFacts(text: string, behind: number): LatexFact[] {
	return required(text, behind, 1).map(({ text: written, span }) => {
		const path = written.trim();
		const start = span.start + written.indexOf(path);
		return { fact: 'bibliography', path, span: { start, end: start + path.length }, kind: 'addbibresource' };
	});
}

function optionFacts(text: string, behind: number, ending = ''): LatexFact[] {
	const [option] = readArguments(text, behind, 0).all;
	return option === undefined ? [] : declared(option, 'section', ending);
}

/** `\bibliography{a,b}` and what packages make of it. `\bibliographystyle` and its like name no bibliography. */
function bibliographyFacts(text: string, name: string, behind: number): LatexFact[] {
	const suffix = name.replace(/^bibliography/, '');
	const isOwn = suffix === '' || name === 'nobibliography' || name === 'defaultbibliography';
	if (!isOwn && /^(?:style|name|font|unit|item|preamble|section|title|sep|hang)/i.test(suffix)) {
		return [];
	}
	const kind = suffix === '' ? 'bibliography' : 'section';
	const facts = required(text, behind, 1).flatMap((list) => declared(list, kind, '.bib'));
	return isOwn ? facts : facts.map((fact) => ({ ...fact, suffix }));
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

function citeCommand(definition: CiteDefinition, span: Span): LatexFact {
	return { fact: 'citeCommand', definition, span };
}

/** Bodies of macros that hold cites or paths are short. */
const longestBody = 3000;

/** `\newcommand{\name}[2][x]{…}`, `\NewDocumentCommand{\name}{O{} m}{…}`, `\def\name#1{…}`, `\let\name\other`. */
function definitionFacts(text: string, command: string, behind: number): LatexFact[] {
	const from = text[behind] === '*' ? behind + 1 : behind;
	const [whole, written] = /^\s*(?:\{\s*(\\?[A-Za-z@]+)\s*\}|(\\[A-Za-z@]+))/.exec(text.slice(from, from + 200)) ?? [];
	if (whole === undefined) {
		return [];
	}
	const name = nameIn(written ?? whole);
	const at = from + whole.length;
	const definition = command === 'let' ? aliasAt(text, at) : definedAt(text, command, at);
	if (name === '' || definition === undefined) {
		return [];
	}
	const { parameters, body, span } = definition;
	const wrapper = wrapperOf(name, parameters, body);
	return [
		...(parameters === '' ? [{ fact: 'macro' as const, name, value: body.trim(), span }] : []),
		...(wrapper === undefined ? [] : [citeCommand(wrapper, span)]),
	];
}

interface Defined {
	readonly parameters: string;
	readonly body: string;
	readonly span: Span;
}

function aliasAt(text: string, at: number): Defined | undefined {
	const [whole, other] = /^\s*=?\s*(\\[A-Za-z]+)/.exec(text.slice(at, at + 100)) ?? [];
	return whole === undefined || other === undefined
		? undefined
		: { parameters: '', body: other, span: { start: at, end: at + whole.length } };
}

function definedAt(text: string, command: string, at: number): Defined | undefined {
	if (/def$/.test(command)) {
		const [numbers = ''] = /^\s*(?:#[1-9]\s*)*/.exec(text.slice(at, at + 60)) ?? [];
		const [body] = required(text, at + numbers.length, 1);
		return body && bodied('m'.repeat((numbers.match(/#/g) ?? []).length), body);
	}
	if (command.endsWith('DocumentCommand')) {
		const [parameters, body] = required(text, at, 2);
		return parameters && body && bodied(documentParameters(parameters.text), body);
	}
	const { all } = readArguments(text, at, 1);
	const body = all.find(({ isOptional }) => !isOptional);
	const options = all.filter(({ isOptional, span }) => isOptional && body !== undefined && span.end < body.span.start);
	const count = Number(/^\s*([1-9])\s*$/.exec(options[0]?.text ?? '')?.[1] ?? 0);
	const parameters = (options.length > 1 ? 'o' : 'm') + 'm'.repeat(Math.max(0, count - 1));
	return body && bodied(count === 0 ? '' : parameters, body);
}

function bodied(parameters: string, { text, span }: LatexArgument): Defined | undefined {
	return text.length > longestBody ? undefined : { parameters, body: text, span };
}

/** `m` for each parameter in braces of `O{} s m`, `o` for any other. */
function documentParameters(specification: string): string {
	const plain = specification.replace(/[>!+]\s*(?:\{[^{}]*\})?|\{[^{}]*\}|\s/g, '');
	return plain.replace(/[dDrRt]../g, 'o').replace(/[^m]/g, 'o');
}

function nameIn(written: string): string {
	return /\\?([A-Za-z@]+)/.exec(written)?.[1] ?? '';
}

/** What TeX does not read where it stands: files that it writes, comments over several lines, text that is switched off. */
function ignoredSpans(text: string): readonly Span[] {
	const spans: Span[] = [];
	const between = (opening: string, closing: (from: number) => string) => {
		for (let at = text.indexOf(opening); at >= 0;) {
			const close = text.indexOf(closing(at), at);
			const end = close < 0 ? text.length : close;
			spans.push({ start: at, end });
			at = text.indexOf(opening, end);
		}
	};
	between(
		'\\begin{filecontents',
		(at) => `\\end{filecontents${text[at + '\\begin{filecontents'.length] === '*' ? '*' : ''}}`,
	);
	between('\\begin{comment}', () => '\\end{comment}');
	between('\\iffalse', () => '\\fi');
	return joinedSpans(spans);
}

/** The same stretches in order, with those that meet as one. */
function joinedSpans(spans: readonly Span[]): readonly Span[] {
	const joined: Span[] = [];
	for (const span of [...spans].sort((a, b) => a.start - b.start)) {
		const last = joined.at(-1);
		if (last !== undefined && span.start <= last.end) {
			joined[joined.length - 1] = { start: last.start, end: Math.max(last.end, span.end) };
		} else {
			joined.push(span);
		}
	}
	return joined;
}
