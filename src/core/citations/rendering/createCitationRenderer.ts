import type { Engine } from 'citeproc';
import type { CslItem } from '../../bibliography/cslItem.ts';
import { BibliographyRenderer, renderEntries, type FormattedEntry } from './bibliographyRenderer.ts';
import { ClusterRenderer } from './clusterRenderer.ts';
import { finish } from '../../text/finish.ts';
import { isBilingual, keepsInstitutions, olderTypes } from './adaptStyle.ts';
import { EngineSource, localeOf, reasonOf } from './engine.ts';
import { withoutNumber } from './entryNumber.ts';
import { fallbackReference } from './fallbackReference.ts';
import type {
	CitationRenderer,
	ClusterToRender,
	RenderedEntry,
	RenderingOutput,
	RenderingProblem,
	RenderingStyle,
} from './model.ts';
import { print } from './print.ts';
import type { RichText } from './richText.ts';
import { WorkStore } from './workStore.ts';

/** A renderer for one style and locale. Keep it as long as the style is in use: loading a style is the slow part. */
export function createCitationRenderer(style: RenderingStyle): CitationRenderer {
	return finish(createCitationRendererInSteps(style));
}

/** The same in slices. */
export function* createCitationRendererInSteps(style: RenderingStyle): Generator<undefined, CitationRenderer> {
	const loaded: { works?: WorkStore } = {};
	const engines = yield* EngineSource.load(style, (id) => loaded.works?.data(id));
	const works = (loaded.works = createWorkStore(style, engines.xml));
	return new Renderer(engines, works);
}

function createWorkStore(style: RenderingStyle, xml: string): WorkStore {
	return new WorkStore({
		bilingualIn: isBilingual(xml) ? localeOf({ ...style, xml }) : undefined,
		olderTypes: olderTypes(xml),
		keepsInstitutions: keepsInstitutions(xml),
	});
}

class Renderer implements CitationRenderer {
	readonly styleClass: 'in-text' | 'note';
	readonly isNumeric: boolean;
	readonly hasBibliography: boolean;
	readonly #works: WorkStore;
	readonly #bibliography: BibliographyRenderer;
	readonly #clusters: ClusterRenderer;
	readonly #references = new Map<string, RichText>();
	readonly #engines: EngineSource;
	#engine: Engine | undefined;
	#problems: readonly RenderingProblem[] = [];

	constructor(engines: EngineSource, works: WorkStore) {
		this.#engines = engines;
		this.#works = works;
		const { first: engine, xml } = engines;
		this.styleClass = engine?.opt.xclass === 'note' ? 'note' : 'in-text';
		this.isNumeric = engine !== undefined && /<text\b[^>]*\bvariable\s*=\s*["']citation-number["']/.test(xml);
		this.hasBibliography = engine === undefined || engine.bibliography.tokens.length > 0;
		this.#bibliography = new BibliographyRenderer(this.#engines, this.#works);
		this.#clusters = new ClusterRenderer(this.#engines, this.#works);
	}

	get problems(): readonly RenderingProblem[] {
		return [...this.#engines.problems, ...this.#problems];
	}

	bibliography(items: readonly CslItem[], output: RenderingOutput): readonly RenderedEntry[] {
		return finish(this.bibliographySteps(items, output));
	}

	*bibliographySteps(
		items: readonly CslItem[],
		output: RenderingOutput,
	): Generator<number, readonly RenderedEntry[], undefined> {
		const printed = this.#engines.first && (yield* this.#bibliography.steps(items));
		// That the style cannot be used may have shown only now.
		const entries: readonly FormattedEntry[] =
			printed !== undefined && this.#engines.first !== undefined
				? printed
				: items.map((item) => ({
						citekey: String(item.id),
						text: fallbackReference(this.#works.data(this.#works.idOf(item)), String(item.id)),
					}));
		this.#problems = this.#bibliography.problems;
		return entries.map((entry) => ({ citekey: entry.citekey, text: print(entry.text, output) }));
	}

	clusters(
		clusters: readonly ClusterToRender[],
		items: readonly CslItem[],
		output: RenderingOutput,
	): readonly string[] {
		return finish(this.clusterSteps(clusters, items, output));
	}

	*clusterSteps(
		clusters: readonly ClusterToRender[],
		items: readonly CslItem[],
		output: RenderingOutput,
	): Generator<number, readonly string[], undefined> {
		const texts = yield* this.#clusters.steps(clusters, items);
		this.#problems = this.#clusters.problems;
		return texts.map((text) => print(text, output));
	}

	reference(item: CslItem, output: RenderingOutput): string {
		return finish(this.referenceSteps(item, output));
	}

	*referenceSteps(item: CslItem, output: RenderingOutput): Generator<undefined, string> {
		this.#problems = [];
		const id = this.#works.idOf(item);
		const known = this.#references.get(id) ?? (yield* this.#renderReference(id));
		this.#references.set(id, known);
		return print(known, output);
	}

	*#renderReference(id: string): Generator<undefined, RichText> {
		const citekey = this.#works.citekey(id);
		try {
			this.#engine ??= this.#engines.takeForSingleWorks();
			this.#engine?.updateItems([id]);
			yield;
			if (this.#engine && this.#engine.registry.registry[id] === undefined) {
				// Another work was asked for in between.
				this.#engine.updateItems([id]);
			}
			const text = this.#engine && this.hasBibliography ? renderEntries(this.#engine, [id]).get(id) : undefined;
			if (text) {
				return withoutNumber(text);
			}
		} catch (error) {
			this.#problems = [{ code: 'rendering.failed-item', details: { citekey, reason: reasonOf(error) } }];
		}
		return fallbackReference(this.#works.data(id), citekey);
	}
}
