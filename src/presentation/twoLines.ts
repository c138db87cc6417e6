/** Letters that a line of the list has room for; a Chinese character takes the room of two. */
const lineLength = 72;

/** A sentence over the two lines that a row has, since the list cuts what is longer than a line. */
export function onTwoLines(sentence: string): { readonly label: string; readonly detail?: string } {
	let room = lineLength;
	let end = 0;
	for (const character of sentence) {
		room -= /\p{Script=Han}|[\u3000-\u303f\uff00-\uffef]/u.test(character) ? 2 : 1;
		if (room < 0) {
			break;
		}
		end += character.length;
	}
	if (end === sentence.length) {
		return { label: sentence };
	}
	const blank = sentence.lastIndexOf(' ', end);
	const cut = blank > end / 2 ? blank : end;
	return { label: sentence.slice(0, cut).trimEnd(), detail: sentence.slice(cut).trimStart() };
}
