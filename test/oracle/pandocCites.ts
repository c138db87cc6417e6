import { execFile } from 'node:child_process';
import { promisify } from 'node:util';

const run = promisify(execFile);

/** One cite as pandoc has it: key, mode, and the text before and behind, locator included. */
export type PandocCite = readonly [citekey: string, mode: string, prefix: string, suffix: string];

/** The clusters that pandoc reads in a text, in order. */
export async function readPandocCites(text: string): Promise<readonly (readonly PandocCite[])[]> {
	const process = run('pandoc', ['--from=markdown', '--to=json'], { maxBuffer: 1 << 26 });
	process.child.stdin?.end(text);
	const found: PandocCite[][] = [];
	const { meta, blocks } = JSON.parse((await process).stdout) as { meta: unknown; blocks: unknown };
	collect([meta, blocks], found);
	return found;
}

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
