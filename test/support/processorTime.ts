import { readdirSync, readFileSync } from 'node:fs';

/** How often is looked, in milliseconds: what a program uses after the last look is not seen. */
const interval = 1000;
/** Linux counts in hundredths of a second, whatever its own clock does. */
const ticksPerSecond = 100;

/** What processes are, by their command lines. */
const kinds: readonly (readonly [RegExp, string])[] = [
	[/--type=extensionHost/, 'extension host'],
	[/--type=renderer/, 'renderer'],
	[/--type=gpu-process/, 'drawing'],
	[/--type=(?:fileWatcher|ptyHost)/, 'watcher'],
	[/--utility-sub-type=network/, 'network'],
	[/--type=/, 'other'],
	[/chrom|firefox/i, 'browser'],
	[/server-main\.js/, 'server'],
];

const remaining = 'tests and tools';

/**
 * The processor time of a program with all that it starts, in seconds by kind of process. Asks the system as Linux answers;
 * elsewhere nothing is known.
 */
export class ProcessorTime {
	readonly #root: number;
	readonly #timer: NodeJS.Timeout;
	/** By process: what it is, and its seconds when it was last seen. */
	readonly #seen = new Map<number, { readonly kind: string; readonly seconds: number }>();

	constructor(root: number) {
		this.#root = root;
		this.#timer = setInterval(() => this.#look(), interval);
		this.#timer.unref();
	}

	/** All seconds until now. */
	now(): ReadonlyMap<string, number> {
		this.#look();
		return this.#sums();
	}

	/** All seconds until the last look: the program may be gone. */
	stop(): ReadonlyMap<string, number> {
		clearInterval(this.#timer);
		return this.#sums();
	}

	#sums(): ReadonlyMap<string, number> {
		const sums = new Map<string, number>();
		for (const { kind, seconds } of this.#seen.values()) {
			sums.set(kind, (sums.get(kind) ?? 0) + seconds);
		}
		return sums;
	}

	#look(): void {
		const running = readProcesses();
		const belongs = (pid: number): boolean => {
			const parent = running.get(pid)?.parent;
			return pid === this.#root || (parent !== undefined && parent !== pid && belongs(parent));
		};
		for (const [pid, { seconds }] of running) {
			if (this.#seen.has(pid) || belongs(pid)) {
				// A browser's process says a while after its start what it is for, and none does any more when it has ended.
				this.#seen.set(pid, { kind: kindOf(pid) ?? this.#seen.get(pid)?.kind ?? remaining, seconds });
			}
		}
	}
}

function readProcesses(): ReadonlyMap<number, { readonly parent: number; readonly seconds: number }> {
	const found = new Map<number, { parent: number; seconds: number }>();
	for (const name of list('/proc').filter((each) => /^\d+$/.test(each))) {
		// The name of the program comes first, in brackets, and may hold anything.
		const fields = read(`/proc/${name}/stat`)
			.replace(/^.*\) /s, '')
			.split(' ');
		if (fields.length > 13) {
			found.set(Number(name), {
				parent: Number(fields[1]),
				seconds: (Number(fields[11]) + Number(fields[12])) / ticksPerSecond,
			});
		}
	}
	return found;
}

function kindOf(pid: number): string | undefined {
	const command = read(`/proc/${pid}/cmdline`).replaceAll('\0', ' ');
	return command === '' ? undefined : (kinds.find(([pattern]) => pattern.test(command))?.[1] ?? remaining);
}

function list(folder: string): readonly string[] {
	try {
		return readdirSync(folder);
	} catch {
		return [];
	}
}

function read(file: string): string {
	try {
		return readFileSync(file, 'utf8');
	} catch {
		return '';
	}
}
