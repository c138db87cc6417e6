/** Record Claim: how a sentence of the manuscript becomes a claim of a pack. */
import * as vscode from 'vscode';
import { matchText } from '../../core/matching/mentions.ts';
import { draftClaim, namedInStatement } from '../../core/features/packs/claimDraft.ts';
import type { Stance, System } from '../../core/evidence/model.ts';
import { isRetracted } from '../../core/evidence/retraction.ts';
import { type JudgedPaper, planClaim, strengthOfPapers } from '../../core/features/packs/planClaim.ts';
import { systemLabel } from '../../presentation/differences.ts';
import { shortReference, stanceLabel, stances, strengthLabel } from '../../presentation/labels.ts';
import type { EvidenceBase } from '../../core/evidence/evidenceBase.ts';
import { askForText, createList, inertRow, pickMany } from '../host/messages.ts';
import { toSpan } from '../host/positions.ts';
import { listNames, windowReader } from '../host/reader.ts';
import { UserError } from '../host/userError.ts';
import { type Work, workOfCitekey } from '../../core/features/works.ts';
import { manuscriptEditor } from './manuscriptEditor.ts';
import { choosePack, type PackCommandServices, writeIntoPack } from './packTarget.ts';

/** The selected sentence, or the one at the cursor, becomes a claim that rests on the papers it cites. */
export async function recordClaim(services: PackCommandServices): Promise<void> {
	const { t } = vscode.l10n;
	const { document, selection } = manuscriptEditor(services.manuscripts);
	const draft = draftClaim(services.manuscripts.scan(document)!, toSpan(document, selection));
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
				: t('“{0}” is not in any bibliography of this document.', listNames(draft.citekeys)),
		);
	}
	const statement = await askForText({
		title: t('Record Claim (1 of 3)'),
		prompt: t('One sentence that can be checked, making one statement without hedging'),
		value: draft.statement,
		validate: (text) => (text.trim() === '' ? t('Enter the claim as a sentence.') : undefined),
	});
	const papers = statement === undefined ? undefined : await judge(works, base);
	if (statement === undefined || papers === undefined) {
		return;
	}
	const systems = await chooseSystems(draft.systems, strengthOfPapers(papers, base));
	if (systems === undefined) {
		return;
	}
	const named = namedInStatement(statement, matchText(statement, 'markdown', lexicon));
	const planned = planClaim({ statement: statement.trim(), named, systems, papers }, target);
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
function judge(works: readonly Work[], base: EvidenceBase): Promise<readonly JudgedPaper[] | undefined> {
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
		const strength = strengthOfPapers(papers(), base);
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
	strength: ReturnType<typeof strengthOfPapers>,
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
