/**
 * A manuscript of a given length, made of the paragraphs of a short one. Each repetition gets a number, so that no two
 * paragraphs are equal and nothing can be found in a cache that would not be there in a real text.
 */
export function growManuscript(sample: string, length: number): string {
	const paragraphs = bodyOf(sample).split(/\n{2,}/);
	const parts = [headerOf(sample)];
	let size = parts[0]!.length;
	for (let round = 1; size < length; round++) {
		for (const paragraph of paragraphs) {
			const part = paragraph.startsWith('#') ? `${paragraph} ${round}` : `${paragraph} Round ${round}.`;
			parts.push(part);
			size += part.length + 2;
			if (size >= length) {
				break;
			}
		}
	}
	return parts.join('\n\n');
}

function headerOf(sample: string): string {
	return /^---\n[\s\S]*?\n---\n/.exec(sample)?.[0] ?? '';
}

function bodyOf(sample: string): string {
	return sample.slice(headerOf(sample).length).trim();
}
