import { emptyDigest } from './titleDigest.ts';

/** The digests that more than one place has; the digest of nothing does not count. */
export function repeatedDigests(digests: Int32Array): ReadonlySet<number> {
	const sorted = digests.slice().sort();
	const repeated = new Set<number>();
	for (let i = 1; i < sorted.length; i++) {
		const digest = sorted[i]!;
		if (digest === sorted[i - 1] && digest !== emptyDigest) {
			repeated.add(digest);
		}
	}
	return repeated;
}
