import CSL, { type CiteprocSystem, type Engine, type StyleElement, type Token } from 'citeproc';

/**
 * Makes an engine in slices. The engine reads language, cites and bibliography of a style while it is constructed; here the
 * layouts wait, and each is read in a slice of its own, in the same order; what it sorts by is read in many.
 */
export function* createSteppedEngine(
	system: CiteprocSystem,
	style: StyleElement,
	language: string,
): Generator<undefined, Engine> {
	const engine = new WaitingEngine(system, style, language, true);
	yield;
	yield* engine.readLayouts();
	return engine;
}

/** A layout that is to be read. */
interface Layout {
	readonly area: string;
	readonly elements: readonly StyleElement[];
	readonly target: Token[];
}

class WaitingEngine extends CSL.Engine {
	// Set while the engine is being constructed, before it has fields of its own.
	declare waiting: Layout[] | undefined;

	override buildTokenLists(elements: readonly StyleElement[], target: Token[]): void {
		(this.waiting ??= []).push({ area: this.build.area, elements, target });
	}

	override configureTokenLists(): void {
		// There is nothing in them yet.
	}

	/** What the constructor would have done with the layouts, and what depends on it. */
	*readLayouts(): Generator<undefined, void> {
		for (const { area, elements, target } of this.waiting ?? []) {
			this.build.area = area;
			// The engine reads the first element of the name, if it holds anything.
			const [element] = elements;
			if (element !== undefined && element.children.length > 0) {
				yield* readParts(this, element, target);
			}
		}
		this.waiting = undefined;
		super.configureTokenLists();
		if (this.opt.parallel.enable) {
			this.parallel = new CSL.Parallel(this);
		}
		this.disambiguate.configModes();
	}
}

/**
 * Reads an element as the engine does, and in slices what it sorts by: there each macro is written out wherever it is called,
 * which makes many thousand tokens of a style such as APA.
 */
function* readParts(engine: Engine, element: StyleElement, target: Token[]): Generator<undefined, void> {
	CSL.XmlToToken.call(element, engine, CSL.START, target, []);
	for (const child of element.children) {
		if (isContainer(child) && (engine.build.extension !== '' || child.name === 'sort')) {
			yield* readParts(engine, child, target);
		} else if (isMacroCall(child) && engine.build.extension !== '') {
			yield* readMacroCall(engine, child, target);
			yield;
		} else {
			CSL.makeBuilder(engine, target)([child]);
		}
		if (engine.build.extension === '') {
			yield;
		}
	}
	CSL.XmlToToken.call(element, engine, CSL.END, target, []);
}

/** Whether an element only holds others, which can be read one by one; the engine rewrites dates within what holds them. */
function isContainer(element: StyleElement | string): element is StyleElement {
	return (
		typeof element !== 'string' &&
		/^(?:sort|choose|if|else-if|else|group|names|substitute)$/.test(element.name) &&
		element.children.length > 0 &&
		holdsNoDate(element)
	);
}

function holdsNoDate({ children }: StyleElement): boolean {
	return !children.some((child) => typeof child !== 'string' && child.name === 'date');
}

function isMacroCall(element: StyleElement | string): element is StyleElement {
	return (
		typeof element !== 'string' &&
		(element.name === 'text' || element.name === 'key') &&
		element.attrs['macro'] !== undefined &&
		element.children.length === 0
	);
}

/** Reads the call of a macro, and then what the macro holds, in slices, into its place. */
function* readMacroCall(engine: Engine, call: StyleElement, target: Token[]): Generator<undefined, void> {
	const { buildMacro } = CSL;
	const { build } = engine;
	const { macro_stack: open, substitute_level: level } = build;
	interface Macro {
		readonly element: StyleElement;
		readonly tokens: Token[];
		readonly place: number;
		readonly name: string;
		readonly level: number;
		readonly nesting: number;
	}
	let macro: Macro | undefined;
	CSL.buildMacro = (tokens, [element]) => {
		const nesting = build.render_nesting_level;
		macro = { element: element!, tokens, place: tokens.length, name: open.at(-1)!, level: level.value(), nesting };
	};
	try {
		CSL.makeBuilder(engine, target)([call]);
	} finally {
		CSL.buildMacro = buildMacro;
	}
	if (macro === undefined) {
		return;
	}
	const { element, tokens, place, ...inside } = macro as Macro;
	const after = tokens.splice(place);
	const outside = { level: level.value(), nesting: build.render_nesting_level, isDate: build.date_key };
	open.push(inside.name);
	level.replace(inside.level, true);
	build.render_nesting_level = inside.nesting;
	if (holdsNoDate(element)) {
		yield* readParts(engine, element, tokens);
	} else {
		CSL.makeBuilder(engine, tokens)([element]);
	}
	open.pop();
	level.replace(outside.level, true);
	build.render_nesting_level = outside.nesting;
	build.date_key = outside.isDate;
	tokens.push(...after);
}
