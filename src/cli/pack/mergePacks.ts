import type { Meaning } from '../../core/evidence/nameModel.ts';
import { newPackFiles } from '../../core/evidence/packHeader.ts';
import { mergePacks } from '../../core/evidence/packMerge.ts';
import { CliError } from '../cliError.ts';
import type { Command } from '../command.ts';
import { readPackFiles } from '../packFolders.ts';
import { warnOfUnused } from './newPack.ts';
import { idOfPack, nameOfFolder, refuseUsedPlace, writeNewPack } from './packWriting.ts';

/** `afferent pack merge`: several packs as one. */
export const mergePacksCommand: Command = {
	name: 'pack merge',
	synopsis: '--into PLACE [--name NAME] [--licence LICENCE] PACK…',
	summary: 'Merges evidence packs into a new one, a folder or one file.',
	details: [
		'  --into PLACE       the new pack: a folder, or one file, whose name ends in “.evidence.json”',
		'  --name NAME        what it is called, else the name of its folder',
		'  --licence LICENCE  under which others may use it; needed where the packs have different ones',
		'',
		'A paper appears once, whatever its citekeys. Records with the same id become one, with the names and sources of all; a claim',
		'has the papers of all, and the strength that follows from them. Where packs disagree, the first is kept',
		'and reported. The exit code is 1 when something was reported. One PACK alone is written as it is, so that a folder',
		'becomes one file, and a file a folder.',
	],
	options: { into: { type: 'string' }, name: { type: 'string' }, licence: { type: 'string' } },
	usesEvidence: false,
	run: async ({ args, terminal, assets }) => {
		const given = (option: string) => args.values.get(option)?.at(-1);
		const folder = given('into');
		if (folder === undefined || args.positionals.length === 0) {
			throw new CliError('Give the packs and, with --into, the folder or file of the new one.');
		}
		refuseUsedPlace(folder);
		const packs = args.positionals.map((each) => ({ folder: each, files: readPackFiles(each) }));
		const [only] = packs;
		if (only !== undefined && packs.length === 1) {
			warnOfUnused(args, terminal, 'one pack alone is written as it is');
			writeNewPack(folder, only.files, assets.reader('en'));
			await terminal.write(`${folder} holds what ${only.folder} holds.\n`);
			return 0;
		}
		const headers = packs.map((pack) => headerOf(pack.folder, pack.files['pack.json']));
		const licences = new Set(headers.map(({ licence }) => licence));
		const licence = given('licence') ?? (licences.size === 1 ? [...licences][0] : undefined);
		if (licence === undefined) {
			throw new CliError(
				`The packs have different licences: ${[...licences].join(', ')}. Choose one for the whole with --licence.`,
			);
		}
		const { files, conflicts, renamed } = mergePacks(packs.map((pack) => pack.files));
		const name = given('name') ?? nameOfFolder(folder);
		const all = <T>(of: (header: Header) => readonly T[]) => distinct(headers.flatMap(of));
		const whole = {
			...newPackFiles({
				id: idOfPack(name),
				name,
				licence,
				authors: all((header) => header.authors),
				spellings: all((header) => header.spellings),
				fieldWords: all((header) => header.fieldWords),
				notation: all((header) => header.notation),
				meanings: all((header) => header.meanings),
			}),
			...files,
		};
		writeNewPack(folder, whole, assets.reader('en'));
		const lines = [
			...renamed.map(
				({ pack, from, to }) =>
					`“${from}” of ${packs[pack]!.folder} is now “${to}”, because another record has its name.`,
			),
			...conflicts.map(
				({ file, record, field }) => `${file}: ${record}: the packs differ in ${field}; the first was kept.`,
			),
			`${folder} now holds ${packs.length} packs.`,
		];
		await terminal.write(lines.map((line) => `${line}\n`).join(''));
		return lines.length > 1 ? 1 : 0;
	},
};

interface Header {
	readonly licence: string;
	readonly authors: readonly { readonly name: string }[];
	readonly spellings: readonly (readonly [string, string])[];
	readonly fieldWords: readonly string[];
	readonly notation: readonly string[];
	readonly meanings: readonly Meaning[];
}

function headerOf(folder: string, text = ''): Header {
	try {
		const header = JSON.parse(text) as Partial<Header>;
		const { licence, authors = [], spellings = [], fieldWords = [], notation = [], meanings = [] } = header;
		const lists = { authors, spellings, fieldWords, notation, meanings };
		if (typeof licence === 'string' && Object.values(lists).every((list) => Array.isArray(list))) {
			return { licence, ...lists };
		}
	} catch {
		// Told below.
	}
	throw new CliError(`The pack.json of ${folder} is not valid; “afferent pack check ${folder}” says why.`);
}

function distinct<T>(values: readonly T[]): readonly T[] {
	return [...new Map(values.map((value) => [JSON.stringify(value), value])).values()];
}
