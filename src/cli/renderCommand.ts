import { dirname, isAbsolute, join } from 'node:path';
import { bibliographyFormatOf } from '../core/bibliography/bibliographyFormat.ts';
import type { CslItem } from '../core/bibliography/cslItem.ts';
import { createLibrary } from '../core/bibliography/library.ts';
import type { CitationRenderer, RenderingOutput } from '../core/citations/rendering/model.ts';
import { printedClusters } from '../core/documents/clusters.ts';
import { declaredLanguage, declaredStyle } from '../core/documents/declaredStyle.ts';
import { itemsOfCitekeys } from '../core/features/export.ts';
import { printedCites } from '../core/features/printedCites.ts';
import { finish } from '../core/text/finish.ts';
import { oneOf } from './arguments.ts';
import { openBibliographyFile } from './bibliographyFiles.ts';
import { CliError } from './cliError.ts';
import type { Command, CommandContext } from './command.ts';
import { fileOfUri } from './fileUris.ts';
import { type Manuscript, openManuscript } from './manuscript.ts';
import { ManuscriptReader } from './manuscriptReader.ts';
import { expandPatterns } from './patterns.ts';
import { citeCommandsFor } from './projectPlaces.ts';
import { outputDetails, outputOptions, print } from './outputFile.ts';
import { openStyles } from './styles.ts';

const outputs: readonly RenderingOutput[] = ['text', 'html', 'markdown', 'latex'];

/** `afferent render`: a bibliography in a CSL style. */
export const renderCommand: Command = {
	name: 'render',
	synopsis:
		'[--style STYLE] [--locale LOCALE] [--format FORMAT] [--output FILE [--force]] (--library FILE… [KEY…] | [--text] FILE)',
	summary: 'Prints the reference list of citekeys or of a manuscript, or its citations, in a CSL style.',
	details: [
		'  --style STYLE    a style of the CSL distribution by id or title, or the path of a .csl file; without it the one that',
		'                   the manuscript or its project declares (csl:), else apa',
		'  --locale LOCALE  such as de-DE; otherwise that of the manuscript (lang:), the style’s own, else en-US',
		'  --format FORMAT  text (the default), html, markdown or latex',
		'  --cite-command NAME  a LaTeX command that cites, where neither the manuscript nor the settings define it',
		'  --library FILE   a bibliography that has the citekeys; without KEY all its entries are printed',
		'  --text           the citations of the manuscript as they are printed in its text, each on a line, in the order of the',
		'                   text; in a note style, after the number of the note, with the text before it in the sentence',
		...outputDetails,
		'',
		'There is one reference on each line. The exit code is 1 when a citekey is unknown; the others are printed.',
	],
	options: {
		style: { type: 'string' },
		locale: { type: 'string' },
		format: { type: 'string' },
		library: { type: 'string', multiple: true },
		'cite-command': { type: 'string', multiple: true },
		text: { type: 'boolean' },
		...outputOptions,
	},
	usesEvidence: false,
	run: async (context) => {
		const { args, terminal, assets } = context;
		const output = oneOf(args, 'format', outputs) ?? 'text';
		const manuscript = args.values.has('library') ? undefined : manuscriptOf(context);
		const main = manuscript?.files[0];
		const style = args.values.get('style')?.at(-1) ?? (manuscript && styleOf(manuscript)) ?? 'apa';
		const locale = args.values.get('locale')?.at(-1) ?? declaredLanguage(main?.scanned) ?? manuscript?.style.language;
		const { items, missing } =
			manuscript === undefined
				? fromLibraries(context)
				: itemsOfCitekeys(manuscript.citekeys, manuscript.library, undefined);
		const styles = await openStyles(assets);
		const renderer = styles.renderer(style, locale);
		const takenFor = styles.takenFor(style);
		if (takenFor !== undefined) {
			terminal.warn(`afferent: “${style}” is read as ${takenFor}.`);
		}
		const isText = args.flags.has('text') && manuscript !== undefined;
		const printed = isText
			? printText(manuscript, items, renderer, output)
			: renderer.bibliography(items, output).map((entry) => entry.text.trimEnd());
		const text = printed.map((line) => `${line}\n`).join(output === 'markdown' ? '\n' : '');
		await print(text, context, 'text');
		for (const citekey of missing) {
			terminal.warn(`afferent: No bibliography has “${citekey}”.`);
		}
		for (const { code, details } of renderer.problems.filter((problem) => problem.code === 'rendering.failed-item')) {
			terminal.warn(
				`afferent: “${details['citekey'] ?? ''}” was printed plainly, because the style fails on it (${code}).`,
			);
		}
		return missing.length > 0 ? 1 : 0;
	},
};

interface ItemsToRender {
	readonly items: readonly CslItem[];
	readonly missing: readonly string[];
}

/** `--library a.bib b.bib key`: what looks like a bibliography by its name is one, the rest are citekeys. */
function fromLibraries({ args }: CommandContext): ItemsToRender {
	const isFile = (argument: string) => bibliographyFormatOf(argument) !== undefined;
	const files = [...(args.values.get('library') ?? []), ...args.positionals.filter(isFile)];
	const library = createLibrary(files.map((file) => openBibliographyFile(file).bibliography));
	const citekeys = args.positionals.filter((argument) => !isFile(argument)).map((key) => key.replace(/^@/, ''));
	if (citekeys.length === 0) {
		return { items: [...library.entries()].map(({ item }) => item), missing: [] };
	}
	return itemsOfCitekeys(citekeys, library, undefined);
}

function manuscriptOf({ args, terminal }: CommandContext): Manuscript {
	const [file, ...more] = expandPatterns(args.positionals);
	if (file === undefined || more.length > 0) {
		throw new CliError('Give one manuscript, or citekeys with --library FILE.');
	}
	const commands = citeCommandsFor([file], args.values.get('cite-command') ?? []);
	const manuscript = openManuscript(file, new ManuscriptReader(commands));
	for (const sentence of manuscript.unreadable) {
		terminal.warn(`afferent: ${sentence}`);
	}
	return manuscript;
}

/** The style that a manuscript declares, or its project for it; a file is looked for beside the one that names it. */
function styleOf({ files: [main], style: { style, folder } }: Manuscript): string | undefined {
	const declared = declaredStyle(main?.scanned);
	const written = declared ?? style;
	const besides = declared === undefined ? folder && fileOfUri(folder) : main && dirname(main.path);
	return written?.toLowerCase().endsWith('.csl') === true && besides !== undefined && !isAbsolute(written)
		? join(besides, written)
		: written;
}

/** The cites of a manuscript, one a line. A note stands behind its number, after what the sentence has before it. */
function printText(
	{ files }: Manuscript,
	items: readonly CslItem[],
	renderer: CitationRenderer,
	output: RenderingOutput,
): readonly string[] {
	return files
		.flatMap(({ scanned }) => finish(printedCites(renderer, scanned, printedClusters(scanned), items, output)))
		.map(({ lead, text, noteNumber }) =>
			noteNumber === undefined ? text : `${lead === '' ? '' : `${lead} `}[${noteNumber}] ${text}`,
		);
}
