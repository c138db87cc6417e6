import type { CslItem } from '../bibliography/cslItem.ts';
import type { Span } from '../text/span.ts';
import { cslItem } from './cslShape.ts';
import { readJson, type JsonNode } from './jsonDocument.ts';
import type { Claim, Figure, Pathway, Study, Substance, Target } from './model.ts';
import type { EntityNames } from './nameModel.ts';
import type { PackVersion } from './changeModel.ts';
import { packLimits, type PackFileName, type PackFiles, type PackProblem } from './packFiles.ts';
import { packVersion } from './changeShapes.ts';
import {
	claim,
	entityNames,
	figure,
	packHeader,
	pathway,
	study,
	substance,
	target,
	type PackHeader,
} from './recordShapes.ts';
import { wrongType, type Report, type Shape } from './shape.ts';

/** One record as it was read, with the node it came from. */
export interface PackRecord<T> {
	readonly file: PackFileName;
	/** Id or citekey; `#1` for the first of a file where it has none. */
	readonly name: string;
	readonly value: T;
	readonly node: JsonNode;
}

/** Everything readable in the files of a pack, before its links are checked. */
export interface PackRecords {
	readonly header: PackRecord<PackHeader> | undefined;
	readonly references: readonly PackRecord<CslItem>[];
	readonly studies: readonly PackRecord<Study>[];
	readonly targets: readonly PackRecord<Target>[];
	readonly pathways: readonly PackRecord<Pathway>[];
	readonly entities: readonly PackRecord<Substance>[];
	readonly claims: readonly PackRecord<Claim>[];
	readonly figures: readonly PackRecord<Figure>[];
	/** By version, newest first. */
	readonly changes: readonly PackRecord<PackVersion>[];
	readonly names: readonly PackRecord<EntityNames>[];
}

/** Reads each file by the shape of its records; a record that does not fit is reported and left out. */
export function readRecords(files: PackFiles, problems: PackProblem[]): PackRecords {
	const readList = <T>(file: PackFileName, shape: Shape<T>): readonly PackRecord<T>[] =>
		readNamed(file, shape, files, problems, namesOfList);
	return {
		header: readNamed('pack.json', packHeader, files, problems, (node) => [['pack', node]])[0],
		references: readList('references.json', cslItem),
		studies: readNamed('studies.json', study, files, problems, namesOfTable),
		targets: readList('targets.json', target),
		pathways: readList('pathways.json', pathway),
		entities: readList('entities.json', substance),
		claims: readList('claims.json', claim),
		figures: readList('figures.json', figure),
		changes: readNamed('changes.json', packVersion, files, problems, namesOfVersions),
		names: readNamed('names.json', entityNames, files, problems, namesBy('entity')),
	};
}

type Name = (node: JsonNode, report: Report) => readonly (readonly [name: string, node: JsonNode])[];

function readNamed<T>(
	file: PackFileName,
	shape: Shape<T>,
	files: PackFiles,
	problems: PackProblem[],
	split: Name,
): readonly PackRecord<T>[] {
	const node = readFile(file, files[file], problems);
	if (node === undefined) {
		return [];
	}
	const named = split(node, reporter(file, undefined, problems));
	if (named.length > packLimits.records) {
		reporter(file, undefined, problems)('evidence.too-many', node.span, { limit: String(packLimits.records) });
	}
	return named.slice(0, packLimits.records).flatMap(([name, recordNode]) => {
		const value = shape(recordNode, reporter(file, name, problems));
		return value === undefined ? [] : [{ file, name, value, node: recordNode }];
	});
}

function readFile(file: PackFileName, text: string | undefined, problems: PackProblem[]): JsonNode | undefined {
	if (text === undefined) {
		return undefined;
	}
	if (text.length > packLimits.fileLength) {
		const details = { limit: String(packLimits.fileLength) };
		problems.push({ code: 'evidence.too-large', file, span: { start: 0, end: 1 }, details });
		return undefined;
	}
	const document = readJson(text);
	for (const { code, span, details } of document.problems) {
		reporter(file, undefined, problems)(code, span, details);
	}
	return document.value;
}

const namesOfList = namesBy('id');
const namesOfVersions = namesBy('version');

/** The records of a list, each named by the text of `field`. */
function namesBy(field: string): Name {
	return (node, report) => {
		if (node.kind !== 'array') {
			wrongType(node, 'list', report);
			return [];
		}
		return node.items.map((item, index) => [textOf(item, field) ?? `#${index + 1}`, item]);
	};
}

const namesOfTable: Name = (node, report) => {
	if (node.kind !== 'object') {
		wrongType(node, 'object', report);
		return [];
	}
	return [...node.members].filter(([key]) => key !== '$schema').map(([key, member]) => [key, member.value]);
};

function textOf(node: JsonNode, field: string): string | undefined {
	const found = node.kind === 'object' ? node.members.get(field)?.value : undefined;
	return found?.kind === 'string' && found.value !== '' ? found.value.slice(0, 100) : undefined;
}

function reporter(file: PackFileName, record: string | undefined, problems: PackProblem[]): Report {
	return (code: string, span: Span, details?: Readonly<Record<string, string>>): void => {
		if (problems.length >= packLimits.problems) {
			return;
		}
		problems.push({
			code,
			file,
			span,
			...(record !== undefined && { record }),
			...(details !== undefined && { details }),
		});
	};
}
