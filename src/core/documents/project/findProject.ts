import { type FileUri, normalUri } from '../../text/fileUri.ts';
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
	const start = normalUri(file);
	const around = new Surroundings(start);
	around.know(start, document);
	return document.format === 'latex'
		? yield* latexProject(start, document, around, places)
		: yield* markdownProject(start, document, around, places);
}
