/** Add Note: how what a paper did and found gets into a pack. */
import * as vscode from 'vscode';
import { createEvidenceBase } from '../../core/evidence/createEvidenceBase.ts';
import { addPaper, citekeyAt, createPackDraft } from '../../core/features/packs/packEditing.ts';
import { paperOf } from '../../core/features/packs/planClaim.ts';
import { writtenText } from '../../core/features/packs/writtenText.ts';
import { asLabel, designLabel, shortReference, usualDesigns } from '../../presentation/labels.ts';
import { askForText, pick } from '../host/messages.ts';
import { windowReader } from '../host/reader.ts';
import { UserError } from '../host/userError.ts';
import { type Work, workOfCitekey } from '../../core/features/works.ts';
import { manuscriptEditor } from './manuscriptEditor.ts';
import { subjectOf } from './given.ts';
import { choosePack, type PackCommandServices, type PackTarget, writeIntoPack } from './packTarget.ts';

/** What a paper did and found, into the pack that has it or is to have it. */
export async function addNote(services: PackCommandServices, argument: unknown): Promise<void> {
	const { t } = vscode.l10n;
	const reader = windowReader();
	const { work, beside } = await paperOfNote(services, argument);
	const { base } = await services.evidence.get();
	const paper = paperOf(work.item, work.citekey, base);
	const target = await choosePack(services, beside, (pack) =>
		pack.papers.some(({ citekey }) => citekey === paper?.citekey),
	);
	if (target === undefined) {
		return;
	}
	if (paper !== undefined && isEarlier(target, paper.citekey)) {
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
	const draft = createPackDraft(target.files, target.earlier);
	const citekey = paper?.citekey ?? addPaper(draft, work.item, work.citekey, base);
	if (citekey === undefined) {
		throw new UserError(t('A cited entry has no title, so it cannot be added to a pack. Nothing was written.'));
	}
	draft.noteOnStudy(citekey, {
		...(design.design !== undefined && { design: design.design }),
		...(number !== undefined && Number(number) > 0 && { n: Number(number) }),
		...(dose !== '' && { dose }),
	});
	if (finding.trim() !== '') {
		draft.addFinding(citekey, writtenText(finding));
	}
	await writeIntoPack(services, target, draft.plan(), t('Added a note on {0} to {1}.', title, target.name));
}

function isEarlier({ earlier }: PackTarget, citekey: string): boolean {
	return createEvidenceBase(earlier).paper(citekey) !== undefined;
}

/** The paper of a row or a link, or of the cite at the cursor. */
async function paperOfNote(
	{ manuscripts, libraries, evidence }: PackCommandServices,
	argument: unknown,
): Promise<{ readonly work: Work; readonly beside: vscode.Uri }> {
	const { t } = vscode.l10n;
	const subject = subjectOf(argument);
	const { document, selection } = manuscriptEditor(manuscripts);
	const { base } = await evidence.get();
	const { library } = await libraries.of(document);
	const citekey =
		subject?.kind === 'paper'
			? subject.id
			: citekeyAt(manuscripts.scan(document)!, document.offsetAt(selection.active));
	if (citekey === undefined || citekey === '') {
		throw new UserError(t('Put the cursor on a citation first.'));
	}
	const work = workOfCitekey(citekey, library, base);
	if (work === undefined) {
		throw new UserError(t('“{0}” is not in any bibliography of this document.', citekey));
	}
	return { work, beside: document.uri };
}
