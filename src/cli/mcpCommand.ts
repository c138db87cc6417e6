import { bibliographyFormatOf } from '../core/bibliography/bibliographyFormat.ts';
import { CliError } from './cliError.ts';
import type { Command } from './command.ts';
import { isFolder } from './files.ts';
import { expandPatterns } from './patterns.ts';
import { serveTools } from './mcpServer.ts';
import { McpSources } from './mcpSources.ts';

/** `afferent mcp`: the evidence for programs that speak the Model Context Protocol. */
export const mcpCommand: Command = {
	name: 'mcp',
	synopsis: '[LIBRARY | FOLDER]…',
	summary:
		'Serves evidence, libraries and checks to language models (Model Context Protocol, standard input and output).',
	details: [
		'LIBRARY is a bibliography that is searched as well as the evidence base. Manuscripts in FOLDER may be checked:',
		'no other file is read on request, not even through a link. Nothing is ever written.',
		'',
		'The tools are find_evidence, get_card, search_library, format_citation and check_manuscript. They give only what the',
		'evidence and the libraries have, with citekeys, stances and what is known of corrections and retractions.',
	],
	options: {},
	usesEvidence: true,
	run: async ({ args, assets, evidence }) => {
		const given = expandPatterns(args.positionals);
		const folders = given.filter((name) => isFolder(name));
		const libraries = given.filter((name) => !isFolder(name));
		for (const name of libraries) {
			if (bibliographyFormatOf(name) === undefined) {
				throw new CliError(`${name} is neither a folder nor a bibliography.`);
			}
		}
		const sources = new McpSources({ base: evidence().base, assets, libraries, folders });
		// Says now what is wrong with a library, where somebody sees it.
		await sources.library();
		await serveTools(sources, assets.version(), assets.protocol());
		return 0;
	},
};
