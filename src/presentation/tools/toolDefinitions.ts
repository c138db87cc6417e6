/** The names of the tools. */
export type ToolName = 'find_evidence' | 'get_card' | 'search_library' | 'format_citation' | 'check_manuscript';

/** What one value of an input may be: the part of JSON Schema that the tools need. */
export type ValueSchema =
	| {
			readonly type: 'string';
			readonly description: string;
			readonly minLength?: number;
			readonly maxLength: number;
			readonly enum?: readonly string[];
	  }
	| { readonly type: 'integer'; readonly description: string; readonly minimum: number; readonly maximum: number }
	| {
			readonly type: 'array';
			readonly description: string;
			readonly items: { readonly type: 'string'; readonly minLength: number; readonly maxLength: number };
			readonly minItems: number;
			readonly maxItems: number;
	  };

/** The input of a tool. */
export interface InputSchema {
	readonly type: 'object';
	readonly properties: Readonly<Record<string, ValueSchema>>;
	readonly required: readonly string[];
	readonly additionalProperties: false;
}

/** What a language model learns of a tool. */
export interface ToolDefinition {
	readonly name: ToolName;
	readonly title: string;
	/** For the model, which is why it is not translated. */
	readonly description: string;
	readonly inputSchema: InputSchema;
}

const limit = (most: number): ValueSchema => ({
	type: 'integer',
	description: 'How many of each to give at most.',
	minimum: 1,
	maximum: most,
});

const onlyWhatExists = 'Cite only citekeys that a tool gave: they exist, others may not.';

/**
 * The tools, in the order of their use. `package.json` has the same for the chat of the editor (a test compares them);
 * `afferent mcp` offers them to any client.
 */
export const toolDefinitions: readonly ToolDefinition[] = [
	{
		name: 'find_evidence',
		title: 'Find Evidence',
		description: `Finds the claims of the evidence base that bear on statements, and the papers for and against each statement, with stance, design, species and what is known of retractions. Give the sentences as they are in the manuscript, in English or Chinese. A stance is what the paper says to the statement: supports, contradicts or mixed. Nothing is given for what the evidence has nothing to say to; then say so, and name no paper from memory. ${onlyWhatExists}`,
		inputSchema: {
			type: 'object',
			properties: {
				text: {
					type: 'string',
					description: 'One sentence or a few, in English or Chinese, without cites.',
					minLength: 1,
					maxLength: 8000,
				},
				limit: limit(24),
			},
			required: ['text'],
			additionalProperties: false,
		},
	},
	{
		name: 'get_card',
		title: 'Get Card',
		description: `Gives all that the evidence base has of one entity (drug, target, pathway, condition …), claim or paper: names, identifiers, statements with the stance of each paper, what a paper found. Give an id or citekey that another tool gave, or the name of an entity in English or Chinese. ${onlyWhatExists}`,
		inputSchema: {
			type: 'object',
			properties: {
				id: {
					type: 'string',
					description: 'The id of an entity or claim, a citekey, or a name such as “NMDA receptor” or “氯胺酮”.',
					minLength: 1,
					maxLength: 300,
				},
			},
			required: ['id'],
			additionalProperties: false,
		},
	},
	{
		name: 'search_library',
		title: 'Search Library',
		description: `Searches the bibliographies of the user and the papers of the evidence base by words of title, author, year, journal or finding, best first. The query takes author:, year:2019-2021, journal:, title:, tag: and key:. ${onlyWhatExists}`,
		inputSchema: {
			type: 'object',
			properties: {
				query: { type: 'string', description: 'What to search for.', minLength: 1, maxLength: 500 },
				limit: limit(50),
			},
			required: ['query'],
			additionalProperties: false,
		},
	},
	{
		name: 'format_citation',
		title: 'Format Citation',
		description:
			'Formats works by their citekeys in a citation style (CSL): the reference of each, the cite in the text, and what to write into a Markdown or LaTeX manuscript. Citekeys that nothing has are named and left out.',
		inputSchema: {
			type: 'object',
			properties: {
				citekeys: {
					type: 'array',
					description: 'Citekeys that another tool gave.',
					items: { type: 'string', minLength: 1, maxLength: 300 },
					minItems: 1,
					maxItems: 50,
				},
				style: {
					type: 'string',
					description: 'A style by id or title, such as “apa” or “nature”; apa without it.',
					minLength: 1,
					maxLength: 200,
				},
				locale: { type: 'string', description: 'Such as “en-US” or “zh-CN”.', minLength: 2, maxLength: 20 },
				output: {
					type: 'string',
					description: 'The markup of references and cite; text without it.',
					maxLength: 20,
					enum: ['text', 'markdown', 'latex', 'html'],
				},
			},
			required: ['citekeys'],
			additionalProperties: false,
		},
	},
	{
		name: 'check_manuscript',
		title: 'Check Manuscript',
		description:
			'Lists the problems of a manuscript in Markdown or LaTeX: unknown citekeys, retracted papers, incomplete references, cross-references that lead nowhere, names and abbreviations. Give the path of a file, or a text. Nothing is changed.',
		inputSchema: {
			type: 'object',
			properties: {
				path: {
					type: 'string',
					description: 'The path of a manuscript in an open folder, such as “review.md”.',
					minLength: 1,
					maxLength: 4000,
				},
				text: {
					type: 'string',
					description: 'A text to check instead of a file.',
					minLength: 1,
					maxLength: 1_000_000,
				},
				format: {
					type: 'string',
					description: 'What the text is written in; markdown without it.',
					maxLength: 20,
					enum: ['markdown', 'latex'],
				},
			},
			required: [],
			additionalProperties: false,
		},
	},
];
