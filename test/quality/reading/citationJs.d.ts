// The part of citation-js that the comparison uses; its packages bring no types.
declare module '@citation-js/core' {
	export class Cite {
		constructor(data: string, options: { readonly forceType: string; readonly generateGraph: boolean });
		readonly data: readonly unknown[];
	}
}
declare module '@citation-js/plugin-bibtex' {}
