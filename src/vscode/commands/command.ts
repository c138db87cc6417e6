/** Something a person can run. `run` gets what the menu, link or key passed; what it gives is for callers in the extension. */
export interface Command {
	readonly id: string;
	run(...args: unknown[]): Promise<unknown>;
}
