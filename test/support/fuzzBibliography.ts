import fc from 'fast-check';
import { bibliographyProperties } from '../core/bibliography/bibliographyProperties.ts';

/** Runs the property tests of bibliographies for long: `node test/support/fuzzBibliography.ts [RUNS] [SEED]`. */
const numRuns = Number(process.argv[2] ?? 200_000);
const seed = Number(process.argv[3] ?? 1);
for (const { name, property } of bibliographyProperties) {
	const result = await fc.check(property, { numRuns, seed });
	console.log(`${result.failed ? 'FAILED' : 'passed'} after ${result.numRuns} runs: ${name}`);
	if (result.failed) {
		console.log(fc.defaultReportMessage(result));
		process.exitCode = 1;
	}
}
