import * as vscode from 'vscode';
import type { Claim, CountedStance, Evidence as EvidenceLink, Paper } from '../../core/evidence/model.ts';
import { evidenceForClaim } from '../../core/features/claimEvidence.ts';
import type { SentenceEvidence } from '../../core/features/sentenceEvidence.ts';
import { shortName } from '../../presentation/cardLinks.ts';
import { claimStatement, designLabel, shortReference, strengthLabel } from '../../presentation/labels.ts';
import { displayName, marksOf, type Reader } from '../../presentation/localise.ts';
import { stateOfPaper } from '../../presentation/paperState.ts';
import { speciesLabel } from '../../presentation/studyFacts.ts';
import type { EvidenceBase } from '../../core/evidence/evidenceBase.ts';
import type { Evidence, EvidenceService } from '../evidence/evidenceService.ts';
import type { Libraries } from '../libraries/libraries.ts';
import type { Manuscripts } from '../manuscripts/manuscripts.ts';
import { pickSome, showInformation } from '../host/messages.ts';
import { toSpan } from '../host/positions.ts';
import { listNames, windowReader } from '../host/reader.ts';
import { UserError } from '../host/userError.ts';
import { workOfPaper } from '../../core/features/works.ts';
import type { Citing } from './citing.ts';
import { createCoverageCommand } from './coverageCommand.ts';
import { manuscriptEditor } from './manuscriptEditor.ts';
import { givenOffset, subjectOf } from './given.ts';
import type { Command } from './command.ts';

export interface SuggestServices {
	readonly manuscripts: Manuscripts;
	readonly evidence: EvidenceService;
	readonly libraries: Libraries;
	readonly citing: Citing;
}

/** The commands that offer evidence for and against what is written. */
export function createSuggestCommands(services: SuggestServices): readonly Command[] {
	return [
		new SuggestEvidenceCommand(services),
		new CiteClaimCommand(services),
		createCoverageCommand(services.manuscripts),
	];
}

/** A paper to tick, with what it says to the sentence. */
interface PaperRow extends vscode.QuickPickItem {
	readonly paper?: Paper;
	readonly stance?: CountedStance;
}

/** Suggest Evidence: for the sentence at the cursor, or for what is selected. */
class SuggestEvidenceCommand implements Command {
	readonly id = 'afferent.suggestEvidence';
	readonly #services: SuggestServices;

	constructor(services: SuggestServices) {
		this.#services = services;
	}

	async run(argument?: unknown): Promise<void> {
		const { manuscripts, evidence } = this.#services;
		const editor = manuscriptEditor(manuscripts);
		const { document } = editor;
		const found = await evidence.get();
		const scanned = manuscripts.scan(document);
		// A code lens names the place of its sentence.
		const offset = givenOffset(argument);
		const span = offset === undefined ? toSpan(document, editor.selection) : { start: offset, end: offset };
		const { evidenceForSentence } = await found.suggestions.get();
		const sentence = scanned && evidenceForSentence(scanned, span, await found.suggester.get());
		if (sentence === undefined) {
			throw new UserError(vscode.l10n.t('Put the cursor in a sentence first.'));
		}
		if (sentence.suggestion.papers.length === 0 && sentence.suggestion.claims.length === 0) {
			void showInformation(vscode.l10n.t('The evidence base has nothing on this sentence.'));
			return;
		}
		const rows = sentenceRows(sentence, found, windowReader());
		const title = vscode.l10n.t('Suggest Evidence');
		const placeHolder = vscode.l10n.t('Select the papers that the sentence should cite');
		const place = document.positionAt(sentence.citePlace);
		await citeTicked(rows, { title, placeHolder }, editor, [new vscode.Range(place, place)], this.#services);
	}
}

/** Cite This Claim: what supports it, ticked, and what contradicts it, to tick as well. */
class CiteClaimCommand implements Command {
	readonly id = 'afferent.citeClaim';
	readonly #services: SuggestServices;

	constructor(services: SuggestServices) {
		this.#services = services;
	}

	async run(argument?: unknown): Promise<void> {
		const editor = manuscriptEditor(this.#services.manuscripts);
		const { selections } = editor;
		await this.#services.citing.refusePlaces(editor.document, selections);
		const { base } = await this.#services.evidence.get();
		const claim = base.claim(subjectOf(argument)?.id ?? '');
		if (claim === undefined) {
			throw new UserError(vscode.l10n.t('The evidence base does not have this claim.'));
		}
		const reader = windowReader();
		const rows = grouped(
			evidenceForClaim(base, claim).map(({ paper, stance, link, opponent }) => ({
				...paperRow(paper, link, base, reader),
				...(opponent === undefined ? {} : { detail: opposedBy(opponent, link, reader) }),
				stance,
				picked: stance === 'supports',
			})),
			reader,
		);
		const options = { title: claimStatement(claim, reader), placeHolder: vscode.l10n.t('Select the papers to cite') };
		await citeTicked(rows, options, editor, selections, this.#services);
	}
}

/** The claim by which a paper is against another, with what the paper is to it. */
function opposedBy(opponent: Claim, { note }: EvidenceLink, reader: Reader): string {
	const statement = [reader.t('Opposed by'), claimStatement(opponent, reader)].join(marksOf(reader).colon);
	return [statement, ...(note === undefined ? [] : [note])].join(' – ');
}

/** Lets the user tick papers, and cites them in one step: what speaks against it behind “but see”. */
async function citeTicked(
	rows: readonly PaperRow[],
	options: vscode.QuickPickOptions,
	editor: vscode.TextEditor,
	places: readonly vscode.Range[],
	{ citing, libraries }: SuggestServices,
): Promise<void> {
	const ticked = await pickSome(rows, { ...options, matchOnDescription: true, matchOnDetail: true });
	const chosen = (ticked ?? []).flatMap(({ paper, stance }) => (paper === undefined ? [] : [{ paper, stance }]));
	if (chosen.length === 0) {
		return;
	}
	const { document } = editor;
	const { library } = await libraries.of(document);
	const ordered = [...chosen].sort((a, b) => Number(a.stance === 'contradicts') - Number(b.stance === 'contradicts'));
	const works = ordered.map(({ paper }) => workOfPaper(paper, library));
	const against = ordered.flatMap(({ stance }, index) => (stance === 'contradicts' ? [works[index]!.citekey] : []));
	const contrasting = against.length === 0 || against.length === works.length ? {} : { contrasting: new Set(against) };
	await citing.cite(editor, works, { mode: 'parenthetical', ...contrasting }, places);
	await vscode.window.showTextDocument(document, editor.viewColumn);
}

function sentenceRows(
	{ suggestion, cited }: SentenceEvidence,
	{ base }: Evidence,
	reader: Reader,
): readonly PaperRow[] {
	const { t } = reader;
	const isCited = new Set(cited);
	return grouped(
		suggestion.papers.map(({ paper, stance, claim, link }) => {
			const found = suggestion.claims.find((each) => each.claim === claim);
			const names = (found?.sharedEntities ?? []).flatMap((id) => {
				const entity = base.entity(id);
				return entity === undefined ? [] : [shortName(entity, reader)];
			});
			const reason = [
				found?.isOpposite === true
					? t('The sentence says the opposite of: {0}', claimStatement(claim, reader))
					: claimStatement(claim, reader),
				...(names.length > 0 ? [t('Both mention {0}', listNames(names))] : []),
			];
			const row = paperRow(paper, link, base, reader);
			return {
				...row,
				stance,
				description: [
					...(isCited.has(paper.citekey) ? [t('cited here')] : []),
					...(row.description === '' ? [] : [row.description]),
					strengthLabel(claim.strength, reader),
				].join(' · '),
				detail: [...reason, ...(link.note === undefined ? [] : [link.note])].join(' – '),
			};
		}),
		reader,
	);
}

/** What of a paper matters before it is cited: design, species, drug. */
function paperRow(paper: Paper, link: EvidenceLink | undefined, base: EvidenceBase, reader: Reader) {
	const { design, drugs = [], n } = paper.study;
	const names = drugs.flatMap((id) => {
		const drug = base.entity(id);
		return drug === undefined ? [] : [displayName(drug, reader)];
	});
	const state = stateOfPaper(paper, reader);
	const facts = [
		state,
		designLabel(design, reader),
		speciesLabel(paper.study, reader),
		listNames(names),
		n === undefined ? '' : `n = ${n}`,
	];
	return {
		label: shortReference(paper.item, reader),
		description: facts.filter((fact) => fact !== undefined && fact !== '').join(' · '),
		...(link?.note === undefined ? {} : { detail: link.note }),
		paper,
	};
}

/** The rows under what they say: for, against, mixed. */
function grouped(rows: readonly (PaperRow & { readonly stance: CountedStance })[], { t }: Reader): readonly PaperRow[] {
	const headings: Readonly<Record<CountedStance, string>> = {
		supports: t('Supports'),
		contradicts: t('Contradicts: “but see”'),
		mixed: t('Mixed results'),
	};
	return (Object.keys(headings) as CountedStance[]).flatMap((stance): readonly PaperRow[] => {
		const own = rows.filter((row) => row.stance === stance);
		return own.length === 0 ? [] : [{ label: headings[stance], kind: vscode.QuickPickItemKind.Separator }, ...own];
	});
}
