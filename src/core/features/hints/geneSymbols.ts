import type { ScannedDocument } from '../../documents/model.ts';
import type { EvidenceBase } from '../../evidence/evidenceBase.ts';
import type { Hint } from './hint.ts';
import type { WrittenTerm } from './writtenTerms.ts';

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
 */
export function geneSymbolHints(
	document: ScannedDocument,
	terms: readonly WrittenTerm[],
	base: EvidenceBase,
): readonly Hint[] {
	const wrongCase = new Map<string, GenePlace[]>();
	const upright = new Map<string, GenePlace[]>();
	for (const term of terms) {
		const place = genePlace(document, term, base);
		if (place === undefined) {
			continue;
		}
		const list = place.wanted !== term.plain ? wrongCase : place.isItalic ? undefined : upright;
		list?.set(place.wanted, [...(list.get(place.wanted) ?? []), place]);
	}
	const italic = (symbol: string) => (document.format === 'latex' ? `\\textit{${symbol}}` : `*${symbol}*`);
	const hints = (code: string, groups: ReadonlyMap<string, readonly GenePlace[]>): readonly Hint[] =>
		[...groups].map(([wanted, places]) => ({
			code,
			span: places[0]!.term,
			details: {
				written: places[0]!.term.plain,
				replacement: wanted,
				species: places[0]!.species,
				count: String(places.length),
			},
			edits: places.map(({ term, isItalic }) => ({
				span: { start: term.start, end: term.end },
				text: isItalic ? wanted : italic(wanted),
			})),
		}));
	return [...hints('term.gene-case', wrongCase), ...hints('term.gene-italics', upright)];
}

interface GenePlace {
	readonly term: WrittenTerm;
	/** The symbol as the species asks for it; as written where the sentence speaks of none. */
	readonly wanted: string;
	readonly species: 'human' | 'rodent' | '';
	readonly isItalic: boolean;
}

function genePlace({ text }: ScannedDocument, term: WrittenTerm, base: EvidenceBase): GenePlace | undefined {
	const symbol = symbolOf(term, base);
	const behind = text.slice(term.end, term.end + 60);
	if (symbol === undefined || !(ofGene.test(behind) || ofGenotype.test(behind))) {
		return undefined;
	}
	const sentence = sentenceAround(term);
	const isOfRodents = rodents.test(sentence);
	const isOfPeople = people.test(sentence);
	const species = isOfRodents === isOfPeople ? '' : isOfRodents ? 'rodent' : 'human';
	const wanted = species === 'rodent' ? rodentSymbol(symbol) : species === 'human' ? symbol : term.plain;
	return { term, wanted, species, isItalic: isItalic(text, term) };
}

/** The human symbol of the gene that a term spells, in whatever case. */
function symbolOf({ entity, plain }: WrittenTerm, base: EvidenceBase): string | undefined {
	const found = base.entity(entity);
	const genes = found === undefined || found.kind === 'pathway' ? [] : found.genes;
	return genes.find(({ symbol }) => symbol.toUpperCase() === plain.toUpperCase())?.symbol;
}

/** Whether a term is spelled like a gene and stands like one: in italics, or beside words that speak of genes. */
export function isGene({ text }: ScannedDocument, term: WrittenTerm, base: EvidenceBase): boolean {
	const behind = text.slice(term.end, term.end + 60);
	return symbolOf(term, base) !== undefined && (isItalic(text, term) || ofGene.test(behind) || ofGenotype.test(behind));
}

function rodentSymbol(symbol: string): string {
	return symbol[0]! + symbol.slice(1).toLowerCase();
}

function sentenceAround({ block, start }: WrittenTerm): string {
	const { text } = block.content;
	const at = start - block.start;
	const before = Math.max(...['. ', '? ', '! ', '.\n'].map((end) => text.lastIndexOf(end, at)));
	const behind = text.slice(at).search(/[.?!](?:\s|$)/);
	return text.slice(before + 1, behind < 0 ? text.length : at + behind);
}

/** Whether emphasis is open where a term stands, or around it. */
function isItalic(text: string, { start, end }: WrittenTerm): boolean {
	const before = text.slice(Math.max(0, start - 60), start);
	const isMarked = /(?:[*_]|\\(?:textit|emph|textsl|mathit)\{|<(?:i|em)>)$/.test(before);
	const isInside = /^(?:\*|_|\\textit|\\emph)/.test(text.slice(start, end));
	return (
		isMarked || isInside || /(?:^|[^*\w])[*_][^*_\s][^*_]*$/.test(before) || /\\(?:textit|emph)\{[^{}]*$/.test(before)
	);
}
