import * as vscode from 'vscode';
import type { EntrySources } from '../../core/bibliography/copyEntries.ts';
import type { CslItem } from '../../core/bibliography/cslItem.ts';
import { freeCitekey } from '../../core/bibliography/freeCitekey.ts';
import type { Library, LibraryEntry } from '../../core/bibliography/model.ts';
import { factsOfEntry, findSameWork, isSameUnderCitekey, workFacts } from '../../core/bibliography/sameWork.ts';
import { isRetracted } from '../../core/evidence/retraction.ts';
import { unconfirmedParts } from '../../core/features/paperState.ts';
import { missingFieldLabel, shortReference } from '../../presentation/labels.ts';
import { showWarning } from '../host/messages.ts';
import { listNames, windowReader } from '../host/reader.ts';
import type { Work } from '../../core/features/works.ts';

/** The works under the citekeys to write: the user's own key for a work that is there, and no key taken twice. */
export function chooseCitekeys(works: readonly Work[], declared: Library): Work[] {
	const taken = new Set<string>();
	return works.map((work) => {
		const facts = workFacts(work.item);
		const isOther = (known: LibraryEntry) => !isSameUnderCitekey(factsOfEntry(known), facts);
		const isTaken = (citekey: string) => {
			const known = declared.find(citekey);
			return taken.has(citekey) || (known !== undefined && (citekey !== work.citekey || isOther(known)));
		};
		const own = findSameWork(work.item, declared);
		const citekey = own?.citekey ?? freeCitekey(work.citekey, isTaken);
		taken.add(citekey);
		return { ...work, citekey };
	});
}

/** The record as it is written: under its citekey, and with a note where it is of the evidence and not fully confirmed. */
export function itemOf({ citekey, item, paper, own }: Work): CslItem {
	const unconfirmed = unconfirmedParts(paper);
	if (own !== undefined || unconfirmed.length === 0) {
		return { ...item, id: citekey };
	}
	const missing = listNames(unconfirmed.map((field) => missingFieldLabel(field, windowReader())));
	const annote = vscode.l10n.t('Record not fully confirmed. Check before citing: {0}.', missing);
	return { ...item, id: citekey, annote };
}

/** The entries of the user's own among works, from which they are copied. */
export function sourcesOf(works: readonly Work[]): EntrySources {
	return new Map(works.flatMap(({ citekey, own }) => (own === undefined ? [] : [[citekey, own] as const])));
}

/** Asks before a paper is cited whose record is not fully confirmed or that was retracted. */
export async function confirmIncomplete(works: readonly Work[]): Promise<boolean> {
	const lines = works.flatMap(({ item, paper }) => {
		if (isRetracted(paper)) {
			return [vscode.l10n.t('{0} has been retracted.', shortReference(item, windowReader()))];
		}
		const unconfirmed = unconfirmedParts(paper);
		if (unconfirmed.length > 0) {
			const missing = listNames(unconfirmed.map((field) => missingFieldLabel(field, windowReader())));
			return [
				vscode.l10n.t(
					'The record of {0} is not fully confirmed; check: {1}.',
					shortReference(item, windowReader()),
					missing,
				),
			];
		}
		return [];
	});
	if (lines.length === 0) {
		return true;
	}
	const insert = vscode.l10n.t('Insert Anyway');
	const question = vscode.l10n.t('Cite it anyway?');
	const choice = await showWarning(question, { modal: true, detail: lines.join('\n') }, insert);
	return choice === insert;
}
