import { isMap, isNode, isScalar, isSeq, parseDocument, type Node, type YAMLMap } from '../text/yaml.ts';
import type { Problem } from '../text/problem.ts';
import { shift } from '../text/span.ts';
import type { BibField, Bibliography } from './model.ts';
import { isRecord, normaliseItem } from './normaliseItem.ts';
import { problemWithoutId, recordBibliography, type RecordEntry } from './recordBibliography.ts';
import { repeatedKeys, YamlValues } from './yamlValues.ts';

/**
 * CSL-YAML: `references:` with a list, or the list alone; also the `references:` in the YAML header of a manuscript, of
 * which only the header is read.
 */
export function openCslYaml(text: string, source: string): Bibliography {
	const { start, end } = yamlPart(text);
	const document = parseDocument(text.slice(start, end), {
		strict: false,
		logLevel: 'silent',
		prettyErrors: false,
		uniqueKeys: false,
	});
	const problems: Problem[] = document.errors.map((error) => ({
		code: 'bibliography.invalid-yaml',
		span: {
			start: Math.min(text.length, start + error.pos[0]),
			end: Math.min(text.length, start + Math.max(error.pos[0], error.pos[1])),
		},
	}));
	const root = document.contents;
	const list = isMap(root) ? root.get('references', true) : root;
	const values = new YamlValues(document);
	const report = (map: YAMLMap) =>
		repeatedKeys(map).map((key) => ({ code: 'bibliography.invalid-yaml', span: spanOf(key, start, text) }));
	problems.push(...(isMap(root) ? report(root) : []));
	const entries: RecordEntry[] = [];
	for (const node of isSeq(list) ? list.items : []) {
		if (!isMap(node)) {
			continue;
		}
		const span = spanOf(node, start, text);
		problems.push(...report(node));
		const record: unknown = values.of(node);
		const id = node.get('id', true) as Node | undefined;
		if (!isRecord(record) || !isScalar(id) || String(id.value ?? '') === '') {
			problems.push(problemWithoutId(span));
			continue;
		}
		const item = normaliseItem(record);
		const fields = fieldsOf(node, start, text);
		const quotes = id.type === 'QUOTE_DOUBLE' || id.type === 'QUOTE_SINGLE' ? 1 : 0;
		const [idStart, idEnd] = id.range ?? [0, 0];
		entries.push({
			type: item.type,
			citekey: item.id,
			span,
			citekeySpan: { start: start + idStart + quotes, end: start + idEnd - quotes },
			read: () => item,
			readFields: () => fields,
		});
	}
	return recordBibliography({ source, format: 'csl-yaml', text }, entries, problems);
}

/** The YAML of a file: all of it, or what is between `---` and `---` or `...` at its beginning. */
export function yamlPart(text: string): { readonly start: number; readonly end: number } {
	const opening = /^\ufeff?---[ \t]*\r?\n/.exec(text);
	const start = opening?.[0].length ?? (text.startsWith('\ufeff') ? 1 : 0);
	const closing = /^(?:---|\.\.\.)[ \t]*$/m.exec(text.slice(start));
	return { start, end: closing === null ? text.length : start + closing.index };
}

/** The variables of a record; what has an anchor for its name, or no value, has no place. */
function fieldsOf({ items }: YAMLMap, offset: number, text: string): readonly BibField[] {
	return items.flatMap(({ key, value }): BibField[] => {
		if (!isScalar(key) || !isNode(value) || !key.range || !value.range) {
			return [];
		}
		const nameSpan = shift({ start: key.range[0], end: key.range[1] }, offset);
		return [{ name: String(key.value), nameSpan, valueSpan: spanOf(value, offset, text) }];
	});
}

function spanOf(node: Node, offset: number, text: string) {
	const [start, end] = node.range ?? [0, 0];
	const trimmed = text.slice(offset + start, offset + end).trimEnd();
	return { start: offset + start, end: offset + start + trimmed.length };
}
