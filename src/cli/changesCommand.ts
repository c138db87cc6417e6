import { createEvidenceBase } from '../core/evidence/createEvidenceBase.ts';
import type { EvidenceBase } from '../core/evidence/evidenceBase.ts';
import type { PackVersion } from '../core/evidence/changeModel.ts';
import { packDifference } from '../core/evidence/packDifference.ts';
import {
	knowsVersion,
	type ManuscriptChange,
	manuscriptChanges,
	versionsAfter,
} from '../core/features/manuscriptChanges.ts';
import { finish } from '../core/text/finish.ts';
import { LineIndex } from '../core/text/lineIndex.ts';
import { changeSentences, changeSubject } from '../presentation/manuscriptChanges.ts';
import type { Arguments } from './arguments.ts';
import { CliError } from './cliError.ts';
import type { Command } from './command.ts';
import { readVersion } from './pack/diffPacks.ts';
import { openManuscript } from './manuscript.ts';
import { ManuscriptReader } from './manuscriptReader.ts';
import { expandPatterns } from './patterns.ts';
import { citeCommandsFor } from './projectPlaces.ts';

/** `afferent changes`: what newer evidence means for a manuscript. */
export const changesCommand: Command = {
	name: 'changes',
	synopsis: '[--since VERSION | --older PACK] [--json] [--lang LANGUAGE] FILE',
	summary: 'Lists the claims and papers that a manuscript uses and that changed with the last version of the evidence.',
	details: [
		'FILE is a manuscript, with all that it includes. A claim is used where a sentence states it or its opposite, or cites',
		'a paper whose stance on it has changed.',
		'',
		'  --since VERSION  all versions after this one; without it, what changed with the newest',
		'  --older PACK     all that changed since this earlier version of a pack, a folder or one file, also where the pack',
		'                   lists no changes',
		'  --json           write a list of {kind, id, subject, version, changes, places: [{file, line, column, text}]}',
		'  --lang LANGUAGE  the language of the sentences: en or zh-cn',
	],
	options: {
		since: { type: 'string' },
		older: { type: 'string' },
		json: { type: 'boolean' },
		lang: { type: 'string' },
	},
	usesEvidence: true,
	run: async ({ args, terminal, assets, evidence }) => {
		const [file, ...more] = expandPatterns(args.positionals);
		if (file === undefined || more.length > 0) {
			throw new CliError('Give one manuscript.');
		}
		const { base } = evidence();
		const versions = versionsOf(args, base);
		const { files } = openManuscript(file, new ManuscriptReader(citeCommandsFor([file], [])));
		const found = finish(
			// eslint-disable-next-line require-yield
			manuscriptChanges(files, versions, base, assets.suggester(base), function* (then) {
				return assets.suggester(then);
			}),
		);
		const reader = assets.reader(args.values.get('lang')?.at(-1) ?? 'en');
		const lines = files.map(({ scanned }) => new LineIndex(scanned.text));
		const told = found.map((change: ManuscriptChange) => ({
			kind: change.kind,
			id: idOf(change),
			subject: changeSubject(change, base, reader),
			version: change.version.version,
			changes: changeSentences(change, base, reader),
			places: change.places.map(({ part, span, text }) => {
				const { line, column } = lines[part]!.positionAt(span.start);
				return { file: files[part]!.path, line: line + 1, column: column + 1, text };
			}),
		}));
		if (told.length === 0) {
			terminal.warn(`afferent: ${whyNothing(versions, args)}`);
		}
		if (args.flags.has('json')) {
			await terminal.write(`${JSON.stringify(told, undefined, 2)}\n`);
			return 0;
		}
		await terminal.write(
			told
				.map(({ subject, changes, places }) =>
					[
						subject,
						...changes.map((sentence) => `  ${sentence}`),
						...places.map((place) => `  ${place.file}:${place.line}:${place.column}: ${place.text}`),
					]
						.map((line) => `${line}\n`)
						.join(''),
				)
				.join('\n'),
		);
		return 0;
	},
};

function idOf(changed: ManuscriptChange): string {
	switch (changed.kind) {
		case 'claim':
			return changed.change.claim;
		case 'paper':
			return changed.change.paper;
		case 'entity':
			return changed.change.entity;
	}
}

/** The versions whose changes are reported. */
function versionsOf(args: Arguments, base: EvidenceBase): readonly PackVersion[] {
	const since = args.values.get('since')?.at(-1);
	const older = args.values.get('older')?.at(-1);
	if (since !== undefined && older !== undefined) {
		throw new CliError('Give --since or --older, not both.');
	}
	if (older !== undefined) {
		const { id } = readVersion(older, createEvidenceBase([]));
		const after = base.packs.find((pack) => pack.id === id);
		if (after === undefined) {
			throw new CliError(`${older} is a version of “${id}”, which is not in use; name its newer version with --packs.`);
		}
		const before = readVersion(older, createEvidenceBase(base.packs.filter((pack) => pack !== after)));
		return [{ version: after.version, since: before.version, ...packDifference(before, after) }];
	}
	if (since === undefined) {
		return base.packs.flatMap((pack) => versionsAfter(pack, undefined));
	}
	// Packs count their versions each for itself, so a version says nothing about a pack that never had it.
	const packs = base.packs.filter((pack) => knowsVersion(pack, since));
	if (packs.length === 0) {
		const known = base.packs.map(({ id, version, changes = [] }) =>
			[id, ...[version, ...changes.map((change) => change.since)].reverse()].join(' '),
		);
		throw new CliError(`No pack had a version ${since}. Known are: ${known.join('; ')}.`);
	}
	return packs.flatMap((pack) => versionsAfter(pack, since));
}

function whyNothing(versions: readonly PackVersion[], args: Arguments): string {
	const since = args.values.get('since')?.at(-1);
	if (versions.length > 0) {
		return 'Nothing that this manuscript uses has changed.';
	}
	return since === undefined
		? 'The evidence lists no changes.'
		: `The evidence lists no changes since version ${since}.`;
}
