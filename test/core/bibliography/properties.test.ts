import fc from 'fast-check';
import { bibliographyProperties } from './bibliographyProperties.ts';

suite('bibliographies of any text', () => {
	for (const { name, property } of bibliographyProperties) {
		test(name, () => {
			fc.assert(property, { numRuns: 1000, seed: 20 });
		});
	}
});
