const end = '(?:closed|settled|resolved|over|decided|answered|established|proven|proved|certain|given|facts?)';

/** What a writer says of a matter that he holds to be settled, besides the matter itself. */
const settling = new RegExp(
	[
		String.raw`\b(?:the|this|that|a) (?:question|matter|issue|debate|controversy|case|point|dispute|discussion)\b(?:\s[\p{L}']+){0,8}?\s${end}(?!\p{L})`,
		String.raw`\b(?:cannot|can|may|must|should|has to|is to)(?:\s\p{L}+){0,2}? be (?:\p{L}+ )?(?:regarded|considered|taken|seen|treated|held|counted)(?: as)?(?:\s\p{L}+){0,2}?\s${end}(?!\p{L})`,
		String.raw`\b(?:one|we) (?:may|can|must|should) (?:take|regard|consider|treat|count) (?:it|this|that)(?: as)?(?:\s\p{L}+){0,2}?\s${end}(?!\p{L})`,
		String.raw`\b(?:must|has to|have to|can only) be (?:regarded|considered|taken|seen|treated) as\b(?! (?:an? )?(?:preliminary|tentative|provisional|open|un\p{L}+|speculative|hypothe\p{L}+))`,
		String.raw`\b(?:beyond (?:any |all |reasonable |serious )*|without (?:any |a )?|no (?:longer )?(?:any )?(?:in |open to |a matter of )?(?:serious |reasonable )?)(?:doubt|dispute|question|debate)\b`,
		String.raw`\b(?:nobody|no one|hardly anyone)(?:\s\p{L}+){0,3}? (?:dispute|doubt|question|contest)s?\b`,
		String.raw`\brul(?:es?|ed) (?:it|this|that) out\b|\bonce and for all\b|\b(?:un|in)(?:disputabl[ey]|disputed|questionabl[ey]|controvertibl[ey])\b|\bundoubtedly\b`,
		'毫无疑问|毋庸置疑|(?:这|此)?(?:是|已是|早已是)?(?:公认|众所周知)的(?:事实)?|无可争议|无可置疑|不争的事实|[^，。；]{0,4}(?:定论|盖棺)|(?:这|此)[^，。；]{0,4}(?:已|早已)(?:经)?(?:解决|明确|证实|确立)',
	].join('|'),
	'giu',
);

/** Around such words, what says that the matter is not settled. */
const open =
	/\b(?:not|cannot|never|far from|hardly|scarcely|whether|nor|some|many|others)\b|n't\b|尚|未|无定论|能否|是否|难有/iu;

/** How begins what is settled where it is put as a question. */
const answered = /^whether\s/iu;

/** What follows where it is to be settled yet. */
const yet = /^ (?:by|only|if|when|once|until)\b/u;

export interface Settling {
	/** Whether the sentence says that the matter is settled, or that it is not. */
	readonly isSettled: boolean;
	readonly isOpen: boolean;
	/** The sentence without those words. */
	readonly plain: string;
}

/** What a sentence says of how sure its matter is: `the question may be regarded as closed`. */
export function settlingOf(text: string): Settling {
	const found = [...text.matchAll(settling)];
	const isOpen = found.some(({ 0: words, index }) => {
		const behind = text.slice(index + words.length);
		return open.test(text.slice(Math.max(0, index - 16), index) + words) || yet.test(behind);
	});
	const isSettled = found.length > 0 && !isOpen;
	const plain = text.replace(settling, ' ');
	return { isSettled, isOpen, plain: isSettled ? plain.replace(answered, '') : plain };
}
