import { PackDraft } from '../../core/evidence/packDraft.ts';
import { importPfocrFigure } from '../../core/evidence/pfocrFigure.ts';
import type { Figure } from '../../core/evidence/model.ts';
import { packProblemSentence } from '../../presentation/packProblems.ts';
import { CliError } from '../cliError.ts';
import type { Command } from '../command.ts';
import { readEvidence } from '../evidenceOptions.ts';
import { readText } from '../files.ts';
import { locateProblems, problemLine } from '../foundProblem.ts';
import { expandPatterns } from '../patterns.ts';
import { writePack } from './packWriting.ts';

/** A record of a figure is a few thousand bytes long. */
const largestRecord = 1024 * 1024;

/** `afferent pack import-figure`: published pathway figures in a pack. */
export const importFigureCommand: Command = {
	name: 'pack import-figure',
	synopsis: '--into DIR FILE…',
	summary: 'Puts pathway figures of PFOCR into a pack: their paper, and the entities of their genes and terms.',
	details: [
		'FILE is a record of PFOCR (https://pfocr.wikipathways.org), Markdown with a YAML header.',
		'',
		'  --into DIR  the pack',
		'',
		'Genes and terms are linked to entities of the pack and of those before it; what none has is reported, and is linked when',
		'the figure is imported again. The caption is not copied: cards lead to it where it was published.',
	],
	options: { into: { type: 'string' } },
	usesEvidence: true,
	run: async ({ args, terminal, assets }) => {
		const folder = args.values.get('into')?.at(-1);
		if (folder === undefined || args.positionals.length === 0) {
			throw new CliError('Give the records and, with --into, the pack that they go into.');
		}
		const { base, packs } = readEvidence(args, assets, [folder]);
		const { files } = packs.find((pack) => pack.folder === folder)!;
		const reader = assets.reader('en');
		const draft = new PackDraft(files, base);
		const figures: Figure[] = [];
		const lines: string[] = [];
		let isClean = true;
		for (const file of expandPatterns(args.positionals)) {
			const text = readText(file, largestRecord);
			const { value, problems } = importPfocrFigure(text, base);
			const asOfPack = problems.map((problem) => ({ ...problem, file: 'figures.json' as const }));
			lines.push(...locateProblems(file, text, asOfPack, { reader }, packProblemSentence).map(problemLine));
			isClean &&= problems.length === 0;
			if (value !== undefined) {
				figures.push(value);
				lines.push(...described(value));
			}
		}
		draft.addFigures(figures);
		writePack(folder, files, draft.plan(), reader);
		await terminal.write(lines.map((line) => `${line}\n`).join(''));
		return isClean ? 0 : 1;
	},
};

function described({ id, entities, unresolved, paper }: Figure): readonly string[] {
	return [
		`${id}: ${paper.citekey === undefined ? 'its paper is in no pack' : `paper ${paper.citekey}`}`,
		`  linked: ${entities.length === 0 ? 'nothing' : entities.join(', ')}`,
		`  known to no pack: ${unresolved.length === 0 ? 'nothing' : unresolved.join(', ')}`,
	];
}
