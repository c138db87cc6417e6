import assert from 'node:assert/strict';
import { scanDocument } from '../../../src/core/documents/scanDocument.ts';
import { englishWords, greekLetters, units } from '../../../src/core/matching/englishWords.ts';
import { joinedPrefixes } from '../../../src/core/matching/gaps.ts';
import { generalWords, wordsOfAnyField } from '../../../src/core/matching/generalWords.ts';
import { createLexicon } from '../../../src/core/matching/lexicon.ts';
import { commonPairs, commonStems, longFormStems } from '../../../src/core/matching/longForms.ts';
import { findMentions } from '../../../src/core/matching/mentions.ts';
import { british, chinese } from '../../../src/core/matching/spellings.ts';
import type { Entity } from '../../../src/core/evidence/model.ts';
import { substance } from '../features/featureFixtures.ts';

/**
 * Each row of the tables of words is tried by itself: a made-up name is built on it and read with what has no such row
 * beside it. A row that fails here changes nothing and goes.
 */
suite('Every row of the tables of words changes something', () => {
	/** Gives the pack a word of its field, `hepatocyte`. */
	const field = substance('zone', 'Hepatocyte zone', { entityClass: 'thing' });

	/** The rows of which a name is found, each by its own name in its own sentence. */
	function found(
		rows: readonly string[],
		entityOf: (row: string) => Entity,
		sentenceOf: (row: string) => string,
	): string[] {
		const lexicon = createLexicon([{ entities: [field, ...rows.map(entityOf)] }]);
		return rows.filter((row) =>
			findMentions(scanDocument(sentenceOf(row), 'markdown'), lexicon).some(
				({ entity }) => entity === entityOf(row).id,
			),
		);
	}

	const shortForm = (form: string) => substance(`of-${form}`, form, { abbreviation: form, entityClass: 'thing' });
	const inItsField = (form: string) => `The ${form} of hepatocytes.`;

	test('English words, units and Greek letters are short forms that need more than a word of the field', () => {
		const words = [...englishWords].map((word) => word.toUpperCase());
		assert.deepEqual(found([...words, 'QXZ', 'QXZV'], shortForm, inItsField), ['QXZ', 'QXZV']);
		assert.deepEqual(found([...units, 'kQz', 'qxz'], shortForm, inItsField), ['kQz', 'qxz']);
		const alone = (form: string) => `This ${form} is told.`;
		assert.deepEqual(found([...greekLetters, 'qxzomega'], shortForm, alone), ['qxzomega']);
	});

	test('names of two general words count in a text of their field only', () => {
		const phrase = (word: string) => substance(`of-${word}`, `${word} status`, { entityClass: 'thing' });
		const rows = [...generalWords].filter((word) => word !== 'status');
		assert.deepEqual(
			found([...rows, 'qxzav'], phrase, (word) => `The ${word} status was told.`),
			['qxzav'],
		);
		assert.deepEqual(
			found(rows, phrase, (word) => `The ${word} status of hepatocytes.`),
			rows,
		);
	});

	test('words of any field vouch for no short form in whose long form they stand', () => {
		const rows = [...wordsOfAnyField, ...generalWords].filter((word) => word.length > 3);
		const others = [...rows, 'qxzav'];
		const named = (word: string) => {
			const code = `Q${others.indexOf(word).toString(36).padStart(2, 'Q').toUpperCase()}`.replace(
				/[0-9]/g,
				(digit) => 'ZYXWVUTSRP'[Number(digit)]!,
			);
			return substance(`of-${word}`, `${word} ${code}`, { abbreviation: code, entityClass: 'thing' });
		};
		const sentence = (word: string) => `The ${named(word).abbreviation!} and its ${word}.`;
		assert.deepEqual(found(others, named, sentence), ['qxzav']);
		assert.deepEqual(
			[...wordsOfAnyField].filter((word) => generalWords.has(word) || englishWords.has(word)),
			[],
		);
	});

	test('common words and pairs do not show that a long form names the same thing', () => {
		const telling = (name: string, zh: string) => longFormStems(substance('x', name, { zh: [zh] })).telling;
		assert.deepEqual(
			[...commonStems].filter((stem) => telling(`${stem}qx`, '').has(stem)),
			[],
		);
		assert.ok(telling('qxzavqx', '').has('qxzav'));
		assert.deepEqual(
			[...commonPairs].filter((pair) => telling('x', pair).has(pair)),
			[],
		);
		assert.ok(telling('x', '氘氚').has('氘氚'));
	});

	test('either spelling stands for the other', () => {
		const word = (part: string) => {
			const [first, last] = [part.startsWith('^') ? '' : 'qzo', part.endsWith('$') ? '' : 'qx'];
			return first + part.replace(/[$^]/g, '') + last;
		};
		const listed = (row: string) => substance(`of-${row}`, `${row.split(' ')[0]!} hepatica`, { entityClass: 'thing' });
		for (const [one, other] of [[0, 1] as const, [1, 0] as const]) {
			const rows = british.map((pair) => `${word(pair[one])} ${word(pair[other])}`);
			assert.deepEqual(
				found([...rows, 'qzoouq qzouq'], listed, (row) => `The ${row.split(' ')[1]!} hepatica.`),
				rows,
			);
		}
		const chinesePairs = chinese.map(([one, other]) => `氘${one} 氘${other}`);
		const inChinese = (row: string) => substance(`of-${row}`, 'X', { zh: [row.split(' ')[0]!], entityClass: 'thing' });
		// Several are written in one way, so each is asked alone.
		const isFound = (row: string) => found([row], inChinese, () => `有${row.split(' ')[1]!}。`).length > 0;
		assert.deepEqual(chinesePairs.filter(isFound), chinesePairs);
	});

	test('prefixes are written with a hyphen and without', () => {
		const prefixed = (prefix: string) => substance(`of-${prefix}`, `${prefix}-qxavia`, { entityClass: 'thing' });
		const rows = [...joinedPrefixes];
		assert.deepEqual(
			found([...rows, 'qx'], prefixed, (prefix) => `The ${prefix}qxavia rose.`),
			rows,
		);
	});
});
