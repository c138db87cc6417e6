import assert from 'node:assert/strict';
import { type ProjectTree, projectTrees } from '../support/projectTrees.ts';
import { StandIn } from './standIn.ts';
import type { Diagnostic, TextDocument } from './values.ts';

/** Citekeys that are marked as unknown, in order. */
function unknownIn(marks: readonly Diagnostic[]): readonly string[] {
	return marks
		.filter(({ source, code }) => source === 'Afferent' && /unknown-key|undeclared/.test(String(code)))
		.map(({ message }) => /“(nokey\d*|known\d*)”/.exec(message)?.[1] ?? message)
		.toSorted();
}

suite('What belongs to a manuscript, in the extension', () => {
	// All of them side by side, since what the extension loads is loaded once, and what waits for rest waits together.
	let standIn: StandIn;
	const seen = new Map<ProjectTree, { readonly document: TextDocument; readonly report: string }>();
	suiteSetup(async () => {
		const inFolders = projectTrees.flatMap(({ files }, index) =>
			Object.entries(files).map(([file, text]) => [`tree${index}/${file}`, text] as const),
		);
		standIn = await StandIn.start(Object.fromEntries(inFolders));
		// The trees are no neighbours.
		standIn.configure('afferent.libraries.discover', false);
		for (const [index, tree] of projectTrees.entries()) {
			const document = await standIn.open(`tree${index}/${tree.start}`);
			await standIn.run('afferent.explainBibliography', document);
			seen.set(tree, { document, report: standIn.page });
		}
		await standIn.work.rest();
	});
	suiteTeardown(() => standIn[Symbol.asyncDispose]());

	for (const tree of projectTrees) {
		test(tree.name, () => {
			const { document, report } = seen.get(tree)!;
			for (const written of tree.bibliographies.filter((each) => !/^(?:missing|unknown|embedded) /.test(each))) {
				const file = written
					.slice(written.lastIndexOf('/') + 1)
					.replaceAll('.', '\\.')
					.replaceAll(' ', '(?: |%20)');
				assert.match(report, new RegExp(`${file}\`: (?:declared by|written in)`, 'i'));
			}
			assert.deepEqual(unknownIn(standIn.diagnostics(document)), (tree.unknown ?? []).toSorted());
		});
	}
});
