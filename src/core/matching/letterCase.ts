/** Decides in which case the letters of a name may be written. */
import { isUpper } from './characters.ts';
import { englishWords } from './englishWords.ts';
import { gapKind, type Skeleton } from './gaps.ts';

/**
 * How the case of a text must agree with a form: `exact` letter by letter; `gene` also `Bdnf` and, from four letters,
 * `bdnf`; `any` for words and for names with digits or Greek letters.
 */
export type CaseMode = 'any' | 'exact' | 'gene';

/** How the case of a text must agree with a name. */
export function caseModeOf(cased: string): CaseMode {
	const plain = cased.replace(/[ /-]/g, '');
	if (/[0-9]/.test(plain) && plain.length >= 4) {
		return /^[A-Z0-9]{2,4}$/.test(plain) ? 'exact' : 'any';
	}
	if (/[α-ωΑ-Ω]/.test(plain) && plain.length >= 4) {
		return 'any';
	}
	let upper = 0;
	for (let i = 0; i < plain.length; i++) {
		if (isUpper(plain.charCodeAt(i))) {
			upper++;
		}
	}
	// Words may begin with a capital; anything with a capital further in is an abbreviation.
	const isWord =
		upper === 0 || (upper === 1 && isUpper(plain.charCodeAt(0)) && plain.length > 3 && !/[0-9]/.test(plain));
	return isWord || cased.includes(' ') ? 'any' : 'exact';
}

/** The same for the symbol of a gene, which rodents have with one capital, unless that is a word or sounds like a name. */
export function geneCase({ letters }: Skeleton): CaseMode {
	return englishWords.has(letters) || /^[^aeiou0-9]?[aeiou][^aeiou0-9]$/.test(letters) ? 'exact' : 'gene';
}

/** Whether the letters of a text agree in case with a form, ignoring gaps. */
export function agreesInCase(form: Skeleton & { readonly caseMode: CaseMode }, written: string): boolean {
	if (form.caseMode === 'any') {
		return true;
	}
	if (written === form.cased || isTitledInside(form.cased, written)) {
		return true;
	}
	if (form.caseMode === 'exact') {
		// `L-dopa` of `L-DOPA`: behind a descriptor, capitals that can be spoken are a word.
		if (
			/^[DL][A-Z]{4,}$/.test(form.cased) &&
			form.gaps[1] === gapKind.hyphen &&
			form.letters.slice(1) === written.slice(1).toLowerCase()
		) {
			return /^[DLdl](?:[a-z]+|[A-Z][a-z]+|[A-Z]+)$/.test(written);
		}
		if (written.length > 5 && form.letters === written.toLowerCase() && /^[A-Z][a-z]+[A-Z][A-Za-z]*$/.test(written)) {
			// `DaTscan` of `DaTSCAN`: no word, and long enough to be nothing else.
			return true;
		}
		// `TRKB` of `TrkB`, `Tlr4` of `TLR4`, as the other species has it.
		const isOtherCase = written === written.toUpperCase() || (/[0-9]/.test(written) && isTitled(form, written));
		return (
			isOtherCase && written.length >= 4 && form.letters === written.toLowerCase() && !englishWords.has(form.letters)
		);
	}
	return isTitled(form, written) || (written === form.letters && written.length >= 4 && /[0-9]/.test(written));
}

function isTitled({ letters }: Skeleton, written: string): boolean {
	return isUpper(written.charCodeAt(0)) && written.slice(1) === letters.slice(1);
}

/**
 * `(S)-Ketamine` at the start of a sentence, `N-Methyl-D-Aspartate` in a heading: the words behind descriptors and
 * locants begin with capitals, and nothing else differs.
 */
function isTitledInside(cased: string, written: string): boolean {
	if (written.length !== cased.length || !/^[^a-z]+[a-z]{3}/.test(cased)) {
		return false;
	}
	for (let i = 0; i < cased.length; i++) {
		if (written[i] !== cased[i]) {
			const beginsWord = /^[a-z]{3}/.test(cased.slice(i, i + 3)) && !/[a-z]/.test(cased[i - 1] ?? ' ');
			if (!beginsWord || written[i] !== cased[i]!.toUpperCase()) {
				return false;
			}
		}
	}
	return true;
}
