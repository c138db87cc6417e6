/**
 * JSON in lines, one for each property of an object and, where a property is a long list, one for each record: it is JSON as
 * any other, and can also be read in slices.
 */

/** Lists of more characters than this have their records in lines. */
const longList = 10_000;
/** About how many characters are read at once: some tenths of a millisecond. */
const charactersPerStep = 50_000;

/** An object as such lines. */
export function writeJsonLines(value: object): string {
	const lines = Object.entries(value)
		.filter(([, part]) => part !== undefined)
		.map(([name, part]: [string, unknown]) => {
			const whole = JSON.stringify(part);
			return `${JSON.stringify(name)}:${
				Array.isArray(part) && whole.length > longList
					? `[\n${part.map((record) => JSON.stringify(record)).join(',\n')}\n]`
					: whole
			}`;
		});
	return `{\n${lines.join(',\n')}\n}`;
}

/** Reads such lines in slices; whatever is laid out otherwise at once. Throws what `JSON.parse` throws. */
export function* readJsonLines(text: string): Generator<undefined, unknown> {
	const lines = text.split('\n');
	if (lines[0] !== '{' || lines.at(-1) !== '}') {
		return JSON.parse(text);
	}
	const value: Record<string, unknown> = {};
	for (let i = 1; i < lines.length - 1; i++) {
		const opening = /^("(?:[^"\\]|\\.)*"):\[$/.exec(lines[i]!);
		if (opening === null) {
			Object.assign(value, JSON.parse(`{${withoutComma(lines[i]!)}}`) as object);
			continue;
		}
		const records: unknown[] = [];
		value[JSON.parse(opening[1]!) as string] = records;
		for (i++; !/^\],?$/.test(lines[i]!);) {
			const begin = i;
			for (let length = 0; length < charactersPerStep && !/^\],?$/.test(lines[i]!); i++) {
				length += lines[i]!.length;
			}
			records.push(...(JSON.parse(`[${withoutComma(lines.slice(begin, i).join(''))}]`) as readonly unknown[]));
			yield undefined;
		}
	}
	return value;
}

function withoutComma(line: string): string {
	return line.endsWith(',') ? line.slice(0, -1) : line;
}
