import assert from 'node:assert/strict';
import { createEvidenceBase } from '../../../src/core/evidence/createEvidenceBase.ts';
import type { Claim, Pathway, PathwayStep, Strength } from '../../../src/core/evidence/model.ts';
import type { EvidencePack } from '../../../src/core/evidence/packModel.ts';
import { mechanismPaths } from '../../../src/core/features/mechanismPaths.ts';

const source = { cite: 'Roe 2001', paper: 'roe2001' };

/** `a activates b`, with a `?` behind it where nothing bears it out. */
function step(text: string): PathwayStep {
	const [from, relation, to] = text.replace('?', '').split(' ') as [string, PathwayStep['relation'], string];
	return { from, relation, to, ...(text.endsWith('?') ? {} : { sources: [source] }) };
}

function claim(id: string, from: string, predicate: string, to: string, strength: Strength = 'weak'): Claim {
	return {
		id,
		subject: { text: from, entities: [from] },
		predicate,
		object: { text: to, entities: [to] },
		statement: { en: `${from} ${predicate} ${to}.` },
		strength,
		evidence: [
			{ paper: 'roe2001', stance: 'supports' },
			{ paper: 'poe2002', stance: 'contradicts' },
		],
	};
}

/** The paths as `a + b - c (-)`. */
function paths(
	from: string,
	to: string,
	steps: readonly string[],
	claims: readonly Claim[] = [],
	limit = 5,
): readonly string[] {
	const pathway = {
		...{ kind: 'pathway', id: 'p', name: 'P', synonyms: [], zh: [], sources: [], kegg: [], reactome: [] },
		...{ wikipathways: [], participants: [], summary: { en: '' }, ketamineEffect: { en: '' }, brainRegions: [] },
		steps: steps.map(step),
	} as unknown as Pathway;
	const papers = ['roe2001', 'poe2002'].map((citekey) => ({
		citekey,
		item: { id: citekey, type: 'article' },
		study: {},
	}));
	const pack = { id: 'x', targets: [], pathways: [pathway], entities: [], claims, papers, figures: [] };
	const signs = { 1: '+', [-1]: '-', 0: '?' } as const;
	return mechanismPaths(from, to, createEvidenceBase([pack as unknown as EvidencePack]), { limit }).map(
		(path) => `${from} ${path.steps.map((each) => `${signs[each.sign]} ${each.to}`).join(' ')} (${signs[path.sign]})`,
	);
}

suite('Mechanism paths', () => {
	test('Signs are multiplied, and the shortest path comes first', () => {
		const steps = ['a inhibits b', 'b inhibits d', 'a activates c', 'c increases e', 'e decreases d'];
		assert.deepEqual(paths('a', 'd', steps), ['a - b - d (+)', 'a + c + e - d (-)']);
	});

	test('What is borne out goes before what is not, and a step that does not say leaves the sign open', () => {
		assert.deepEqual(paths('a', 'd', ['a activates b?', 'b activates d?', 'a binds c', 'c activates d']), [
			'a ? c + d (?)',
			'a + b + d (+)',
		]);
	});

	test('Steps lead in their direction, and no path comes anywhere twice', () => {
		assert.deepEqual(paths('d', 'a', ['a activates d']), []);
		assert.deepEqual(paths('a', 'd', ['a activates b', 'b activates a', 'b activates b', 'b activates d']), [
			'a + b + d (+)',
		]);
	});

	test('Claims are steps where they plainly say one, and not where they are contested or say a need', () => {
		const claims = [
			claim('one', 'a', 'increases', 'b'),
			claim('two', 'b', 'lowers', 'd'),
			claim('three', 'a', 'increases', 'd', 'conflicting'),
			claim('four', 'a', 'is required for', 'd'),
			claim('five', 'a', 'increases', 'd', 'refuted'),
		];
		assert.deepEqual(paths('a', 'd', [], claims), ['a + b - d (-)']);
	});

	test('A paper that contradicts a claim does not bear out its step', () => {
		const claims = [claim('one', 'a', 'increases', 'b')];
		const pack = { id: 'x', targets: [], pathways: [], entities: [], figures: [], claims };
		const papers = ['roe2001', 'poe2002'].map((citekey) => ({
			citekey,
			item: { id: citekey, type: 'article' },
			study: {},
		}));
		const [path] = mechanismPaths('a', 'b', createEvidenceBase([{ ...pack, papers } as unknown as EvidencePack]));
		assert.deepEqual(path?.steps[0]?.papers, ['roe2001']);
	});

	test('A dense net of steps is answered all the same', () => {
		const names = Array.from({ length: 40 }, (_, index) => `n${index}`);
		const steps = names.flatMap((from) => names.filter((to) => to !== from).map((to) => `${from} activates ${to}`));
		assert.equal(paths('n0', 'n39', steps, [], 50).length, 50);
	});
});
