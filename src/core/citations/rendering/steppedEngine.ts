import CSL, { type CiteprocSystem, type Engine, type StyleElement, type Token } from 'citeproc';

/**
 * Makes an engine in slices. The engine reads language, cites and bibliography of a style while it is constructed; here the
 * layouts wait, and each is read in a slice of its own, in the same order.
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
	readonly elements: unknown;
	readonly target: readonly Token[];
}

class WaitingEngine extends CSL.Engine {
	// Set while the engine is being constructed, before it has fields of its own.
	declare waiting: Layout[] | undefined;

	override buildTokenLists(elements: unknown, target: readonly Token[]): void {
		(this.waiting ??= []).push({ area: this.build.area, elements, target });
	}

	override configureTokenLists(): void {
		// There is nothing in them yet.
	}

	/** What the constructor would have done with the layouts, and what depends on it. */
	*readLayouts(): Generator<undefined, void> {
		for (const { area, elements, target } of this.waiting ?? []) {
			this.build.area = area;
			super.buildTokenLists(elements, target);
			yield;
		}
		this.waiting = undefined;
		super.configureTokenLists();
		if (this.opt.parallel.enable) {
			this.parallel = new CSL.Parallel(this);
		}
		this.disambiguate.configModes();
	}
}
