import type { WritingDecision, WritingRefusal } from '../core/documents/writingPolicy.ts';
import type { Reader } from './localise.ts';

/** Why a file was not written, and what to do; `file` is its name or path. */
export function refusalSentence(reason: WritingRefusal, file: string, { t }: Reader): string {
	switch (reason) {
		case 'untrusted':
			return t(
				'Nothing was written to {0}: this window is in Restricted Mode. Trust the folder, then try again.',
				file,
			);
		case 'network':
			return t(
				'Nothing was written to {0}: it is on another computer. Open its folder in this window, then try again.',
				file,
			);
		case 'folder':
			return t('Nothing was written to {0}: it is a folder. Name a file instead.', file);
		case 'no-bibliography':
			return t(
				'Nothing was written to {0}: it is not a bibliography. Declare a file that ends in .bib or .ris, or one that already has entries.',
				file,
			);
		case 'no-references':
			return t(
				'Nothing was written to {0}: it has no entries and may be another kind of file. Declare a .bib file, or add the first entry yourself.',
				file,
			);
		case 'no-pack':
			return t('Nothing was written to {0}: it is not a file of an evidence pack.', file);
		case 'misleading-name':
			return t(
				'Nothing was written to {0}: its name may stand for another file. Use a plain name, such as references.bib.',
				file,
			);
		case 'exists':
			return t('Nothing was written to {0}: a file with this name already exists.', file);
	}
}

/** The question before a file is written that only the writer can allow: what it is, and in more words why it is asked. */
export function writingQuestion(
	reason: Extract<WritingDecision, { kind: 'ask' }>['reason'],
	path: string,
	{ t }: Reader,
): { readonly question: string; readonly detail: string } {
	const why =
		reason === 'outside'
			? t('The file is outside the folders that are open here.')
			: t('The path to the file contains a symbolic link, so the file may be outside the folders that are open here.');
	const advice = t('To stop being asked, add the folder to the setting {0}.', 'afferent.writing.folders');
	return { question: t('Write to {0}?', path), detail: `${why} ${advice}` };
}
