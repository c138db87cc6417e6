/** What the writer typed, without the markup around and inside it: `(2*R*,6*R*)-HNK` → `(2R,6R)-HNK`. */
export function plainForm(typed: string): string {
	return typed
		.replace(/\\[a-zA-Z]+\*?/g, '')
		.replace(/[*_{}$^~\\]/g, '')
		.replace(/<\/?[a-z]+>/gi, '')
		.replace(/\s+/g, ' ')
		.trim();
}
