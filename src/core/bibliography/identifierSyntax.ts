/** A citable DOI, bare: `10.1038/nature09134` (prefix of a registrant, slash, any suffix without spaces). */
export function isDoi(text: string): boolean {
	return /^10\.\d{4,9}(?:\.\d+)*\/\S+$/.test(text);
}

export function isPmid(text: string): boolean {
	return /^[1-9]\d{0,8}$/.test(text);
}

export function isPmcid(text: string): boolean {
	return /^PMC[1-9]\d{0,8}$/.test(text);
}

/**
 * An ISSN with its hyphen and a right check digit: the sum of the digits, weighted 8 down to 1, is a multiple of 11,
 * where X stands for ten (ISO 3297).
 */
export function isIssn(text: string): boolean {
	if (!/^\d{4}-\d{3}[\dX]$/.test(text)) {
		return false;
	}
	const digits = [...text.replace('-', '')].map((digit) => (digit === 'X' ? 10 : Number(digit)));
	return digits.reduce((sum, digit, index) => sum + digit * (8 - index), 0) % 11 === 0;
}

/** An ORCID iD with its hyphens and a right check digit (ISO 7064, MOD 11-2). */
export function isOrcid(text: string): boolean {
	if (!/^\d{4}-\d{4}-\d{4}-\d{3}[\dX]$/.test(text)) {
		return false;
	}
	const digits = text.replaceAll('-', '');
	const total = [...digits.slice(0, 15)].reduce((sum, digit) => (sum + Number(digit)) * 2, 0);
	const check = (12 - (total % 11)) % 11;
	return digits[15] === (check === 10 ? 'X' : String(check));
}

/**
 * An address of the web with a plain host, so that a link can neither run anything nor lead elsewhere than it seems to:
 * no user before the host, no backslash, no sign that cannot be seen.
 */
export function isWebAddress(text: string): boolean {
	return /^https?:\/\/[\p{L}\p{M}\p{N}._-]+(?::\d{1,5})?(?:[/?#][^\s\p{C}<>"\\]*)?$/iu.test(text);
}

/** The id of a record of a pack: lower-case letters, digits, hyphens and full stops. */
export function isRecordId(text: string): boolean {
	return text.length <= 100 && /^[a-z0-9][a-z0-9.-]*$/.test(text);
}

/** A citekey that every syntax of cites can carry: begins with a letter, digit or underscore, and has no space. */
export function isCitekey(text: string): boolean {
	return text.length <= 200 && /^[\p{L}\p{N}_][\p{L}\p{N}_:.#$%&+?<>~/-]*$/u.test(text);
}

/** `2006`, `2006-05` or `2006-05-31`. */
export function isIsoDate(text: string): boolean {
	const parts = /^(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?$/.exec(text)?.slice(1);
	return parts !== undefined && isCalendarDate(parts.filter((part) => part !== undefined).map(Number));
}

/** Year, month and day as CSL's `date-parts` give them: one to three, and such a day exists. */
export function isCalendarDate(parts: readonly number[]): boolean {
	const [year = 0, month = 1, day = 1] = parts;
	return (
		parts.length >= 1 &&
		parts.length <= 3 &&
		parts.every(Number.isInteger) &&
		year >= 1000 &&
		year <= 2200 &&
		month >= 1 &&
		month <= 12 &&
		day >= 1 &&
		day <= daysInMonth(year, month)
	);
}

function daysInMonth(year: number, month: number): number {
	if (month === 2) {
		return (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0 ? 29 : 28;
	}
	return [4, 6, 9, 11].includes(month) ? 30 : 31;
}
