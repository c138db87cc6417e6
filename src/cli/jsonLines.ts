import { linesOf, type Terminal } from './terminal.ts';

/** A request of a line, before anybody looked at what it holds. */
export type JsonRequest = Readonly<Record<string, unknown>>;

/**
 * Answers lines of JSON one by one with a line each. `answer` gives what is written, or what is wrong with the request
 * as the rest of a sentence; such a line is reported and left out. Gives the exit code.
 */
export async function answerLines(
	input: AsyncIterable<string>,
	terminal: Terminal,
	answer: (request: JsonRequest) => object | string,
): Promise<0 | 2> {
	let number = 0;
	let isClean = true;
	for await (const lines of linesOf(input)) {
		let output = '';
		for (const line of lines) {
			number++;
			if (line.trim() === '') {
				continue;
			}
			const request = parseLine(line);
			const answered = typeof request === 'string' ? request : answer(request);
			if (typeof answered === 'string') {
				terminal.warn(`afferent: Line ${number} ${answered}.`);
				isClean = false;
				continue;
			}
			output += `${JSON.stringify(answered)}\n`;
		}
		if (output !== '') {
			await terminal.write(output);
		}
	}
	return isClean ? 0 : 2;
}

/** The object of a line, or what is wrong with it as the rest of a sentence. */
function parseLine(line: string): JsonRequest | string {
	let value: unknown;
	try {
		value = JSON.parse(line);
	} catch {
		return 'is not valid JSON';
	}
	return typeof value !== 'object' || value === null || Array.isArray(value)
		? 'is not a JSON object'
		: (value as JsonRequest);
}
