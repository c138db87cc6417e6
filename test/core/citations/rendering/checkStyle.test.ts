import assert from 'node:assert/strict';
import { adaptStyle } from '../../../../src/core/citations/rendering/adaptStyle.ts';
import { checkStyle } from '../../../../src/core/citations/rendering/checkStyle.ts';
import { costOf } from '../../../support/hostileTexts.ts';

const style = (body: string) => `<?xml version="1.0"?>\n<style version="1.0" class="in-text">${body}</style>\n`;
/** The same without its declaration. */
const plain = (body: string) => `<style version="1.0" class="in-text">${body}</style>\n`;
const fault = (xml: string) => {
	const checked = checkStyle(xml);
	return 'fault' in checked ? `${checked.fault} ${checked.what}`.trim() : undefined;
};
/** Macros of which each calls the next one twice. */
const doubling = (count: number) =>
	style(
		Array.from(
			{ length: count },
			(_, i) => `<macro name="m${i}"><text macro="m${i + 1}"/><text macro="m${i + 1}"/></macro>`,
		).join('') +
			`<macro name="m${count}"><text value="x"/></macro><citation><layout><text macro="m0"/></layout></citation>`,
	);

suite('A style before the engine sees it', () => {
	test('is XML', () => {
		const broken = [
			'',
			'text',
			'<style>',
			'<style></b></style>',
			'<style a="1" a="2"/>',
			'<style a=1/>',
			'<style a="<"/>',
		];
		for (const xml of [...broken, '<style/><style/>', '<style/>text', '<!-- <style/>', style('<!-- a'), '{"id": 1}']) {
			assert.match(fault(xml) ?? '', /^not-xml/, xml);
		}
		assert.match(fault('<!DOCTYPE style [<!ENTITY a "b">]><style/>') ?? '', /^not-xml/);
		assert.equal(fault('<html></html>'), 'not-csl html');
	});

	test('comes without comments and instructions, and with character data as text', () => {
		const checked = checkStyle(style('<!-- a > b --><?a ?x><macro?><title><![CDATA[a < b & c]]></title>'));
		assert.deepEqual(checked, { xml: `\n${plain('<title>a &lt; b &amp; c</title>')}` });
	});

	test('comes with every tag written in one way, so that the engine sees the tags that there are', () => {
		const written = [
			[`<text   value='x'\n\tprefix = "y"  />`, '<text value="x" prefix="y"/>'],
			['<title>a > b</title   >', '<title>a &gt; b</title>'],
			[`<text macro="m" a=" macro='n'"/>`, '<text macro="m" a=" macro=&#39;n&#39;"/>'],
			[`<text a='"   >'/>`, '<text a="&quot; &#32;&#32;&gt;"/>'],
			['<group>x<text value="y"/>z</group>', '<group><text value="y"/></group>'],
			['<term>\u00a0</term>', '<term>\u00a0</term>'],
		];
		for (const [from, to] of written) {
			const macros = '<macro name="m"></macro><macro name="n"></macro>';
			assert.deepEqual(checkStyle(style(macros + from!)), { xml: `\n${plain(macros + to!)}` });
		}
	});

	test('is neither too large, nor too deep, nor too much when its macros are written out', () => {
		assert.equal(fault(style('x'.repeat(1_000_001))), 'too-large');
		assert.equal(fault(style('<term name="a"></term>'.repeat(5000))), 'too-large term');
		assert.equal(fault(style('<layout></layout>'.repeat(100))), 'too-large layout');
		assert.equal(fault(style('<term a="" b="" c="" d="" e=""/>'.repeat(2000))), 'too-large term');
		const attributes = Array.from({ length: 101 }, (_, i) => ` a${i}=""`).join('');
		assert.equal(fault(style(`<text${attributes}/>`)), 'too-large text');
		assert.equal(fault(style('<group>'.repeat(300) + '</group>'.repeat(300))), 'too-deep group');
		assert.equal(fault(doubling(10)), undefined);
		assert.equal(fault(doubling(40)), 'too-many-macros');
		// For each call the engine looks at all elements.
		assert.equal(fault(doubling(11)), undefined);
		assert.equal(fault(doubling(11).replace('<macro', '<term/>'.repeat(2500) + '<macro')), 'too-many-macros');
		// The engine takes the first macro of a name, and reads references to characters in names.
		for (const name of ['m', '&#109;', '&#x6D;']) {
			const others = Array.from({ length: 40 }, (_, i) => `<macro name="${name}${i}"></macro>`).join('');
			const hidden = doubling(40).replaceAll('text macro="m', `text macro="${name}`);
			assert.equal(fault(hidden.replace('<citation>', `${others}<citation>`)), 'too-many-macros');
		}
		assert.equal(
			fault(style('<macro name="a"><text macro="b"/></macro><macro name="b"><text macro="a"/></macro>')),
			'endless-macro a',
		);
		assert.equal(fault(style('<citation><layout><text macro="none"/></layout></citation>')), 'unknown-macro none');
	});

	test('is adapted to the engine in a time that grows with its length', () => {
		const bodies: readonly ((length: number) => string)[] = [
			(length) => `<id>${'7714 '.repeat(length / 5)}<x/></id>`,
			(length) => `<id>7714</id>${`<layout a="${'x'.repeat(length / 40)}"/>`.repeat(40)}`,
			(length) => `<id>7714</id>${`<layout>${'x'.repeat(length / 40)}</layout>`.repeat(40)}`,
			(length) => `<text a='${'variable="URL" '.repeat(600)}${' '.repeat(9000)}'/>`.repeat(length / 18_000),
			(length) => `<citation collapse="year" a='${' '.repeat(18_000)}'/>`.repeat(length / 18_000),
			(length) => `<citation collapse="year" after-collapse-delimiter="${'x'.repeat(200)}"/>`.repeat(length / 256),
		];
		for (const body of bodies) {
			const read = (length: number) => {
				const checked = checkStyle(style(body(length)));
				assert.ok('xml' in checked);
				return () => adaptStyle(checked.xml);
			};
			const [short, long] = [read(45_000), read(360_000)];
			short();
			const cost = costOf(long);
			assert.ok(cost < 30 || cost / Math.max(1, costOf(short)) < 32, body(100).slice(0, 100));
		}
	});

	test('is looked at in a time that grows with its length', () => {
		const patterns = [
			'<![CDATA[',
			'<!-- ',
			'<a ',
			'<a b="',
			'<?',
			'<a>',
			'</a',
			'<a b="c" ',
			'<![CDATA[a]]>',
			'<!-- a -->',
			'<a b="c"/>',
		];
		for (const pattern of patterns) {
			const make = (length: number) => style(pattern.repeat(length / pattern.length));
			const [short, long] = [make(60_000), make(480_000)];
			checkStyle(short);
			const cost = costOf(() => checkStyle(long));
			assert.ok(
				cost < 30 ||
					cost /
						Math.max(
							1,
							costOf(() => checkStyle(short)),
						) <
						32,
				pattern,
			);
		}
	});
});
