import * as vscode from 'vscode';
import { manuscriptMarkup } from '../../core/features/manuscriptMarkup.ts';
import { latexCommandFor } from '../../core/features/citeHabits.ts';
import { type MechanismPath, mechanismPaths } from '../../core/features/mechanismPaths.ts';
import { printColours } from '../../presentation/cardHtml.ts';
import { createDiagram } from '../../presentation/diagram/diagramDrawing.ts';
import { displayName } from '../../presentation/localise.ts';
import {
	mechanismGraph,
	mechanismLine,
	mechanismMermaid,
	mechanismSentence,
	mechanismTikz,
	type MechanismWording,
	papersOfPath,
} from '../../presentation/mechanism.ts';
import type { Evidence } from '../evidence/evidenceService.ts';
import { pick } from '../host/messages.ts';
import { lineEndOf } from '../host/positions.ts';
import { listNames, windowReader } from '../host/reader.ts';
import { UserError } from '../host/userError.ts';
import { citekeysOf, type Work, workOfPaper } from '../../core/features/works.ts';
import type { Change } from '../writing/writer.ts';
import { folderBeside } from './figures.ts';
import { manuscriptEditor } from './manuscriptEditor.ts';
import type { Citing, CitingServices } from './citing.ts';
import type { Command } from './command.ts';

export interface MechanismServices extends CitingServices {
	readonly citing: Citing;
}

/** How a path is put into a manuscript. */
type Form = 'sentence' | 'mermaid' | 'tikz' | 'svg';

/** The command that writes how one entity acts on another. */
export function createMechanismCommands(services: MechanismServices): readonly Command[] {
	return [{ id: 'afferent.insertMechanismPath', run: (from, to) => insertPath(services, from, to) }];
}

async function insertPath(services: MechanismServices, givenFrom: unknown, givenTo: unknown): Promise<void> {
	const { t } = vscode.l10n;
	const editor = manuscriptEditor(services.manuscripts);
	const { document } = editor;
	await services.citing.refusePlaces(document, [editor.selection]);
	const evidence = await services.evidence.get();
	const from = typeof givenFrom === 'string' ? givenFrom : await pickEntity(t('Where the path begins'), evidence);
	const to = from && (typeof givenTo === 'string' ? givenTo : await pickEntity(t('Where the path ends'), evidence));
	const path = from && to && (await pickPath(from, to, evidence));
	const form = path && (await pickForm(services.manuscripts.formatOf(document) === 'latex'));
	if (path && form) {
		await write(editor, path, form, services);
	}
}

async function pickEntity(placeHolder: string, { base }: Evidence): Promise<string | undefined> {
	const reader = windowReader();
	const rows = base.entities.map((entity) => ({
		label: displayName(entity, reader),
		description: listNames([entity.abbreviation, ...entity.synonyms].filter((name) => name !== undefined)),
		id: entity.id,
	}));
	const title = vscode.l10n.t('Insert Mechanism Path');
	return (await pick(rows, { title, placeHolder, matchOnDescription: true }))?.id;
}

async function pickPath(from: string, to: string, { base }: Evidence): Promise<MechanismPath | undefined> {
	const { t } = vscode.l10n;
	const reader = windowReader();
	const paths = mechanismPaths(from, to, base, { limit: 12 });
	if (paths.length === 0) {
		const nameOf = (id: string) => {
			const entity = base.entity(id);
			return entity === undefined ? id : displayName(entity, reader);
		};
		throw new UserError(t('No steps of pathways and no claims lead from {0} to {1}.', nameOf(from), nameOf(to)));
	}
	const rows = paths.map((path) => ({ label: mechanismLine(path, base, reader), path }));
	const placeHolder = t('The paths, the shortest and best-supported first');
	return (await pick(rows, { title: t('Insert Mechanism Path'), placeHolder }))?.path;
}

async function pickForm(isLatex: boolean): Promise<Form | undefined> {
	const { t } = vscode.l10n;
	const sentence = { label: t('Sentence with citations'), form: 'sentence' as const };
	const rows: (vscode.QuickPickItem & { form: Form })[] = isLatex
		? [sentence, { label: t('TikZ figure with a sentence'), description: t('needs \\usepackage{tikz}'), form: 'tikz' }]
		: [
				sentence,
				{ label: t('Mermaid diagram with a sentence'), form: 'mermaid' },
				{ label: t('SVG figure with a sentence'), form: 'svg' },
			];
	return (await pick(rows, { title: t('Insert Mechanism Path'), placeHolder: t('Form of the path') }))?.form;
}

async function write(
	editor: vscode.TextEditor,
	path: MechanismPath,
	form: Form,
	{ citing, evidence, libraries, manuscripts }: MechanismServices,
): Promise<void> {
	const { document } = editor;
	const { base } = await evidence.get();
	const { library, packages } = await libraries.of(document);
	const scanned = manuscripts.scan(document)!;
	const isLatex = manuscripts.formatOf(document) === 'latex';
	const reader = windowReader();
	const command = isLatex ? latexCommandFor(scanned, { mode: 'parenthetical', packages }) : undefined;
	const works = papersOfPath(path).flatMap((citekey) => {
		const paper = base.paper(citekey);
		return paper === undefined ? [] : [workOfPaper(paper, library)];
	});
	const wordingFor = (cited: readonly Work[]): MechanismWording => ({
		...{ base, reader, isLatex },
		markup: manuscriptMarkup(isLatex ? 'latex' : 'markdown', command),
		citekeyOf: citekeysOf(cited),
	});
	const name = `${path.steps[0]!.from}-${path.steps.at(-1)!.to}`;
	const figure = `figures/${name}.svg`;
	const offset = document.offsetAt(editor.selection.active);
	await citing.writeCiting(
		document,
		works,
		(cited) => {
			const end = lineEndOf(document);
			const text = textOf(path, form, wordingFor(cited), figure, name).replaceAll('\n', end);
			const before = document.getText().slice(0, offset);
			const isInLine = !/(?:^|\n)[ \t]*$/.test(before);
			const lead = form === 'sentence' ? (/\S$/.test(before) ? ' ' : '') : isInLine ? end + end : '';
			const behind = form === 'sentence' ? '' : end;
			return [{ span: { start: offset, end: offset }, text: lead + text + behind }];
		},
		form === 'svg' ? figureFile(document, figure, path, base) : [],
	);
}

function textOf(path: MechanismPath, form: Form, wording: MechanismWording, figure: string, name: string): string {
	const sentence = mechanismSentence(path, wording);
	switch (form) {
		case 'sentence':
			return sentence;
		case 'mermaid':
			return `${mechanismMermaid(path, wording)}\n\n${sentence}`;
		case 'svg':
			return `![${sentence}](${figure})`;
		case 'tikz':
			return `\\begin{figure}\n\\centering\n${mechanismTikz(path, wording)}\n\\caption{${sentence}}\n\\label{fig:${name}}\n\\end{figure}`;
	}
}

/** The drawing beside the manuscript; one that is there already is asked about by the writer. */
function figureFile(
	document: vscode.TextDocument,
	figure: string,
	path: MechanismPath,
	base: Evidence['base'],
): Change {
	const reader = windowReader();
	const beside = folderBeside(document);
	const drawing = createDiagram(mechanismGraph(path, base, reader), reader)!;
	const { svg } = drawing.draw(printColours, { direction: 'down', isLinked: false });
	return [{ uri: vscode.Uri.joinPath(beside, ...figure.split('/')), role: 'figure', beside, contents: svg }];
}
