import path from 'node:path';
import { PackDraft } from '../../core/evidence/packDraft.ts';
import { newPackFiles } from '../../core/evidence/packHeader.ts';
import { type LibraryPack, packFromLibrary } from '../../core/features/packs/packFromLibrary.ts';
import { openBibliographyFile } from '../bibliographyFiles.ts';
import { CliError } from '../cliError.ts';
import type { Command } from '../command.ts';
import { counted } from '../counted.ts';
import { readEvidence } from '../evidenceOptions.ts';
import { isPackFolder } from '../packFolders.ts';
import { expandPatterns } from '../patterns.ts';
import { askForHeader, newPackDetails, newPackOptions, warnOfUnused } from './newPack.ts';
import { newFiles, refuseUsedFolder, writePack } from './packWriting.ts';

/** So many entities are proposed where nobody says how many. */
const usualProposals = 25;

/** `afferent pack from-library`: the papers of a bibliography as the beginning of a pack. */
export const fromLibraryCommand: Command = {
	name: 'pack from-library',
	synopsis: '[--into DIR] [--entities N] [--name NAME] [--licence LICENCE] [--about SENTENCE] [--author NAME] FILE…',
	summary: 'Starts an evidence pack with the papers of a bibliography, or adds them to one.',
	details: [
		'FILE is BibTeX, BibLaTeX, CSL-JSON, CSL-YAML or RIS.',
		'',
		'  --into DIR         a pack, or a new folder; without it NAME.evidence, for NAME.bib',
		'  --entities N       propose at most N entities (default: 25); 0 for none',
		'',
		'A new pack is described by',
		'',
		...newPackDetails,
		'',
		'Each paper gets a reference and a study that says that its findings are still to be recorded; papers that a pack has',
		'already are left out. Entities are proposed from what titles, abstracts and keywords name more than once and no pack',
		'has; each says so of itself until you say what it is. Abstracts, keywords and notes are read and not taken.',
	],
	options: { into: { type: 'string' }, entities: { type: 'string' }, ...newPackOptions },
	usesEvidence: true,
	run: async ({ args, terminal, assets }) => {
		const files = expandPatterns(args.positionals);
		const [first] = files;
		if (first === undefined) {
			throw new CliError('Give a bibliography file.');
		}
		const folder =
			args.values.get('into')?.at(-1) ?? `${first.slice(0, first.length - path.extname(first).length)}.evidence`;
		const most = numberOf(args.values.get('entities')?.at(-1));
		const isThere = isPackFolder(folder);
		if (isThere) {
			warnOfUnused(args, terminal, `${folder} is a pack already, and keeps its own description`);
		} else {
			refuseUsedFolder(folder);
		}
		const { base, packs } = readEvidence(args, assets, isThere ? [folder] : []);
		const items = files.flatMap((file) => {
			const { bibliography } = openBibliographyFile(file);
			return bibliography.entries.map((entry) => ({ ...bibliography.item(entry), id: entry.citekey }));
		});
		const found = packFromLibrary(items, { base, lexicon: assets.lexicon(base), most });
		const own = isThere ? packs.find((pack) => pack.folder === folder)?.files : undefined;
		const start = own ?? newPackFiles(await askForHeader(folder, args, terminal));
		const draft = new PackDraft(start, base);
		draft.addReferences(found.references);
		draft.addEntities(found.proposed);
		writePack(folder, start, own === undefined ? newFiles(draft.files) : draft.plan(), assets.reader('en'));
		const nameOf = (id: string) => base.entity(id)?.name ?? id;
		await terminal.write(
			report(folder, found, nameOf)
				.map((line) => `${line}\n`)
				.join(''),
		);
		return 0;
	},
};

function numberOf(written: string | undefined): number {
	const value = Number(written ?? usualProposals);
	if (!Number.isInteger(value) || value < 0) {
		throw new CliError(`--entities takes a whole number, not “${written}”.`);
	}
	return value;
}

function report(
	folder: string,
	{ references, had, renamed, refused, known, proposed }: LibraryPack,
	nameOf: (id: string) => string,
): readonly string[] {
	const reasons = {
		citekey: 'its citekey cannot be used in a pack',
		'no-title': 'it has no title',
		'same-work': 'it is there twice',
	};
	const most = known.slice(0, 10).map(({ entity, papers }) => `${nameOf(entity)} (${papers})`);
	return [
		`${folder}: ${counted(references.length, 'paper')} added, ${had.length} known already, ${counted(proposed.length, 'entity', 'entities')} proposed.`,
		...renamed.map(
			({ citekey, written }) => `A pack in use has another paper as “${citekey}”; this one is “${written}”.`,
		),
		...refused.map(({ citekey, reason }) => `“${citekey}” was left out: ${reasons[reason]}.`),
		...(most.length === 0
			? []
			: [`Named by these papers and known already: ${most.join(', ')}${known.length > 10 ? ', …' : ''}.`]),
		...proposed.map(
			({ id, name, entityClass, sources = [] }) =>
				`  ${id}: ${name} (${entityClass}?), ${counted(sources.length, 'paper')}`,
		),
		'Next: delete proposed entities that are wrong, describe the others, and record what each paper found in studies.json.',
	];
}
