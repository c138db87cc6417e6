import { isPack, type PackFolder, readPackFolders } from './packFolders.ts';
import type { Arguments } from './arguments.ts';
import type { Assets } from './assets.ts';
import { counted } from './counted.ts';
import type { Terminal } from './terminal.ts';
import type { EvidenceBase } from '../core/evidence/evidenceBase.ts';

/** The options of every command that uses evidence. */
export const evidenceOptions = {
	packs: { type: 'string', multiple: true },
	'no-bundled-pack': { type: 'boolean' },
} as const;

/** What the help says of them. */
export const evidenceDetails: readonly string[] = [
	'  --packs PACK…      evidence packs of your own, folders or “.evidence.json” files, in addition to the bundled one; may be given several times',
	'  --no-bundled-pack  leave the bundled pack out',
];

/** The evidence that a command works with. */
export interface CommandEvidence {
	/** The whole of the packs. */
	readonly base: EvidenceBase;
	/** The packs of `--packs`, in order. */
	readonly packs: readonly PackFolder[];
	/** Without it a pack may lead to what is not there. */
	readonly hasBundledPack: boolean;
}

/** Reads the packs that the options name, and `more` after them; a sentence for the user when one is none. */
export function readEvidence(args: Arguments, assets: Assets, more: readonly string[] = []): CommandEvidence {
	const hasBundledPack = !args.flags.has('no-bundled-pack');
	const folders = [...(args.values.get('packs') ?? []), ...more];
	if (hasBundledPack && folders.length === 0) {
		return { base: assets.bundledBase(), packs: [], hasBundledPack };
	}
	return { ...readPackFolders(folders, hasBundledPack ? [assets.bundledPack()] : []), hasBundledPack };
}

/**
 * `--packs A B`, as shells expand `--packs packs/*`, in the words of the parser: `--packs A --packs B`. Only the first
 * need be a pack, so that what is none is reported; what follows is one as long as a pack is there.
 */
export function spreadPacks(args: readonly string[]): readonly string[] {
	const spread: string[] = [];
	for (let i = 0; i < args.length;) {
		const argument = args[i++]!;
		spread.push(argument);
		if (argument === '--') {
			return [...spread, ...args.slice(i)];
		}
		if (argument === '--packs') {
			spread.push(...args.slice(i, ++i));
		} else if (!argument.startsWith('--packs=')) {
			continue;
		}
		while (i < args.length && isPack(args[i]!)) {
			spread.push('--packs', args[i++]!);
		}
	}
	return spread;
}

/** Says that a pack is not as it should be, in one line; `afferent check` and `afferent pack check` say all. */
export function warnOfPacks({ packs, hasBundledPack }: CommandEvidence, terminal: Terminal): void {
	const asUsed = hasBundledPack ? '' : '--no-bundled-pack ';
	for (const { folder, value, problems } of packs) {
		if (problems.length > 0) {
			const use = value === undefined ? 'is not used' : 'is used as far as it is valid';
			terminal.warn(
				`afferent: ${folder} has ${counted(problems.length, 'problem')} and ${use}; “afferent pack check ${asUsed}${folder}” lists them.`,
			);
		}
	}
}
