/**
 * A manuscript of a given length in UTF-16 units, made of the paragraphs of a short one. Each repetition gets a number,
 * so that no two paragraphs are equal and nothing is found in a cache that would not be there in a real text.
 */
export function growManuscript(sample: string, length: number): string {
	const { header, body, footer } = split(sample);
	const paragraphs = body.split(/\n{2,}/);
	const parts = [header];
	let size = header.length + footer.length;
	for (let round = 1; size < length; round++) {
		for (const paragraph of paragraphs) {
			const part = paragraph.startsWith('#') ? `${paragraph} ${round}` : `${paragraph}\nRound ${round}.`;
			parts.push(part);
			size += part.length + 2;
			if (size >= length) {
				break;
			}
		}
	}
	return [...parts, footer].join('\n\n');
}

/** YAML header or preamble, text, and what closes a LaTeX document. */
function split(sample: string): { readonly header: string; readonly body: string; readonly footer: string } {
	const header = /^---\n[\s\S]*?\n---\n|^[\s\S]*?\\begin\{document\}\n/.exec(sample)?.[0] ?? '';
	const rest = sample.slice(header.length);
	const end = rest.search(/\\(?:bibliographystyle|printbibliography|end\{document\})/);
	return { header, body: (end < 0 ? rest : rest.slice(0, end)).trim(), footer: end < 0 ? '' : rest.slice(end) };
}
