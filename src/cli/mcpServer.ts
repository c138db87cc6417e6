import type * as Protocol from '../mcpProtocol.ts';
import { toolDefinitions } from '../presentation/tools/toolDefinitions.ts';
import { answerTool, type ToolSources } from '../presentation/tools/tools.ts';
import { CliError } from './cliError.ts';

const instructions =
	'Evidence for biomedical reviews: claims with the papers for and against each, and the bibliographies of the user. Name only papers that a tool gave, by their citekeys, and say where a stance, a record or a look-up of retractions is not confirmed.';

/** Serves the tools on standard input and output until the client goes away. */
export async function serveTools(
	sources: ToolSources,
	version: string,
	{ CallToolRequestSchema, ListToolsRequestSchema, Server, StdioServerTransport }: typeof Protocol,
): Promise<void> {
	// The schemas of the tools are checked by the tools, which is why the plain server is enough.
	const server = new Server({ name: 'afferent', version }, { capabilities: { tools: {} }, instructions });
	server.setRequestHandler(ListToolsRequestSchema, () => ({
		tools: toolDefinitions.map(({ name, title, description, inputSchema }) => ({
			name,
			title,
			description,
			inputSchema: { ...inputSchema, required: [...inputSchema.required] },
			annotations: { title, readOnlyHint: true, destructiveHint: false, idempotentHint: true, openWorldHint: false },
		})),
	}));
	server.setRequestHandler(CallToolRequestSchema, async ({ params }) => {
		const { isError, text } = await answered(params.name, params.arguments, sources);
		return { content: [{ type: 'text', text }], ...(isError ? { isError } : {}) };
	});
	const isClosed = new Promise<void>((resolve) => {
		server.onclose = resolve;
		process.stdin.on('end', () => void server.close());
	});
	await server.connect(new StdioServerTransport());
	await isClosed;
}

async function answered(
	name: string,
	input: unknown,
	sources: ToolSources,
): Promise<{ isError: boolean; text: string }> {
	try {
		const answer = await answerTool(name, input, sources);
		return 'refusal' in answer
			? { isError: true, text: answer.refusal }
			: { isError: false, text: JSON.stringify(answer.value) };
	} catch (error) {
		// What is no sentence for a user may say something of this computer.
		return { isError: true, text: error instanceof CliError ? error.message : 'The tool failed; nothing was changed.' };
	}
}
