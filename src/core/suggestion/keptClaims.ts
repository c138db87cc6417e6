import type { EvidenceBase } from '../evidence/evidenceBase.ts';
import type { EvidencePack } from '../evidence/packModel.ts';
import type { System } from '../evidence/model.ts';
import type { ClaimStatement, IndexedClaim, IndexedTerm } from './claimIndex.ts';

/**
 * What was read from the claims of a pack when it was built. Reading them takes longer than all else that finds evidence
 * for a sentence needs.
 */
export interface KeptClaims {
	/** All features; the claims give their places here. */
	readonly features: readonly string[];
	readonly claims: readonly KeptClaim[];
}

/** The claims that are kept beside a pack. They hold where no other pack is used: one more, and a name may mean other things. */
export interface PackClaims {
	readonly pack: EvidencePack;
	readonly kept: KeptClaims;
}

interface KeptClaim {
	readonly id: string;
	readonly statements: readonly KeptStatement[];
	/** Features and how well each matches, in turn. */
	readonly matches: readonly number[];
	readonly subject: KeptTerm;
	readonly object: KeptTerm;
	readonly systems: readonly System[];
}

interface KeptStatement extends Pick<ClaimStatement['reading'], 'language' | 'entities' | 'lead'> {
	readonly features: readonly number[];
	readonly kinds: readonly string[];
	readonly relation: Omit<ClaimStatement['reading']['relation'], 'kinds'>;
	readonly excluded: readonly string[];
}

interface KeptTerm extends Pick<IndexedTerm, 'entities'> {
	readonly features: readonly number[];
}

/** The claims as they are written beside their pack, as JSON. */
export function keepClaims(claims: readonly IndexedClaim[]): KeptClaims {
	const places = new Map<string, number>();
	const placeOf = (feature: string): number => {
		const place = places.get(feature) ?? places.size;
		places.set(feature, place);
		return place;
	};
	const termOf = ({ entities, features }: IndexedTerm): KeptTerm => ({ entities, features: features.map(placeOf) });
	const kept = claims.map(({ claim, statements, matches, subject, object, systems }): KeptClaim => ({
		id: claim.id,
		statements: statements.map(({ reading: { language, entities, lead, relation, excluded }, features }) => {
			const { kinds, ...others } = relation;
			return {
				language,
				entities,
				lead,
				features: features.map(placeOf),
				kinds: [...kinds],
				relation: others,
				excluded: [...excluded],
			};
		}),
		matches: [...matches].flatMap(([feature, match]) => [placeOf(feature), match]),
		subject: termOf(subject),
		object: termOf(object),
		systems: [...systems],
	}));
	return { features: [...places.keys()], claims: kept };
}

/** The claims of a base as they were kept; undefined where they were read from other packs. */
export function takeClaims({ pack, kept }: PackClaims, base: EvidenceBase): readonly IndexedClaim[] | undefined {
	if (base.packs.length !== 1 || base.packs[0] !== pack) {
		return undefined;
	}
	const featuresAt = (places: readonly number[]) => places.map((place) => kept.features[place]!);
	const termOf = ({ entities, features }: KeptTerm): IndexedTerm => ({ entities, features: featuresAt(features) });
	const byId = new Map(kept.claims.map((claim) => [claim.id, claim]));
	const taken: IndexedClaim[] = [];
	for (const claim of base.claims) {
		const known = byId.get(claim.id);
		if (known === undefined) {
			return undefined;
		}
		const matches = new Map<string, number>();
		for (let at = 0; at < known.matches.length; at += 2) {
			matches.set(kept.features[known.matches[at]!]!, known.matches[at + 1]!);
		}
		taken.push({
			claim,
			statements: known.statements.map(({ language, entities, lead, features, kinds, relation, excluded }) => ({
				reading: {
					language,
					entities,
					lead,
					relation: { ...relation, kinds: new Set(kinds) },
					excluded: new Set(excluded),
				},
				features: featuresAt(features),
			})),
			matches,
			subject: termOf(known.subject),
			object: termOf(known.object),
			systems: new Set(known.systems),
		});
	}
	return taken;
}
