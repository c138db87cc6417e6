import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { StandIn } from './standIn.ts';

const entities = `[
	{
		"id": "lateral-line",
		"name": "Lateral line organ",
		"entityClass": "organ",
		"summary": { "en": "It feels." },
		"unconfirmed": ["summary"]
	}
]
`;
const header = {
	id: 'fish',
	name: { en: 'Fish' },
	version: '1.0.0',
	description: { en: 'A pack for a test.' },
	licence: 'CC0-1.0',
};
const text = 'Each neuromast feels.\n';
const at = text.indexOf('neuromast');

/** What came of *Add Name to…* on a word. */
interface Added {
	/** The titles of what was asked, in order. */
	readonly asked: readonly string[];
	readonly said: readonly string[];
	/** The file of the entities afterwards. */
	readonly written: string;
	/** The card of the word. */
	readonly card: string;
}

/** Adds the word with these answers to lists and boxes, and this one to the message that reports it. */
async function added(
	choose: (labels: readonly string[]) => string | undefined,
	typed: string | undefined,
	answer?: 'Undo',
): Promise<Added> {
	await using standIn = await StandIn.start({
		'fish.evidence/pack.json': JSON.stringify(header),
		'fish.evidence/entities.json': entities,
		'a.md': text,
	});
	// What it has is read anew after each change.
	standIn.configure('afferent.bundledPack.enabled', false);
	const document = await standIn.open('a.md');
	await standIn.hover(document, at);
	await standIn.work.rest();
	const asked: string[] = [];
	standIn.selected = [at, at + 'neuromast'.length];
	standIn.choose = (title, labels) => {
		asked.push(title);
		return choose(labels);
	};
	standIn.enter = (title) => {
		asked.push(title);
		return typed;
	};
	standIn.answer = (_sentence, actions) => actions.find((action) => action === answer);
	await standIn.run('afferent.addName', document);
	await standIn.work.rest();
	return {
		asked,
		said: standIn.said,
		written: await readFile(standIn.uri('fish.evidence/entities.json').path, 'utf8'),
		card: await standIn.hover(document, at),
	};
}

const records = (written: string) => JSON.parse(written) as Record<string, unknown>[];
const ofKnown = (labels: readonly string[]) => labels.find((label) => label === 'Lateral line organ');
const asNew = (labels: readonly string[]) => labels.find((label) => /^New entity|^organ$|^protein$/.test(label));

suite('Add Name to…', () => {
	test('makes a further name of an entity, in one step, which its card knows at once', async () => {
		const { asked, said, written, card } = await added(ofKnown, undefined);
		assert.deepEqual(asked, ['Add “neuromast” to…']);
		assert.deepEqual(records(written)[0]!['synonyms'], ['neuromast']);
		assert.ok(said.some((sentence) => sentence === '“neuromast” is now a name of Lateral line organ, in Fish.'));
		assert.match(card, /It feels/);
	});

	test('makes a new entity, of which the class and a sentence are asked', async () => {
		const { asked, written, card } = await added(asNew, 'A bundle of hair cells.');
		assert.deepEqual(asked, ['Add “neuromast” to…', 'What is “neuromast”? (1 of 2)', 'What is “neuromast”? (2 of 2)']);
		const [, made] = records(written);
		assert.deepEqual(made, {
			id: 'neuromast',
			name: 'neuromast',
			entityClass: 'protein',
			summary: { en: 'A bundle of hair cells.' },
			unconfirmed: ['summary'],
		});
		assert.match(card, /bundle of hair cells/);
	});

	test('is taken back whole by the Undo of its message', async () => {
		const { written, card } = await added(asNew, 'A bundle of hair cells.', 'Undo');
		assert.equal(written, entities);
		assert.equal(card, '');
	});

	test('writes nothing where a question is left', async () => {
		assert.equal((await added(asNew, undefined)).written, entities);
		assert.equal((await added(() => undefined, 'A bundle.')).written, entities);
	});
});
