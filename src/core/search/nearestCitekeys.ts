import { editDistance } from '../text/editDistance.ts';

/**
 * Those of the candidates that are likely meant by a mistyped citekey, nearest first, at most `limit`: within a quarter
 * of its length in edits (one at least, four at most), case not counting, or one being the beginning of the other.
 */
export function nearestCitekeys(citekey: string, candidates: Iterable<string>, limit: number): readonly string[] {
	const wanted = citekey.toLowerCase();
	const most = Math.min(4, Math.max(1, Math.floor(wanted.length / 4)));
	const near: { readonly candidate: string; readonly distance: number }[] = [];
	for (const candidate of candidates) {
		const other = candidate.toLowerCase();
		const distance = editDistance(wanted, other, most);
		if (distance <= most) {
			near.push({ candidate, distance });
		} else if (wanted.length >= 4 && other.length >= 4 && (other.startsWith(wanted) || wanted.startsWith(other))) {
			near.push({ candidate, distance: most + 1 });
		}
	}
	near.sort((a, b) => a.distance - b.distance || (a.candidate < b.candidate ? -1 : 1));
	return near.slice(0, limit).map(({ candidate }) => candidate);
}
