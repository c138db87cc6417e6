import { wordPairs } from './wordPairs.ts';

/** babel's and biblatex's names of languages, and BCP 47 tags as pandoc gives them. */
const languages: ReadonlyMap<string, string> = wordPairs(
	'english en-US,american en-US,usenglish en-US,british en-GB,ukenglish en-GB,canadian en-CA,australian en-AU,newzealand en-NZ,' +
		'german de-DE,ngerman de-DE,austrian de-AT,naustrian de-AT,swissgerman de-CH,nswissgerman de-CH,french fr-FR,acadian fr-CA,' +
		'canadien fr-CA,spanish es-ES,mexican es-MX,italian it-IT,portuguese pt-PT,portuges pt-PT,brazilian pt-BR,brazil pt-BR,' +
		'dutch nl-NL,danish da-DK,swedish sv-SE,norsk nb-NO,norwegian nb-NO,nynorsk nn-NO,finnish fi-FI,icelandic is-IS,' +
		'polish pl-PL,czech cs-CZ,slovak sk-SK,slovene sl-SI,slovenian sl-SI,croatian hr-HR,serbian sr-RS,hungarian hu-HU,magyar hu-HU,' +
		'romanian ro-RO,bulgarian bg-BG,russian ru-RU,ukrainian uk-UA,greek el-GR,turkish tr-TR,hebrew he-IL,arabic ar,persian fa-IR,' +
		'japanese ja-JP,chinese zh-CN,korean ko-KR,catalan ca-AD,basque eu-ES,latvian lv-LV,lithuanian lt-LT,estonian et-EE,' +
		'vietnamese vi-VN,thai th-TH,latin la,afrikaans af-ZA',
	/[ ,]/,
);

/** The tag of a language's name; what is a tag already stays. */
export function cslLanguage(name: string): string {
	const trimmed = name.trim().replaceAll(/[{}]/g, '');
	return languages.get(trimmed.toLowerCase()) ?? trimmed;
}

/** The name of the variant that `langidopts` asks for, `variant=british` of `english`, where it is one. */
export function variantOf(langid: string | undefined, options: string | undefined): string | undefined {
	const variant = options === undefined ? undefined : /\bvariant\s*=\s*\{?([a-z]+)/i.exec(options)?.[1]?.toLowerCase();
	if (langid === undefined || variant === undefined) {
		return undefined;
	}
	const name = variants.get(variant) ?? variant;
	const [own, other] = [langid.trim().toLowerCase(), name].map((known) => languages.get(known)?.slice(0, 2));
	return other !== undefined && own === other ? name : undefined;
}

/** Variants of polyglossia that babel names otherwise. */
const variants: ReadonlyMap<string, string> = new Map([
	['us', 'american'],
	['usmax', 'american'],
	['uk', 'british'],
	['swiss', 'swissgerman'],
]);

/** biblatex's name of a language tag, or undefined where biblatex has none. */
export function biblatexLanguage(tag: string): string | undefined {
	const lowered = tag.toLowerCase();
	for (const [name, known] of languages) {
		if (known.toLowerCase() === lowered) {
			return name;
		}
	}
	for (const [name, known] of languages) {
		if (known.toLowerCase().split('-')[0] === lowered.split('-')[0]) {
			return name;
		}
	}
	return undefined;
}
