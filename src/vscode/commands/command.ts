/** Something a person can run. `run` gets what the menu, link or key passed. */
export interface Command {
	readonly id: string;
	run(...args: unknown[]): Promise<void>;
}
