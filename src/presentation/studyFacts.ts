import type { CslItem } from '../core/bibliography/cslItem.ts';
import type { Study } from '../core/evidence/model.ts';
import type { EvidenceFacts } from './card.ts';
import { systemLabel } from './differences.ts';
import { asLabel, designLabel, yearOf } from './labels.ts';
import { listed, marksOf, type Reader } from './localise.ts';

/** How a study was done, in one line: `Randomised controlled trial · human · n = 226 · esketamine, 84 mg twice weekly`. */
export function studyLine(study: Study, reader: Reader): string {
	const given = [study.drug, study.dose].filter((part) => part !== undefined).join(marksOf(reader).clause);
	return [...outline(study, reader), given, study.model ?? ''].filter((part) => part !== '').join(' · ');
}

/** Design, species, size and year, as a row of evidence has them; what is not known is left out. */
export function studyDetails(study: Study, item: CslItem, reader: Reader): string {
	return [...outline(study, reader), yearOf(item) ?? ''].filter((part) => part !== '').join(' · ');
}

/** What the evidence is filtered by. */
export function studyFacts(study: Study, item: CslItem, reader: Reader): EvidenceFacts {
	const year = Number(yearOf(item));
	return {
		...(study.design === '' ? {} : { design: asLabel(designLabel(study.design, reader)) }),
		species: (study.systems ?? []).map((system) => systemLabel(system, reader)),
		...(study.n === undefined ? {} : { n: study.n }),
		...(Number.isFinite(year) ? { year } : {}),
	};
}

/** The species or preparation of a study, in the reader's language as far as the record says; else as it is written. */
export function speciesLabel({ species, systems = [] }: Study, reader: Reader): string {
	const named = listed(
		systems.map((system) => systemLabel(system, reader)),
		reader,
	);
	const written = species === 'multiple' ? reader.t('several species') : species;
	// The records say more in English.
	return reader.language === 'en' ? (written ?? named) : named || (written ?? '');
}

function outline(study: Study, reader: Reader): string[] {
	const size = study.n === undefined ? '' : `n = ${study.n}`;
	return [asLabel(designLabel(study.design, reader)), speciesLabel(study, reader), size];
}
