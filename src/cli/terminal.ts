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
	return {
		input: () => process.stdin.setEncoding('utf8'),
		ask: process.stdin.isTTY && process.stdout.isTTY ? askAtTerminal : undefined,
		write: (text) =>
			new Promise((resolve) => {
				if (process.stdout.write(text)) {
					resolve();
				} else {
					process.stdout.once('drain', resolve);
				}
			}),
		warn: (line) => {
			process.stderr.write(`${line}\n`);
		},
	};
}

async function askAtTerminal(question: string): Promise<string> {
	const lines = createInterface({ input: process.stdin, output: process.stdout });
	try {
		return await lines.question(question);
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
