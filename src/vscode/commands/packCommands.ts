import type { Command } from './command.ts';
import type { PackCommandServices } from './packTarget.ts';
import { addName } from './addName.ts';
import { addNote } from './addNote.ts';
import { recordClaim } from './recordClaim.ts';
import { showPacks } from './showPacks.ts';

/** What a writer puts into a pack of their own while they write. */
export function createPackCommands(services: PackCommandServices): readonly Command[] {
	return [
		{ id: 'afferent.recordClaim', run: () => recordClaim(services) },
		{ id: 'afferent.addName', run: () => addName(services) },
		{ id: 'afferent.addNote', run: (argument) => addNote(services, argument) },
		{ id: 'afferent.showPacks', run: () => showPacks(services) },
	];
}
