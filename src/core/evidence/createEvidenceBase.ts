import { identifierCitekey } from '../bibliography/identifierCitekeys.ts';
import { normaliseDoi, normalisePmid } from '../bibliography/identifiers.ts';
import { once } from '../text/once.ts';
import type { ClaimOfPaper, EvidenceBase } from './evidenceBase.ts';
import {
	byId,
	firstOf,
	indexClaims,
	indexEvidence,
	indexFigures,
	indexOpponents,
	indexPathways,
} from './evidenceIndexes.ts';
import type { Claim, Entity, Figure, Paper } from './model.ts';
import type { EvidencePack, Vocabulary } from './packModel.ts';

/**
 * The whole of the packs, as one base. Where two packs have the same id or citekey, the earlier pack keeps it,
 * so that a pack of the user's cannot change what the bundled one says, nor the other way round.
 * Making it costs next to nothing: each index is built when it is first asked for.
 */
export function createEvidenceBase(packs: readonly EvidencePack[]): EvidenceBase {
	return new LazyEvidenceBase(packs);
}

class LazyEvidenceBase implements EvidenceBase {
	readonly packs: readonly EvidencePack[];
	readonly #entities = once(() =>
		byId(this.packs.flatMap((pack): readonly Entity[] => [...pack.targets, ...pack.pathways, ...pack.entities])),
	);
	readonly #claims = once(() => byId(this.packs.flatMap((pack) => pack.claims)));
	readonly #claimsByAlias = once(() =>
		firstOf(
			this.claims.flatMap((claim) => (claim.aliases ?? []).map((alias) => ({ alias, claim }))),
			({ alias }) => alias,
		),
	);
	readonly #figures = once(() => byId(this.packs.flatMap((pack) => pack.figures)));
	readonly #vocabularies = once(() =>
		this.packs.map((pack): Vocabulary => {
			const all: readonly Entity[] = [...pack.targets, ...pack.pathways, ...pack.entities];
			const entities = all.filter((entity) => this.entity(entity.id) === entity);
			const shared = all.filter((entity) => this.entity(entity.id) !== entity);
			return { ...pack, entities, shared, names: pack.names ?? [] };
		}),
	);
	readonly #papers = once(() =>
		firstOf(
			this.packs.flatMap((pack) => pack.papers),
			(paper) => paper.citekey,
		),
	);
	readonly #papersByDoi = once(() =>
		firstOf(this.papers, (paper) => paper.item.DOI && normaliseDoi(String(paper.item.DOI))),
	);
	readonly #papersByPmid = once(() =>
		firstOf(this.papers, (paper) => paper.item.PMID && normalisePmid(String(paper.item.PMID))),
	);
	readonly #claimsByEntity = once(() => indexClaims(this.claims));
	readonly #claimsByPaper = once(() => indexEvidence(this.claims));
	readonly #opponents = once(() => indexOpponents(this));
	readonly #pathwaysByEntity = once(() => indexPathways(this.entities));
	readonly #figuresByEntity = once(() => indexFigures(this.figures));
	readonly #papersByEntity = new Map<string, readonly Paper[]>();

	constructor(packs: readonly EvidencePack[]) {
		this.packs = packs;
	}

	get entities(): readonly Entity[] {
		return this.#entities().values;
	}

	get claims(): readonly Claim[] {
		return this.#claims().values;
	}

	get papers(): readonly Paper[] {
		return this.#papers().values;
	}

	get figures(): readonly Figure[] {
		return this.#figures().values;
	}

	get vocabularies(): readonly Vocabulary[] {
		return this.#vocabularies();
	}

	entity(id: string): Entity | undefined {
		return this.#entities().byKey.get(id);
	}

	claim(id: string): Claim | undefined {
		return this.#claims().byKey.get(id) ?? this.#claimsByAlias().byKey.get(id)?.claim;
	}

	paper(citekey: string): Paper | undefined {
		return this.#papers().byKey.get(citekey) ?? (citekey.includes(':') ? this.#paperNamed(citekey) : undefined);
	}

	/** The paper that a citekey names by an identifier, such as `pmid:12345678`. */
	#paperNamed(citekey: string): Paper | undefined {
		const named = identifierCitekey(citekey);
		switch (named?.kind) {
			case 'doi':
				return this.paperByDoi(named.value);
			case 'pmid':
				return this.paperByPmid(named.value);
			case 'pmcid': {
				const digits = named.value.replace(/\D/g, '');
				return this.papers.find(({ item }) => String(item.PMCID ?? '').replace(/\D/g, '') === digits);
			}
			default:
				return undefined;
		}
	}

	paperByDoi(doi: string): Paper | undefined {
		return this.#papersByDoi().byKey.get(normaliseDoi(doi));
	}

	paperByPmid(pmid: string): Paper | undefined {
		return this.#papersByPmid().byKey.get(normalisePmid(pmid));
	}

	opponentsOf(id: string): readonly Claim[] {
		const claim = this.claim(id);
		return (claim && this.#opponents().get(claim)) ?? [];
	}

	claimsAbout(entity: string): readonly Claim[] {
		return this.#claimsByEntity().get(entity) ?? [];
	}

	claimsOf(citekey: string): readonly ClaimOfPaper[] {
		return this.#claimsByPaper().get(citekey) ?? [];
	}

	papersAbout(entity: string): readonly Paper[] {
		let papers = this.#papersByEntity.get(entity);
		if (papers === undefined) {
			papers = this.#collectPapers(entity);
			this.#papersByEntity.set(entity, papers);
		}
		return papers;
	}

	pathwaysOf(entity: string): readonly Entity[] {
		const ids = this.#pathwaysByEntity().get(entity) ?? [];
		return [...ids].flatMap((id) => this.entity(id) ?? []);
	}

	figuresOf(entity: string): readonly Figure[] {
		return this.#figuresByEntity().get(entity) ?? [];
	}

	#collectPapers(id: string): readonly Paper[] {
		const counts = new Map<string, number>();
		const count = (citekey: string): void => void counts.set(citekey, (counts.get(citekey) ?? 0) + 1);
		const entity = this.entity(id);
		for (const source of entity?.sources ?? []) {
			if (source.paper !== undefined) {
				count(source.paper);
			}
		}
		for (const claim of this.claimsAbout(id)) {
			for (const { paper, stance } of claim.evidence) {
				if (stance !== 'background') {
					count(paper);
				}
			}
		}
		// Sorting is stable: among equals the entity's own sources and its strongest claims come first.
		const byCount = [...counts].sort(([, first], [, second]) => second - first).map(([citekey]) => citekey);
		// The papers of a trial stand first, in the order that it gives them.
		const own = (entity?.kind === 'entity' ? entity.papers : undefined) ?? [];
		return [...new Set([...own, ...byCount])].flatMap((citekey) => this.paper(citekey) ?? []);
	}
}
