import type { EvidenceBase } from '../../core/evidence/evidenceBase.ts';
import type { ClaimChange, EntityChange, PackDifference, PaperChange } from '../../core/evidence/changeModel.ts';
import type { EvidencePack } from '../../core/evidence/packModel.ts';
import { packDifference } from '../../core/evidence/packDifference.ts';
import { CliError } from '../cliError.ts';
import type { Command } from '../command.ts';
import { validatePack } from '../../core/evidence/validatePack.ts';
import { readEvidence } from '../evidenceOptions.ts';
import { readPackFiles } from '../packFolders.ts';

/** `afferent pack diff`: what became of claims, papers and entities between two versions of a pack. */
export const diffPacksCommand: Command = {
	name: 'pack diff',
	synopsis: '[--json] OLD NEW',
	summary: 'Lists what changed between two versions of a pack: claims, stances, strengths, papers, names.',
	details: ['  --json  write {claims, papers, entities}', '', 'The exit code is 1 when something changed.'],
	options: { json: { type: 'boolean' } },
	usesEvidence: true,
	run: async ({ args, terminal, assets }) => {
		const [older, newer, ...more] = args.positionals;
		if (older === undefined || newer === undefined || more.length > 0) {
			throw new CliError('Give two packs: as it was, and as it is.');
		}
		// Each version stands alone behind the earlier packs: what the other has is not known to it.
		const { base } = readEvidence(args, assets);
		const [before, after] = [older, newer].map((place) => readVersion(place, base));
		const difference = packDifference(before!, after!);
		await terminal.write(
			args.flags.has('json')
				? `${JSON.stringify(difference, undefined, 2)}\n`
				: inWords(difference)
						.map((line) => `${line}\n`)
						.join(''),
		);
		const { claims, papers, entities } = difference;
		return claims.length + papers.length + entities.length > 0 ? 1 : 0;
	},
};

/** One version of a pack, behind the packs of `base`; a sentence for the user when it cannot be used. */
export function readVersion(place: string, base: EvidenceBase): EvidencePack {
	const { value } = validatePack(readPackFiles(place), base);
	if (value === undefined) {
		throw new CliError(`${place} is not a usable pack; “afferent pack check ${place}” says why.`);
	}
	return value;
}

function inWords({ claims, papers, entities }: PackDifference): readonly string[] {
	return [...claims.flatMap(claimLines), ...papers.flatMap(paperLines), ...entities.map(entityLine)];
}

function claimLines({ claim, change, into, statement, strength, stances = [] }: ClaimChange): readonly string[] {
	const where = into === undefined ? '' : ` into ${into}`;
	return [
		`claim ${claim}: ${change}${where}`,
		...(statement === undefined ? [] : [`  - ${statement.before.en}`, `  + ${statement.after.en}`]),
		...(strength === undefined ? [] : [`  strength: ${strength.before} → ${strength.after}`]),
		...stances.map(({ paper, before, after }) => `  ${paper}: ${before ?? 'not linked'} → ${after ?? 'not linked'}`),
	];
}

function paperLines({
	paper,
	change,
	notices = [],
	metadata,
	fields = [],
	study = [],
}: PaperChange): readonly string[] {
	return [
		`paper ${paper}: ${change}`,
		...notices.map(({ kind, date }) => `  ${kind}${date === undefined ? '' : ` of ${date}`}`),
		...(metadata === undefined ? [] : [`  record: ${metadata.before} → ${metadata.after}`]),
		...(fields.length === 0 ? [] : [`  reference: ${fields.join(', ')}`]),
		...(study.length === 0 ? [] : [`  study: ${study.join(', ')}`]),
	];
}

function entityLine({ entity, change, fields = [] }: EntityChange): string {
	return `entity ${entity}: ${change}${fields.length === 0 ? '' : ` in ${fields.join(', ')}`}`;
}
