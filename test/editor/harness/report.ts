/**
 * What the suite inside the editor and the launcher outside of it say to each other, over the console of the extension
 * host, which carries all that the editor itself writes as well.
 */

/** Begins each line that is for the reader; invisible where nobody takes it away. */
export const reportMark = '\u2063';

/** Begins a line that is for the launcher. */
const announcementMark = '\u2064';

/** What begins, and how many milliseconds it may take; nothing begins where they are 0. */
export interface Announcement {
	readonly milliseconds: number;
	readonly name: string;
}

/** The line that says what begins now and how long it may take. */
export function announcementLine({ milliseconds, name }: Announcement): string {
	return `${announcementMark}${milliseconds} ${name}`;
}

/** What such a line says; undefined for every other text. */
export function announcementOf(line: string): Announcement | undefined {
	const found = line.startsWith(announcementMark) ? /^(\d+) (.*)$/s.exec(line.slice(announcementMark.length)) : null;
	return found === null ? undefined : { milliseconds: Number(found[1]), name: found[2]! };
}

/** The extension hosts in which the suite runs. */
export type Host = 'node' | 'web';

/** Begins the line that says in which host the suite runs. */
const hostMark = '\u2061';

export function hostLine(host: Host): string {
	return `${hostMark}${host}`;
}

/** The host that such a line names; undefined for every other text. */
export function hostOf(line: string): string | undefined {
	return line.startsWith(hostMark) ? line.slice(hostMark.length) : undefined;
}
