/**
 * A citekey that is free: the wanted one, or else the same with a letter after its year, from `b` on, as authors tell
 * works of one year apart (`roe2001b`), or with a number where no year ends it or all letters are taken (`roe-2`).
 * `isTaken` must know of another work under a citekey.
 */
export function freeCitekey(wanted: string, isTaken: (citekey: string) => boolean): string {
	if (!isTaken(wanted)) {
		return wanted;
	}
	for (const letter of /\d$/.test(wanted) ? 'bcdefghijklmnopqrstuvwxyz' : '') {
		if (!isTaken(wanted + letter)) {
			return wanted + letter;
		}
	}
	for (let number = 2; ; number++) {
		if (!isTaken(`${wanted}-${number}`)) {
			return `${wanted}-${number}`;
		}
	}
}
