/** What someone types, and the paper they mean; several where each is a right answer. */
export interface SearchQuestion {
	readonly query: string;
	readonly wanted: readonly string[];
	/** What the query tries. */
	readonly kind:
		| 'citekey'
		| 'author-year'
		| 'title'
		| 'typo'
		| 'acronym'
		| 'notation'
		| 'finding'
		| 'filter'
		| 'identifier'
		| 'journal'
		| 'chinese'
		| 'pinyin';
}

export function ask(kind: SearchQuestion['kind'], query: string, ...wanted: string[]): SearchQuestion {
	return { kind, query, wanted };
}
