/** A reason why a command could not run, in one sentence for the user; the exit code is 2. */
export class CliError extends Error {
	override readonly name = 'CliError';
}

/** Why a file was not read. */
export class UnreadFile extends CliError {
	/** As a part of a sentence: `it is a folder`. */
	readonly reason: string;

	constructor(path: string, verb: 'is not read' | 'cannot be read', reason: string) {
		super(`${path} ${verb}: ${reason}.`);
		this.reason = reason;
	}
}

/** Why nothing could be read where nothing is. */
export const missingReason = 'there is no such file';

/** What Node said, in the words of a user: `there is no such file`. */
export function reasonOf(error: unknown): string {
	switch ((error as NodeJS.ErrnoException | undefined)?.code) {
		case 'ENOENT':
		case 'ENOTDIR':
			return missingReason;
		case 'ELOOP':
			return 'it is a link to itself';
		case 'ENAMETOOLONG':
			return 'its name is too long';
		case 'ENXIO':
			return 'it is not a file';
		case 'EISDIR':
			return 'it is a folder';
		case 'ENOSPC':
		case 'EDQUOT':
			return 'the disk is full';
		case 'EROFS':
			return 'the disk is read-only';
		case 'EACCES':
		case 'EPERM':
			return 'permission was denied';
		case 'ERR_FS_FILE_TOO_LARGE':
		case 'ERR_STRING_TOO_LONG':
			return 'it is too large';
		default:
			return error instanceof Error ? error.message : String(error);
	}
}
