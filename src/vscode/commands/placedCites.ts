/** What citing at one place of a manuscript changes, and where the cursor stands once several places are cited at. */
import * as vscode from 'vscode';
import { planCitation } from '../../core/features/insertion.ts';
import type { Library } from '../../core/bibliography/model.ts';
import type { ScannedDocument } from '../../core/documents/model.ts';
import type { CitationOptions } from '../../core/features/citationPlan.ts';
import type { Span } from '../../core/text/span.ts';
import type { TextEdit } from '../../core/text/textEdit.ts';
import { readSettings } from '../host/settings.ts';
import { UserError } from '../host/userError.ts';
import type { Work } from '../../core/features/works.ts';

/** How works are cited: the form, and what is before and after. */
export type CiteForm = Pick<CitationOptions, 'mode' | 'prefix' | 'locator' | 'contrasting'>;

/** Edits that cite at one place, and what is selected when they alone are made. */
interface PlacedCite {
	readonly edits: readonly TextEdit[];
	readonly selection: Span;
}

/** The edits that cite works at a place, or a sentence on why nothing can be cited there. */
export function planAt(
	{ document, span }: { readonly document: vscode.TextDocument; readonly span: Span },
	scanned: ScannedDocument,
	works: readonly Work[],
	form: CiteForm & Pick<CitationOptions, 'packages'>,
	{ library }: { readonly library: Library },
): PlacedCite {
	const order = readSettings(document).clusterOrder;
	const items = new Map(works.map((work) => [work.citekey, work.item]));
	const yearOf = (citekey: string) =>
		(items.get(citekey) ?? library.find(citekey)?.item)?.issued?.['date-parts']?.[0]?.[0];
	const citekeys = works.map((work) => work.citekey);
	const plan = planCitation(scanned, span, citekeys, { ...form, order, yearOf });
	if (plan.kind === 'refused') {
		throw new UserError(
			plan.reason === 'place'
				? vscode.l10n.t(
						'A citation cannot be inserted here: the cursor is in code, a comment or the header. Move it into the text.',
					)
				: vscode.l10n.t(
						'A citation would not be recognized here, or would change the text around it. Move the cursor to the end of a sentence.',
					),
		);
	}
	return plan;
}

/** Where a plan writes, before anything is written. */
export function placeOf({ edits, selection }: PlacedCite): number {
	return edits.length === 0 ? selection.start : Math.min(...edits.map(({ span }) => span.start));
}

/** Edits without those that are there twice. */
export function distinct(edits: readonly TextEdit[]): readonly TextEdit[] {
	return edits.filter((edit, index) => edits.findIndex((other) => isSame(other, edit)) === index);
}

export function isSame(a: TextEdit, b: TextEdit): boolean {
	return a.span.start === b.span.start && a.span.end === b.span.end && a.text === b.text;
}

/** How far edits before an offset move it. */
export function insertedBefore(offset: number, edits: readonly TextEdit[]): number {
	return edits
		.filter((change) => change.span.end <= offset)
		.reduce((sum, change) => sum + change.text.length - (change.span.end - change.span.start), 0);
}
