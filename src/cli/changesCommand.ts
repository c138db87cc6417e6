import { type ManuscriptChange, manuscriptChanges, versionsAfter } from '../core/features/manuscriptChanges.ts';
import { finish } from '../core/text/finish.ts';
import { LineIndex } from '../core/text/lineIndex.ts';
import { changeSentences, changeSubject } from '../presentation/manuscriptChanges.ts';
import { CliError } from './cliError.ts';
import type { Command } from './command.ts';
import { openManuscript } from './manuscript.ts';
import { ManuscriptReader } from './manuscriptReader.ts';
import { expandPatterns } from './patterns.ts';
import { citeCommandsFor } from './projectPlaces.ts';

/** `afferent changes`: what newer evidence means for a manuscript. */
export const changesCommand: Command = {
	name: 'changes',
	synopsis: '[--since VERSION] [--json] [--lang LANGUAGE] FILE',
	summary: 'Lists the claims and papers that a manuscript uses and that changed with the last version of the evidence.',
	details: [
		'FILE is a manuscript, with all that it includes. A claim is used where a sentence states it or its opposite, or cites',
		'a paper whose stance on it has changed.',
		'',
		'  --since VERSION  all versions after this one; without it, what changed with the newest',
		'  --json           write a list of {kind, id, subject, version, changes, places: [{file, line, column, text}]}',
		'  --lang LANGUAGE  the language of the sentences: en or zh-cn',
	],
	options: { since: { type: 'string' }, json: { type: 'boolean' }, lang: { type: 'string' } },
	usesEvidence: true,
	run: async ({ args, terminal, assets, evidence }) => {
		const [file, ...more] = expandPatterns(args.positionals);
		if (file === undefined || more.length > 0) {
			throw new CliError('Give one manuscript.');
		}
		const { base } = evidence();
		const since = args.values.get('since')?.at(-1);
		const versions = base.packs.flatMap((pack) => versionsAfter(pack, since));
		if (versions.length === 0) {
			terminal.warn('afferent: The evidence lists no changes.');
			return 0;
		}
		const { files } = openManuscript(file, new ManuscriptReader(citeCommandsFor([file], [])));
		const found = finish(manuscriptChanges(files, versions, base, assets.suggester(base)));
		const reader = assets.reader(args.values.get('lang')?.at(-1) ?? 'en');
		const lines = files.map(({ scanned }) => new LineIndex(scanned.text));
		const told = found.map((change: ManuscriptChange) => ({
			kind: change.kind,
			id: change.kind === 'claim' ? change.change.claim : change.change.paper,
			subject: changeSubject(change, base, reader),
			version: change.version.version,
			changes: changeSentences(change, base, reader),
			places: change.places.map(({ part, span, text }) => {
				const { line, column } = lines[part]!.positionAt(span.start);
				return { file: files[part]!.path, line: line + 1, column: column + 1, text };
			}),
		}));
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
		if (told.length === 0) {
			terminal.warn('afferent: Nothing that this manuscript uses has changed.');
		}
		return 0;
	},
};
