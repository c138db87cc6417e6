import type { Reader } from './localise.ts';

/** What the value of a setting is taken for. `isWrong` where it, or a part of it, is of another kind than it should be. */
export interface SettingValue<T> {
	readonly value: T;
	readonly isWrong: boolean;
}

/** No path is longer, in UTF-16 units, and nobody writes so many. */
const longestText = 4096;
const mostTexts = 1000;

function isText(value: unknown): value is string {
	return typeof value === 'string' && value.length <= longestText;
}

/** A setting that nobody gave has its default. */
function orDefault<T>(written: unknown, fallback: T, read: (written: unknown) => T | undefined): SettingValue<T> {
	if (written === undefined || written === null) {
		return { value: fallback, isWrong: false };
	}
	const value = read(written);
	return { value: value ?? fallback, isWrong: value === undefined };
}

export function booleanSetting(written: unknown, fallback: boolean): SettingValue<boolean> {
	return orDefault(written, fallback, (value) =>
		typeof value === 'boolean' ? value : value === 'true' ? true : value === 'false' ? false : undefined,
	);
}

export function textSetting(written: unknown, fallback: string): SettingValue<string> {
	return orDefault(written, fallback, (value) => (isText(value) && value.trim() !== '' ? value : undefined));
}

/** A list of texts; one text alone is a list of one, and what is no text is left out of a list. */
export function textsSetting(written: unknown, fallback: readonly string[]): SettingValue<readonly string[]> {
	if (Array.isArray(written)) {
		const texts = (written as readonly unknown[]).slice(0, mostTexts).filter(isText);
		return { value: texts, isWrong: texts.length < written.length };
	}
	return orDefault(written, fallback, (value) => (isText(value) ? [value] : undefined));
}

export function choiceSetting<T extends string>(written: unknown, choices: readonly T[], fallback: T): SettingValue<T> {
	return orDefault(written, fallback, (value) => choices.find((choice) => choice === value));
}

/** Several of a list of choices; others are left out. */
export function choicesSetting<T extends string>(written: unknown, choices: readonly T[]): SettingValue<readonly T[]> {
	const { value, isWrong } = textsSetting(written, choices);
	const known = choices.filter((choice) => value.includes(choice));
	return { value: known, isWrong: isWrong || value.some((each) => !choices.some((choice) => choice === each)) };
}

export function recordSetting(written: unknown): SettingValue<Readonly<Record<string, unknown>>> {
	return orDefault(written, {}, (value) =>
		typeof value === 'object' && !Array.isArray(value) ? (value as Readonly<Record<string, unknown>>) : undefined,
	);
}

/** Tells that a setting, of one folder or of the window, is of the wrong kind, and what holds until it is corrected. */
export function wrongSettingSentence(name: string, folder: string | undefined, { t }: Reader): string {
	return folder === undefined
		? t(
				'The setting {0} has a value of the wrong type. The parts that cannot be used are ignored until it is corrected.',
				name,
			)
		: t(
				'The setting {0} has a value of the wrong type in the folder {1}. The parts that cannot be used are ignored until it is corrected.',
				name,
				folder,
			);
}
