import type { ScannedDocument } from '../../documents/model.ts';
import type { EvidenceBase } from '../../evidence/evidenceBase.ts';
import type { Hint } from './hint.ts';
import type { GenePlace, TermFacts, TermPlace, WrittenTerm } from './writtenTerms.ts';

/** Words behind a symbol that make it the gene and not its product. */
const ofGene =
	/^(?:\s|[*_}])*(?:genes?|mRNA|transcripts?|transcription|promoters?|alleles?|polymorphisms?|genotypes?|locus|loci|exons?|introns?|knock-?outs?|knock-?ins?|null|heterozygo\w+|homozygo\w+|haploinsufficien\w+|overexpress\w+|floxed|flox)\b/i;
/** Superscripts of a genotype: `^-/-^`, `\textsuperscript{+/-}`, `$^{-/-}$`, `⁻/⁻`. */
const ofGenotype = /^[*_}]*(?:\\textsuperscript\{|\$\^\{?|\^|<sup>|\()?\s*[-−–⁻+⁺]\s*\/\s*[-−–⁻+⁺]/;

const rodents = /\b(?:mice|mouse|murine|rats?|rodents?)\b/i;
const people = /\b(?:humans?|patients?|participants?|volunteers?|women|men|people|cohorts?|post-?mortem)\b/i;

/**
 * `term.gene-case` { written, replacement, species }: a gene whose symbol is not written as the nomenclature of the
 * species asks that its sentence speaks of: all capitals for human genes (HGNC guidelines, Bruford et al., Nat Genet
 * 2020;52:754), one capital for those of mouse and rat (MGI and RGD guidelines).
 * `term.gene-italics` { written }: the symbol of a gene without italics, which both guidelines ask for.
 * Only where the words around show that the gene is meant; a protein is written in capitals in either species.
 *
 * @param terms those for which `isWrittenOtherwise` holds
 */
export function geneSymbolHints({ format }: ScannedDocument, terms: readonly WrittenTerm[]): readonly Hint[] {
	const wrongCase = new Map<string, WrittenTerm[]>();
	const upright = new Map<string, WrittenTerm[]>();
	for (const term of terms) {
		const { gene } = term.facts;
		if (gene !== undefined) {
			const groups = gene.wanted !== term.plain ? wrongCase : upright;
			const group = groups.get(gene.wanted) ?? [];
			group.push(term);
			groups.set(gene.wanted, group);
		}
	}
	const italic = (symbol: string) => (format === 'latex' ? `\\textit{${symbol}}` : `*${symbol}*`);
	const hints = (code: string, groups: ReadonlyMap<string, readonly WrittenTerm[]>): readonly Hint[] =>
		[...groups].map(([wanted, places]) => ({
			code,
			span: { start: places[0]!.start, end: places[0]!.end },
			details: {
				written: places[0]!.plain,
				replacement: wanted,
				species: places[0]!.facts.gene!.species,
				count: String(places.length),
			},
			edits: places.map(({ start, end, facts }) => ({
				span: { start, end },
				text: facts.gene!.isItalic ? wanted : italic(wanted),
			})),
		}));
	return [...hints('term.gene-case', wrongCase), ...hints('term.gene-italics', upright)];
}

/** Whether a term is a gene, and not written as that. */
export function isWrittenOtherwise({ gene, plain }: TermFacts): boolean {
	return gene !== undefined && (gene.wanted !== plain || !gene.isItalic);
}

/** How a term is to be written as a gene; undefined where it is none, or the words around do not show that it is meant. */
export function genePlace(term: TermPlace, base: EvidenceBase): GenePlace | undefined {
	const symbol = symbolOf(term, base);
	if (symbol === undefined || !isOfGene(term)) {
		return undefined;
	}
	const sentence = sentenceAround(term);
	const isOfRodents = rodents.test(sentence);
	const isOfPeople = people.test(sentence);
	const species = isOfRodents === isOfPeople ? '' : isOfRodents ? 'rodent' : 'human';
	const wanted = species === 'rodent' ? rodentSymbol(symbol) : species === 'human' ? symbol : term.plain;
	return { wanted, species, isItalic: isItalic(term) };
}

/** The human symbol of the gene that a term spells, in whatever case. */
function symbolOf({ entity, plain }: TermPlace, base: EvidenceBase): string | undefined {
	const found = base.entity(entity);
	const genes = found === undefined || found.kind === 'pathway' ? [] : found.genes;
	return genes.find(({ symbol }) => symbol.toUpperCase() === plain.toUpperCase())?.symbol;
}

/** Whether a term is spelled like a gene and used like one: in italics, beside words that speak of genes, or in their list. */
export function isGene(term: TermPlace, base: EvidenceBase): boolean {
	return symbolOf(term, base) !== undefined && (isItalic(term) || isOfGene(term) || isAmongGenes(term));
}

/** Whether the words behind a term speak of a gene. */
function isOfGene({ content, end }: TermPlace): boolean {
	const behind = content.text.slice(end, end + 60);
	return ofGene.test(behind) || ofGenotype.test(behind);
}

/** `six mRNAs (P2RX7, IL1B`, `the genes IL6, `: a list of genes that is still open. */
const listOfGenes =
	/\b(?:genes?|mRNAs?|transcripts?)(?:,? (?:such as|including|like|namely))?:?\s*\(?(?:[A-Z][A-Z0-9]{1,9}(?:, | and |, and ))*$/;
const longestList = 80;

function isAmongGenes({ content, start }: TermPlace): boolean {
	return listOfGenes.test(content.text.slice(Math.max(0, start - longestList), start));
}

function rodentSymbol(symbol: string): string {
	return symbol[0]! + symbol.slice(1).toLowerCase();
}

/** Words that stand further from a term are not of its sentence, whether that ends before or not. */
const sentenceReach = 1000;

function sentenceAround({ content: { text }, start }: TermPlace): string {
	const ahead = text.slice(Math.max(0, start - sentenceReach), start);
	const rest = text.slice(start, start + sentenceReach);
	const before = Math.max(...['. ', '? ', '! ', '.\n'].map((end) => ahead.lastIndexOf(end)));
	const behind = rest.search(/[.?!](?:\s|$)/);
	return ahead.slice(before + 1) + (behind < 0 ? rest : rest.slice(0, behind));
}

/** Whether emphasis is open where a term stands, or around it. */
function isItalic({ content: { text }, start, end }: TermPlace): boolean {
	const before = text.slice(Math.max(0, start - 60), start);
	const isMarked = /(?:[*_]|\\(?:textit|emph|textsl|mathit)\{|<(?:i|em)>)$/.test(before);
	const isInside = /^(?:\*|_|\\textit|\\emph)/.test(text.slice(start, end));
	return (
		isMarked || isInside || /(?:^|[^*\w])[*_][^*_\s][^*_]*$/.test(before) || /\\(?:textit|emph)\{[^{}]*$/.test(before)
	);
}
