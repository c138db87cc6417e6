import path from 'node:path';
import { pathToFileURL } from 'node:url';
import type { FoundPlace, FoundProblem } from './foundProblem.ts';

/** SARIF 2.1.0 knows these levels; what the editor shows as information or a hint is a note. */
const levels = { error: 'error', warning: 'warning', information: 'note', hint: 'note' } as const;

/**
 * The problems as a SARIF 2.1.0 log with one run. Columns count UTF-16 units from 1, as the format's default has it.
 * Source: https://docs.oasis-open.org/sarif/sarif/v2.1.0/sarif-v2.1.0.html
 */
export function formatSarif(problems: readonly FoundProblem[], version: string): object {
	const codes = [...new Set(problems.map((problem) => problem.code))].sort();
	const folder = pathToFileURL(process.cwd() + path.sep).href;
	return {
		$schema: 'https://json.schemastore.org/sarif-2.1.0.json',
		version: '2.1.0',
		runs: [
			{
				tool: {
					driver: {
						name: 'Afferent',
						version,
						rules: codes.map((id) => ({ id, name: ruleName(id), shortDescription: { text: descriptionOf(id) } })),
					},
				},
				columnKind: 'utf16CodeUnits',
				originalUriBaseIds: { SRCROOT: { uri: folder } },
				results: problems.map((problem) => ({
					ruleId: problem.code,
					ruleIndex: codes.indexOf(problem.code),
					level: levels[problem.severity],
					message: { text: problem.message },
					locations: [{ physicalLocation: physicalLocation(problem) }],
					...(problem.related === undefined
						? {}
						: {
								relatedLocations: [
									{
										id: 0,
										message: { text: problem.related.message },
										physicalLocation: physicalLocation(problem.related),
									},
								],
							}),
				})),
			},
		],
	};
}

function physicalLocation({ file, line, column, endLine, endColumn }: FoundPlace): object {
	return {
		artifactLocation: locationOf(file),
		region: { startLine: line, startColumn: column, endLine, endColumn },
	};
}

/** Relative to the working folder where the file is inside it, so that a report of a repository can be read anywhere. */
function locationOf(file: string): object {
	const relative = path.relative(process.cwd(), file);
	if (relative.startsWith('..') || path.isAbsolute(relative)) {
		return { uri: pathToFileURL(path.resolve(file)).href };
	}
	return { uri: relative.split(path.sep).map(encodeURIComponent).join('/'), uriBaseId: 'SRCROOT' };
}

/** `citation.unknown-key` as `CitationUnknownKey`. */
function ruleName(code: string): string {
	return code
		.split(/[.-]/)
		.map((word) => word.charAt(0).toUpperCase() + word.slice(1))
		.join('');
}

function descriptionOf(code: string): string {
	const words = code.split(/[.-]/).join(' ');
	return `${words.charAt(0).toUpperCase()}${words.slice(1)}.`;
}
