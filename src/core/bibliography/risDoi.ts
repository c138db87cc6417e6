import type { RisLine } from './risRecord.ts';

/** Where databases put a DOI, the surest first; in a note or a link it must say that it is one. */
const doiTags: readonly (readonly [tag: string, pattern: RegExp])[] = [
	['DO', /(10\.\d{4,9}(?:\.\d+)*(?:\/|%2[Ff])\S+)/],
	['M3', /^(?:doi:?\s*|https?:\/\/(?:dx\.)?doi\.org\/)?(10\.\d{4,9}(?:\.\d+)*\/\S+)$/i],
	['N1', /(?:\bdoi:?\s*|(?:https?:\/\/)?(?:dx\.)?\bdoi\.org\/|^)(10\.\d{4,9}(?:\.\d+)*\/\S+)/i],
	['L3', /(?:\bdoi:?\s*|(?:https?:\/\/)?(?:dx\.)?\bdoi\.org\/|^)(10\.\d{4,9}(?:\.\d+)*\/\S+)/i],
	['UR', /^(?:doi:?\s*|(?:https?:\/\/)?(?:dx\.)?doi\.org\/)(10\.\d{4,9}(?:\.\d+)*(?:\/|%2[Ff])\S+)/i],
	['LK', /^(?:doi:?\s*|(?:https?:\/\/)?(?:dx\.)?doi\.org\/)(10\.\d{4,9}(?:\.\d+)*(?:\/|%2[Ff])\S+)/i],
];

/** The DOI of a record, and the lines that say nothing else. A value of `DO` that is none is kept as it is. */
export function doiIn(lines: readonly RisLine[]): {
	readonly value: string | undefined;
	readonly lines: readonly RisLine[];
} {
	const own = lines.filter(({ tag, value }) => tag === 'DO' && value !== '');
	for (const [tag, pattern] of doiTags) {
		for (const line of lines.filter((each) => each.tag === tag)) {
			const found = pattern.exec(line.value);
			if (found === null) {
				continue;
			}
			const [whole, doi = ''] = found;
			const decoded = doi.replace(/%2[Ff]/, '/').replace(/[.,;]+$/, '');
			const saysMore = tag === 'UR' || tag === 'LK' || (tag !== 'DO' && whole.length < line.value.trim().length - 1);
			return { value: decoded, lines: saysMore ? own : [...own, line] };
		}
	}
	return { value: own[0]?.value, lines: own };
}
