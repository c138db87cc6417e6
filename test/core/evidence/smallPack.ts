import type { PackFileName, PackFiles } from '../../../src/core/evidence/packFiles.ts';

/** The records of a pack in which nothing is wrong; tests change what they are about. */
function smallRecords() {
	return {
		'pack.json': {
			id: 'small',
			name: { en: 'Small' },
			version: '1.0.0',
			description: { en: 'A pack for tests.' },
			licence: 'CC0-1.0',
		},
		'references.json': [
			reference('roe2001', { DOI: '10.1000/roe', PMID: '11' }),
			reference('poe2002', { DOI: '10.1000/Poe' }),
			reference('doe2003'),
		],
		'studies.json': {
			roe2001: { design: 'rct', metadata: 'confirmed' },
			poe2002: { design: 'animal', metadata: 'incomplete', missing: ['page'] },
			doe2003: {
				design: 'rct',
				metadata: 'confirmed',
				notices: [{ kind: 'retraction', source: 'PubMed' }] as object[],
			},
		} as Record<string, object>,
		'targets.json': [
			{
				id: 'receptor',
				name: 'A receptor',
				targetClass: 'GPCR',
				family: 'Receptors',
				genes: [{ symbol: 'RCP1' }],
				role: { en: 'Receives.' },
				fieldNotes: [{ label: { en: 'Drug' }, text: { en: 'Unknown.' } }],
				downstream: ['cascade'],
				sources: [{ cite: 'Roe 2001', paper: 'roe2001' }],
			},
		],
		'pathways.json': [
			{
				id: 'cascade',
				name: 'A cascade',
				participants: ['receptor', 'drug'],
				steps: [{ from: 'drug', relation: 'activates', to: 'receptor' }],
				summary: { en: 'Cascades.' },
				fieldNotes: [{ label: { en: 'Drug' }, text: { en: 'Unknown.' } }],
				unconfirmed: ['summary', 'fieldNotes'],
			},
		],
		'entities.json': [
			{ id: 'drug', name: 'A drug', entityClass: 'drug', summary: { en: 'Cures.' }, unconfirmed: ['summary'] },
			{
				id: 'class',
				name: 'A class',
				entityClass: 'drug class',
				summary: { en: 'Groups.' },
				members: ['drug'],
				unconfirmed: ['summary'],
			},
		],
		'claims.json': [
			claim('weak-claim', { strength: 'weak', evidence: [{ paper: 'poe2002', stance: 'supports' }] }),
			claim('firm-claim'),
			claim('conflicting-claim', {
				strength: 'conflicting',
				evidence: [
					{ paper: 'roe2001', stance: 'supports' },
					{ paper: 'poe2002', stance: 'contradicts', note: 'in rats' },
				],
			}),
		],
		'figures.json': [
			{
				id: 'PMC1__F1',
				pmcid: 'PMC1',
				number: 'F1',
				title: 'A figure',
				url: 'https://example.org/figure',
				paper: { title: 'A paper', citekey: 'roe2001' },
				entities: ['receptor'],
				licence: 'CC0',
			},
		],
		'names.json': [
			{
				entity: 'receptor',
				names: ['RCPR'],
				company: [{ forms: ['RCP'], needs: ['receiv'], for: 'It receives by [[RCP]].', against: 'An RCP was chosen.' }],
				otherThings: [
					{ phrases: ['a receptor society'], for: '[[A receptor]] binds.', against: 'He led a receptor society.' },
				],
			} as Record<string, unknown>,
		],
	};
}

export type SmallRecords = ReturnType<typeof smallRecords>;

/** The files of the small pack after `change`. */
export function smallPack(change: (records: SmallRecords) => void = () => {}): PackFiles {
	const records = smallRecords();
	change(records);
	return Object.fromEntries(
		Object.entries(records).map(([name, value]) => [name as PackFileName, JSON.stringify(value, null, '\t')]),
	);
}

export function reference(id: string, more: object = {}): Record<string, unknown> {
	return {
		id,
		type: 'article-journal',
		title: `The work ${id}`,
		author: [{ family: 'Roe', given: 'A.' }],
		issued: { 'date-parts': [[2001]] },
		...more,
	};
}

export function claim(id: string, more: object = {}): Record<string, unknown> {
	return {
		id,
		subject: { text: 'the drug', entities: ['drug'] },
		predicate: 'activates',
		object: { text: 'the receptor', entities: ['receptor'] },
		statement: { en: 'The drug activates the receptor.' },
		strength: 'moderate',
		evidence: [{ paper: 'roe2001', stance: 'supports' }],
		...more,
	};
}
