/** Median, 95th and 99th percentile of repeated measurements. */
export interface Percentiles {
	readonly p50: number;
	readonly p95: number;
	readonly p99: number;
}

/** Percentiles of values, in their unit. */
export function percentiles(values: readonly number[]): Percentiles {
	const sorted = [...values].sort((a, b) => a - b);
	const at = (share: number) => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN;
	return { p50: at(0.5), p95: at(0.95), p99: at(0.99) };
}

/** Milliseconds of each of `runs` calls, after a few calls that only warm up. */
export function timings(action: (run: number) => unknown, runs: number, warmUp = 3): number[] {
	for (let run = 0; run < warmUp; run++) {
		action(run);
	}
	return Array.from({ length: runs }, (_, run) => {
		const started = performance.now();
		action(run + warmUp);
		return performance.now() - started;
	});
}
