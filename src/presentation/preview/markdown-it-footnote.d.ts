/** Footnotes for markdown-it; the package has no types of its own. */
declare module 'markdown-it-footnote' {
	export default function footnotes(md: object): void;
}
