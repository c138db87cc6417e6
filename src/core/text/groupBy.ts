/**
 * The values of each key, keys and values in the order in which they come.
 *
 * What `Map.groupBy` does, which the oldest Node that runs the command line does not have.
 */
export function groupBy<Value, Key>(values: Iterable<Value>, keyOf: (value: Value) => Key): Map<Key, Value[]> {
	const groups = new Map<Key, Value[]>();
	for (const value of values) {
		const key = keyOf(value);
		const group = groups.get(key);
		if (group) {
			group.push(value);
		} else {
			groups.set(key, [value]);
		}
	}
	return groups;
}
