import { createEvidenceBase } from '../../core/evidence/createEvidenceBase.ts';
import type { PackProblem } from '../../core/evidence/packFiles.ts';
import { type FailedTrial, failedTrials } from '../../core/matching/nameTrials.ts';
import type { PackFolder } from '../packFolders.ts';

const codes: Readonly<Record<FailedTrial['kind'], string>> = {
	missed: 'evidence.rule-misses',
	found: 'evidence.rule-finds',
	idle: 'evidence.idle-rule',
	known: 'evidence.idle-name',
	needless: 'evidence.idle-phrase',
	covered: 'evidence.covered-row',
	silent: 'evidence.silent-word',
};

/**
 * A pack with what is wrong in its rules on names beside its other problems: the sentences that each rule brings along are
 * run, which takes too long to be done whenever a pack is used. Names of entities of earlier packs are left out.
 */
export function withTriedNames(pack: PackFolder): PackFolder {
	const { files, value, problems } = pack;
	const text = files['names.json'];
	if (value === undefined || text === undefined) {
		return pack;
	}
	const failed = createEvidenceBase([value]).vocabularies.flatMap((vocabulary) => {
		const own = new Set(vocabulary.entities.map(({ id }) => id));
		return failedTrials({ ...vocabulary, names: vocabulary.names?.filter(({ entity }) => own.has(entity)) ?? [] });
	});
	const found = failed.map(({ kind, entity, text: tried }): PackProblem => {
		const written = JSON.stringify(tried);
		const start = Math.max(0, text.indexOf(written, Math.max(0, text.indexOf(JSON.stringify(entity)))));
		const span = { start, end: text.startsWith(written, start) ? start + written.length : start };
		return { code: codes[kind], file: 'names.json', record: entity, span, details: { text: tried } };
	});
	return { ...pack, problems: [...problems, ...found] };
}
