import assert from 'node:assert/strict';
import { isDeepStrictEqual } from 'node:util';
import CSL, { type Engine } from 'citeproc';
import { adaptStyle } from '../../../../src/core/citations/rendering/adaptStyle.ts';
import { EngineSource } from '../../../../src/core/citations/rendering/engine.ts';
import { createSteppedEngine } from '../../../../src/core/citations/rendering/steppedEngine.ts';
import { finish } from '../../../../src/core/text/finish.ts';
import { openBuiltStyles } from '../../../support/testStyles.ts';

const library = await openBuiltStyles();

/** All that an engine has; functions by how long they are, and what leads back to the engine left out. */
function describe(value: unknown, depth = 0): unknown {
	if (typeof value === 'function') {
		return Function.prototype.toString.call(value).length;
	}
	if (value === null || typeof value !== 'object' || depth > 6) {
		return typeof value === 'object' ? null : value;
	}
	const skipped = ['state', 'formatter'];
	return Array.isArray(value)
		? value.map((each) => describe(each, depth + 1))
		: Object.fromEntries(
				Object.entries(value)
					.filter(([name, each]) => !skipped.includes(name) && each !== undefined)
					.map(([name, each]) => [name, describe(each, depth + 1)]),
			);
}

suite('Engines that are made in slices', () => {
	for (const id of [
		'apa',
		'vancouver',
		'chicago-fullnote-bibliography',
		'china-national-standard-gb-t-7714-2015-note',
	]) {
		test(`that of ${id} is the one that is made at once`, () => {
			const { xml, localeXml } = library.load(id)!;
			const system = { retrieveItem: () => undefined, retrieveLocale: (name: string) => localeXml(name) ?? false };
			const adapted = adaptStyle(xml);
			const atOnce: Engine = new CSL.Engine(system, adapted, 'en-US', true);
			const steps = createSteppedEngine(system, CSL.parseXml(adapted), 'en-US');
			const inSteps = finish(steps);
			for (const [part, value] of Object.entries(atOnce).filter(([name]) => !['sys', 'cslXml'].includes(name))) {
				const own = (inSteps as unknown as Readonly<Record<string, unknown>>)[part];
				assert.ok(isDeepStrictEqual(describe(own), describe(value)), part);
			}
		});
	}

	test('what a style sorts by is read only for those who sort', () => {
		const engines = finish(EngineSource.load(library.load('apa')!, () => undefined));
		const single = engines.takeForSingleWorks()!;
		assert.equal(single.bibliography_sort.tokens.length + single.citation_sort.tokens.length, 0);
		assert.ok(single.bibliography.tokens.length > 0);
		const sorting = finish(engines.take())!;
		assert.ok(sorting.bibliography_sort.tokens.length > 1000);
	});

	test('what a style sorts by is read in slices, however much it writes out', () => {
		const { xml, localeXml } = library.load('apa')!;
		const system = { retrieveItem: () => undefined, retrieveLocale: (name: string) => localeXml(name) ?? false };
		let read = 0;
		let [all, most] = [0, 0];
		const { XmlToToken } = CSL;
		CSL.XmlToToken = function (...given) {
			read++;
			XmlToToken.apply(this, given);
		};
		try {
			const steps = createSteppedEngine(system, CSL.parseXml(adaptStyle(xml)), 'en-US');
			while (steps.next().done !== true) {
				[all, most, read] = [all + read, Math.max(most, read), 0];
			}
		} finally {
			CSL.XmlToToken = XmlToToken;
		}
		assert.ok(all > 10_000, `${all} elements`);
		assert.ok(most < 1_500, `${most} elements in one slice`);
	});

	test('a style that does not sort needs no second engine for that', () => {
		const xml = library.load('vancouver')!.xml.replace(/<sort>.*?<\/sort>/g, '');
		const engines = finish(EngineSource.load({ xml, localeXml: library.localeXml }, () => undefined));
		assert.equal(finish(engines.take()), engines.first);
		assert.notEqual(finish(engines.take()), engines.first);
	});
});
