import type { CslItem } from '../../core/bibliography/cslItem.ts';
import type { Library, LibraryEntry } from '../../core/bibliography/model.ts';
import { clustersOf } from '../../core/documents/clusters.ts';
import type { ScannedDocument } from '../../core/documents/model.ts';
import type { EvidenceBase } from '../../core/evidence/evidenceBase.ts';
import { evidencePaper } from '../../core/features/cards.ts';
import { codedNotices, noticesOfItem, unconfirmedVariables } from '../../core/features/paperState.ts';
import type { Mention } from '../../core/matching/model.ts';
import type { Span } from '../../core/text/span.ts';
import type { Subject } from '../card.ts';
import { classLabel, plainTitle, shortReference } from '../labels.ts';
import type { Reader } from '../localise.ts';
import { entityIcon, kindIcons } from './rowIcons.ts';
import { rowName } from './rowNames.ts';

/** A row of the document view. */
export interface DocumentNode {
	readonly path: string;
	readonly parent: DocumentNode | undefined;
	readonly label: string;
	readonly description?: string;
	readonly icon: string;
	readonly subject?: Subject;
	/** Where in the file, for rows that are one place. */
	readonly span?: Span;
	/** The address of the file of that place. */
	readonly uri?: string;
	/** In the reference list: what is shown as the style of the document prints it, once the row is seen. */
	readonly reference?: CslItem;
	/** For menus: `documentGroup`, `mentioned`, `cited`, `missing`, `occurrence`. */
	readonly contextValue: string;
	readonly children: readonly DocumentNode[];
}

export interface DocumentTreeSources {
	readonly base: EvidenceBase;
	/** All that could be cited. */
	readonly library: Library;
	/** What of it the manuscript declares. */
	readonly declared: Library;
	/** What is cited in the order in which a reader meets it; may repeat. */
	readonly citekeys: readonly string[];
	/** The files whose cites and names are shown, in reading order. */
	readonly files: readonly TreeFile[];
}

/** A file of the manuscript. */
export interface TreeFile {
	readonly uri: string;
	/** As it is shown; empty where there is only one file. */
	readonly name: string;
	readonly scanned: ScannedDocument;
	/** The names of entities in it, in order. */
	readonly mentions: readonly Mention[];
	/** The line of an offset, from 1. */
	lineOf(offset: number): number;
}

interface Place {
	readonly span: Span;
	readonly file: TreeFile;
}

/** What a manuscript mentions, what it cites, and what it cites that no bibliography has. */
export function createDocumentTree(sources: DocumentTreeSources, reader: Reader): readonly DocumentNode[] {
	const { t } = reader;
	const cited = [...citedPlaces(sources)];
	const missing = cited.filter(([citekey]) => !sources.library.has(citekey));
	const known = cited.flatMap(([citekey, places]) => {
		const entry = sources.library.find(citekey);
		return entry === undefined ? [] : [{ entry, places }];
	});
	return [
		group({ path: 'mentioned', label: t('Mentioned'), icon: 'mention' }, mentionedRows(sources, reader)),
		group({ path: 'missing', label: t('Cited, but not in any bibliography'), icon: kindIcons.unconfirmed }, (parent) =>
			missing.map(([citekey, places]) => missingRow(citekey, places, parent, sources, reader)),
		),
		group({ path: 'cited', label: t('Cited'), icon: 'quote' }, (parent) =>
			known.map(({ entry, places }) => citedRow(entry, places, parent, sources, reader)),
		),
		group({ path: 'references', label: t('Reference list'), icon: 'list-ordered' }, (parent) =>
			known.map(({ entry }) => referenceRow(entry, parent, sources, reader)),
		),
	].filter((each) => each.children.length > 0);
}

/** Citekeys in order of citation, each with its places. */
function citedPlaces({ files, citekeys }: DocumentTreeSources): ReadonlyMap<string, readonly Place[]> {
	const places = new Map<string, Place[]>(citekeys.map((citekey) => [citekey, []]));
	places.delete('*');
	for (const file of files) {
		for (const { citekey, citekeySpan } of clustersOf(file.scanned).flatMap(({ cites }) => cites)) {
			if (citekey !== '*') {
				const known = places.get(citekey) ?? [];
				known.push({ span: citekeySpan, file });
				places.set(citekey, known);
			}
		}
	}
	return places;
}

function mentionedRows(
	{ base, files }: DocumentTreeSources,
	reader: Reader,
): (parent: DocumentNode) => readonly DocumentNode[] {
	const found = files.flatMap((file) =>
		file.mentions.map((mention) => ({ entity: mention.entity, span: mention, file })),
	);
	const places = Map.groupBy(found, ({ entity }) => entity);
	return (parent) =>
		[...places].flatMap(([id, mentions]) => {
			const entity = base.entity(id);
			if (entity === undefined) {
				return [];
			}
			const name = rowName(entity, reader);
			const row = {
				path: `${parent.path}/${id}`,
				parent,
				label: name.label,
				description: [String(mentions.length), name.description ?? classLabel(entity, reader)].join(' · '),
				icon: entityIcon(entity),
				subject: { kind: 'entity', id } as const,
				contextValue: 'mentioned',
			};
			return [withPlaces(row, mentions, true, reader)];
		});
}

function citedRow(
	entry: LibraryEntry,
	places: readonly Place[],
	parent: DocumentNode,
	sources: DocumentTreeSources,
	reader: Reader,
): DocumentNode {
	return withPlaces(workRow(entry, parent, sources, reader), places, false, reader);
}

function referenceRow(
	entry: LibraryEntry,
	parent: DocumentNode,
	sources: DocumentTreeSources,
	reader: Reader,
): DocumentNode {
	return { ...workRow(entry, parent, sources, reader), reference: entry.item, children: [] };
}

function workRow(
	{ citekey, item }: LibraryEntry,
	parent: DocumentNode,
	{ base, declared }: DocumentTreeSources,
	reader: Reader,
): Omit<DocumentNode, 'children'> {
	const paper = evidencePaper(item, base);
	const notices = new Set(codedNotices(noticesOfItem(item), paper).map(({ code }) => code));
	const isRetracted = notices.has('retracted');
	const isUnconfirmed = unconfirmedVariables(item, paper).length > 0;
	const isDeclared = declared.has(citekey);
	const marks = [
		...(isRetracted ? [reader.t('retracted')] : []),
		...(notices.has('expression-of-concern') ? [reader.t('expression of concern')] : []),
		...(isUnconfirmed ? [reader.t('record not confirmed')] : []),
		...(isDeclared ? [] : [reader.t('bibliography not declared')]),
	];
	return {
		path: `${parent.path}/${citekey}`,
		parent,
		label: shortReference(item, reader),
		description: [...marks, plainTitle(item)].join(' · '),
		icon: isRetracted ? kindIcons.retracted : marks.length > 0 ? kindIcons.unconfirmed : kindIcons.paper,
		subject: { kind: 'paper', id: citekey },
		contextValue: 'cited',
	};
}

function missingRow(
	citekey: string,
	places: readonly Place[],
	parent: DocumentNode,
	{ base }: DocumentTreeSources,
	reader: Reader,
): DocumentNode {
	const paper = base.paper(citekey);
	const row = {
		path: `${parent.path}/${citekey}`,
		parent,
		label: citekey,
		description:
			paper === undefined ? reader.t('unknown') : reader.t('in the evidence base: {0}', plainTitle(paper.item)),
		icon: paper === undefined ? 'question' : 'cloud-download',
		...(paper === undefined ? {} : { subject: { kind: 'paper', id: citekey } as const }),
		contextValue: paper === undefined ? 'missing' : 'missingInEvidence',
	};
	return withPlaces(row, places, false, reader);
}

/** The row with one child for each place; `isWritten` adds what is written there. */
function withPlaces(
	row: Omit<DocumentNode, 'children'>,
	places: readonly Place[],
	isWritten: boolean,
	{ t }: Reader,
): DocumentNode {
	const children: DocumentNode[] = [];
	const [first] = places;
	const node: DocumentNode = {
		...row,
		...(first === undefined ? {} : { span: spanOf(first.span), uri: first.file.uri }),
		children,
	};
	for (const { span, file } of places) {
		const line = t('Line {0}', file.lineOf(span.start));
		const written = isWritten ? file.scanned.text.slice(span.start, span.end) : undefined;
		children.push({
			path: `${row.path}/${file.name}/${span.start}`,
			parent: node,
			label: file.name === '' ? line : `${file.name}: ${line}`,
			...(written === undefined ? {} : { description: written }),
			icon: 'go-to-file',
			span: spanOf(span),
			uri: file.uri,
			contextValue: 'occurrence',
			children: [],
		});
	}
	return node;
}

function spanOf({ start, end }: Span): Span {
	return { start, end };
}

function group(
	row: Pick<DocumentNode, 'path' | 'label' | 'icon'>,
	rows: (parent: DocumentNode) => readonly DocumentNode[],
): DocumentNode {
	const children: DocumentNode[] = [];
	const node = { ...row, parent: undefined, description: '', contextValue: 'documentGroup', children };
	children.push(...rows(node));
	node.description = String(children.length);
	return node;
}
