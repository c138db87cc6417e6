import { foldText } from '../../search/foldText.ts';

/** Long enough to be told apart, short enough to be read. */
const longestId = 60;

/** An id for a record, made of what it is called: `Kappa opioid receptor` → `kappa-opioid-receptor`. */
export function recordId(name: string, isTaken: (id: string) => boolean): string {
	const words = foldText(name)
		.replace(/[^a-z0-9]+/g, '-')
		.split('-')
		.filter((word) => word !== '');
	let wanted = '';
	for (const word of words) {
		if (wanted.length + word.length >= longestId) {
			break;
		}
		wanted += wanted === '' ? word : `-${word}`;
	}
	// A Chinese name leaves nothing.
	const id = wanted === '' ? 'record' : wanted;
	for (let number = 1; ; number++) {
		const numbered = number === 1 ? id : `${id}-${number}`;
		if (!isTaken(numbered)) {
			return numbered;
		}
	}
}
