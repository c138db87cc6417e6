/** A table that is written as words two by two: `ab cd ef gh` or, where the words have no commas, `ab cd,ef gh`. */
export function wordPairs(table: string, between: string | RegExp = ' '): ReadonlyMap<string, string> {
	const words = table.split(between);
	const pairs = new Map<string, string>();
	for (let i = 0; i + 1 < words.length; i += 2) {
		pairs.set(words[i]!, words[i + 1]!);
	}
	return pairs;
}
