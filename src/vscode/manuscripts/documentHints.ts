import type * as vscode from 'vscode';
import type { Library } from '../../core/bibliography/model.ts';
import type { Problem } from '../../core/text/problem.ts';
import type { Paper } from '../../core/evidence/model.ts';
import type { Hint } from '../../core/features/hints/hint.ts';
import type { ScannedDocument } from '../../core/documents/model.ts';
import type { Lexicon } from '../../core/matching/lexicon.ts';
import type * as Engine from '../../engine.ts';
import type * as Suggestions from '../../suggestions.ts';
import type { Evidence } from '../evidence/evidenceService.ts';
import { inSlices } from '../host/slices.ts';
import type { Terms } from './terms.ts';

interface Kept {
	readonly lexicon: Lexicon;
	readonly others: readonly ScannedDocument[];
	readonly hints: Promise<readonly Hint[]>;
}

/** The hints of manuscripts, worked out in slices, once for each version, for the marks and for the quick fixes. */
export class DocumentHints {
	readonly #terms: Terms;
	readonly #finders = new WeakMap<Evidence, Engine.HintFinder>();
	readonly #kept = new WeakMap<ScannedDocument, Kept>();
	readonly #fits = new WeakMap<Evidence, Suggestions.FitFinder>();
	readonly #paperOf = new WeakMap<Library, WeakMap<Evidence, (citekey: string) => Paper | undefined>>();

	constructor(terms: Terms) {
		this.#terms = terms;
	}

	/** `others` are the other files of the manuscript; whoever does not know them gets the hints that were made last. */
	of(
		document: vscode.TextDocument,
		scanned: ScannedDocument,
		evidence: Evidence,
		others?: readonly ScannedDocument[],
	): Promise<readonly Hint[]> {
		const lexicon = this.#terms.lexiconOf(document.uri, evidence);
		const known = this.#kept.get(scanned);
		if (known?.lexicon === lexicon && (others === undefined || areSame(known.others, others))) {
			return known.hints;
		}
		const finder = this.#finders.get(evidence) ?? new evidence.engine.HintFinder(evidence.base);
		this.#finders.set(evidence, finder);
		const hints = inSlices(finder.inSteps(scanned, lexicon, others));
		this.#kept.set(scanned, { lexicon, others: others ?? [], hints });
		return hints;
	}

	/** Where cites do not fit their sentence, by the records of the papers that the library's citekeys name. */
	async fitOf(scanned: ScannedDocument, library: Library, evidence: Evidence): Promise<readonly Problem[]> {
		const { engine, base } = evidence;
		const known = this.#paperOf.get(library) ?? new WeakMap<Evidence, (citekey: string) => Paper | undefined>();
		this.#paperOf.set(library, known);
		const paperOf = known.get(evidence) ?? engine.paperOfCitekey(library, base);
		known.set(evidence, paperOf);
		if (!engine.speaksOfEvidence(scanned, evidence.lexicon, paperOf)) {
			return [];
		}
		const { FitFinder } = await evidence.suggestions.get();
		const finder = this.#fits.get(evidence) ?? new FitFinder(base, await evidence.suggester.get());
		this.#fits.set(evidence, finder);
		return inSlices(finder.inSteps(scanned, paperOf));
	}
}

function areSame(first: readonly ScannedDocument[], second: readonly ScannedDocument[]): boolean {
	return first.length === second.length && first.every((document, index) => document === second[index]);
}
