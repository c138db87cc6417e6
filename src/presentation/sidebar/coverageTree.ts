import type { Claim, Paper } from '../../core/evidence/model.ts';
import type { ClaimCoverage, StatedClaim, StatedPlace } from '../../core/features/claimCoverage.ts';
import type { Span } from '../../core/text/span.ts';
import { claimStatement, plainTitle, shortReference, strengthLabel } from '../labels.ts';
import { marksOf, type Reader } from '../localise.ts';
import type { EvidenceNode } from './evidenceNode.ts';
import { claimIcon, kindIcons, paperIcon } from './rowIcons.ts';

/** A row of the view of claims: a row as the evidence has it, or a place in the manuscript. */
export interface CoverageNode extends EvidenceNode {
	/** Where the manuscript states it, for rows that lead there. */
	readonly span?: Span;
	/** The address of the file that holds it. */
	readonly uri?: string;
	children(): readonly CoverageNode[];
}

/** A file of the manuscript. */
export interface CoverageFile {
	readonly uri: string;
	/** How it is called; empty where it is the only one. */
	readonly name: string;
	/** The line of an offset, from 1. */
	lineOf(offset: number): number;
}

/**
 * The claims of the evidence base against a manuscript: three groups with their counts, the empty ones as well, since that
 * nothing is one-sided is an answer. No row where the evidence base has no claims.
 *
 * @param files those that the places of the claims count
 */
export function createCoverageTree(
	{ stated, neverMentioned }: ClaimCoverage,
	files: readonly CoverageFile[],
	reader: Reader,
): readonly CoverageNode[] {
	const { t } = reader;
	if (stated.length + neverMentioned.length === 0) {
		return [];
	}
	const ofSides = (isOneSided: boolean) => (parent: CoverageNode) =>
		stated.filter((each) => each.isOneSided === isOneSided).map((each) => statedRow(each, parent, files, reader));
	return [
		group({ path: 'stated', label: t('Stated here'), icon: kindIcons.claim, isOpen: true }, ofSides(false), reader),
		group(
			{
				path: 'oneSided',
				label: t('Contested, with papers of one side only'),
				icon: kindIcons.unconfirmed,
				isOpen: true,
			},
			ofSides(true),
			reader,
		),
		group(
			{ path: 'neverMentioned', label: t('Never mentioned'), icon: 'circle-outline', isOpen: false },
			(parent) => neverMentioned.map((claim) => claimRow(claim, parent, reader)),
			reader,
		),
	];
}

/** Leads to the first sentence; below it the further ones, and the papers that they cite. */
function statedRow(
	{ claim, places, cited }: StatedClaim,
	parent: CoverageNode,
	files: readonly CoverageFile[],
	reader: Reader,
): CoverageNode {
	const papers =
		cited.length === 0
			? reader.t('none of its papers is cited')
			: cited.map(({ item }) => shortReference(item, reader)).join(marksOf(reader).semicolon);
	const row = claimRow(claim, parent, reader);
	const [first] = places;
	const node: CoverageNode = {
		...row,
		description: `${row.description} · ${papers}`,
		spoken: `${row.spoken}, ${papers}`,
		...(first === undefined ? {} : leadsTo(first, files)),
		hasChildren: places.length > 1 || cited.length > 0,
		children: () => [
			...(places.length > 1 ? places.map((place) => placeRow(place, node, files, reader)) : []),
			...cited.map((paper) => paperRow(paper, node, reader)),
		],
	};
	return node;
}

function claimRow(
	claim: Claim,
	parent: CoverageNode,
	reader: Reader,
): CoverageNode & Required<Pick<CoverageNode, 'description' | 'spoken'>> {
	const label = claimStatement(claim, reader);
	const strength = strengthLabel(claim.strength, reader);
	return {
		path: `${parent.path}/${claim.id}`,
		parent,
		label,
		description: strength,
		spoken: `${label}, ${strength}`,
		icon: claimIcon(claim.strength),
		subject: { kind: 'claim', id: claim.id },
		contextValue: 'claim',
		...leaf,
	};
}

function leadsTo({ file, span }: StatedPlace, files: readonly CoverageFile[]): Pick<CoverageNode, 'span' | 'uri'> {
	return { span, uri: files[file]!.uri };
}

function placeRow(
	place: StatedPlace,
	parent: CoverageNode,
	files: readonly CoverageFile[],
	{ t }: Reader,
): CoverageNode {
	const { name, lineOf } = files[place.file]!;
	const line = t('Line {0}', lineOf(place.span.start));
	return {
		path: `${parent.path}/${name}/${place.span.start}`,
		parent,
		label: name === '' ? line : `${name}: ${line}`,
		icon: 'go-to-file',
		...leadsTo(place, files),
		contextValue: 'occurrence',
		...leaf,
	};
}

function paperRow(paper: Paper, parent: CoverageNode, reader: Reader): CoverageNode {
	const label = shortReference(paper.item, reader);
	const title = plainTitle(paper.item);
	return {
		path: `${parent.path}/${paper.citekey}`,
		parent,
		label,
		description: title,
		spoken: `${label}, ${title}`,
		icon: paperIcon(paper),
		subject: { kind: 'paper', id: paper.citekey },
		contextValue: 'paper',
		...leaf,
	};
}

const leaf = { hasChildren: false, children: () => [] };

function group(
	head: { readonly path: string; readonly label: string; readonly icon: string; readonly isOpen: boolean },
	rows: (parent: CoverageNode) => readonly CoverageNode[],
	{ t }: Reader,
): CoverageNode {
	const children: CoverageNode[] = [];
	const node = { ...head, parent: undefined, contextValue: 'group', children: () => children };
	const counted = { ...node, description: '', spoken: '', hasChildren: false };
	children.push(...rows(counted));
	const count = children.length;
	return Object.assign(counted, {
		description: String(count),
		spoken: t('{0}, {1} rows', head.label, count),
		hasChildren: count > 0,
	});
}
