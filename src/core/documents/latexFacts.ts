import { firstIndex } from '../text/firstIndex.ts';
import type { Span } from '../text/span.ts';
import type { CiteDefinition } from './citeDefinitions.ts';
import { Comments, listItems, requiredArguments, type WrittenCommand } from './latexArguments.ts';
import { citeCommand, definitionFacts, nameIn } from './latexDefinitionFacts.ts';
import {
	bibliographyFacts,
	environmentFacts,
	importFacts,
	inputFacts,
	optionFacts,
	packageFacts,
	resourceFacts,
} from './latexFileFacts.ts';
import { ignoredSpans } from './latexIgnored.ts';
import type { Block, BlockContent, LatexFact, ScannedDocument } from './model.ts';

const names =
	'bibliography[A-Za-z]*|nobibliography|addbibresource|addglobalbib|addsectionbib|putbib|defaultbibliography|newrefsection|' +
	'begin|input|@input|include|subfile|subfileinclude|InputIfFileExists|includestandalone|' +
	'(?:sub)?import|(?:sub)?(?:include|input)from|usepackage|RequirePackage|LoadClass|documentclass|documentstyle|' +
	'(?:re)?newcommand|providecommand|newrobustcmd|renewrobustcmd|DeclareRobustCommand|' +
	'(?:New|Renew|Provide|Declare)(?:Expandable)?DocumentCommand|[egx]?def|let|' +
	'DeclareCiteCommand|DeclareMultiCiteCommand|newcites';

const factCommand = new RegExp(`\\\\(${names})(?![A-Za-z@])`, 'g');

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

/** The cite commands that blocks define. */
export function citeDefinitionsIn(blocks: readonly Block[]): readonly CiteDefinition[] {
	const facts = blocks.flatMap(({ content }) => factsIn(content));
	return facts.flatMap((fact) => (fact.fact === 'citeCommand' ? [fact.definition] : []));
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
	const facts = [...content.text.matchAll(factCommand)].flatMap((match) =>
		comments.hold(match.index)
			? []
			: factsOf({
					text: content.text,
					name: match[1]!,
					start: match.index,
					end: match.index + match[0].length,
				}),
	);
	factsOfContent.set(content, facts);
	return facts;
}

/** The facts that one command states. */
function factsOf(command: WrittenCommand): LatexFact[] {
	const { text, name, end } = command;
	switch (name) {
		case 'begin':
			return environmentFacts(command);
		case 'input':
		case '@input':
		case 'include':
		case 'subfile':
		case 'subfileinclude':
		case 'InputIfFileExists':
		case 'includestandalone':
			return inputFacts(command);
		case 'usepackage':
		case 'RequirePackage':
		case 'documentclass':
		case 'documentstyle':
		case 'LoadClass':
			return packageFacts(command);
		case 'addbibresource':
		case 'addglobalbib':
		case 'addsectionbib':
			return resourceFacts(command);
		case 'newrefsection':
			return optionFacts(command);
		case 'putbib':
			return optionFacts(command, '.bib');
		case 'newcites':
			return requiredArguments(text, end, 1)
				.flatMap(listItems)
				.map(({ text: suffix, span }) => citeCommand({ name: suffix, kind: 'suffix', calls: [] }, span));
		case 'DeclareCiteCommand':
		case 'DeclareMultiCiteCommand':
			return requiredArguments(text, end, 1).map(({ text: written, span }) => {
				const kind = name === 'DeclareCiteCommand' ? 'own' : 'ownMultiple';
				return citeCommand({ name: nameIn(written), kind, calls: [] }, span);
			});
		default:
			if (/import|from$/.test(name)) {
				return importFacts(command);
			}
			return /bib/.test(name) ? bibliographyFacts(command) : definitionFacts(command);
	}
}
