import type { CslItem } from '../../bibliography/cslItem.ts';
import { freeCitekey } from '../../bibliography/freeCitekey.ts';
import { isSameUnderCitekey, workFacts } from '../../bibliography/sameWork.ts';
import { differencesOf } from '../../evidence/claimScope.ts';
import { createEvidenceBase } from '../../evidence/createEvidenceBase.ts';
import type { EvidenceBase } from '../../evidence/evidenceBase.ts';
import type {
	Claim,
	ClaimTerm,
	CountedStance,
	Evidence,
	LocalText,
	Paper,
	Stance,
	Strength,
	System,
} from '../../evidence/model.ts';
import type { EvidencePack } from '../../evidence/packModel.ts';
import { PackDraft, type PlannedPack } from '../../evidence/packDraft.ts';
import type { PackFiles } from '../../evidence/packFiles.ts';
import { strengthOf } from '../../evidence/strength.ts';
import { validatePack } from '../../evidence/validatePack.ts';
import { evidencePaper } from '../cards.ts';
import type { NamedInSentence } from './claimDraft.ts';
import { packReference } from './packReference.ts';
import { recordId } from './recordId.ts';
import { writtenText } from './writtenText.ts';

/** A paper and what it is to a sentence. */
export interface JudgedPaper {
	readonly citekey: string;
	readonly item: CslItem;
	readonly stance: Stance;
}

/** A sentence that is to become a claim. */
export interface ClaimInput {
	readonly statement: string;
	readonly named: readonly NamedInSentence[];
	readonly systems: readonly System[];
	readonly papers: readonly JudgedPaper[];
}

/** Why a sentence is no claim: no paper has a result, or none supports it and some do not contradict it. */
export type ClaimRefusal = 'no-result' | 'no-support' | 'no-record';

/** The packs that a claim is recorded among: those before the pack that it goes into, and that pack's files. */
export interface ClaimPlace {
	readonly files: PackFiles;
	readonly earlier: readonly EvidencePack[];
}

/**
 * What recording a sentence changes in a pack: the claim, references of papers that no pack has, and, where the pack says
 * what its papers found, what that is to the sentence.
 */
export function planClaim(
	input: ClaimInput,
	{ files, earlier }: ClaimPlace,
): { readonly plan: PlannedPack; readonly claim: Claim } | ClaimRefusal {
	const known = createEvidenceBase(earlier);
	const own = validatePack(files, known).value;
	const base = createEvidenceBase(own === undefined ? earlier : [...earlier, own]);
	const draft = new PackDraft(files, known);
	const links: Evidence[] = [];
	const added: CslItem[] = [];
	for (const { citekey, item, stance } of input.papers) {
		const paper = paperOf(item, citekey, base)?.citekey ?? referenceOf(item, citekey, base, added);
		if (paper === undefined) {
			return 'no-record';
		}
		if (!links.some((link) => link.paper === paper)) {
			links.push({ paper, stance });
		}
	}
	const strength = strengthOfLinks(links, base);
	if (strength === undefined) {
		return 'no-result';
	}
	if (strength !== 'refuted' && !links.some(({ stance }) => stance === 'supports')) {
		return 'no-support';
	}
	draft.addReferences(added);
	const claim = claimOf(input, withDifferences(links, input.systems, base), strength, base);
	draft.addClaim(claim);
	if (files['studies.json'] !== undefined) {
		for (const { paper, stance } of links) {
			const isOwn = known.paper(paper) === undefined;
			const findings = base.paper(paper)?.study.findings ?? [];
			if (isOwn && stance !== 'background' && findings.length === 0) {
				draft.addFinding(paper, findingOf(claim.statement, stance));
			}
		}
	}
	return { plan: draft.plan(), claim };
}

/** The strength that follows, for the writer to see before it is written. */
export function strengthOfPapers(papers: readonly JudgedPaper[], base: EvidenceBase): Strength | undefined {
	const links = papers.map(({ citekey, item, stance }) => ({
		paper: paperOf(item, citekey, base)?.citekey ?? `${citekey} `,
		stance,
	}));
	return strengthOfLinks(links, base);
}

/** What the writer says that a paper found, by its stance to a sentence. */
function findingOf(statement: LocalText, stance: CountedStance): LocalText {
	if (stance === 'supports') {
		return statement;
	}
	const [en, zh] = stance === 'mixed' ? ['Bears out in part', '部分支持'] : ['Does not bear out', '不支持'];
	return { en: `${en}: ${statement.en}`, ...(statement.zh !== undefined && { zh: `${zh}：${statement.zh}` }) };
}

/** The paper of the packs that is this work: by its identifiers, or under its citekey where nothing speaks against it. */
export function paperOf(item: CslItem, citekey: string, base: EvidenceBase): Paper | undefined {
	const named = base.paper(citekey);
	const isIt = named !== undefined && isSameUnderCitekey(workFacts(named.item), workFacts(item));
	return evidencePaper(item, base) ?? (isIt ? named : undefined);
}

function strengthOfLinks(links: readonly Evidence[], base: EvidenceBase): Strength | undefined {
	return strengthOf(links, (citekey) => base.paper(citekey)?.study.design);
}

/** Adds the reference of a paper that no pack has, and gives the citekey that it has in the pack. */
function referenceOf(item: CslItem, wanted: string, base: EvidenceBase, added: CslItem[]): string | undefined {
	const isTaken = (key: string) => base.paper(key) !== undefined || added.some(({ id }) => id === key);
	const reference = packReference(item, freeCitekey(wanted, isTaken));
	if (reference !== undefined) {
		added.push(reference);
	}
	return reference?.id;
}

function withDifferences(links: readonly Evidence[], systems: readonly System[], base: EvidenceBase): Evidence[] {
	return links.map((link) => {
		const study = base.paper(link.paper)?.study;
		const differs =
			study === undefined || link.stance === 'background'
				? []
				: differencesOf({ systems }, study, (id) => base.entity(id));
		return differs.length === 0 ? link : { ...link, differs };
	});
}

function claimOf(
	{ statement, named, systems }: ClaimInput,
	evidence: readonly Evidence[],
	strength: Strength,
	base: EvidenceBase,
): Claim {
	const isChinese = /\p{Script=Han}/u.test(statement);
	return {
		id: recordId(isChinese ? (named[0]?.entity ?? '') : statement, (id) => base.claim(id) !== undefined),
		...termsOf(statement, named),
		statement: writtenText(statement),
		strength,
		...(systems.length > 0 && { about: { systems } }),
		evidence,
	};
}

/** Longest predicate that is taken from between two names; what is longer is part of what is said. */
const longestPredicate = 60;

/**
 * Subject, predicate and object as the names of the sentence part it: `Ketamine | increases | BDNF in the hippocampus`.
 * Where it names nothing, the whole sentence is what is said.
 */
function termsOf(
	statement: string,
	named: readonly NamedInSentence[],
): { readonly subject: ClaimTerm; readonly predicate: string; readonly object: ClaimTerm } {
	const whole = statement.replace(/[.。]\s*$/u, '');
	const [first, second] = named;
	if (first === undefined) {
		return { subject: { text: whole, entities: [] }, predicate: 'is said', object: { text: whole, entities: [] } };
	}
	const others = named.slice(1).map(({ entity }) => entity);
	const subject = { text: first.text, entities: [first.entity] };
	const behind = statement.indexOf(first.text) + first.text.length;
	const next = second === undefined ? -1 : statement.indexOf(second.text, behind);
	const between = next < 0 ? '' : statement.slice(behind, next).trim();
	if (between === '' || between.length > longestPredicate) {
		return { subject, predicate: 'is the subject of', object: { text: whole, entities: others } };
	}
	return { subject, predicate: between, object: { text: whole.slice(next), entities: others } };
}
