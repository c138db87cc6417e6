/** What `make` gives or does, at the first call alone. A failure is not kept: the next call tries again. */
export function once<T>(make: () => T): () => T {
	let made: { readonly value: T } | undefined;
	return () => (made ??= { value: make() }).value;
}
