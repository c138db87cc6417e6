/**
 * A value of CSL-JSON as readings are compared: one order of keys, and one way to write an accent, an apostrophe and a
 * blank. `undefined` where a variable is missing.
 */
export function comparableValue(value: unknown): string {
	const ordered = (_key: string, part: unknown) =>
		part !== null && typeof part === 'object' && !Array.isArray(part)
			? Object.fromEntries(Object.entries(part).toSorted(([a], [b]) => (a < b ? -1 : 1)))
			: part;
	return String(JSON.stringify(value, ordered))
		.replaceAll(/ı(?=\p{M})/gu, 'i')
		.normalize('NFC')
		.replaceAll(/[’ʼ]/g, "'")
		.replaceAll(/[\u00a0\u2009\u202f]/g, ' ');
}
