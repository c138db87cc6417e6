import type { Entity, LocalText } from '../core/evidence/model.ts';

/**
 * Gives the sentence in the reader's language, with `{0}`, `{1}`, … replaced by the arguments.
 * The English sentence is the key; `vscode.l10n.t` has this shape.
 */
export type Localise = (message: string, ...args: (string | number)[]) => string;

/** Languages that the evidence itself is written in. */
export type EvidenceLanguage = 'en' | 'zh';

/** What every piece of wording needs to know of its reader. */
export interface Reader {
	readonly t: Localise;
	readonly language: EvidenceLanguage;
	/** What the reader calls the file at an address: files of one name in two folders are told apart. */
	readonly fileLabel?: (source: string) => string;
}

/** The evidence language for a display language such as `zh-cn` or `de`. */
export function evidenceLanguageOf(displayLanguage: string): EvidenceLanguage {
	return displayLanguage.toLowerCase().startsWith('zh') ? 'zh' : 'en';
}

/** Wording from a bundle of translations (`{ english: translated }`); what is not in it stays English. */
export function createLocalise(bundle: Readonly<Record<string, string>> = {}): Localise {
	return (message, ...args) =>
		(bundle[message] ?? message).replace(/\{(\d+)\}/g, (placeholder, index: string) => {
			const value = args[Number(index)];
			return value === undefined ? placeholder : String(value);
		});
}

/** The text in the reader's language, or in English where there is no other. */
export function localText(text: LocalText, reader: Reader): string {
	return (reader.language === 'zh' ? text.zh : undefined) ?? text.en;
}

/** Punctuation between the parts of a line that is put together. */
export interface Marks {
	readonly colon: string;
	/** Between names of a list. */
	readonly comma: string;
	/** Between a thing and what is said of it. */
	readonly clause: string;
	readonly semicolon: string;
	readonly open: string;
	readonly close: string;
	readonly stop: string;
}

const westernMarks: Marks = {
	colon: ': ',
	comma: ', ',
	clause: ', ',
	semicolon: '; ',
	open: ' (',
	close: ')',
	stop: '. ',
};
const chineseMarks: Marks = {
	colon: '：',
	comma: '、',
	clause: '，',
	semicolon: '；',
	open: '（',
	close: '）',
	stop: '。',
};

/** The punctuation of the reader's language, with the spaces that belong to it. */
export function marksOf({ language }: Reader): Marks {
	return language === 'zh' ? chineseMarks : westernMarks;
}

/** Names one after another, as a sentence of the reader's language lists them. */
export function listed(names: readonly (string | number)[], reader: Reader): string {
	return names.join(marksOf(reader).comma);
}

/** The name that cards and lists show. */
export function displayName(entity: Entity, reader: Reader): string {
	return (reader.language === 'zh' ? entity.zh[0] : undefined) ?? entity.name;
}
