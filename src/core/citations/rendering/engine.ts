import CSL, { type CiteprocSystem, type Engine } from 'citeproc';
import { adaptStyle } from './adaptStyle.ts';
import { boundPrinting, PrintingBound } from './boundPrinting.ts';
import { checkStyle } from './checkStyle.ts';
import { installGroupDelimiters } from './groupDelimiters.ts';
import { installMarkupFormat, markupFormat } from './markup.ts';
import { quicken, silence } from './quicken.ts';
import { installGivenNames, repairEngine } from './repairEngine.ts';
import { installUnnamedAuthors } from './unnamedAuthors.ts';
import type { RenderingProblem, RenderingStyle } from './model.ts';

/** How many works are registered, or texts rendered, between two pauses: some milliseconds each at most. */
export const worksPerStep = 8;

/**
 * Makes engines for one style. citation-js's own `bibliography` output keeps its engines in a table shared by
 * everybody and renders a whole bibliography at each call; therefore the engine that it carries is used directly:
 * each renderer owns its engines, and a work is rendered once.
 */
function createEngine(
	style: RenderingStyle,
	retrieveItem: CiteprocSystem['retrieveItem'],
	bound: PrintingBound,
): { readonly xml: string; readonly engine: Engine | undefined; readonly problems: readonly RenderingProblem[] } {
	const problems: RenderingProblem[] = [];
	const checked = checkStyle(style.xml);
	if ('fault' in checked) {
		const details = { fault: checked.fault, what: checked.what };
		return { xml: '', engine: undefined, problems: [{ code: 'rendering.invalid-style', details }] };
	}
	const { xml } = checked;
	const parent = parentOf(xml);
	if (parent !== undefined) {
		return { xml, engine: undefined, problems: [{ code: 'rendering.dependent-style', details: { parent } }] };
	}
	const wanted = localeOf({ ...style, xml });
	const locale = style.localeXml(wanted) === undefined ? nearestLocale(wanted, style.localeXml) : wanted;
	if (locale === undefined) {
		problems.push({ code: 'rendering.missing-locale', details: { locale: wanted } });
	}
	silence();
	installMarkupFormat();
	installGivenNames();
	installGroupDelimiters();
	installUnnamedAuthors();
	const system: CiteprocSystem = {
		retrieveItem,
		// A language without a locale is English but for the terms that the style itself has for it.
		retrieveLocale: (name) => style.localeXml(name) ?? style.localeXml('en-US') ?? false,
	};
	try {
		const engine = new CSL.Engine(system, adaptStyle(xml), locale ?? languageTag(wanted), true);
		engine.setOutputFormat(markupFormat);
		quicken(engine);
		repairEngine(engine);
		boundPrinting(engine, bound);
		engine.opt.development_extensions.wrap_url_and_doi = true;
		return { xml, engine, problems };
	} catch (error) {
		return {
			xml,
			engine: undefined,
			problems: [
				...problems,
				{ code: 'rendering.invalid-style', details: { fault: 'refused', what: '', reason: reasonOf(error) } },
			],
		};
	}
}

/**
 * Gives engines of one style. The first is made at once, which shows whether the style can be used, and goes to
 * whoever needs one first: making an engine is the slow part of loading a large style.
 */
export class EngineSource {
	readonly #bound = new PrintingBound();
	readonly #loading: readonly RenderingProblem[];
	/** The style as `checkStyle` understood it; empty where it may not be read. */
	readonly xml: string;
	/** The first engine, to ask for what all have in common; undefined when the style cannot be used. */
	readonly first: Engine | undefined;
	/** Whether the style numbers its works. */
	readonly isNumeric: boolean;
	/** Whether cites are numbers alone, without authors. */
	readonly isNumbersOnly: boolean;
	/** Whether the text of a cite depends on the cites before it, as with "ibid." and short forms. */
	readonly looksBack: boolean;
	readonly #style: RenderingStyle;
	readonly #retrieveItem: CiteprocSystem['retrieveItem'];
	#isTaken = false;

	constructor(style: RenderingStyle, retrieveItem: CiteprocSystem['retrieveItem']) {
		this.#style = style;
		this.#retrieveItem = retrieveItem;
		const { xml, engine, problems } = createEngine(style, retrieveItem, this.#bound);
		this.xml = xml;
		this.first = engine;
		this.#loading = problems;
		this.isNumeric = engine !== undefined && /\bvariable\s*=\s*["']citation-number["']/.test(xml);
		this.isNumbersOnly = this.isNumeric && /\bcitation-format\s*=\s*["']numeric["']/.test(xml);
		this.looksBack = /\bposition\s*=|\bet-al-subsequent-|["']first-reference-note-number["']/.test(xml);
	}

	/** What is wrong with the style. */
	get problems(): readonly RenderingProblem[] {
		const details = { fault: 'refused', what: '', reason: PrintingBound.reason };
		return this.isSpent ? [...this.#loading, { code: 'rendering.invalid-style', details }] : this.#loading;
	}

	/** The style asked too much of several works, so that nothing is printed by it any longer. */
	get isSpent(): boolean {
		return this.#bound.isSpent;
	}

	/** An engine that nobody else uses. */
	take(): Engine | undefined {
		if (this.isSpent) {
			return undefined;
		}
		if (!this.first || !this.#isTaken) {
			this.#isTaken = true;
			return this.first;
		}
		return createEngine(this.#style, this.#retrieveItem, this.#bound).engine;
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
