/**
 * Decides whether a place is inside something that only looks like prose to the scanner: a web or mail address, a DOI,
 * the name of a file, a shortcode. Looks at what is directly around it alone.
 */
import { closeBracket, closeParenthesis, greaterThan, lessThan, openBracket, openParenthesis } from '../text/units.ts';

export function isGuarded(text: string, start: number, end: number): boolean {
	let first = start;
	while (first > 0 && start - first < 200 && !endsWord(text.charCodeAt(first - 1))) {
		first--;
	}
	let last = end;
	while (last < text.length && last - end < 200 && !endsWord(text.charCodeAt(last))) {
		last++;
	}
	const line = text.slice(Math.max(0, start - 120), start);
	const shortcode = line.lastIndexOf('{{<');
	if (shortcode >= 0 && shortcode > line.lastIndexOf('>}}')) {
		return true;
	}
	if (last - first === end - start) {
		return false;
	}
	const word = text.slice(first, last);
	return (
		word.includes('://') ||
		word.includes('www.') ||
		/(?:^|[^0-9])10\.[0-9]{4,9}\//.test(word) ||
		/[A-Za-z0-9]@[A-Za-z0-9]/.test(word) ||
		/^@[A-Za-z0-9_]/.test(word) ||
		/[A-Za-z0-9_-]\.(?:csv|tsv|txt|xlsx?|docx?|pdf|png|jpe?g|svg|tiff?|eps|py|md|qmd|rmd|tex|bib|json|ya?ml|rds|rdata|r|ipynb|html?|zip|org|com|net|edu|gov)(?:$|[^A-Za-z0-9])/i.test(
			word,
		) ||
		/^(?:\.{1,2}|~)\/[a-z]|^\/[a-z0-9._-]+\/[a-z0-9._-]+\//i.test(word)
	);
}

/** Blanks, brackets and quotes end a word, and so do Chinese characters and full-width forms. */
function endsWord(unit: number): boolean {
	return (
		unit <= 34 ||
		unit === openParenthesis ||
		unit === closeParenthesis ||
		unit === lessThan ||
		unit === greaterThan ||
		unit === openBracket ||
		unit === closeBracket ||
		unit >= 0x3000
	);
}
