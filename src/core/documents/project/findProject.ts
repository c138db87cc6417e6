import { type FileUri, normalUri, parentOf } from '../../text/fileUri.ts';
import type { ScannedDocument } from '../model.ts';
import { latexProject } from './latexProject.ts';
import { markdownProject } from './markdownProject.ts';
import type { ManuscriptProject } from './model.ts';
import type { ProjectPlaces } from './places.ts';
import type { Steps } from './questions.ts';
import { Surroundings } from './surroundings.ts';

/** Works out what belongs to the manuscript of a file. `document` is the file as it is. */
export function* findProject(
	file: FileUri,
	document: ScannedDocument,
	places: ProjectPlaces,
): Steps<ManuscriptProject> {
	const given = normalUri(file);
	const around = new Surroundings(places.top ?? parentOf(given));
	// The others of its files know it by the spelling that the disk has.
	const start = (yield* around.file(given)) ?? given;
	around.know(start, document);
	return document.format === 'latex'
		? yield* latexProject(start, document, around, places)
		: yield* markdownProject(start, document, around, places);
}
