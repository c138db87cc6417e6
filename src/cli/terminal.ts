import { createInterface } from 'node:readline/promises';

/** The world of the command line: what it reads and where it writes. Tests give their own. */
export interface Terminal {
	/** Standard input as text, in pieces of any length. */
	readonly input: () => AsyncIterable<string>;
	/** Asks for a line; undefined where nobody sits there who could answer. */
	readonly ask?: ((question: string) => Promise<string>) | undefined;
	/** Writes to standard output, and waits while a pipe is full. */
	readonly write: (text: string) => Promise<void>;
	/** Writes a line to standard error. */
	readonly warn: (line: string) => void;
}

/** The terminal of this process. When the reader of a pipe goes away (`| head`), the process ends quietly. */
export function nodeTerminal(): Terminal {
	process.stdout.on('error', (error: NodeJS.ErrnoException) => {
		if (error.code === 'EPIPE') {
			process.exit(0);
		}
		throw error;
	});
	const out = process.stdout.isTTY ? withoutControls : unchanged;
	const err = process.stderr.isTTY ? withoutControls : unchanged;
	return {
		input: () => process.stdin.setEncoding('utf8'),
		ask: process.stdin.isTTY && process.stdout.isTTY ? askAtTerminal : undefined,
		write: (text) =>
			new Promise((resolve) => {
				if (process.stdout.write(out(text))) {
					resolve();
				} else {
					process.stdout.once('drain', resolve);
				}
			}),
		warn: (line) => {
			process.stderr.write(`${err(line)}\n`);
		},
	};
}

/**
 * Signs that a terminal takes for orders (to write into its title, to answer with what a shell would run) as their
 * pictures: names of files, citekeys and titles come from anybody. Pipes and files get texts as they are.
 */
export function withoutControls(text: string): string {
	// eslint-disable-next-line no-control-regex -- these are what it is about
	return text.replaceAll(/[\0-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f]|\r(?!\n)/g, (sign) => {
		const code = sign.charCodeAt(0);
		return code < 0x20 ? String.fromCharCode(0x2400 + code) : code === 0x7f ? '\u2421' : '\ufffd';
	});
}

function unchanged(text: string): string {
	return text;
}

async function askAtTerminal(question: string): Promise<string> {
	const lines = createInterface({ input: process.stdin, output: process.stdout });
	try {
		return await lines.question(withoutControls(question));
	} finally {
		lines.close();
	}
}

/** The lines of a stream of text, without their ends; the last one need not end. */
export async function* linesOf(input: AsyncIterable<string>): AsyncGenerator<readonly string[]> {
	let rest = '';
	for await (const piece of input) {
		const lines = (rest + piece).split('\n');
		rest = lines.pop() ?? '';
		if (lines.length > 0) {
			yield lines.map(withoutReturn);
		}
	}
	if (rest !== '') {
		yield [withoutReturn(rest)];
	}
}

function withoutReturn(line: string): string {
	return line.endsWith('\r') ? line.slice(0, -1) : line;
}

/** All of a stream as one text. */
export async function readAll(input: AsyncIterable<string>): Promise<string> {
	let text = '';
	for await (const piece of input) {
		text += piece;
	}
	return text;
}
