import { strengthsNotByRule } from './claimRules.ts';
import type { EvidenceBase } from './evidenceBase.ts';
import type { EvidencePack } from './packModel.ts';
import type { Paper, Strength, Study } from './model.ts';
import { packLimits, type PackFiles, type PackProblem } from './packFiles.ts';
import { PackContext } from './packContext.ts';
import { checkLinks } from './packLinks.ts';
import { readRecords } from './packRecords.ts';

/** A pack as far as it could be read, and everything that was wrong in its files. */
export interface ValidatedPack {
	/** `undefined` where `pack.json` is missing or unreadable: a pack without id and licence is none. */
	readonly value: EvidencePack | undefined;
	/** In the order of the files, at most `packLimits.problems`. */
	readonly problems: readonly PackProblem[];
}

/**
 * Reads and checks the files of a pack and puts them together. Never throws, whatever the files hold: what cannot be
 * used is left out of the pack and reported. Links may lead to `known`, what the packs before this one hold.
 */
export function validatePack(files: PackFiles, known?: EvidenceBase): ValidatedPack {
	const problems: PackProblem[] = [];
	if (files['pack.json'] === undefined) {
		problems.push({ code: 'evidence.missing-file', file: 'pack.json', span: { start: 0, end: 0 } });
	}
	const records = readRecords(files, problems);
	const hasStudies = files['studies.json'] !== undefined;
	checkLinks(records, new PackContext(records, known, problems, { hasStudies }));

	const studies = new Map(records.studies.map(({ name, value }) => [name, value]));
	const papers = records.references.map(({ value }): Paper => ({
		citekey: value.id,
		item: value,
		study: studies.get(value.id) ?? unknownStudy,
	}));
	const value = records.header && {
		...records.header.value,
		targets: records.targets.map((record) => record.value),
		pathways: records.pathways.map((record) => record.value),
		entities: records.entities.map((record) => record.value),
		claims: records.claims.map((record) => record.value),
		papers,
		figures: records.figures.map((record) => record.value),
		...(records.changes.length > 0 && { changes: records.changes.map((record) => record.value) }),
		names: records.names.map((record) => record.value),
	};
	return { value, problems: problems.slice(0, packLimits.problems) };
}

/** The strengths that follow by the rule for claims of a pack that say another one, by their ids. */
export function strengthsByRule(files: PackFiles, known?: EvidenceBase): ReadonlyMap<string, Strength> {
	// What else is wrong is reported elsewhere, and there only so much of it.
	const unread: PackProblem[] = [];
	const records = readRecords(files, unread);
	const hasStudies = files['studies.json'] !== undefined;
	return strengthsNotByRule(records.claims, new PackContext(records, known, unread, { hasStudies }));
}

/**
 * A reference of which the pack says no more is as good as one in the user's own library: whoever made the pack
 * answers for it. The bundled pack has a study for each, or it is not built.
 */
const unknownStudy: Study = { design: 'not stated', findings: [], notices: [], metadata: 'unchecked', missing: [] };
