import { kindOfEntity } from '../../core/evidence/entityKind.ts';
import type { EvidenceBase } from '../../core/evidence/evidenceBase.ts';
import type { Claim, Entity, Paper } from '../../core/evidence/model.ts';
import { designLabel, strengthLabel } from '../labels.ts';
import type { Reader } from '../localise.ts';
import type { FoundRows } from './evidenceTree.ts';

/** What a query asks for besides words and what the list of papers filters by. */
export interface EvidenceFilter {
	/** The query without the filters that are read here. */
	readonly words: string;
	/** Whether any filter was read. */
	readonly isNarrow: boolean;
	/** The rows that pass, in their order. */
	apply(found: FoundRows): FoundRows;
}

type FilterName = 'kind' | 'pathway' | 'strength' | 'design';

/** What may come before the colon, and what it filters by. */
const filterNames: ReadonlyMap<string, FilterName> = new Map([
	['kind', 'kind'],
	['种类', 'kind'],
	['pathway', 'pathway'],
	['通路', 'pathway'],
	['strength', 'strength'],
	['强度', 'strength'],
	['design', 'design'],
	['设计', 'design'],
]);

const written = /(?<!\S)(\p{L}{2,8})[:：](?:"([^"]*)"?|“([^”]*)”?|(\S*))/gu;

/**
 * Reads `kind:claim`, `pathway:bdnf`, `strength:strong` and `design:rct`, also in Chinese and with a full-width colon.
 * A value is the beginning of a word of the name; one with spaces is in quotation marks, and one that is still empty
 * filters nothing. Each filter leaves the rows that it can be asked of: a strength leaves claims and their papers, a
 * design papers and the claims that rest on them.
 */
export function readEvidenceFilter(query: string, base: EvidenceBase, reader: Reader): EvidenceFilter {
	const wanted = new Map<FilterName, string>();
	const words = query.replace(written, (whole, name: string, straight?: string, curved?: string, plain?: string) => {
		const filter = filterNames.get(name.toLowerCase());
		const value = (straight ?? curved ?? plain ?? '').trim().toLowerCase();
		if (filter === undefined) {
			return whole;
		}
		if (value !== '') {
			wanted.set(filter, value);
		}
		return '';
	});
	const tests = [...wanted].map(([name, value]) => testsOf(name, value, base, reader));
	return {
		words: words.replace(/\s+/g, ' ').trim(),
		isNarrow: tests.length > 0,
		apply: ({ entities, claims, works }) => ({
			entities: entities.filter((entity) => tests.every((test) => test.entity(entity))),
			claims: claims.filter((claim) => tests.every((test) => test.claim(claim))),
			works: works.filter(({ paper }) => tests.every((test) => test.paper(paper))),
		}),
	};
}

/** What one filter says of each kind of row. */
interface RowTests {
	entity(entity: Entity): boolean;
	claim(claim: Claim): boolean;
	/** `undefined` is a work that the evidence base does not know. */
	paper(paper: Paper | undefined): boolean;
}

function testsOf(name: FilterName, value: string, base: EvidenceBase, reader: Reader): RowTests {
	switch (name) {
		case 'kind':
			return ofKind(value, reader);
		case 'pathway':
			return ofPathway(value, base);
		case 'strength': {
			const claims = new Set(
				base.claims.filter(({ strength }) => begins([strength, strengthLabel(strength, reader)], value)),
			);
			return {
				entity: () => false,
				claim: (claim) => claims.has(claim),
				paper: (paper) => paper !== undefined && base.claimsOf(paper.citekey).some(({ claim }) => claims.has(claim)),
			};
		}
		case 'design': {
			const isOf = (paper: Paper | undefined) =>
				paper !== undefined && begins([paper.study.design, designLabel(paper.study.design, reader)], value);
			return {
				entity: () => false,
				claim: ({ evidence }) => evidence.some((link) => isOf(base.paper(link.paper))),
				paper: isOf,
			};
		}
	}
}

function ofKind(value: string, { t }: Reader): RowTests {
	const names = {
		target: ['target', 'receptor', t('Receptors and targets')],
		pathway: ['pathway', t('Pathways')],
		drug: ['drug', t('Drugs')],
		other: ['other', 'entity', t('Other entities')],
		claim: ['claim', t('Claims')],
		paper: ['paper', t('Papers')],
	};
	return {
		entity: (entity) => begins(names[kindOfEntity(entity)], value),
		claim: () => begins(names.claim, value),
		paper: () => begins(names.paper, value),
	};
}

/** What a pathway is made of, what is claimed of it, and the papers of these claims. */
function ofPathway(value: string, base: EvidenceBase): RowTests {
	const pathways = base.entities.filter(
		(entity) => entity.kind === 'pathway' && begins([entity.id, entity.name, ...entity.synonyms, ...entity.zh], value),
	);
	const entities = new Set(
		pathways.flatMap((pathway) => [pathway.id, ...(pathway.kind === 'pathway' ? pathway.participants : [])]),
	);
	const claims = new Set(pathways.flatMap(({ id }) => base.claimsAbout(id)));
	const papers = new Set(pathways.flatMap(({ id }) => base.papersAbout(id).map(({ citekey }) => citekey)));
	return {
		entity: ({ id }) => entities.has(id),
		claim: (claim) => claims.has(claim),
		paper: (paper) => paper !== undefined && papers.has(paper.citekey),
	};
}

/** Whether a word of a name begins with what was typed; Chinese has no spaces, so there it may be anywhere. */
function begins(names: readonly string[], value: string): boolean {
	const isAnywhere = /\p{Script=Han}/u.test(value);
	return names.some((name) => {
		const lower = name.toLowerCase();
		// It may stand within a word before it begins one.
		for (let at = lower.indexOf(value); at >= 0; at = lower.indexOf(value, at + 1)) {
			if (isAnywhere || at === 0 || /[^\p{L}\p{N}]/u.test(lower[at - 1]!)) {
				return true;
			}
		}
		return false;
	});
}
