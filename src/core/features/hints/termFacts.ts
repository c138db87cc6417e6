import type { Block, DocumentFormat } from '../../documents/model.ts';
import type { EvidenceBase } from '../../evidence/evidenceBase.ts';
import type { Target } from '../../evidence/model.ts';
import type { Mention } from '../../matching/model.ts';
import { foldName } from '../../matching/nameForms.ts';
import { termKey } from '../../matching/termDecisions.ts';
import type { ProseFolder } from '../../text/foldProse.ts';
import { genePlace, isGene } from './geneSymbols.ts';
import { chineseSpellingOf, isShortName, sideOf, spellingOf, type Spellings } from './mixedForms.ts';
import type { TermFacts } from './writtenTerms.ts';

/** What a block is asked with. */
export interface HintSources {
	readonly base: EvidenceBase;
	readonly folder: ProseFolder;
	readonly spellings: Spellings;
	readonly format: DocumentFormat;
}

/** What hints ask of a mention; its offsets are those of its document. */
export function termFacts(
	{ start, end, text, entity }: Mention,
	block: Block,
	{ base, folder, format, spellings }: HintSources,
): TermFacts {
	const plain = foldName(text, folder, format === 'latex' ? 'latex' : 'markdown');
	const term = { start: start - block.start, end: end - block.start, text, entity, plain };
	const key = termKey(plain, 'markdown', folder);
	const former = formerTarget(entity, key, base, folder);
	const place = { content: block.content, ...term };
	const isSpelling = former === undefined && isShortName(plain) && !isGene(place, base);
	const spelling = isSpelling ? spellingOf(entity, plain, key) : chineseSpellingOf(entity, plain, base.vocabularies);
	return {
		...term,
		former,
		spelling: spelling && spellings.one(spelling),
		gene: genePlace(place, base),
		side: sideOf(base.entity(entity), plain),
	};
}

function formerTarget(entityId: string, key: string, base: EvidenceBase, folder: ProseFolder): Target | undefined {
	const entity = base.entity(entityId);
	// `NR2B亚基`: in Chinese, what it is stands behind the name.
	const ofName = key.replace(/\p{Script=Han}+$/u, '');
	const isFormer =
		entity?.kind === 'target' && entity.formerNames?.some((name) => termKey(name, 'markdown', folder) === ofName);
	return isFormer === true ? entity : undefined;
}
