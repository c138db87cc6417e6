import CSL, { type Engine } from 'citeproc';

/** Exchanges parts of an engine that work otherwise than CSL 1.0.2 says and pandoc does. */
export function repairEngine(engine: Engine): void {
	setTitleCase(engine);
	setDateRanges(engine);
	setDecimalNumbers(engine);
}

/**
 * Which words a title in headline style leaves in lower case. The engine has a longer list of its own; this is the one
 * of CSL 1.0.2 ("Title Case Conversion") as pandoc has it: with "about", without "without".
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

const smallWords =
	'a about an and as at but by down for from in into nor of on onto or over so the till to up via with yet'.split(' ');

/**
 * The second year of the first range that an engine prints would stand in the affixes of the last date of the style:
 * `1903–(accessed 1907)`.
 */
function setDateRanges(engine: Engine): void {
	engine.tmp.date_token = 'empty';
	engine.dateput.string(engine, engine.dateput.queue);
	engine.dateput.openLevel('empty');
}

/** A version such as `2.1` is a number, too; otherwise styles leave "version" out before it. */
function setDecimalNumbers(engine: Engine): void {
	const processNumber = engine.processNumber;
	engine.processNumber = (node, item, variable, ...more) => {
		processNumber.call(engine, node, item, variable, ...more);
		const numbers = engine.tmp.shadow_numbers[variable];
		if (numbers && /^\d+(?:\.\d+)+$/.test(String(item[variable]))) {
			numbers.numeric = true;
		}
	};
}
