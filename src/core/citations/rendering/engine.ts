import CSL, { type CiteprocSystem, type Engine, type StyleElement } from 'citeproc';
import { finish } from '../../text/finish.ts';
import { adaptStyle } from './adaptStyle.ts';
import { boundPrinting, PrintingBound } from './boundPrinting.ts';
import { checkStyle } from './checkStyle.ts';
import { installGroupDelimiters } from './groupDelimiters.ts';
import { installMarkupFormat, markupFormat } from './markup.ts';
import { quicken, quickenMacros, silence } from './quicken.ts';
import { installGivenNames, repairEngine } from './repairEngine.ts';
import { installUnnamedAuthors } from './unnamedAuthors.ts';
import { createSteppedEngine } from './steppedEngine.ts';
import type { RenderingProblem, RenderingStyle } from './model.ts';

/** How many works are registered, or texts rendered, between two pauses: some milliseconds each at most. */
export const worksPerStep = 8;

/** How many works are registered first: what the engine does with them is compiled only then, which takes longer. */
export const firstWorks = 2;

/** Steps of which none is a share of what is to be rendered. */
export function* withShare<T>(steps: Generator<undefined, T>): Generator<number, T, undefined> {
	for (;;) {
		const step = steps.next();
		if (step.done === true) {
			return step.value;
		}
		yield 0;
	}
}

/** What came of a style: an engine, or why there is none. */
interface MadeEngine {
	/** The style as `checkStyle` understood it; empty where it may not be read. */
	readonly xml: string;
	readonly engine: Engine | undefined;
	readonly problems: readonly RenderingProblem[];
	/** The style sorts, and this engine leaves that out. */
	readonly isUnsorted: boolean;
}

/**
 * Makes engines for one style. citation-js's own `bibliography` output keeps its engines in a table shared by
 * everybody and renders a whole bibliography at each call; therefore the engine that it carries is used directly:
 * each renderer owns its engines, and a work is rendered once.
 *
 * @param sorts whether it is to sort: the engine writes each macro out wherever one sorts by it, which is nine tenths of its
 *   work with a style such as APA and no use to a single work
 */
function* createEngine(
	style: RenderingStyle,
	retrieveItem: CiteprocSystem['retrieveItem'],
	bound: PrintingBound,
	sorts: boolean,
): Generator<undefined, MadeEngine> {
	const problems: RenderingProblem[] = [];
	const unusable = { xml: '', engine: undefined, isUnsorted: false };
	const checked = checkStyle(style.xml);
	if ('fault' in checked) {
		const details = { fault: checked.fault, what: checked.what };
		return { ...unusable, problems: [{ code: 'rendering.invalid-style', details }] };
	}
	const { xml } = checked;
	const parent = parentOf(xml);
	if (parent !== undefined) {
		return { ...unusable, xml, problems: [{ code: 'rendering.dependent-style', details: { parent } }] };
	}
	const wanted = localeOf({ ...style, xml });
	const locale = style.localeXml(wanted) === undefined ? nearestLocale(wanted, style.localeXml) : wanted;
	if (locale === undefined) {
		problems.push({ code: 'rendering.missing-locale', details: { locale: wanted } });
	}
	silence();
	quickenMacros();
	installMarkupFormat();
	installGivenNames();
	installGroupDelimiters();
	installUnnamedAuthors();
	yield;
	const language = locale ?? languageTag(wanted);
	const locales = new Map<string, StyleElement | false>();
	const retrieveLocale = (name: string) => {
		// A language without a locale is English but for the terms that the style itself has for it.
		const localeXml = style.localeXml(name) ?? style.localeXml('en-US');
		const known = locales.get(name) ?? (localeXml !== undefined && CSL.parseXml(localeXml));
		locales.set(name, known);
		return known;
	};
	try {
		const tree = CSL.parseXml(adaptStyle(xml));
		const isUnsorted = !sorts && leaveOutSorts(tree);
		yield;
		retrieveLocale(language);
		yield;
		// The rules of its alphabet are loaded when they are first asked for.
		'a'.localeCompare('b', language);
		yield;
		const engine = yield* createSteppedEngine({ retrieveItem, retrieveLocale }, tree, language);
		yield;
		engine.setOutputFormat(markupFormat);
		quicken(engine);
		repairEngine(engine);
		boundPrinting(engine, bound);
		engine.opt.development_extensions.wrap_url_and_doi = true;
		return { xml, engine, problems, isUnsorted };
	} catch (error) {
		const details = { fault: 'refused', what: '', reason: reasonOf(error) };
		return { ...unusable, xml, problems: [...problems, { code: 'rendering.invalid-style', details }] };
	}
}

/** Takes out by what a style sorts; whether there was anything. */
function leaveOutSorts(style: StyleElement): boolean {
	let isAny = false;
	for (const part of style.children) {
		if (typeof part !== 'string' && part.children.some(isSort)) {
			part.children = part.children.filter((child) => !isSort(child));
			isAny = true;
		}
	}
	return isAny;
}

function isSort(element: StyleElement | string): boolean {
	return typeof element !== 'string' && element.name === 'sort';
}

/**
 * Gives engines of one style. The first is made at once, which shows whether the style can be used; it is one that cannot
 * sort, for single works. Making an engine is the slow part of loading a large style.
 */
export class EngineSource {
	readonly #bound: PrintingBound;
	/** The style as `checkStyle` understood it; empty where it may not be read. */
	readonly xml: string;
	/** Whether the style numbers its works. */
	readonly isNumeric: boolean;
	/** Whether cites are numbers alone, without authors. */
	readonly isNumbersOnly: boolean;
	/** Whether the text of a cite depends on the cites before it, as with "ibid." and short forms. */
	readonly looksBack: boolean;
	readonly #style: RenderingStyle;
	readonly #retrieveItem: CiteprocSystem['retrieveItem'];
	#first: MadeEngine;
	#isTaken = false;

	/** `load` is the way. */
	constructor(
		style: RenderingStyle,
		retrieveItem: CiteprocSystem['retrieveItem'],
		bound: PrintingBound,
		first: MadeEngine,
	) {
		const { xml, engine } = first;
		this.#style = style;
		this.#retrieveItem = retrieveItem;
		this.#bound = bound;
		this.#first = first;
		this.xml = xml;
		this.isNumeric = engine !== undefined && /\bvariable\s*=\s*["']citation-number["']/.test(xml);
		this.isNumbersOnly = this.isNumeric && /\bcitation-format\s*=\s*["']numeric["']/.test(xml);
		this.looksBack = /\bposition\s*=|\bet-al-subsequent-|["']first-reference-note-number["']/.test(xml);
	}

	/** Loads a style in slices. */
	static *load(
		style: RenderingStyle,
		retrieveItem: CiteprocSystem['retrieveItem'],
	): Generator<undefined, EngineSource> {
		const bound = new PrintingBound();
		return new EngineSource(style, retrieveItem, bound, yield* createEngine(style, retrieveItem, bound, false));
	}

	/** The first engine, to ask for what all have in common; undefined when the style cannot be used. */
	get first(): Engine | undefined {
		return this.#first.engine;
	}

	/** What is wrong with the style. */
	get problems(): readonly RenderingProblem[] {
		const { problems } = this.#first;
		const details = { fault: 'refused', what: '', reason: PrintingBound.reason };
		return this.isSpent ? [...problems, { code: 'rendering.invalid-style', details }] : problems;
	}

	/** The style asked too much of several works, so that nothing is printed by it any longer. */
	get isSpent(): boolean {
		return this.#bound.isSpent;
	}

	/** An engine that nobody else uses, which may leave works unsorted. */
	takeForSingleWorks(): Engine | undefined {
		return this.#takeFirst(false) ?? finish(this.#make(false));
	}

	/** An engine that nobody else uses, in slices. */
	*take(): Generator<undefined, Engine | undefined> {
		return this.#takeFirst(true) ?? (yield* this.#make(true));
	}

	#takeFirst(sorts: boolean): Engine | undefined {
		if (this.#isTaken || this.isSpent || (sorts && this.#first.isUnsorted)) {
			return undefined;
		}
		this.#isTaken = true;
		return this.first;
	}

	*#make(sorts: boolean): Generator<undefined, Engine | undefined> {
		if (this.isSpent || !this.first) {
			return undefined;
		}
		const made = yield* createEngine(this.#style, this.#retrieveItem, this.#bound, sorts);
		if (!made.engine) {
			// What the style sorts by is what is wrong with it.
			this.#first = made;
		}
		return made.engine;
	}
}

/** What the engine said when it gave up; it throws texts as well as errors. */
export function reasonOf(error: unknown): string {
	return error instanceof Error ? error.message : String(error);
}

/** The id of the style that a dependent style stands for. */
export function parentOf(xml: string): string | undefined {
	const link = /<link\b[^>]*\brel\s*=\s*["']independent-parent["'][^>]*>/.exec(xml)?.[0];
	const address = link === undefined ? undefined : /\bhref\s*=\s*["']([^"']*)["']/.exec(link)?.[1];
	return address === undefined || /<citation[\s>]/.test(xml) ? undefined : address;
}

/** The locale that a style is to be rendered in: the one that is asked for, its own, or that of CSL. */
export function localeOf({ xml, locale }: RenderingStyle): string {
	return locale ?? defaultLocaleOf(xml) ?? 'en-US';
}

function defaultLocaleOf(xml: string): string | undefined {
	return /<style\b[^>]*\bdefault-locale\s*=\s*["']([^"']+)["']/.exec(xml)?.[1];
}

/** The language that a style or a writer names, or English where that is no language. */
function languageTag(wanted: string): string {
	return /^[a-z]{2,3}(?:-[A-Za-z0-9]{2,8})*$/.test(wanted) ? wanted : 'en-US';
}

/** `de` and `de-LU` are served by `de-DE`: the locale of the same language that CSL names first. */
function nearestLocale(wanted: string, localeXml: RenderingStyle['localeXml']): string | undefined {
	const language = wanted.split(/[-_]/)[0]?.toLowerCase() ?? '';
	const candidates = [
		...(primaryDialects[language] === undefined ? [] : [primaryDialects[language]]),
		`${language}-${language.toUpperCase()}`,
		language,
	];
	return candidates.find((candidate) => localeXml(candidate) !== undefined);
}

/** Where the main dialect is not named after its language. Source: `locales.json` of the CSL locales. */
const primaryDialects: Readonly<Record<string, string>> = {
	af: 'af-ZA',
	ca: 'ca-AD',
	cs: 'cs-CZ',
	cy: 'cy-GB',
	da: 'da-DK',
	el: 'el-GR',
	en: 'en-US',
	et: 'et-EE',
	fa: 'fa-IR',
	he: 'he-IL',
	hi: 'hi-IN',
	ja: 'ja-JP',
	km: 'km-KH',
	ko: 'ko-KR',
	nb: 'nb-NO',
	nn: 'nn-NO',
	no: 'nb-NO',
	sl: 'sl-SI',
	sr: 'sr-RS',
	sv: 'sv-SE',
	uk: 'uk-UA',
	vi: 'vi-VN',
	zh: 'zh-CN',
};
