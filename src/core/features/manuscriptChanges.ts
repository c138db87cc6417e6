import type { Library } from '../bibliography/model.ts';
import { clustersOf } from '../documents/clusters.ts';
import type { ScannedDocument } from '../documents/model.ts';
import { sentencesIn } from '../documents/sentences.ts';
import { createEvidenceBase } from '../evidence/createEvidenceBase.ts';
import type { EvidenceBase } from '../evidence/evidenceBase.ts';
import type { ClaimChange, EntityChange, FormerNames, PackVersion, PaperChange } from '../evidence/changeModel.ts';
import type { EvidencePack } from '../evidence/packModel.ts';
import type { Study, Substance } from '../evidence/model.ts';
import type { Suggester } from '../suggestion/suggest.ts';
import type { Span } from '../text/span.ts';
import { paperOfCitekey } from './cards.ts';

/** One file of a manuscript, with what it cites from. */
export interface ChangedPart {
	readonly scanned: ScannedDocument;
	readonly library: Library;
}

/** Where a manuscript uses a claim or a paper. */
export interface ChangedPlace {
	/** The place of the file in the list of parts. */
	readonly part: number;
	readonly span: Span;
	/** The sentence, or the cite. */
	readonly text: string;
}

/** A change of the evidence that concerns a manuscript, with every place that it concerns. */
export type ManuscriptChange = { readonly version: PackVersion; readonly places: readonly ChangedPlace[] } & (
	| { readonly kind: 'claim'; readonly change: ClaimChange }
	| { readonly kind: 'paper'; readonly change: PaperChange }
	| { readonly kind: 'entity'; readonly change: EntityChange }
);

/** So many of the claims that a sentence states are taken for what it says. */
const mostClaims = 2;

/** The versions of a pack after `seen`; the newest alone where it is not known which was seen. */
export function versionsAfter({ changes = [] }: EvidencePack, seen: string | undefined): readonly PackVersion[] {
	if (seen === undefined) {
		return changes.slice(0, 1);
	}
	const at = changes.findIndex(({ version }) => version === seen);
	return at < 0 ? changes : changes.slice(0, at);
}

/** Whether a version is one that the pack is or was, as far as its list of changes goes back. */
export function knowsVersion({ version, changes = [] }: EvidencePack, asked: string): boolean {
	return version === asked || changes.some((change) => change.version === asked || change.since === asked);
}

/**
 * What changed of the claims that a manuscript states and of the papers that it cites: sentence, strength and stances of a
 * claim, notices and record of a paper; and which of its claims, papers and entities were removed. In steps, a sentence or
 * so each.
 *
 * @param suggesterOf makes a suggester where something was removed that only older evidence finds
 */
export function* manuscriptChanges(
	parts: readonly ChangedPart[],
	versions: readonly PackVersion[],
	base: EvidenceBase,
	suggester: Suggester,
	suggesterOf: (base: EvidenceBase) => Generator<unknown, Suggester>,
): Generator<unknown, readonly ManuscriptChange[]> {
	const removed = whatWasRemoved(versions);
	const then = removed === undefined ? base : createEvidenceBase([...base.packs, removed]);
	const cited = citedPlaces(parts, then);
	const { stated, named } = yield* statedPlaces(parts, then === base ? suggester : yield* suggesterOf(then));
	return versions.flatMap((version) => [
		...version.claims.flatMap((change): ManuscriptChange[] => {
			const places = placesOfClaim(change, cited, stated);
			return places.length === 0 ? [] : [{ kind: 'claim', version, change, places }];
		}),
		...version.papers.flatMap((change): ManuscriptChange[] => {
			const places = cited.get(change.paper) ?? [];
			return change.change === 'added' || places.length === 0 ? [] : [{ kind: 'paper', version, change, places }];
		}),
		...(version.entities ?? []).flatMap((change): ManuscriptChange[] => {
			const places = named.get(change.entity) ?? [];
			return change.change !== 'removed' || places.length === 0 ? [] : [{ kind: 'entity', version, change, places }];
		}),
	]);
}

/** What versions removed, as one more pack, which finds it again; undefined where they removed nothing. */
function whatWasRemoved(versions: readonly PackVersion[]): EvidencePack | undefined {
	const claims = versions.flatMap((version) => version.claims.flatMap(({ was }) => was ?? []));
	const papers = versions.flatMap((version) =>
		version.papers.flatMap(({ paper, was }) =>
			was === undefined ? [] : [{ citekey: paper, item: was, study: noStudy }],
		),
	);
	const entities = versions.flatMap((version) =>
		(version.entities ?? []).flatMap(({ entity, was }) => (was === undefined ? [] : [entityOf(entity, was)])),
	);
	return claims.length + papers.length + entities.length === 0
		? undefined
		: {
				...{ id: 'removed', name: { en: '' }, version: '0.0.0', description: { en: '' }, licence: '' },
				...{ targets: [], pathways: [], entities, claims, papers, figures: [] },
			};
}

const noStudy: Study = { design: 'not stated', findings: [], notices: [], metadata: 'unchecked', missing: [] };

function entityOf(id: string, names: FormerNames): Substance {
	return {
		...{ kind: 'entity', id, ...names, entityClass: '', identifiers: {} },
		...{ genes: [], summary: { en: names.name }, members: [], sources: [] },
	};
}

type Places = ReadonlyMap<string, readonly ChangedPlace[]>;

/** Where the claim is stated, and where a paper is cited whose stance to it is another now. */
function placesOfClaim(change: ClaimChange, cited: Places, stated: Places): readonly ChangedPlace[] {
	if (change.change === 'added') {
		return [];
	}
	const ids = change.into === undefined ? [change.claim] : [change.claim, change.into];
	const places = [
		...ids.flatMap((id) => stated.get(id) ?? []),
		// A link that is new says nothing against what the manuscript cites the paper for.
		...(change.stances ?? []).flatMap(({ paper, before }) => (before === undefined ? [] : (cited.get(paper) ?? []))),
	];
	return [...new Map(places.map((place) => [`${place.part} ${place.span.start}`, place])).values()].sort(
		(first, second) => first.part - second.part || first.span.start - second.span.start,
	);
}

/** Where each paper of the base is cited, by its citekey in the base. */
function citedPlaces(parts: readonly ChangedPart[], base: EvidenceBase): Places {
	const places = new Map<string, ChangedPlace[]>();
	for (const [part, { scanned, library }] of parts.entries()) {
		const paperOf = paperOfCitekey(library, base);
		for (const { span, cites } of clustersOf(scanned)) {
			for (const { citekey } of cites) {
				const paper = paperOf(citekey);
				if (paper !== undefined) {
					addTo(places, paper.citekey, { part, span, text: scanned.text.slice(span.start, span.end) });
				}
			}
		}
	}
	return places;
}

/** Where each claim is stated, or its opposite, and where each entity is named. */
function* statedPlaces(
	parts: readonly ChangedPart[],
	suggester: Suggester,
): Generator<unknown, { readonly stated: Places; readonly named: Places }> {
	const stated = new Map<string, ChangedPlace[]>();
	const named = new Map<string, ChangedPlace[]>();
	for (const [part, { scanned }] of parts.entries()) {
		for (const { start, end, text } of sentencesIn(scanned)) {
			yield;
			const { claims, reading } = suggester.suggest(text);
			// A cite that is left out leaves the space before it.
			const shown = text.replace(/ (?=[.,;:!?)。，；：！？）])/g, '');
			const place = { part, span: { start, end }, text: shown };
			claims.slice(0, mostClaims).forEach(({ claim }) => addTo(stated, claim.id, place));
			reading.entities.forEach((entity) => addTo(named, entity, place));
		}
	}
	return { stated, named };
}

function addTo(places: Map<string, ChangedPlace[]>, id: string, place: ChangedPlace): void {
	const known = places.get(id);
	if (known === undefined) {
		places.set(id, [place]);
	} else {
		known.push(place);
	}
}
