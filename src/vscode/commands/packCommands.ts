import * as vscode from 'vscode';
import type { Stance, System } from '../../core/evidence/model.ts';
import { isRetracted } from '../../core/evidence/retraction.ts';
import type { JudgedPaper } from '../../core/features/packs/planClaim.ts';
import { systemLabel } from '../../presentation/differences.ts';
import {
	asLabel,
	classLabel,
	designLabel,
	shortReference,
	stanceLabel,
	stances,
	strengthLabel,
	usualDesigns,
} from '../../presentation/labels.ts';
import { displayName, localText } from '../../presentation/localise.ts';
import { plainForm } from '../../presentation/plainForm.ts';
import type { Evidence, EvidenceService } from '../evidence/evidenceService.ts';
import type { Libraries } from '../libraries/libraries.ts';
import type { Manuscripts } from '../manuscripts/manuscripts.ts';
import { askForText, createList, inertRow, pick, pickMany } from '../host/messages.ts';
import { toSpan } from '../host/positions.ts';
import { windowReader } from '../host/reader.ts';
import { UserError } from '../host/userError.ts';
import { type Work, workOfCitekey } from '../../core/features/works.ts';
import type { Writer } from '../writing/writer.ts';
import { manuscriptEditor } from './citeCommands.ts';
import { subjectOf } from './given.ts';
import type { Command } from './command.ts';
import { choosePack, type PackTarget, writeIntoPack } from './packTarget.ts';

export interface PackCommandServices {
	readonly evidence: EvidenceService;
	readonly libraries: Libraries;
	readonly manuscripts: Manuscripts;
	readonly writer: Writer;
}

/** What a writer puts into a pack of their own while they write. */
export function createPackCommands(services: PackCommandServices): readonly Command[] {
	return [
		{ id: 'afferent.recordClaim', run: () => recordClaim(services) },
		{ id: 'afferent.addName', run: () => addName(services) },
		{ id: 'afferent.addNote', run: (argument) => addNote(services, argument) },
		{ id: 'afferent.showPacks', run: () => showPacks(services) },
	];
}

/** The selected sentence, or the one at the cursor, becomes a claim that rests on the papers it cites. */
async function recordClaim(services: PackCommandServices): Promise<void> {
	const { t } = vscode.l10n;
	const { document, selection } = manuscriptEditor(services.manuscripts);
	const { engine } = await services.evidence.get();
	const draft = engine.draftClaim(services.manuscripts.scan(document)!, toSpan(document, selection));
	if (draft === undefined) {
		throw new UserError(t('Select a sentence first, or put the cursor in one.'));
	}
	const { library } = await services.libraries.of(document);
	const target = await choosePack(services, document.uri);
	if (target === undefined) {
		return;
	}
	const { base, lexicon } = await services.evidence.get();
	const works = draft.citekeys.flatMap((citekey) => workOfCitekey(citekey, library, base) ?? []);
	if (works.length === 0) {
		throw new UserError(
			draft.citekeys.length === 0
				? t('The sentence cites no paper. Cite the papers that support it, then record it.')
				: t('“{0}” is not in any bibliography of this document.', draft.citekeys.join(', ')),
		);
	}
	const statement = await askForText({
		title: t('Record Claim (1 of 3)'),
		prompt: t('One sentence that can be checked, making one statement without hedging'),
		value: draft.statement,
		validate: (text) => (text.trim() === '' ? t('Enter the claim as a sentence.') : undefined),
	});
	const papers = statement === undefined ? undefined : await judge(works, { base, engine });
	if (statement === undefined || papers === undefined) {
		return;
	}
	const systems = await chooseSystems(draft.systems, engine.strengthOfPapers(papers, base));
	if (systems === undefined) {
		return;
	}
	const named = engine.namedInStatement(statement, engine.matchText(statement, 'markdown', lexicon));
	const planned = engine.planClaim({ statement: statement.trim(), named, systems, papers }, target);
	if (typeof planned === 'string') {
		throw new UserError(
			planned === 'no-result'
				? t('No paper has a result for or against the sentence, so it is not a claim. Nothing was written.')
				: planned === 'no-support'
					? t('No paper supports the sentence. Reword it to say what the papers found. Nothing was written.')
					: t('A cited entry has no title, so it cannot be added to a pack. Nothing was written.'),
		);
	}
	const strength = strengthLabel(planned.claim.strength, windowReader());
	await writeIntoPack(
		services,
		target,
		planned.plan,
		t('Recorded in {0}: {1}. {2}', target.name, strength, planned.claim.statement.en),
	);
}

interface JudgedRow extends vscode.QuickPickItem {
	readonly work?: Work;
}

/** What each paper is to the sentence: choosing a paper turns its stance over, and the first row takes them as they are. */
function judge(
	works: readonly Work[],
	{ base, engine }: Pick<Evidence, 'base' | 'engine'>,
): Promise<readonly JudgedPaper[] | undefined> {
	const { t } = vscode.l10n;
	const reader = windowReader();
	const chosen = new Map(
		works.map((work): [Work, Stance] => [work, isRetracted(work.paper) ? 'background' : 'supports']),
	);
	const papers = () => [...chosen].map(([{ citekey, item }, stance]): JudgedPaper => ({ citekey, item, stance }));
	const list = createList<JudgedRow>();
	list.title = t('Record Claim (2 of 3): the stance of each paper');
	list.placeholder = t('Choose a paper to change its stance, or the first row to continue');
	const show = () => {
		const strength = engine.strengthOfPapers(papers(), base);
		const rows = [...chosen].map(([work, stance]): JudgedRow => ({
			work,
			label: shortReference(work.item, reader),
			description: stanceLabel(stance, reader),
			...(isRetracted(work.paper) && { detail: t('retracted') }),
			alwaysShow: true,
		}));
		const active = list.activeItems[0]?.work;
		const first: JudgedRow = {
			label: t('Continue with these stances'),
			...(strength !== undefined && { description: t('strength: {0}', strengthLabel(strength, reader)) }),
			iconPath: new vscode.ThemeIcon('check'),
			alwaysShow: true,
		};
		list.items = [first, ...rows].map(inertRow);
		list.activeItems = list.items.filter(({ work }) => work === active);
	};
	show();
	return new Promise((resolve) => {
		list.onDidAccept(() => {
			const work = list.activeItems[0]?.work;
			if (work === undefined) {
				resolve(papers());
				list.hide();
			} else if (!isRetracted(work.paper)) {
				chosen.set(work, stances[(stances.indexOf(chosen.get(work)!) + 1) % stances.length]!);
				show();
			}
		});
		list.onDidHide(() => {
			resolve(undefined);
			list.dispose();
		});
		list.show();
	});
}

const systems: readonly System[] = ['human', 'primate', 'rat', 'mouse', 'other-animal', 'in-vitro', 'in-silico'];

/** In what it was shown; none where the sentence is not restricted. */
async function chooseSystems(
	found: readonly System[],
	strength: ReturnType<Evidence['engine']['strengthOfPapers']>,
): Promise<readonly System[] | undefined> {
	const { t } = vscode.l10n;
	const reader = windowReader();
	const rows = systems.map((system) => ({
		system,
		label: systemLabel(system, reader),
		picked: found.includes(system),
	}));
	const chosen = await pickMany(rows, {
		title:
			strength === undefined
				? t('Record Claim (3 of 3): species and conditions')
				: t('Record Claim (3 of 3): species and conditions. Strength: {0}', strengthLabel(strength, reader)),
		placeHolder: t('Select none if the sentence is not restricted'),
	});
	return chosen?.map(({ system }) => system);
}

/** Which packs are in use: version, licence and authors of each. One of the writer's own opens when it is chosen. */
async function showPacks({ evidence }: PackCommandServices): Promise<void> {
	const { t } = vscode.l10n;
	const reader = windowReader();
	await evidence.refresh();
	const { bundled, packs } = await evidence.get();
	const rows = [
		...bundled.map((pack) => ({ pack, file: undefined })),
		...packs.map(({ pack, place, isWhole }) => ({
			pack,
			file: isWhole ? place : vscode.Uri.joinPath(place, 'pack.json'),
		})),
	].map(({ pack, file }) => {
		const authors = (pack.authors ?? []).map(({ name }) => name).join(', ');
		const place = file === undefined ? t('comes with the extension') : vscode.workspace.asRelativePath(file);
		return {
			file,
			label: localText(pack.name, reader),
			description: [pack.version, pack.licence, authors, place].filter((part) => part !== '').join(' · '),
			detail: localText(pack.description, reader),
		};
	});
	if (rows.length === 0) {
		throw new UserError(t('No evidence pack is in use.'));
	}
	const chosen = await pick(rows, { title: t('Evidence packs in use: version, licence, authors') });
	if (chosen?.file !== undefined) {
		await vscode.window.showTextDocument(chosen.file);
	}
}

/** Classes that are offered for a new entity; a pack may have any other. */
const usualClasses = [
	'drug',
	'protein',
	'cytokine',
	'enzyme',
	'hormone',
	'metabolite',
	'condition',
	'process',
	'cell type',
	'organ',
	'brain region',
	'scale',
	'behavioural test',
	'animal model',
	'procedure',
	'trial',
	'drug class',
] as const;

/** The word becomes a name of an entity that is there, or a new entity. */
async function addName(services: PackCommandServices): Promise<void> {
	const { t } = vscode.l10n;
	const { document, selection } = manuscriptEditor(services.manuscripts);
	const range = selection.isEmpty
		? document.getWordRangeAtPosition(
				selection.active,
				/[\p{Script=Latin}\p{Script=Greek}\p{N}][\p{Script=Latin}\p{Script=Greek}\p{N}-]*/u,
			)
		: selection;
	const name = range === undefined ? '' : plainForm(document.getText(range));
	if (name === '' || name.length > 100) {
		throw new UserError(t('Select a name first, or put the cursor on a word.'));
	}
	const target = await choosePack(services, document.uri);
	if (target === undefined) {
		return;
	}
	const { base, engine, lexicon } = await services.evidence.get();
	const reader = windowReader();
	const known = new Set(lexicon.entitiesNamed(name));
	const rows = base.entities.map((entity) => ({
		id: entity.id,
		label: displayName(entity, reader),
		description: [classLabel(entity, reader), ...(known.has(entity.id) ? [t('has this name')] : [])].join(' · '),
	}));
	const fresh = { id: undefined, label: t('New entity “{0}”…', name), iconPath: new vscode.ThemeIcon('add') };
	const chosen = await pick([fresh, ...rows.toSorted((a, b) => a.label.localeCompare(b.label))], {
		title: t('Add “{0}” to…', name),
		placeHolder: t('A new entity, or the one that “{0}” is another name for', name),
		matchOnDescription: true,
	});
	if (chosen === undefined) {
		return;
	}
	const draft = engine.createPackDraft(target.files, target.earlier);
	const isChinese = /\p{Script=Han}/u.test(name);
	if (chosen.id !== undefined) {
		if (known.has(chosen.id)) {
			throw new UserError(t('“{0}” is already a name of {1}.', name, chosen.label));
		}
		draft.addName(chosen.id, name, isChinese ? 'zh' : 'synonyms');
		await writeIntoPack(
			services,
			target,
			draft.plan(),
			t('“{0}” is now a name of {1}, in {2}.', name, chosen.label, target.name),
		);
		return;
	}
	const entityClass = await pick(
		usualClasses.map((label) => ({ label })),
		{ title: t('What is “{0}”? (1 of 2)', name) },
	);
	const summary =
		entityClass &&
		(await askForText({
			title: t('What is “{0}”? (2 of 2)', name),
			prompt: t('One sentence for its card'),
			validate: (text) => (text.trim() === '' ? t('Enter a sentence for the card.') : undefined),
		}));
	if (entityClass === undefined || summary === undefined) {
		return;
	}
	draft.addEntities([
		{
			id: engine.recordId(name, (id) => base.entity(id) !== undefined),
			name,
			...(isChinese && { zh: [name] }),
			entityClass: entityClass.label,
			summary: { en: summary.trim(), ...(/\p{Script=Han}/u.test(summary) && { zh: summary.trim() }) },
			unconfirmed: ['summary'],
		},
	]);
	await writeIntoPack(services, target, draft.plan(), t('“{0}” is now an entity of {1}.', name, target.name));
}

/** What a paper did and found, into the pack that has it or is to have it. */
async function addNote(services: PackCommandServices, argument: unknown): Promise<void> {
	const { t } = vscode.l10n;
	const reader = windowReader();
	const { work, beside } = await paperOfNote(services, argument);
	const { engine, base } = await services.evidence.get();
	const paper = engine.paperOf(work.item, work.citekey, base);
	const target = await choosePack(services, beside, (pack) =>
		pack.papers.some(({ citekey }) => citekey === paper?.citekey),
	);
	if (target === undefined) {
		return;
	}
	if (paper !== undefined && isEarlier(target, paper.citekey, engine)) {
		throw new UserError(
			t(
				'{0} belongs to another evidence pack, which already has its findings. Nothing was written.',
				shortReference(work.item, reader),
			),
		);
	}
	const title = shortReference(work.item, reader);
	const design = await pick(
		[
			{ label: t('Leave Unchanged'), design: undefined },
			...usualDesigns.map((each) => ({ label: asLabel(designLabel(each, reader)), design: each })),
		],
		{ title: t('{0} (1 of 3): design', title) },
	);
	const facts =
		design &&
		(await askForText({
			title: t('{0} (2 of 3): number and dose', title),
			prompt: t('Participants or animals, then the dose, such as “67; 0.5 mg/kg i.v.”; either may be left out'),
		}));
	const finding =
		facts === undefined
			? undefined
			: await askForText({
					title: t('{0} (3 of 3): finding', title),
					prompt: t('What the paper found, in your own words'),
				});
	if (design === undefined || facts === undefined || finding === undefined) {
		return;
	}
	const [, number, dose = ''] = /^\s*(\d+)?\s*[;,，；]?\s*(.*?)\s*$/su.exec(facts) ?? [];
	const draft = engine.createPackDraft(target.files, target.earlier);
	const citekey = paper?.citekey ?? engine.addPaper(draft, work.item, work.citekey, base);
	if (citekey === undefined) {
		throw new UserError(t('A cited entry has no title, so it cannot be added to a pack. Nothing was written.'));
	}
	draft.noteOnStudy(citekey, {
		...(design.design !== undefined && { design: design.design }),
		...(number !== undefined && Number(number) > 0 && { n: Number(number) }),
		...(dose !== '' && { dose }),
	});
	if (finding.trim() !== '') {
		draft.addFinding(citekey, { en: finding.trim(), ...(/\p{Script=Han}/u.test(finding) && { zh: finding.trim() }) });
	}
	await writeIntoPack(services, target, draft.plan(), t('Added a note on {0} to {1}.', title, target.name));
}

function isEarlier({ earlier }: PackTarget, citekey: string, engine: Evidence['engine']): boolean {
	return engine.createEvidenceBase(earlier).paper(citekey) !== undefined;
}

/** The paper of a row or a link, or of the cite at the cursor. */
async function paperOfNote(
	{ manuscripts, libraries, evidence }: PackCommandServices,
	argument: unknown,
): Promise<{ readonly work: Work; readonly beside: vscode.Uri }> {
	const { t } = vscode.l10n;
	const subject = subjectOf(argument);
	const { document, selection } = manuscriptEditor(manuscripts);
	const { engine, base } = await evidence.get();
	const { library } = await libraries.of(document);
	const citekey =
		subject?.kind === 'paper'
			? subject.id
			: engine.citekeyAt(manuscripts.scan(document)!, document.offsetAt(selection.active));
	if (citekey === undefined || citekey === '') {
		throw new UserError(t('Put the cursor on a citation first.'));
	}
	const work = workOfCitekey(citekey, library, base);
	if (work === undefined) {
		throw new UserError(t('“{0}” is not in any bibliography of this document.', citekey));
	}
	return { work, beside: document.uri };
}
