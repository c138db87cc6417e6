/**
 * A given name that is printed whole, with the initials in it as the style writes initials: `mark` is what it sets after
 * each (`initialize-with`), such as `. ` or nothing. `Carlos A.` is `Carlos A` without a mark, `R.-J.` stays `R.-J.`, and
 * `Ronald S` gets its full stop. Source: CSL 1.0.2, "initialize" and "initialize-with"; names with markup stay as they are.
 */
export function settleInitials(given: string, mark: string): string {
	if (given.includes('<') || !/\p{Lu}/u.test(given)) {
		return given;
	}
	const parts = given.match(/-?[^\s.-]+(?:-(?!\p{Lu})[^\s.-]+)*\.?/gu) ?? [];
	let settled = '';
	let isInitial = false;
	for (const part of parts) {
		const wasInitial = isInitial;
		isInitial = /^-?(?:\p{Lu}\.?|[^.]+\.)$/u.test(part);
		const gap = settled === '' || part.startsWith('-') || (wasInitial && isInitial) ? '' : ' ';
		settled = (part.startsWith('-') || gap === ' ' ? settled.trimEnd() : settled) + gap;
		settled += isInitial ? part.replace('.', '') + mark : part;
	}
	return settled.trim();
}
