import CSL, { type Engine, type Token } from 'citeproc';
import { once } from '../../text/once.ts';
import { settleInitials } from './givenNames.ts';

/** Exchanges parts of an engine that work otherwise than CSL 1.0.2 says and pandoc does. */
export function repairEngine(engine: Engine): void {
	setTitleCase(engine);
	setDateRanges(engine);
	setNumbers(engine);
	setGivenNames(engine);
	setPages(engine);
	setEras(engine);
	setForeignTitles(engine);
	setLabels(engine);
}

/**
 * Which words a title in headline style leaves in lower case. The engine has a longer list of its own; this is the one
 * of CSL 1.0.2 ("Title Case Conversion") as pandoc has it: with "about", without "under".
 */
function setTitleCase(engine: Engine): void {
	for (const locale of Object.values(engine.locale)) {
		if (locale && locale.opts['skip-words'] === CSL.SKIP_WORDS) {
			locale.opts['skip-words'] = smallWords;
		}
		// The engine makes the pattern for its main locale only, and needs it in each that a layout may choose.
		const words = locale?.opts['skip-words'];
		if (locale && Array.isArray(words)) {
			const pattern = `(?:(?:[?!:]*\\s+|-|^)(?:${words.join('|')})(?=[!?:]*\\s+|-|$))`;
			locale.opts['skip-words-regexp'] = new RegExp(pattern, 'g');
		}
	}
}

const smallWords = [
	...'a about an and as at but by down for from in into nor of on onto or over so the till to up via with yet'.split(
		' ',
	),
	// Particles of names, which keep their case; the apostrophe may be either one.
	...['van', 'von', 'de', "d'", 'd\u2019', "l'", 'l\u2019'],
];

/**
 * Titles of works that are not in English keep their letters, all of them: the engine looks at the language of the work
 * for `title` and its like, and raises the title of the original, of the event or of the volume in any language.
 */
function setForeignTitles(engine: Engine): void {
	const languageOf = ({ language, multi }: WorkInLanguage, variable: string) =>
		multi?.main[variable] ?? (typeof language === 'string' ? language : (engine.opt['default-locale'][0] ?? 'en'));
	for (const token of tokensOf(engine)) {
		const [variable = ''] = token.variables_real ?? [];
		if (token.name === 'text' && otherTitles.has(variable)) {
			// An attribute sets the case anew for each work; what prints comes behind it.
			const keep = function (this: Token, _engine: Engine, item: unknown) {
				if (this.strings['text-case'] === 'title' && !/^en/i.test(languageOf(item as WorkInLanguage, variable))) {
					this.strings['text-case'] = 'passthrough';
				}
			};
			token.execs.splice(0, Infinity, ...token.execs.flatMap((exec) => [exec, keep]));
		}
	}
}

/**
 * Where the author of a cite is printed alone, the label of a number is left out with the number; the engine would print
 * *de Groot (edn)*.
 */
function setLabels(engine: Engine): void {
	for (const token of tokensOf(engine)) {
		// The label of a role has no term of its own.
		if (token.name === 'label' && token.strings.term !== undefined) {
			const execs = token.execs.map((exec) => {
				const printed: typeof exec = function (...given) {
					const cite = given[2] as Readonly<Record<string, unknown>> | undefined;
					return cite?.['author-only'] === true ? undefined : exec.apply(this, given);
				};
				return printed;
			});
			token.execs.splice(0, Infinity, ...execs);
		}
	}
}

/** What a style is made of: the nodes of its layouts and macros. */
function tokensOf(engine: Engine): readonly Token[] {
	return [engine.citation.tokens, engine.bibliography.tokens, ...Object.values(engine.macros)].flat();
}

/** An item as the engine has it; `main` is what decides where it is there. */
interface WorkInLanguage {
	readonly language?: unknown;
	readonly multi?: { readonly main: Readonly<Record<string, string>> };
}

const otherTitles: ReadonlySet<string> = new Set([
	'event-title',
	'original-title',
	'part-title',
	'reviewed-title',
	'volume-title',
]);

/**
 * The second end of a range of dates is gathered in the format of its date. The engine would take that of the last date of
 * the style, with its affixes and its delimiter: `1903–(accessed 1907)`, `2 January–4March`.
 */
function setDateRanges(engine: Engine): void {
	for (const token of tokensOf(engine)) {
		if (token.name !== 'date' || token.execs.length === 0 || token.tokentype === CSL.END) {
			continue;
		}
		const format = CSL.Util.cloneToken(token);
		// What stands around a range, and how it is set, is the date's and not its second end's.
		Object.assign(format.strings, { prefix: '', suffix: '' });
		format.decorations = [];
		token.execs.unshift(() => {
			engine.dateput.string(engine, engine.dateput.queue);
			engine.tmp.date_token = format;
			engine.dateput.openLevel(format);
		});
	}
}

/**
 * A version such as `2.1` is a number, too; otherwise styles leave "version" out before it. A range of pages that are no
 * plain numbers, such as `43-51.e2`, gets the dash of the style as well. Words with a number among them are none: a style
 * would print *2nd, revised ed.* of `2nd, revised`, and raise each part of them by itself.
 */
function setNumbers(engine: Engine): void {
	const processNumber = engine.processNumber;
	engine.processNumber = (node, item, variable, ...more) => {
		if (node && wholeNumbers.has(variable) && !engine.tmp.shadow_numbers[variable]?.values.length) {
			// What it says is settled before it is styled.
			engine.processNumber(false, item, variable, ...more);
		}
		processNumber.call(engine, node, item, variable, ...more);
		const numbers = engine.tmp.shadow_numbers[variable];
		const [start, ...rest] = (!node && wholeNumbers.has(variable) && numbers?.values) || [];
		if (numbers && start && rest.length > 0 && [start, ...rest].some(({ value }) => !isNumeric(value))) {
			numbers.numeric = false;
			numbers.plural = 0;
			numbers.values = [{ ...start, particle: '', value: String(item?.[variable]), joiningSuffix: '', numeric: false }];
			return;
		}
		if (numbers && /^\d+(?:\.\d+)+$/.test(String(item?.[variable]))) {
			numbers.numeric = true;
		}
		const [first, second, ...others] = (variable === 'page' && numbers?.values) || [];
		const isOddRange =
			first?.joiningSuffix === '-' && others.length === 0 && /^[A-Za-z]?\d+\./.test(second?.value ?? '');
		if (isOddRange && first.styling) {
			first.styling.strings.suffix = engine.getTerm('page-range-delimiter') || '\u2013';
		}
	};
}

/** Numbers that may have words beside them. Pages and locators have rules of their own. */
const wholeNumbers: ReadonlySet<string> = new Set([
	'edition',
	'issue',
	'volume',
	'collection-number',
	'chapter-number',
]);

function isNumeric(value: string): boolean {
	return /\d|^[ivxlcdm]+$/i.test(value);
}

/**
 * Pages with letters behind their numbers, such as `162a-165d`, are no ranges of numbers and are printed whole, as pandoc
 * has it; the engine would print `162a–5d`.
 */
function setPages(engine: Engine): void {
	const mangle = engine.fun.page_mangler;
	engine.fun.page_mangler = (pages) =>
		/^\w*\d[a-z]+\s*[-–]\s*\w*\d[a-z]*$/i.test(pages)
			? pages.replace(/\s*[-–]\s*/, engine.getTerm('page-range-delimiter') || '\u2013')
			: mangle(pages);
}

/** Between a year and its era in letters stands a blank, *44 BC*, unless the term brings its own. */
function setEras(engine: Engine): void {
	const getTerm = engine.getTerm;
	engine.getTerm = (name, ...more) => {
		const term = getTerm.call(engine, name, ...more);
		if (name !== 'ad' && name !== 'bc') {
			return term;
		}
		const isWord = /^\p{L}/u.test(term) && !/^[\p{Script=Han}\p{Script=Hangul}\p{Script=Hiragana}]/u.test(term);
		return isWord ? ` ${term}` : term;
	};
}

/**
 * Where a style says no more than that given names tell works apart, they do so by cite: two authors of one work who share
 * a surname and initials do not need it. The engine would print their names whole in each entry.
 */
function setGivenNames(engine: Engine): void {
	const { namereg } = engine.registry;
	const evalname = namereg.evalname;
	namereg.evalname = (id, name, place, requested, form, mark) => {
		if (engine.citation.opt['givenname-disambiguation-rule'] !== 'by-cite') {
			return evalname.call(namereg, id, name, place, requested, form, mark);
		}
		const least = form === 'short' ? 0 : typeof mark === 'string' ? 1 : 2;
		// What is requested may be undefined: the engine asks so about works that it does not know.
		return requested > least ? requested : least;
	};
}

/**
 * Initials in a name that is printed whole follow the style. The engine would leave them as the item has them, and takes
 * the hyphen out of `R.-J.`. Its functions for names belong to all engines, so this changes them once.
 */
export const installGivenNames = once(() => {
	const names = CSL.Util.Names;
	const initializeWith = names.initializeWith;
	names.initializeWith = (engine, given, mark, normalizeOnly) =>
		normalizeOnly === true && given
			? settleInitials(given, mark ?? '')
			: initializeWith.call(names, engine, given, mark, normalizeOnly);
	const unInitialize = names.unInitialize;
	names.unInitialize = (engine, given) => {
		const mark = engine.inheritOpt(engine.nameOutput?.name, 'initialize-with');
		return typeof mark === 'string' && given ? settleInitials(given, mark) : unInitialize.call(names, engine, given);
	};
});
