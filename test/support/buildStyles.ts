import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { deflateRawSync } from 'node:zlib';
import { formatLetters, styleAddress, titleOfId } from '../../src/core/citations/rendering/styleIndex.ts';
import { assetMark, assetParts } from '../../src/core/citations/rendering/styleLibrary.ts';
import type { StyleTreeParts } from '../../src/core/citations/rendering/styleTree.ts';
import { parseXml, type XmlElement } from './plainXml.ts';
import { StyleTreeWriter, toBytes } from './styleTreeWriter.ts';

/**
 * Writes `styles.bin`, all CSL styles and locales, into the folder. What it makes depends only on the package that
 * the styles come from, so the last result is kept beside the installed packages and copied while that is the same.
 */
export async function buildStyles(outputFolder: string): Promise<void> {
	const version = `${await sourceVersion()}-${await correctionsMark()}`;
	const kept = path.join(root, 'node_modules/.cache/afferent', `styles-${assetMark}-${version}.bin`);
	let asset: Buffer;
	if (existsSync(kept)) {
		asset = await readFile(kept);
	} else {
		asset = packStyles(await readStyleSources(), await readLocaleSources());
		await mkdir(path.dirname(kept), { recursive: true });
		await writeFile(kept, asset);
	}
	await mkdir(outputFolder, { recursive: true });
	await writeFile(path.join(outputFolder, 'styles.bin'), asset);
}

/** The XML of every style of the distribution by its id, in the order of the ids. */
export async function readStyleSources(): Promise<ReadonlyMap<string, string>> {
	const folder = path.join(sourceFolder, 'dist/csl/styles');
	const styles: [string, string][] = [];
	for (const file of await readdir(folder)) {
		// One file for each first letter; the index beside them holds no XML.
		if (file !== 'items.json') {
			const content = JSON.parse(await readFile(path.join(folder, file), 'utf8')) as Record<string, string>;
			for (const [address, xml] of Object.entries(content)) {
				styles.push([address.replace(styleAddress, ''), xml]);
			}
		}
	}
	styles.push(...(await readCorrectedStyles()));
	return new Map(styles.sort(([a], [b]) => (a < b ? -1 : 1)));
}

/** The styles of `data/styles`, which stand beside those of the distribution that they correct. */
async function readCorrectedStyles(): Promise<readonly [id: string, xml: string][]> {
	const files = (await readdir(correctedFolder)).filter((file) => file.endsWith('.csl')).sort();
	return Promise.all(
		files.map(async (file): Promise<[string, string]> => [
			file.replace(/\.csl$/, ''),
			await readFile(path.join(correctedFolder, file), 'utf8'),
		]),
	);
}

/** Another one after each change of a corrected style. */
async function correctionsMark(): Promise<string> {
	const hash = createHash('sha256').update(JSON.stringify(await readCorrectedStyles()));
	return hash.digest('hex').slice(0, 12);
}

/** Every locale of the distribution by its name, in order. */
export async function readLocaleSources(): Promise<ReadonlyMap<string, XmlElement>> {
	const file = path.join(sourceFolder, 'dist/csl/locales/locales.json');
	const content = JSON.parse(await readFile(file, 'utf8')) as Record<string, JsonNode>;
	const names = Object.keys(content).sort();
	return new Map(names.map((name) => [name, toElement(content[name]!)]));
}

/** One asset of all styles and locales; its form is described at `openStyleLibrary`. */
function packStyles(styles: ReadonlyMap<string, string>, locales: ReadonlyMap<string, XmlElement>): Buffer {
	const index: string[] = [];
	const styleWriter = new StyleTreeWriter();
	for (const [id, xml] of styles) {
		const root = parseXml(xml);
		const line = indexLine(id, root);
		index.push(line.text);
		if (line.parent !== undefined && !styles.has(line.parent)) {
			throw new Error(`The style ${id} stands for ${line.parent}, which is not there.`);
		}
		if (line.parent === undefined) {
			styleWriter.add(root);
		}
	}
	const localeWriter = new StyleTreeWriter();
	for (const locale of locales.values()) {
		localeWriter.add(locale);
	}
	const style = treeBytes(styleWriter.parts());
	const locale = treeBytes(localeWriter.parts());
	const contents: Record<(typeof assetParts)[number], Uint8Array> = {
		index: Buffer.from(index.join('\n')),
		localeNames: Buffer.from([...locales.keys()].join('\n')),
		localeStrings: locale.strings,
		localeCodes: locale.codes,
		localeNumbers: locale.numbers,
		styleStrings: style.strings,
		styleCodes: style.codes,
		styleNumbers: style.numbers,
	};
	const packed = assetParts.map((name) => deflateRawSync(contents[name], { level: 9 }));
	const lengths = Buffer.from(packed.flatMap((part) => toBytes(part.length)));
	return Buffer.concat([Buffer.from(assetMark), lengths, ...packed]);
}

function treeBytes(parts: StyleTreeParts): { strings: Uint8Array; codes: Uint8Array; numbers: Uint8Array } {
	const strings = Buffer.from([String(parts.tagCount), ...parts.strings].join('\0'));
	return { strings, codes: parts.codes, numbers: parts.numbers };
}

/** One line of the index; see `readStyleIndex`. */
function indexLine(id: string, root: XmlElement): { readonly text: string; readonly parent: string | undefined } {
	const info = childOf(root, 'info');
	const title = textOf(childOf(info, 'title'));
	const parentLink = (info?.children ?? []).find(
		(child) => typeof child !== 'string' && attribute(child, 'rel') === 'independent-parent',
	);
	const parent = (parentLink as XmlElement | undefined) && attribute(parentLink as XmlElement, 'href');
	const parentId = parent?.replace(styleAddress, '');
	const format = (info?.children ?? [])
		.map((child) => (typeof child === 'string' ? undefined : attribute(child, 'citation-format')))
		.find((value) => value !== undefined);
	const letter = Object.entries(formatLetters).find(([, name]) => name === format)?.[0] ?? '';
	const fields = [
		id,
		title === titleOfId(id) ? '' : title,
		textOf(childOf(info, 'title-short')),
		letter,
		parentId ?? '',
		attribute(root, 'default-locale')?.replace(/^en-US$/, '') ?? '',
	];
	return {
		text: fields
			.map((field) => field.replace(/\s+/g, ' '))
			.join('\t')
			.trimEnd(),
		parent: parentId,
	};
}

function childOf(element: XmlElement | undefined, name: string): XmlElement | undefined {
	return element?.children.find(
		(child): child is XmlElement => typeof child !== 'string' && (child.tag.split(/[\s/]/, 1)[0] ?? '') === name,
	);
}

function textOf(element: XmlElement | undefined): string {
	const text = (element?.children ?? []).filter((child) => typeof child === 'string').join('');
	return unescapeXml(text).trim();
}

function attribute(element: XmlElement, name: string): string | undefined {
	const value = new RegExp(`\\s${name}="([^"]*)"`).exec(` ${element.tag}`)?.[1];
	return value === undefined ? undefined : unescapeXml(value);
}

function unescapeXml(text: string): string {
	return text
		.replace(/&#x([0-9a-f]+);/gi, (_all, code: string) => String.fromCodePoint(Number.parseInt(code, 16)))
		.replace(/&#(\d+);/g, (_all, code: string) => String.fromCodePoint(Number(code)))
		.replace(/&lt;/g, '<')
		.replace(/&gt;/g, '>')
		.replace(/&quot;/g, '"')
		.replace(/&apos;/g, "'")
		.replace(/&amp;/g, '&');
}

/** The locales come as JSON, one object for each element. */
type JsonNode =
	| string
	| { readonly name: string; readonly attrs: Readonly<Record<string, string>>; readonly children: readonly JsonNode[] };

function toElement(node: JsonNode): XmlElement {
	if (typeof node === 'string') {
		throw new Error('A locale is an element.');
	}
	const attributes = Object.entries(node.attrs).map(([name, value]) => ` ${name}="${escapeXml(value)}"`);
	const tag = node.name + attributes.join('');
	return node.children.length === 0
		? { tag: `${tag}/`, children: [] }
		: {
				tag,
				children: node.children.map((child) => (typeof child === 'string' ? escapeXml(child) : toElement(child))),
			};
}

function escapeXml(text: string): string {
	return text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;').replace(/"/g, '&quot;');
}

async function sourceVersion(): Promise<string> {
	const manifest = JSON.parse(await readFile(path.join(sourceFolder, 'package.json'), 'utf8')) as { version: string };
	return manifest.version;
}

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '../..');
const sourceFolder = path.join(root, 'node_modules/@manuscripts/data');
const correctedFolder = path.join(root, 'data/styles');
