import type { Claim, Evidence, Paper, Stance, Substance } from '../../../src/core/evidence/model.ts';
import type { EvidencePack } from '../../../src/core/evidence/packModel.ts';

function substance(
	id: string,
	name: string,
	entityClass: string,
	zh: string,
	more: Partial<Substance> = {},
): Substance {
	return {
		kind: 'entity',
		id,
		name,
		entityClass,
		synonyms: [],
		zh: [zh],
		sources: [],
		identifiers: {},
		genes: [],
		summary: { en: name },
		members: [],
		...more,
	};
}

function paper(citekey: string, design: string, systems: NonNullable<Paper['study']['systems']>): Paper {
	return {
		citekey,
		item: { id: citekey, type: 'article-journal', title: citekey },
		study: { design, systems, findings: [], notices: [], metadata: 'confirmed', missing: [] },
	};
}

function links(papers: Readonly<Record<string, Stance>>): readonly Evidence[] {
	return Object.entries(papers).map(([citekey, stance]) => ({ paper: citekey, stance }));
}

function claim(
	id: string,
	[subject, predicate, object]: readonly [string, string, string],
	statement: { readonly en: string; readonly zh?: string },
	papers: Readonly<Record<string, Stance>>,
	more: Partial<Claim> = {},
): Claim {
	return {
		id,
		subject: { text: subject, entities: [subject] },
		predicate,
		object: { text: object, entities: [object] },
		statement,
		strength: 'moderate',
		evidence: links(papers),
		...more,
	};
}

/** A small pack of another field, so that no test of the ranking rests on the words of the bundled one. */
export const cardiologyPack: EvidencePack = {
	id: 'cardiology',
	name: { en: 'Cardiology' },
	version: '1.0.0',
	description: { en: 'For tests.' },
	licence: 'CC0-1.0',
	meanings: [{ id: 'bad-cholesterol', en: ['bad cholesterol'], zh: ['B型胆固醇'], entity: 'ldl' }],
	targets: [],
	pathways: [],
	figures: [],
	entities: [
		substance('atorvastatin', 'Atorvastatin', 'drug', '阿托伐他汀'),
		substance('rosuvastatin', 'Rosuvastatin', 'drug', '瑞舒伐他汀'),
		substance('statins', 'Statins', 'drug class', '他汀类药物', { members: ['atorvastatin', 'rosuvastatin'] }),
		substance('ldl', 'LDL cholesterol', 'lipid', '低密度脂蛋白胆固醇'),
		substance('crp', 'C-reactive protein', 'protein', 'C反应蛋白', { abbreviation: 'CRP' }),
		substance('pcsk9', 'PCSK9', 'protein', '前蛋白转化酶枯草溶菌素9'),
		substance('stroke', 'Stroke', 'condition', '脑卒中'),
	],
	claims: [
		claim(
			'statin-ldl',
			['statins', 'lowers', 'ldl'],
			{ en: 'Statins lower LDL cholesterol in patients.', zh: '他汀类药物降低患者的低密度脂蛋白胆固醇。' },
			{ roe2001: 'supports', poe2002: 'supports', doe2003: 'contradicts' },
			{ about: { systems: ['human'] } },
		),
		claim(
			'atorvastatin-crp',
			['atorvastatin', 'lowers', 'crp'],
			{ en: 'Atorvastatin lowers C-reactive protein.', zh: '阿托伐他汀降低C反应蛋白。' },
			{ roe2001: 'supports' },
		),
		claim(
			'pcsk9-required',
			['pcsk9', 'is required for', 'ldl'],
			{ en: 'PCSK9 is needed for the effect of atorvastatin on LDL cholesterol in mice.' },
			{ mouse2004: 'supports', mouse2005: 'contradicts' },
			{ about: { systems: ['mouse'] } },
		),
		claim(
			'rosuvastatin-stronger',
			['rosuvastatin', 'is more potent than', 'atorvastatin'],
			{ en: 'Rosuvastatin is more potent than atorvastatin.' },
			{ poe2002: 'supports' },
		),
		claim(
			'atorvastatin-stroke',
			['atorvastatin', 'prevents', 'stroke'],
			{ en: 'Atorvastatin prevents stroke in patients.' },
			{ roe2001: 'supports' },
		),
	],
	papers: [
		paper('roe2001', 'rct', ['human']),
		paper('poe2002', 'review', ['human']),
		paper('doe2003', 'cohort', ['human']),
		paper('mouse2004', 'animal', ['mouse']),
		paper('mouse2005', 'animal', ['mouse']),
	],
};
