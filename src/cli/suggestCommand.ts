import { scanDocument } from '../core/documents/scanDocument.ts';
import { sentencesIn } from '../core/documents/sentences.ts';
import type { Suggester, Suggestion } from '../core/suggestion/suggest.ts';
import type { Command, CommandContext } from './command.ts';
import { CliError } from './cliError.ts';
import { documentFormatOf } from './documentFormats.ts';
import { isFile, readText } from './files.ts';
import { answerLines } from './jsonLines.ts';
import { readAll } from './terminal.ts';

/** `afferent suggest`: evidence for and against sentences. */
export const suggestCommand: Command = {
	name: 'suggest',
	synopsis: '[--jsonl] [TEXT | FILE]',
	summary: 'Lists the claims and papers for and against sentences.',
	details: [
		'TEXT is a sentence in English or Chinese; of a FILE, every sentence with a known term is checked.',
		'Without either, or with “-”, the text comes from standard input.',
		'',
		'  --jsonl  read lines {id, text}; write {id, papers: [{id, score, stance}], claims: [{id, score}]}, best first',
		'',
		'A stance is how the paper relates to the sentence: supports, contradicts or mixed. Nothing is listed for a sentence',
		'on which there is no evidence.',
	],
	options: { jsonl: { type: 'boolean' } },
	usesEvidence: true,
	run: async (context) => {
		const { args, terminal } = context;
		const [first, ...more] = args.positionals;
		if (more.length > 0) {
			throw new CliError('Give one sentence, in quotation marks, or one file.');
		}
		const suggester = context.assets.suggester(context.evidence().base);
		const given = first === '-' ? undefined : first;
		const file = given !== undefined && isFile(given) ? given : undefined;
		if (args.flags.has('jsonl')) {
			if (given !== undefined && file === undefined) {
				throw new CliError(`There is no file “${given}”.`);
			}
			const input = file === undefined ? terminal.input() : once(readText(file));
			return answerLines(input, terminal, ({ id = null, text }) =>
				typeof text === 'string' ? { id, ...recordOf(suggestionsFor(text, suggester)) } : 'has no “text”',
			);
		}
		const text = file === undefined ? (given ?? (await readAll(terminal.input()))) : readText(file);
		return tellOf(text, file, suggester, context);
	},
};

async function* once(text: string): AsyncGenerator<string> {
	yield Promise.resolve(text);
}

/** The evidence for a text of one sentence or a few that belong together. */
function suggestionsFor(text: string, suggester: Suggester): Suggestion {
	const sentences = sentencesIn(scanDocument(text, 'markdown'));
	return suggester.suggest(sentences.length === 0 ? text : sentences.map((each) => each.text).join(' '));
}

function recordOf({ claims, papers }: Suggestion): object {
	return {
		papers: papers.map(({ paper, score, stance }) => ({ id: paper.citekey, score: rounded(score), stance })),
		claims: claims.map(({ claim, score }) => ({ id: claim.id, score: rounded(score) })),
	};
}

function rounded(score: number): number {
	return Math.round(score * 1000) / 1000;
}

async function tellOf(
	text: string,
	file: string | undefined,
	suggester: Suggester,
	{ terminal }: CommandContext,
): Promise<0> {
	const document = scanDocument(text, (file && documentFormatOf(file)) || 'markdown');
	let told = 0;
	for (const sentence of sentencesIn(document)) {
		const suggestion = suggester.suggest(sentence.text);
		if (suggestion.claims.length > 0 || suggestion.papers.length > 0) {
			told++;
			await terminal.write(`${told > 1 ? '\n' : ''}${inWords(sentence.text, suggestion)}`);
		}
	}
	if (told === 0) {
		terminal.warn('afferent: There is no evidence on this.');
	}
	return 0;
}

/** At most so many papers are listed on each side. */
const shown = 8;

function inWords(sentence: string, { claims, papers }: Suggestion): string {
	const lines = [sentence];
	for (const { claim, isOpposite } of claims.slice(0, 3)) {
		lines.push(`  ${isOpposite ? 'the opposite of' : 'claim'} ${claim.id} (${claim.strength}): ${claim.statement.en}`);
	}
	for (const [stance, heading] of [
		['supports', 'for'],
		['contradicts', 'against'],
		['mixed', 'mixed'],
	] as const) {
		for (const { paper, link } of papers.filter((each) => each.stance === stance).slice(0, shown)) {
			const { design, species } = paper.study;
			const facts = [design, species].filter((fact) => fact !== undefined).join(', ');
			lines.push(`  ${heading}: @${paper.citekey} (${facts})${link.note === undefined ? '' : ` – ${link.note}`}`);
		}
	}
	return `${lines.join('\n')}\n`;
}
