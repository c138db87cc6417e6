import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { toolDefinitions } from '../../src/presentation/tools/toolDefinitions.ts';

interface ContributedTool {
	readonly name: string;
	readonly modelDescription: string;
	readonly toolReferenceName: string;
	readonly canBeReferencedInPrompt: boolean;
	readonly inputSchema: unknown;
}

suite('Tools for language models', () => {
	test('package.json offers in the chat what afferent mcp offers, and each can be named in a prompt', () => {
		const file = path.join(import.meta.dirname, '../../package.json');
		const { contributes } = JSON.parse(readFileSync(file, 'utf8')) as {
			contributes: { languageModelTools: readonly ContributedTool[] };
		};
		assert.deepEqual(
			contributes.languageModelTools.map(
				({ name, modelDescription, toolReferenceName, canBeReferencedInPrompt, inputSchema }) => ({
					name,
					modelDescription,
					toolReferenceName,
					canBeReferencedInPrompt,
					inputSchema,
				}),
			),
			toolDefinitions.map(({ name, description, inputSchema }) => ({
				name,
				modelDescription: description,
				toolReferenceName: name,
				canBeReferencedInPrompt: true,
				inputSchema,
			})),
		);
	});
});
