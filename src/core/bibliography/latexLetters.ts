import { wordPairs } from './wordPairs.ts';

/** Letters and signs that LaTeX writes as commands by rules, and not by a name each. */

const cyrillicNames =
	'A А B Б V В G Г D Д E Е YO Ё ZH Ж Z З I И ISHRT Й K К L Л M М N Н O О P П R Р S С T Т U У F Ф H Х C Ц CH Ч SH Ш SHCH Щ ' +
	'HRDSN Ъ ERY Ы SFTSN Ь EREV Э YU Ю YA Я DJE Ђ IE Є DZE Ѕ II І YI Ї JE Ј LJE Љ NJE Њ TSHE Ћ USHRT Ў DZHE Џ GUP Ґ ' +
	'YAT Ѣ FITA Ѳ IZH Ѵ GHCRS Ғ ZHDSC Җ KDSC Қ NDSC Ң OTLD Ө Y Ү YHCRS Ұ HDSC Ҳ CHRDSC Ҷ SHHA Һ SCHWA Ә AE Ӕ';

/** Cyrillic letters by the commands of LaTeX's encodings, `\CYRZH` and `\cyrzh`; BibTeX files are full of them. */
export const cyrillic: ReadonlyMap<string, string> = new Map(
	[...wordPairs(cyrillicNames)].flatMap(([name, letter]): [string, string][] => [
		[`CYR${name}`, letter],
		[`cyr${name.toLowerCase()}`, letter.toLowerCase()],
	]),
);

/** Signs of Zapf Dingbats that stand elsewhere in Unicode, by their place in the font. */
const otherDingbats: ReadonlyMap<number, string> = new Map([
	[0x25, '☎'],
	[0x2a, '☛'],
	[0x2b, '☞'],
	[0x48, '★'],
	[0x6c, '●'],
	[0x6e, '■'],
	[0x73, '▲'],
	[0x74, '▼'],
	[0x75, '◆'],
	[0x77, '◗'],
	[0xa8, '♣'],
	[0xa9, '♦'],
	[0xaa, '♥'],
	[0xab, '♠'],
	[0xd5, '→'],
	[0xd6, '↔'],
	[0xd7, '↕'],
]);

/** What `\ding{51}` of pifont prints: Unicode has the signs in the order of the font. */
export function dingbat(place: number): string | undefined {
	const other = otherDingbats.get(place);
	if (other !== undefined) {
		return other;
	}
	// Ten circled digits stand among the enclosed numbers, as they did before.
	if (place >= 0xac && place <= 0xb5) {
		return String.fromCodePoint(0x2460 + place - 0xac);
	}
	if (place >= 0x21 && place <= 0x7e) {
		return String.fromCodePoint(0x2701 + place - 0x21);
	}
	return place >= 0xa1 && place <= 0xfe ? String.fromCodePoint(0x2761 + place - 0xa1) : undefined;
}
