import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { createPinyin } from '../../../src/core/search/pinyin.ts';

const pinyin = createPinyin()!;

suite('Pinyin', () => {
	test('Is available where the runtime has the collation', () => {
		assert.notEqual(createPinyin(), undefined);
	});

	for (const [name, initials, full] of [
		['氯胺酮', 'lat', 'lvantong'],
		['艾司氯胺酮', 'aslat', 'aisilvantong'],
		['抑郁症', 'yyz', 'yiyuzheng'],
		['犬尿氨酸通路', 'qnastl', 'quanniaoansuantonglu'],
		['谷氨酸', 'gas', 'guansuan'],
		['多巴胺', 'dba', 'duobaan'],
		['小胶质细胞', 'xjzxb', 'xiaojiaozhixibao'],
		['前额叶皮层', 'qeypc', 'qianeyepiceng'],
		['外侧缰核', 'wcjh', 'waicejianghe'],
		['去甲肾上腺素', 'qjssxs', 'qujiashenshangxiansu'],
		['中脑导水管周围灰质', 'zndsgzwhz', 'zhongnaodaoshuiguanzhouweihuizhi'],
		['舍曲林', 'sql', 'shequlin'],
		['丙泊酚', 'bbf', 'bingbofen'],
		['右美托咪定', 'ymtmd', 'youmeituomiding'],
		['女性', 'nx', 'nvxing'],
		['疟疾', 'nj', 'nveji'],
		['欧阳', 'oy', 'ouyang'],
	] as const) {
		test(`${name} is typed ${initials} or ${full}`, () => {
			const spellings = pinyin.spellings(name);
			assert.ok(spellings.includes(initials), spellings.join(' '));
			assert.ok(spellings.includes(full), spellings.join(' '));
		});
	}

	test('An ü is typed v or u', () => {
		assert.deepEqual(pinyin.readings('氯'), ['lv', 'lu']);
		assert.ok(pinyin.spellings('氯胺酮').includes('luantong'));
	});

	test('A character with two readings is found by both', () => {
		assert.ok(pinyin.readings('长').includes('chang') && pinyin.readings('长').includes('zhang'));
		assert.ok(pinyin.spellings('调节').includes('tiaojie'));
		assert.ok(pinyin.spellings('重度抑郁').includes('zdyy'));
	});

	test('Latin letters, digits and Greek stay in their place; punctuation is not typed', () => {
		assert.deepEqual(pinyin.spellings('NMDA受体'), ['nmdast', 'nmdashouti']);
		assert.ok(pinyin.spellings('5-羟色胺2A受体').includes('5qsa2ast'));
		assert.ok(pinyin.spellings('核因子-κB').includes('heyinzikappab'));
	});

	test('What has no Chinese character has no spelling', () => {
		assert.deepEqual(pinyin.spellings('TNF-α'), []);
		assert.deepEqual(pinyin.readings('a'), []);
		assert.deepEqual(pinyin.readings('、'), []);
	});

	test('Every Chinese name of the evidence base can be typed by its initials', () => {
		const folder = path.join(import.meta.dirname, '../../../data');
		const names = ['targets.json', 'pathways.json', 'entities.json']
			.flatMap(
				(file) => JSON.parse(readFileSync(path.join(folder, file), 'utf8')) as { readonly zh: readonly string[] }[],
			)
			.flatMap(({ zh }) => zh.filter((name) => /^[\u4e00-\u9fff]+$/.test(name)));
		assert.ok(names.length > 200);
		for (const name of names) {
			const [initials] = pinyin.spellings(name);
			assert.equal(initials?.length, name.length, name);
			assert.ok(pinyin.matches(name, 0, initials!), name);
		}
	});

	test('Typed letters are compared from any character on, whole syllables and initials mixed', () => {
		const title = '艾司氯胺酮对抑郁症患者的影响';
		assert.ok(pinyin.matches(title, 2, 'lat'));
		assert.ok(pinyin.matches(title, 2, 'lvantong'));
		assert.ok(pinyin.matches(title, 2, 'lvat'));
		assert.ok(pinyin.matches(title, 6, 'yiyuzh'));
		assert.ok(!pinyin.matches(title, 6, 'yiyux'));
		assert.ok(!pinyin.matches(title, 12, 'yxx'));
	});

	test('Letters that could be cut in many ways are read in time that grows with their number', () => {
		assert.ok(!pinyin.matches('啊'.repeat(200), 0, `${'a'.repeat(199)}b`));
	});
});
