/**
 * The part of citeproc-js, the CSL engine inside citation-js, that is used here.
 * Source: https://citeproc-js.readthedocs.io/ and the shape of its registry.
 */
declare module 'citeproc' {
	/** What the engine asks of its surroundings. */
	export interface CiteprocSystem {
		retrieveItem(id: string): unknown;
		/** A locale, or a falsy value when there is none of this name. */
		retrieveLocale(name: string): string | StyleElement | false;
	}

	/** An element of a style as the engine has it. */
	export interface StyleElement {
		readonly name: string;
		readonly attrs: Readonly<Record<string, string>>;
		children: readonly (StyleElement | string)[];
	}

	/** What disambiguation decided about one work. */
	export interface Disambiguation {
		readonly names: readonly number[];
		readonly givens: readonly (readonly number[])[];
		readonly year_suffix: number | string | false;
		readonly disambiguate: boolean | number;
	}

	export interface RegistryEntry {
		readonly id: string;
		/** The number in the bibliography, from 1. */
		seq: number;
		readonly disambig: Disambiguation;
	}

	/** One number of several, such as the first of two pages. */
	export interface NumberPart {
		readonly value: string;
		/** The letters before it, such as the S of `S12`. */
		readonly particle?: string;
		readonly numeric?: boolean;
		/** What follows in the item: `-` before the end of a range. */
		readonly joiningSuffix: string;
		/** What is printed around it. */
		readonly styling?: { readonly strings: { suffix: string } };
	}

	export interface NameObject {
		readonly given?: string;
	}

	/** Knows which names of all works are alike. */
	export interface NameRegistry {
		/**
		 * How much of a given name is to be printed: 0 nothing, 1 initials, 2 all. `place` counts the names of a list,
		 * `initialsMark` is what the style sets behind initials.
		 */
		evalname: (
			id: string,
			name: NameObject,
			place: number,
			requested: number,
			form: string | undefined,
			initialsMark: string | undefined,
		) => number | undefined;
	}

	export interface CitationItem {
		id: string;
		locator?: string;
		label?: string;
		prefix?: string;
		suffix?: string;
		'suppress-author'?: boolean;
		'author-only'?: boolean;
	}

	/** A work and how it is cited. */
	export type CitedWork = readonly [Readonly<Record<string, unknown>>, Partial<CitationItem>];

	export interface Citation {
		citationID: string;
		citationItems: CitationItem[];
		/** `unsorted`: the cites stay in their order, whatever the style sorts by. */
		properties: {
			noteIndex: number;
			mode?: 'composite' | 'author-only' | 'suppress-author';
			unsorted?: boolean;
			/** How many cites each are put into order among themselves; for us, the engine does not look at it. */
			stretches?: readonly number[];
		};
		/** Works and cites in the order in which they were printed; set by the engine. */
		sortedItems?: readonly (readonly [{ readonly id: string }, CitationItem])[];
	}

	export interface BibliographyFilter {
		include: { field: string; value: string }[];
	}

	/** A node of a style as the engine runs it: each of `execs` in turn. */
	export interface Token {
		readonly name: string;
		/** `CSL.END` of a node that was opened before. */
		readonly tokentype: number;
		readonly strings: Record<string, unknown>;
		/** The variables of a text. */
		readonly variables_real?: readonly string[];
		decorations: readonly unknown[];
		readonly execs: ((this: Token, engine: Engine, item: unknown, cite: unknown) => unknown)[];
		/** The variables that a node of names asks for. */
		readonly variables?: readonly string[];
	}

	/** What a style says of all cites. */
	export interface CitationOptions extends Record<string, unknown> {
		collapse?: string;
		cite_group_delimiter?: string;
		layout_delimiter?: string;
		'after-collapse-delimiter'?: string;
	}

	export class Engine {
		/** Without a locale the engine takes the style's own; unless it is forced, the style's goes before it. */
		constructor(system: CiteprocSystem, style: string | StyleElement, locale?: string, forceLocale?: boolean);
		readonly opt: {
			xclass: string;
			lang: string;
			'default-locale': readonly string[];
			development_extensions: Record<string, boolean | number>;
			readonly parallel: { readonly enable: boolean };
		};
		/** What is being read of the style. */
		readonly build: {
			area: string;
			/** `_sort` in what the style sorts by. */
			readonly extension: string;
			/** The macros that are being written out. */
			readonly macro_stack: string[];
			/** Whether the key that is being read is a date. */
			date_key: boolean;
			/** How many elements are open that render something. */
			render_nesting_level: number;
			/** How deep in what stands for missing names. */
			readonly substitute_level: { value(): number; replace(value: number, isLiteral: boolean): void };
		};
		/** Joins citations of one work that is reported in several places; only where the style asks for it. */
		parallel: unknown;
		readonly disambiguate: {
			/** Notes by what the style tells works apart. */
			configModes(): void;
		};
		/** Reads a layout of the style. */
		buildTokenLists(elements: readonly StyleElement[], target: Token[]): void;
		/** Notes what follows what in all that was read. */
		configureTokenLists(): void;
		readonly locale: Record<string, { opts: Record<string, unknown> } | undefined>;
		/** What the engine notes while it works; here, the works that a change of another one affected. */
		readonly tmp: {
			taintedItemIDs: Record<string, boolean>;
			lang_array?: readonly string[];
			/** The numbers of the item that is being rendered, by variable. */
			readonly shadow_numbers: Record<
				string,
				{ numeric: boolean; plural?: number; values: readonly NumberPart[] } | undefined
			>;
			/** In which format the second ends of date ranges are gathered: a name of the queue's, or a node of the style. */
			date_token: unknown;
			/** Whether the authors of a cite are left out, since they stand before the cite before it. */
			readonly have_collapsed: boolean;
			/** The place of a cite in its citation. */
			readonly cite_index?: number;
			/** Whether something is only being measured. */
			readonly just_looking?: boolean;
			/** The authors of the cite before, which are not printed again. */
			last_primary_names_string: string | undefined;
		};
		/** The queue in which the second ends of date ranges are gathered. */
		readonly dateput: {
			readonly queue: unknown;
			string: (engine: Engine, queue: unknown) => unknown;
			openLevel: (format: Token) => void;
		};
		/** `item` is missing where a style asks for something of the cite, such as its locator, in a bibliography. */
		processNumber: (
			node: unknown,
			item: Record<string, unknown> | undefined,
			variable: string,
			...more: unknown[]
		) => void;
		/** Finds markup and quotes in a piece of output and turns them into formatting. */
		readonly fun: {
			readonly flipflopper: { processTags: (blob: { blobs: unknown }) => void };
			/** Prints ranges of pages in the format of the style. */
			page_mangler: (pages: string) => string;
		};
		readonly bibliography: { tokens: readonly Token[]; opt: Record<string, unknown> };
		readonly citation: { readonly tokens: readonly Token[]; readonly opt: CitationOptions };
		readonly citation_sort: { readonly tokens: readonly Token[] };
		readonly bibliography_sort: { readonly tokens: readonly Token[] };
		/** What the macros of the style consist of. */
		readonly macros: Readonly<Record<string, readonly Token[]>>;
		readonly registry: {
			registry: Record<string, RegistryEntry>;
			reflist: readonly RegistryEntry[];
			readonly namereg: NameRegistry;
		};
		/** The names that are being rendered; `name` is the node of the style that says how. */
		readonly nameOutput?: { readonly name?: unknown };
		/** What the node, or else the style, says of names. */
		inheritOpt(node: unknown, option: string): unknown;
		setOutputFormat(name: string): void;
		updateItems(ids: string[], unsorted?: boolean): string[];
		makeBibliography(filter?: BibliographyFilter): [{ entry_ids: string[][] }, string[]] | false;
		/**
		 * Renders a citation after those of `before` (ids and note numbers). Gives place, text and id of every citation
		 * whose text is new.
		 */
		processCitationCluster(
			citation: Citation,
			before: readonly (readonly [string, number])[],
			after: readonly (readonly [string, number])[],
			flag: number,
		): [unknown, [number, string, string][]];
		/** What would be printed for a citation at its place; leaves nothing behind but what the citation itself gets. */
		previewCitationCluster(
			citation: Partial<Citation>,
			before: readonly (readonly [string, number])[],
			after: readonly (readonly [string, number])[],
			format: string,
		): string;
		getTerm(name: string, ...how: readonly unknown[]): string;
	}

	/** The lists of names of one node of a style while they are put together. */
	export interface NameOutput {
		readonly state: Engine;
		/** Leaves out authors who stand before the cite before. */
		_collapseAuthor(this: NameOutput): void;
		readonly Item: Readonly<Record<string, unknown>>;
		readonly variables: readonly string[];
		/** Persons who belong to no institution, by variable. */
		readonly freeters: Record<string, readonly unknown[]>;
		/** Persons of each institution, by variable. */
		readonly persons: Record<string, readonly (readonly unknown[])[]>;
		/** What ends each list: 0 nothing, 1 *et al.*, 2 an ellipsis and the last name. */
		readonly etal_spec: Record<string, { freeters: number; persons: number[] } | undefined>;
		/** Counts the names of each list, and cuts those that are too long for any style. */
		truncatePersonalNameLists(this: NameOutput): void;
		_setEtAlParameter(
			this: NameOutput,
			type: 'freeters' | 'persons' | 'institutions',
			variable: string,
			index?: number,
		): void;
	}

	/** Writes one decoration around a piece of output; without `text`, the opening mark alone. */
	export type Decorate = (engine: Engine, text: string | undefined) => string;

	const CSL: {
		readonly Engine: typeof Engine;
		readonly NameOutput: { readonly prototype: NameOutput };
		readonly Parallel: new (engine: Engine) => unknown;
		/** Reads the XML of a style. */
		parseXml(xml: string): StyleElement;
		/** The questions that an engine asks of a style. */
		readonly XmlJSON: {
			readonly prototype: {
				/** All elements of a name, at any depth; `value` is that of their attribute `name`. */
				getNodesByName: (
					root: StyleElement,
					name: string,
					value?: string,
					found?: StyleElement[],
				) => readonly StyleElement[];
			};
		};
		/** Says that `updateItems` has been called with all works. */
		readonly ASSUME_ALL_ITEMS_REGISTERED: number;
		readonly SKIP_WORDS: readonly string[];
		/** The kind of a token that opens a node, and of one that closes it. */
		readonly START: number;
		readonly END: number;
		/** Reads one element, or its end, into `target`; `dates` are the variables of the dates that are open. */
		XmlToToken: (this: StyleElement, engine: Engine, kind: number, target: Token[], dates: unknown[]) => void;
		/** Reads what a macro holds. */
		buildMacro: (this: Engine, target: Token[], elements: readonly StyleElement[]) => void;
		/** Gives what reads elements with all that they hold into `target`. */
		readonly makeBuilder: (engine: Engine, target: Token[]) => (elements: readonly (StyleElement | string)[]) => void;
		toLocaleLowerCase: (this: Engine, text: string) => string;
		/** Says what the engine finds odd, on the console. */
		debug: (text: string) => void;
		/** Prints the cites of a citation. */
		getCitationCluster: (this: Engine, works: readonly CitedWork[], citation: unknown) => unknown;
		/** What stands before the cite at a place of its citation. */
		getSpliceDelimiter: (this: Engine, lastHasLocator: boolean, lastCollapsed: boolean, place: number) => string;
		readonly Util: {
			cloneToken(token: Token): Token;
			readonly Names: {
				/** A given name that is printed whole. */
				unInitialize: (engine: Engine, given: string | undefined) => string;
				/** Initials of a given name; with `normalizeOnly`, the name whole, the initials in it as the style has them. */
				initializeWith: (
					engine: Engine,
					given: string | undefined,
					mark: string | undefined,
					normalizeOnly?: boolean,
				) => string;
			};
		};
		readonly Output: {
			readonly Formats: Record<string, Record<string, string | false | Decorate | ((text: string) => string)>>;
		};
	};
	export default CSL;
}

/**
 * The part of citation-js that makes CSL-JSON regular. Imported by its path: the package's entry loads programs for
 * fetching from the network, which neither the core nor a browser bundle may hold.
 */
declare module '@citation-js/core/lib/plugins/input/csl.js' {
	/** CSL-JSON with every field of the type that CSL gives it; what cannot be converted is left out. */
	export function clean(items: readonly unknown[], bestGuessConversions?: boolean): Record<string, unknown>[];
}
