import { ByteReader } from './byteReader.ts';
import type { RenderingStyle } from './model.ts';
import { readStyleIndex, styleIdOf, type StyleEntry, type StyleIndex } from './styleIndex.ts';
import { StyleTree } from './styleTree.ts';

/** What the core lacks and its host has. */
export interface Unpacking {
	/** Undoes `deflate-raw`. */
	inflate(bytes: Uint8Array): Promise<Uint8Array>;
	/** Reads UTF-8. */
	decode(bytes: Uint8Array): string;
}

/** A style of the distribution, ready to render with. */
export interface LoadedStyle extends RenderingStyle {
	readonly entry: StyleEntry;
}

/** Every style and locale of the distribution. */
export interface StyleLibrary {
	readonly index: StyleIndex;
	/** The names of the locales, such as `en-US`, in order. */
	readonly locales: readonly string[];
	/** The XML of a locale. */
	readonly localeXml: (name: string) => string | undefined;
	/** Reads in slices what the first style that is loaded would otherwise wait for. */
	prepareInSteps(): Generator<undefined, undefined>;
	/**
	 * A style by its id, address or file name; a dependent style comes with the XML of the style that it stands for.
	 * `locale` overrides the style's own.
	 */
	load(name: string, locale?: string): LoadedStyle | undefined;
}

/** The first bytes of the asset; its last figure grows with the format. */
export const assetMark = 'AFFSTYL1';

/**
 * What the asset holds after its mark and the lengths of the parts, each part deflated: the index as
 * `readStyleIndex` reads it, the names of the locales one a line, and two trees, each with its strings (the number of
 * tags, the tags, the texts, separated by U+0000), codes and numbers. The styles are in the order of the index.
 */
export const assetParts = [
	'index',
	'localeNames',
	'localeStrings',
	'localeCodes',
	'localeNumbers',
	'styleStrings',
	'styleCodes',
	'styleNumbers',
] as const;

/**
 * Opens the asset that the build makes of all styles and locales.
 * Throws when the bytes are not that asset; nothing that a user wrote comes here.
 */
export async function openStyleLibrary(bytes: Uint8Array, unpacking: Unpacking): Promise<StyleLibrary> {
	if (unpacking.decode(bytes.subarray(0, assetMark.length)) !== assetMark) {
		throw new Error('This is not the file of citation styles.');
	}
	const reader = new ByteReader(bytes.subarray(assetMark.length));
	const lengths = assetParts.map(() => reader.number());
	const packed = lengths.map((length) => reader.bytes(length));
	// One after the other, so that others have their turn in between.
	const part = (name: (typeof assetParts)[number]) => unpacking.inflate(packed[assetParts.indexOf(name)]!);
	const openTree = async (kind: 'locale' | 'style') => {
		const [tagCount = '0', ...strings] = unpacking.decode(await part(`${kind}Strings`)).split('\0');
		return new StyleTree({
			strings,
			tagCount: Number(tagCount),
			codes: await part(`${kind}Codes`),
			numbers: await part(`${kind}Numbers`),
		});
	};
	const localeNames = unpacking.decode(await part('localeNames')).split('\n');
	const [styles, locales] = [await openTree('style'), await openTree('locale')];
	return new Library(readStyleIndex(unpacking.decode(await part('index'))), localeNames, styles, locales);
}

class Library implements StyleLibrary {
	readonly index: StyleIndex;
	readonly locales: readonly string[];
	readonly localeXml: (name: string) => string | undefined;
	readonly #styles: StyleTree;
	readonly #localeTree: StyleTree;

	constructor(index: StyleIndex, locales: readonly string[], styles: StyleTree, localeTree: StyleTree) {
		this.index = index;
		this.locales = locales;
		this.#styles = styles;
		this.#localeTree = localeTree;
		const kept = new Map<string, string | undefined>();
		this.localeXml = (name) => {
			if (!kept.has(name)) {
				const number = locales.indexOf(name);
				kept.set(name, number < 0 ? undefined : localeTree.xml(number));
			}
			return kept.get(name);
		};
	}

	*prepareInSteps(): Generator<undefined, undefined> {
		yield* this.#localeTree.readInSteps();
		return yield* this.#styles.readInSteps();
	}

	load(name: string, locale?: string): LoadedStyle | undefined {
		const id = styleIdOf(name);
		const entry = id === undefined ? undefined : this.index.find(id);
		const number = entry && this.index.numberOf(entry.parent ?? entry.id);
		const xml = number === undefined ? undefined : this.#styles.xml(number);
		if (entry === undefined || xml === undefined) {
			return undefined;
		}
		// A dependent style may set a language that its parent does not have.
		const wanted = locale ?? entry.locale;
		return { entry, xml, localeXml: this.localeXml, ...(wanted === undefined ? {} : { locale: wanted }) };
	}
}
