import { execFile } from 'node:child_process';
import path from 'node:path';
import { promisify } from 'node:util';

const run = promisify(execFile);

/** One cite as pandoc has it: key, mode, and the text before and behind, locator included. */
export type PandocCite = readonly [citekey: string, mode: string, prefix: string, suffix: string];

/** The clusters that pandoc reads in each of these texts, in order. One run reads them all: it starts for long. */
export async function readPandocCites(
	texts: readonly string[],
): Promise<readonly (readonly (readonly PandocCite[])[])[]> {
	const process = run('pandoc', ['--from=markdown', '--to=json', '--lua-filter', readCodeBlocks], {
		maxBuffer: 1 << 28,
	});
	const fence = '~'.repeat(60);
	process.child.stdin?.end(texts.map((text) => `${fence} {.text}\n${text}\n${fence}\n\n`).join(''));
	const read = JSON.parse((await process).stdout) as { readonly blocks: readonly { readonly c: [unknown, string] }[] };
	return read.blocks.map(({ c: [, json] }) => {
		const document = JSON.parse(json) as { readonly meta: unknown; readonly blocks: unknown };
		const found: PandocCite[][] = [];
		collect([document.meta, document.blocks], found);
		return found;
	});
}

/** A filter that takes the text of each code block for Markdown, and puts the document that pandoc reads in its place. */
const readCodeBlocks = path.join(import.meta.dirname, 'readCodeBlocks.lua');

interface PandocCitation {
	readonly citationId: string;
	readonly citationMode: { readonly t: string };
	readonly citationPrefix: unknown;
	readonly citationSuffix: unknown;
}

const modes: Readonly<Record<string, string>> = {
	AuthorInText: 'inText',
	NormalCitation: 'parenthetical',
	SuppressAuthor: 'suppressAuthor',
};

function collect(node: unknown, found: PandocCite[][]): void {
	if (Array.isArray(node)) {
		for (const part of node) {
			collect(part, found);
		}
	} else if (typeof node === 'object' && node !== null) {
		if ((node as { t?: string }).t === 'Cite') {
			const [citations] = (node as { c: [PandocCitation[], unknown] }).c;
			found.push(
				citations.map(({ citationId, citationMode, citationPrefix, citationSuffix }) => [
					citationId,
					modes[citationMode.t] ?? citationMode.t,
					plain(citationPrefix),
					plain(citationSuffix),
				]),
			);
			for (const { citationPrefix, citationSuffix } of citations) {
				collect([citationPrefix, citationSuffix], found);
			}
		} else {
			for (const part of Object.values(node)) {
				collect(part, found);
			}
		}
	}
}

/** The text of inlines without their markup. */
function plain(node: unknown): string {
	if (Array.isArray(node)) {
		return node.map(plain).join('');
	}
	const { t, c } = node as { t?: string; c?: unknown };
	switch (t) {
		case 'Str':
			return c as string;
		case 'Space':
		case 'SoftBreak':
		case 'LineBreak':
			return ' ';
		case 'Code':
		case 'Math':
		case 'RawInline':
		case 'Link':
		case 'Image':
		case 'Span':
		case 'Quoted':
		case 'Cite': {
			const content = (c as unknown[])[1];
			return typeof content === 'string' ? content : plain(content);
		}
		default:
			return Array.isArray(c) && t !== 'Note' ? plain(c) : '';
	}
}
