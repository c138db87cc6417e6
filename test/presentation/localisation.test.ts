import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import ts from 'typescript';
import { usualDesigns } from '../../src/presentation/labels.ts';

const root = path.resolve(import.meta.dirname, '../..');

function readJson(...file: string[]): unknown {
	return JSON.parse(readFileSync(path.join(root, ...file), 'utf8'));
}

/** The first argument of every call of `t(…)` and `l10n.t(…)` in a source file. */
function sentencesIn(file: string): string[] {
	const text = readFileSync(file, 'utf8');
	// Six files in seven have none.
	if (!/\bt\s*\(/.test(text)) {
		return [];
	}
	const source = ts.createSourceFile(file, text, ts.ScriptTarget.Latest);
	const sentences: string[] = [];
	const visit = (node: ts.Node): void => {
		if (ts.isCallExpression(node)) {
			const called = node.expression;
			const name = ts.isPropertyAccessExpression(called)
				? called.name.text
				: ts.isIdentifier(called)
					? called.text
					: '';
			const first = node.arguments[0];
			if (name === 't' && first !== undefined && ts.isStringLiteralLike(first)) {
				sentences.push(first.text);
			}
		}
		node.forEachChild(visit);
	};
	visit(source);
	return sentences;
}

function sourceSentences(): Set<string> {
	const files = readdirSync(path.join(root, 'src'), { recursive: true, encoding: 'utf8' });
	const sources = files.filter((name) => name.endsWith('.ts') && !name.endsWith('.d.ts'));
	return new Set(sources.flatMap((name) => sentencesIn(path.join(root, 'src', name))));
}

/** Words of the evidence data that are shown through translation: classes, families and designs are closed lists. */
function dataWords(): Set<string> {
	const targets = readJson('data', 'targets.json') as { targetClass: string; family: string }[];
	const entities = readJson('data', 'entities.json') as { entityClass: string }[];
	const studies = Object.values(
		readJson('data', 'studies.json') as Record<string, { design: string; route?: string[] }>,
	);
	const claims = readJson('data', 'claims.json') as { about?: { route?: string[] } }[];
	return new Set([
		...targets.flatMap(({ targetClass, family }) => [targetClass, family]),
		...entities.map((entity) => entity.entityClass),
		// Two have a sentence in the code, in which they are said in full.
		...[...studies.map((study) => study.design), ...usualDesigns].filter(
			(design) => design !== 'rct' && design !== 'label',
		),
		...studies.flatMap((study) => study.route ?? []),
		...claims.flatMap((claim) => claim.about?.route ?? []),
	]);
}

const placeholders = (sentence: string) => [...sentence.matchAll(/\{\d+\}/g)].map((match) => match[0]).sort();

/** Words of the interface, and the one Chinese word for each; src/README.md says more. */
const chineseTerms: readonly (readonly [RegExp, string])[] = [
	[/\bmanuscripts?\b/i, '文稿'],
	[/\bbibliograph(?:y|ies)\b/i, '参考文献库'],
	[/\blibrar(?:y|ies)\b/i, '文献库'],
	[/\bentr(?:y|ies)\b/i, '条目'],
	[/\bcitekeys?\b/i, '引用键'],
	[/\bcitations?\b/i, '引文'],
	[/\bcitation styles?\b/i, '引文样式'],
	[/\btitles?\b/i, '题名'],
	[/\bidentifiers?\b/i, '标识符'],
	[/\bheader\b/i, '头部'],
	[/\bevidence base\b/i, '证据库'],
	[/\bevidence packs?\b/i, '证据包'],
	[/\bclaims?\b/i, '论断'],
	[/\bcontradicts?\b|\bagainst\b/i, '不支持'],
	[/\bsilenced?s?\b/i, '忽略'],
	[/(?<!un)\bconfirmed\b/i, '核实'],
];

suite('Localisation', () => {
	const bundle = readJson('data', 'l10n', 'bundle.l10n.zh-cn.json') as Record<string, string>;
	const wanted = new Set([...sourceSentences(), ...dataWords()]);

	test('every sentence of the code and every class of the data has a Chinese form', () => {
		assert.deepEqual(
			[...wanted].filter((sentence) => bundle[sentence] === undefined),
			[],
		);
	});

	test('no Chinese form is left over from a sentence that is gone', () => {
		assert.deepEqual(
			Object.keys(bundle).filter((sentence) => !wanted.has(sentence)),
			[],
		);
	});

	test('Chinese forms keep the placeholders', () => {
		const broken = Object.entries(bundle).filter(
			([sentence, chinese]) => placeholders(sentence).join() !== placeholders(chinese).join(),
		);
		assert.deepEqual(broken, []);
	});

	test('the manifest has both languages for the same strings, and uses them all', () => {
		const english = readJson('package.nls.json') as Record<string, string>;
		const chinese = readJson('package.nls.zh-cn.json') as Record<string, string>;
		const manifest = readFileSync(path.join(root, 'package.json'), 'utf8');
		const used = new Set([...manifest.matchAll(/"%([^%"]+)%"/g)].map((match) => match[1]!));
		assert.deepEqual(Object.keys(english).sort(), [...used].sort());
		assert.deepEqual(Object.keys(chinese).sort(), Object.keys(english).sort());
	});

	test('every setting has an example, in both languages', () => {
		for (const file of ['package.nls.json', 'package.nls.zh-cn.json']) {
			const strings = readJson(file) as Record<string, string>;
			const settings = Object.entries(strings).filter(([key]) => /^setting\.\w+(?:\.\w+)?$/.test(key));
			assert.ok(settings.length >= 10);
			assert.deepEqual(
				settings.filter(([, text]) => !/`[^`]+`/.test(text)),
				[],
			);
		}
	});

	test('a thing has one Chinese word', () => {
		const english = readJson('package.nls.json') as Record<string, string>;
		const chinese = readJson('package.nls.zh-cn.json') as Record<string, string>;
		const pairs = [...Object.entries(bundle), ...Object.entries(english).map(([key, text]) => [text, chinese[key]!])];
		// What stands in code, is the name of a setting or of a file, or is a thing of another kind.
		const isNoTerm = /`[^`]*`|afferent\.\w+|^media\/.*|^Insert Bibliography…$|^entry of a dictionary$/g;
		for (const [term, word] of chineseTerms) {
			const uses = pairs.filter(([sentence]) => term.test(sentence!.replace(isNoTerm, '')));
			assert.ok(uses.length > 0, word);
			assert.deepEqual(
				uses.filter(([, translated]) => !translated!.includes(word)),
				[],
			);
		}
	});

	test('the walkthrough calls commands and marks as the interface does', () => {
		const chinese = readJson('package.nls.zh-cn.json') as Record<string, string>;
		const english = readJson('package.nls.json') as Record<string, string>;
		const bundle = readJson('data', 'l10n', 'bundle.l10n.zh-cn.json') as Record<string, string>;
		const spoken = (label: string) => label.replace(/…$/, '').replaceAll('’', "'");

		for (const strings of [english, chinese]) {
			const buttons = Object.entries(strings).flatMap(([key, text]) =>
				/^(?:walkthrough|welcome)\./.test(key) ? [...text.matchAll(/\[([^\]]+)\]\(command:afferent\.(\w+)\)/g)] : [],
			);
			assert.ok(buttons.length >= 5);
			for (const [, label, command] of buttons) {
				assert.equal(label, strings[`command.${command}`]);
			}
		}

		const page = (name: string) => readFileSync(path.join(root, 'media', 'walkthrough', name), 'utf8');
		const emphasised = (text: string) => [...text.matchAll(/\*\*([^*]+)\*\*/g)].map((match) => match[1]!);
		for (const name of ['cite', 'deliver', 'your-library']) {
			const commands = emphasised(page(`${name}.md`)).map((label) => {
				const key = Object.keys(english).find(
					(each) => each.startsWith('command.') && spoken(english[each]!) === label,
				);
				assert.ok(key !== undefined, label);
				return key;
			});
			assert.ok(commands.length > 0);
			assert.deepEqual(
				emphasised(page(`${name}.zh-cn.md`)),
				commands.map((key) => spoken(chinese[key]!)),
			);
		}

		const marks = [...page('read-card.zh-cn.md').matchAll(/“([^”]+)”/g)].map((match) => match[1]);
		assert.deepEqual(marks, [bundle['conflicting evidence'], bundle['retracted']]);
	});
});
