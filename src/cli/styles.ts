import type * as CitationEngine from '../citationEngine.ts';
import type { CitationRenderer } from '../core/citations/rendering/model.ts';
import { largestStyle } from '../core/documents/readingPolicy.ts';
import type { Reader } from '../presentation/localise.ts';
import { styleFaultSentence } from '../presentation/styleFaults.ts';
import type { Assets } from './assets.ts';
import { CliError } from './cliError.ts';
import { isFile, readText } from './files.ts';

/** Makes renderers by the name of a style or the path of one. */
export interface Styles {
	/**
	 * `style` is an id such as `apa`, an address, a title, or the path of a `.csl` file; `locale` such as `de-DE`
	 * overrides the style's own. Throws `CliError` when there is no such style or locale.
	 */
	readonly renderer: (style: string, locale: string | undefined) => CitationRenderer;
	/** The id and title of the style that a name was taken for, when it was neither its id nor its title. */
	readonly takenFor: (style: string) => string | undefined;
}

/** Loads the citation engine with all styles of the distribution. */
export async function openStyles(assets: Assets): Promise<Styles> {
	const engine = assets.citationEngine();
	const library = await engine.openStyles(assets.bytes('styles.bin'));
	return {
		renderer: (style, locale) => {
			const canonical = locale === undefined ? undefined : canonicalLocale(locale, library.locales);
			const file = ownStyle(style);
			return file === undefined
				? engine.createCitationRenderer(loadByName(style, canonical, engine, library))
				: openOwn(file, style, canonical, { engine, library, reader: assets.reader('en') });
		},
		takenFor: (style) => {
			if (ownStyle(style) !== undefined || library.load(style) !== undefined) {
				return undefined;
			}
			const entry = engine.findStyles(library.index, style, 1)[0];
			return entry === undefined || sameTitle(entry.title, style) ? undefined : `${entry.title} (${entry.id})`;
		},
	};
}

function sameTitle(title: string, name: string): boolean {
	return title.toLowerCase() === name.trim().toLowerCase();
}

/** The text of a user's style, or undefined when the name is no file. */
function ownStyle(style: string): string | undefined {
	return isFile(style) ? readText(style, largestStyle) : undefined;
}

function loadByName(
	style: string,
	locale: string | undefined,
	engine: typeof CitationEngine,
	library: CitationEngine.StyleLibrary,
): CitationEngine.LoadedStyle {
	const found = library.load(style, locale);
	if (found !== undefined) {
		return found;
	}
	if (/\.csl$/i.test(style)) {
		throw new CliError(`${style} cannot be read: there is no such file, and no style of that name.`);
	}
	const entry = engine.findStyles(library.index, style, 1)[0];
	const similar = entry && library.load(entry.id, locale);
	if (similar === undefined) {
		throw new CliError(`There is no citation style “${style}”.`);
	}
	return similar;
}

/** Where styles come from, and in whose language faults are told. */
interface StyleSources {
	readonly engine: typeof CitationEngine;
	readonly library: CitationEngine.StyleLibrary;
	readonly reader: Reader;
}

function openOwn(
	xml: string,
	path: string,
	locale: string | undefined,
	{ engine, library, reader }: StyleSources,
): CitationEngine.CitationRenderer {
	const own = engine.createCitationRenderer({
		xml,
		localeXml: library.localeXml,
		...(locale !== undefined && { locale }),
	});
	// What is wrong with how a style sorts shows in what it sorts.
	own.bibliography([], 'text');
	for (const { code, details } of own.problems) {
		if (code === 'rendering.dependent-style') {
			return engine.createCitationRenderer(loadByName(details['parent'] ?? '', locale, engine, library));
		}
		if (code === 'rendering.invalid-style') {
			throw new CliError(styleFaultSentence(path, details, reader));
		}
	}
	return own;
}

/** `en-us` is `en-US`, and `de` is `de-DE`. */
function canonicalLocale(wanted: string, locales: readonly string[]): string {
	const lower = wanted.replace('_', '-').toLowerCase();
	const found =
		locales.find((name) => name.toLowerCase() === lower) ??
		locales.find((name) => name.toLowerCase() === `${lower}-${lower}`) ??
		locales.find((name) => name.toLowerCase() === (lower === 'en' ? 'en-us' : lower === 'zh' ? 'zh-cn' : lower)) ??
		locales.find((name) => name.toLowerCase().startsWith(`${lower}-`));
	if (found === undefined) {
		throw new CliError(`There is no locale “${wanted}”; locales look like en-US, de-DE or zh-CN.`);
	}
	return found;
}
