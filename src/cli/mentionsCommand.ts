import type { DocumentFormat } from '../core/documents/model.ts';
import { scanDocument } from '../core/documents/scanDocument.ts';
import type { EvidenceBase } from '../core/evidence/evidenceBase.ts';
import type { Lexicon } from '../core/matching/lexicon.ts';
import { findMentions } from '../core/matching/mentions.ts';
import type { Mention } from '../core/matching/model.ts';
import { LineIndex } from '../core/text/lineIndex.ts';
import { plainForm } from '../presentation/plainForm.ts';
import { oneOf } from './arguments.ts';
import type { Command, CommandContext } from './command.ts';
import { CliError } from './cliError.ts';
import { expandPatterns } from './patterns.ts';
import { documentFormatOf, formatNames, formatOfName } from './documentFormats.ts';
import { readText } from './files.ts';
import { answerLines, type JsonRequest } from './jsonLines.ts';
import { readAll } from './terminal.ts';

/** `afferent mentions`: entities in texts. */
export const mentionsCommand: Command = {
	name: 'mentions',
	synopsis: '[--jsonl | --json] [--format FORMAT] [FILE…]',
	summary: 'Lists the receptors, pathways, drugs and other entities that texts name.',
	details: [
		'Without FILE, or with “-”, the text comes from standard input.',
		'',
		'  --jsonl          read lines {id, format, text} on standard input; write {id, mentions: [{start, end, text, entity}]}',
		'  --json           write one object {file, mentions} for each file',
		'  --format FORMAT  markdown, quarto, rmd or latex; otherwise by the name of the file, else markdown',
		'',
		'Offsets count UTF-16 units.',
	],
	options: { jsonl: { type: 'boolean' }, json: { type: 'boolean' }, format: { type: 'string' } },
	usesEvidence: true,
	run: async (context) => {
		const { base } = context.evidence();
		const lexicon = context.assets.lexicon(base);
		if (context.args.flags.has('jsonl')) {
			return mentionsOfLines(context, lexicon);
		}
		const format = oneOf(context.args, 'format', formatNames);
		const files = context.args.positionals.length > 0 ? expandPatterns(context.args.positionals) : ['-'];
		for (const file of files) {
			const text = file === '-' ? await readAll(context.terminal.input()) : readText(file);
			const known = format === undefined ? documentFormatOf(file) : formatOfName(format);
			const mentions = findMentions(scanDocument(text, known ?? 'markdown'), lexicon);
			await context.terminal.write(
				context.args.flags.has('json')
					? `${JSON.stringify({ file, mentions: mentions.map(toRecord) })}\n`
					: inWords(file, text, mentions, base),
			);
		}
		return 0;
	},
};

function mentionsOfLines({ args, terminal }: CommandContext, lexicon: Lexicon): Promise<0 | 2> {
	if (args.positionals.length > 0) {
		throw new CliError('With --jsonl the texts come from standard input; FILE cannot be given as well.');
	}
	return answerLines(terminal.input(), terminal, (line) => {
		const request = readRequest(line);
		return typeof request === 'string'
			? request
			: {
					id: request.id,
					mentions: findMentions(scanDocument(request.text, request.format), lexicon).map(toRecord),
				};
	});
}

interface Request {
	readonly id: unknown;
	readonly format: DocumentFormat;
	readonly text: string;
}

/** The request of a line, or what is wrong with it as the rest of a sentence. */
function readRequest({ id = null, format = 'markdown', text }: JsonRequest): Request | string {
	if (typeof text !== 'string') {
		return 'has no “text”';
	}
	const known = typeof format === 'string' ? formatOfName(format) : undefined;
	return known === undefined ? 'has a “format” other than markdown, quarto, rmd or latex' : { id, format: known, text };
}

function toRecord({ start, end, text, entity }: Mention): object {
	return { start, end, text, entity };
}

function inWords(file: string, text: string, mentions: readonly Mention[], base: EvidenceBase): string {
	const lines = new LineIndex(text);
	return mentions
		.map((mention) => {
			const { line, column } = lines.positionAt(mention.start);
			const name = base.entity(mention.entity)?.name ?? mention.entity;
			return `${file}:${line + 1}:${column + 1}: ${plainForm(mention.text)} → ${name} (${mention.entity})\n`;
		})
		.join('');
}
