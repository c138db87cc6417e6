/** Add Name: how a word of the manuscript becomes a name or an entity of a pack. */
import * as vscode from 'vscode';
import { writtenText } from '../../core/features/packs/writtenText.ts';
import { recordId } from '../../core/features/packs/recordId.ts';
import { createPackDraft } from '../../core/features/packs/packEditing.ts';
import { classLabel } from '../../presentation/labels.ts';
import { displayName } from '../../presentation/localise.ts';
import { plainForm } from '../../presentation/plainForm.ts';
import { askForText, pick } from '../host/messages.ts';
import { windowReader } from '../host/reader.ts';
import { UserError } from '../host/userError.ts';
import { manuscriptEditor } from './manuscriptEditor.ts';
import { choosePack, type PackCommandServices, writeIntoPack } from './packTarget.ts';

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
export async function addName(services: PackCommandServices): Promise<void> {
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
	const { base, lexicon } = await services.evidence.get();
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
	const draft = createPackDraft(target.files, target.earlier);
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
			id: recordId(name, (id) => base.entity(id) !== undefined),
			name,
			...(isChinese && { zh: [name] }),
			entityClass: entityClass.label,
			summary: writtenText(summary),
			unconfirmed: ['summary'],
		},
	]);
	await writeIntoPack(services, target, draft.plan(), t('“{0}” is now an entity of {1}.', name, target.name));
}
