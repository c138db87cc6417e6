import { ProcessorTime } from './processorTime.ts';

/** How many of the costliest are named. */
const shown = 15;

/** What each test costs in processor time, with all that the editor does meanwhile, by kind of process. */
export class TestCosts {
	readonly #processor: ProcessorTime;
	/** Seconds by kind of process, by what ran. */
	readonly #costs = new Map<string, Map<string, number>>();
	#running = 'start of the editor';
	#before: ReadonlyMap<string, number> = new Map();

	/** Counts what this process and its children use. */
	constructor(root: number) {
		this.#processor = new ProcessorTime(root);
	}

	/** What is used from now on is used by this; between two tests it is nobody's. */
	begin(name: string): void {
		const now = this.#processor.now();
		const cost = this.#costs.get(this.#running) ?? new Map<string, number>();
		for (const [kind, seconds] of now) {
			cost.set(kind, (cost.get(kind) ?? 0) + seconds - (this.#before.get(kind) ?? 0));
		}
		this.#costs.set(this.#running, cost);
		this.#running = name === '' ? 'between two tests' : name;
		this.#before = now;
	}

	/** Names what costs most. */
	print(log: (line: string) => void): void {
		this.begin('');
		this.#processor.stop();
		const sum = (cost: ReadonlyMap<string, number>) => [...cost.values()].reduce((total, each) => total + each, 0);
		const costliest = [...this.#costs].toSorted(([, a], [, b]) => sum(b) - sum(a)).slice(0, shown);
		if (costliest.every(([, cost]) => sum(cost) === 0)) {
			return;
		}
		log('\n  Seconds of processor time of what costs most:');
		for (const [name, cost] of costliest) {
			const parts = [...cost]
				.filter(([, seconds]) => seconds >= 0.05)
				.map(([kind, part]) => `${kind} ${part.toFixed(1)}`);
			log(`  ${sum(cost).toFixed(1).padStart(6)}  ${name} (${parts.join(', ')})`);
		}
	}
}
