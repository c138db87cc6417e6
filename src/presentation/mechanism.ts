import type { EvidenceBase } from '../core/evidence/evidenceBase.ts';
import type { ManuscriptMarkup } from '../core/features/manuscriptMarkup.ts';
import type { MechanismPath, MechanismStep, StepSign } from '../core/features/mechanismPaths.ts';
import { recommendedName } from '../core/matching/notation.ts';
import { shortName } from './cardLinks.ts';
import type { DiagramGraph } from './diagram/diagramGraph.ts';
import { relationLabel, shortReference } from './labels.ts';
import { marksOf, type Reader } from './localise.ts';
import { text } from './card.ts';

/** More papers than that no arrow bears. */
const mostPapers = 3;

/** How a path is worded and cited. */
export interface MechanismWording {
	readonly base: EvidenceBase;
	readonly reader: Reader;
	readonly markup: ManuscriptMarkup;
	readonly isLatex: boolean;
	/** The citekey to write for a paper of the base. */
	readonly citekeyOf: (citekey: string) => string;
}

/** The papers that a path cites, each once. */
export function papersOfPath({ steps }: MechanismPath): readonly string[] {
	return [...new Set(steps.flatMap(({ papers }) => papers.slice(0, mostPapers)))];
}

/** `Ketamine inhibits NMDAR [@a], which …`: a sentence to write on from, with the cites of each step. */
export function mechanismSentence({ steps }: MechanismPath, wording: MechanismWording): string {
	const { t } = wording.reader;
	const parts = steps.map((step, index) => {
		const label = relationLabel(step.relation, wording.reader);
		const to = written(step.to, wording);
		const said =
			index === 0 ? t('{0} {1} {2}', written(step.from, wording), label, to) : t(', which {0} {1}', label, to);
		return `${said}${step.isConfirmed ? '' : t(' (unconfirmed)')}${cites(step, wording)}`;
	});
	const sentence = parts.join('');
	return t('{0}.', sentence.charAt(0).toUpperCase() + sentence.slice(1));
}

/** `Ketamine ⊣ NMDAR → eEF2K`: for lists. */
export function mechanismLine({ steps, sign }: MechanismPath, base: EvidenceBase, reader: Reader): string {
	const arrows: Readonly<Record<StepSign, string>> = { 1: '→', [-1]: '⊣', 0: '—' };
	const path = steps.map(
		(step) => `${arrows[step.sign]}${step.isConfirmed ? '' : '?'} ${nameOf(step.to, base, reader)}`,
	);
	const { open, close } = marksOf(reader);
	return `${nameOf(steps[0]!.from, base, reader)} ${path.join(' ')}${open}${signOf(sign)}${close}`;
}

/** The path as a Mermaid flow chart, in the fence that Markdown previews draw. */
export function mechanismMermaid({ steps }: MechanismPath, { base, reader }: MechanismWording): string {
	const { open, close } = marksOf(reader);
	const lines = nodesOf(steps).map((id, index) => `  n${index}["${mermaidText(nameOf(id, base, reader))}"]`);
	const arrows = steps.map((step, index) => {
		const label = [
			relationLabel(step.relation, reader) + open + signOf(step.sign) + close,
			...sourcesOf(step, base, reader),
		];
		return `  n${index} ${mermaidArrow(step)}|"${label.map(mermaidText).join('<br/>')}"| n${index + 1}`;
	});
	return ['```mermaid', 'flowchart TD', ...lines, ...arrows, '```'].join('\n');
}

/** A cross where a step reduces, a circle where it says neither; dotted where nothing bears it out. */
function mermaidArrow({ sign, isConfirmed }: MechanismStep): string {
	const end = sign > 0 ? '>' : sign < 0 ? 'x' : 'o';
	return isConfirmed ? `--${end}` : `-.-${end}`;
}

function mermaidText(words: string): string {
	return words.replace(/[#"<>]/g, (character) => `#${character.codePointAt(0)};`);
}

/** The path as a picture that LaTeX draws with the package tikz; each arrow cites its papers. */
export function mechanismTikz({ steps }: MechanismPath, wording: MechanismWording): string {
	const { reader } = wording;
	const nodes = nodesOf(steps).map(
		(id, index) => `  \\node[draw, rounded corners] (n${index}) at (0, ${-1.6 * index}) {${written(id, wording)}};`,
	);
	const arrows = steps.map((step, index) => {
		const sign = step.sign > 0 ? ' ($+$)' : step.sign < 0 ? ' ($-$)' : '';
		const style = [step.sign < 0 ? '-|' : step.sign > 0 ? '->' : '-', ...(step.isConfirmed ? [] : ['dashed'])].join(
			', ',
		);
		const label = `${wording.markup.escape(relationLabel(step.relation, reader))}${sign}${cites(step, wording)}`;
		return `  \\draw[${style}] (n${index}) -- node[right, font=\\footnotesize] {${label}} (n${index + 1});`;
	});
	return ['\\begin{tikzpicture}', ...nodes, ...arrows, '\\end{tikzpicture}'].join('\n');
}

/** The path as a graph that the diagrams of the cards draw. */
export function mechanismGraph({ steps }: MechanismPath, base: EvidenceBase, reader: Reader): DiagramGraph {
	const ends = [steps[0]!.from, steps.at(-1)!.to];
	return {
		nodes: nodesOf(steps).map((id) => ({
			id,
			label: nameOf(id, base, reader),
			isSubject: ends.includes(id),
			isMentioned: false,
		})),
		edges: steps.map(({ from, to, relation, isConfirmed, papers }) => {
			const label = relationLabel(relation, reader);
			const sentence = reader.t('{0} {1} {2}', nameOf(from, base, reader), label, nameOf(to, base, reader));
			return { from, to, relation, label, sentence, isConfirmed, papers, content: [text(sentence)] };
		}),
	};
}

function nodesOf(steps: readonly MechanismStep[]): readonly string[] {
	return [steps[0]!.from, ...steps.map(({ to }) => to)];
}

/** The first papers of a step in words, and how many more there are. */
function sourcesOf({ papers, isConfirmed }: MechanismStep, base: EvidenceBase, reader: Reader): readonly string[] {
	const named = papers.slice(0, 2).flatMap((citekey) => {
		const paper = base.paper(citekey);
		return paper === undefined ? [] : [shortReference(paper.item, reader)];
	});
	const more = papers.length > 2 ? [reader.t('and {0} more', papers.length - 2)] : [];
	return isConfirmed ? [...named, ...more] : [reader.t('unconfirmed')];
}

function cites({ papers }: MechanismStep, { markup, citekeyOf }: MechanismWording): string {
	const cited = papers.slice(0, mostPapers).map(citekeyOf);
	return cited.length === 0 ? '' : ` ${markup.cite(cited)}`;
}

function signOf(sign: StepSign): string {
	return sign > 0 ? '+' : sign < 0 ? '−' : '?';
}

function nameOf(id: string, base: EvidenceBase, reader: Reader): string {
	const entity = base.entity(id);
	return entity === undefined ? id : shortName(entity, reader);
}

/** The name in running text, with the marks of the manuscript and nothing else that would be read as markup. */
function written(id: string, { base, reader, isLatex, markup }: MechanismWording): string {
	const entity = base.entity(id);
	if (entity === undefined) {
		return markup.escape(id);
	}
	const name = recommendedName(entity, isLatex ? 'latex' : 'markdown', reader.language, base.vocabularies);
	return isLatex ? name : name.replace(/[\\`[\]<>$@|#{}]/g, '\\$&');
}
