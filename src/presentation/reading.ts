import type { ReadingRefusal } from '../core/documents/readingPolicy.ts';
import type { Reader } from './localise.ts';

/** Why a file was not read, and what to do; `file` is its name or path. */
export function readingSentence(reason: ReadingRefusal, file: string, { t }: Reader): string {
	switch (reason) {
		case 'network':
			return t('{0} is not read: it is on another computer. Copy it into the folder, and use the copy.', file);
		case 'outside':
			return t(
				'{0} is not read: it is outside this folder, which is not trusted. To read it, trust the folder with “Workspaces: Manage Workspace Trust”.',
				file,
			);
		case 'link':
			return t(
				'{0} is not read: a symbolic link may lead out of this folder, which is not trusted. To read it, trust the folder with “Workspaces: Manage Workspace Trust”.',
				file,
			);
		case 'impossible':
			return t('{0} is not read: it is not a valid path.', file);
	}
}
