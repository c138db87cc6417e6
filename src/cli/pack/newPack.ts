import { type NewPack, newPackFiles, noLicence } from '../../core/evidence/packHeader.ts';
import type { Arguments } from '../arguments.ts';
import { CliError } from '../cliError.ts';
import type { Command } from '../command.ts';
import type { Terminal } from '../terminal.ts';
import { idOfPack, nameOfFolder, newFiles, refuseUsedFolder, writePack } from './packWriting.ts';

/** The options that say what a new pack is. */
export const newPackOptions = {
	name: { type: 'string' },
	about: { type: 'string' },
	licence: { type: 'string' },
	author: { type: 'string', multiple: true },
} as const;

/** What the help says of them. */
export const newPackDetails: readonly string[] = [
	'  --name NAME        what the pack is called, such as “Heart failure”; asked for, else made from the name of the folder',
	'  --licence LICENCE  under which others may use it, such as CC0-1.0 or CC-BY-4.0; asked for, else all rights reserved',
	'  --about SENTENCE   what the pack is about',
	'  --author NAME      an author; may be given several times; asked for',
];

/** `afferent pack new`: an empty pack. */
export const newPackCommand: Command = {
	name: 'pack new',
	synopsis: '[--name NAME] [--licence LICENCE] [--about SENTENCE] [--author NAME] DIR',
	summary: 'Creates an evidence pack of your own in a new folder.',
	details: [
		'In an interactive terminal, what is not given is asked for. The editor finds a folder whose name ends in',
		'“.evidence” by itself.',
		'',
		...newPackDetails,
	],
	options: newPackOptions,
	usesEvidence: false,
	run: async ({ args, terminal, assets }) => {
		const [folder, ...more] = args.positionals;
		if (folder === undefined || more.length > 0) {
			throw new CliError('Give the folder of the new pack, such as heart-failure.evidence.');
		}
		refuseUsedFolder(folder);
		const files = newPackFiles(await askForHeader(folder, args, terminal));
		writePack(folder, files, newFiles(files), assets.reader('en'));
		await terminal.write(
			`${folder} is now a pack. Next: “afferent pack from-library YOUR.bib --into ${folder}”, or edit its files; “afferent pack check ${folder}” lists problems.\n`,
		);
		return 0;
	},
};

/** What the options say of a new pack, and what is asked for where somebody can be asked. */
export async function askForHeader(folder: string, args: Arguments, terminal: Terminal): Promise<NewPack> {
	const given = (option: string) => args.values.get(option)?.at(-1);
	const name = given('name') ?? (await ask(terminal, 'What is the pack called?', nameOfFolder(folder)));
	const licence = given('licence') ?? (await ask(terminal, 'Under which licence may others use it?', noLicence));
	const authors = args.values.get('author') ?? (await askForAuthors(terminal));
	const description = given('about');
	return {
		id: idOfPack(name),
		name,
		licence,
		...(description !== undefined && { description }),
		authors: authors.map((author) => ({ name: author })),
	};
}

/** Says which options on a new pack were given in vain. */
export function warnOfUnused({ values }: Arguments, terminal: Terminal, reason: string): void {
	const unused = Object.keys(newPackOptions)
		.filter((option) => values.has(option))
		.map((option) => `--${option}`);
	if (unused.length > 0) {
		terminal.warn(
			`afferent: ${unused.join(', ')} ${unused.length === 1 ? 'was' : 'were'} not used: ${reason}. Edit its pack.json instead.`,
		);
	}
}

async function askForAuthors(terminal: Terminal): Promise<readonly string[]> {
	const answer = await terminal.ask?.('Who are its authors, parted by semicolons? [nobody is named] ');
	return (answer ?? '')
		.split(/[;；]/)
		.map((name) => name.trim())
		.filter((name) => name !== '');
}

/** What is answered; the fallback where nobody can be asked, or nothing is typed. */
async function ask({ ask: asking }: Terminal, question: string, fallback: string): Promise<string> {
	const answer = await asking?.(`${question} [${fallback}] `);
	return answer === undefined || answer.trim() === '' ? fallback : answer.trim();
}
