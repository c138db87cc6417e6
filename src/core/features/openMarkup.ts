import type { Block, DocumentFormat } from '../documents/model.ts';

/**
 * Whether the cursor is in inline maths or code that may not be closed yet. The scanner takes what is unclosed, and
 * short maths that is a notation (`NF-$\kappa$B`), for text; who is typing there wants no names.
 */
export function isInOpenMarkup({ start, content }: Block, offset: number, format: DocumentFormat): boolean {
	const before = content.text.slice(0, offset - start);
	const after = content.text.slice(offset - start);
	const isLatex = format === 'latex';
	return (
		(!isLatex && countUnescaped(before, '`') % 2 === 1) ||
		before.lastIndexOf('\\(') > before.lastIndexOf('\\)') ||
		isInDollars(before, after, isLatex)
	);
}

function isInDollars(before: string, after: string, isLatex: boolean): boolean {
	let opening = -1;
	for (let i = before.indexOf('$'); i >= 0; i = before.indexOf('$', i + 1)) {
		if (before[i - 1] === '\\') {
			continue;
		}
		if (opening >= 0) {
			opening = -1;
		} else if (isLatex || /\S/.test(before[i + 1] ?? '')) {
			opening = i;
		}
	}
	// In Markdown *$5* is a price, unless the maths that it would open is closed behind the cursor.
	const isPrice = !isLatex && /\d/.test(before[opening + 1] ?? '') && !after.includes('$');
	return opening >= 0 && !isPrice;
}

function countUnescaped(text: string, sign: string): number {
	let count = 0;
	for (let i = text.indexOf(sign); i >= 0; i = text.indexOf(sign, i + 1)) {
		count += text[i - 1] === '\\' ? 0 : 1;
	}
	return count;
}
