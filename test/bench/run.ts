// `npm run bench`: measures and prints one table; ends with 1 where a budget is exceeded. Options: --json, and names of parts (documents, editor, …) to run only those.
import { existsSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';

/** One figure. Budgets and peers are upper bounds and other programs' figures in the same unit; less is better. */
export interface BenchRow {
	readonly what: string;
	readonly value: number;
	readonly unit: string;
	readonly budget?: number;
	/** Who did the same work in the same run, and how long it took. */
	readonly peer?: string;
	readonly peerValue?: number;
}

/** A part of the benchmark: measures, and reports each figure as soon as it is there. */
export type BenchPart = (report: (row: BenchRow) => void) => Promise<void>;

const parts = ['sizes', 'documents', 'hostile', 'matching', 'search', 'bibliography', 'rendering', 'host', 'editor'];

async function main(): Promise<void> {
	const { values: options, positionals } = parseArgs({
		options: { json: { type: 'boolean', default: false } },
		allowPositionals: true,
	});
	const unknown = positionals.filter((name) => !parts.includes(name));
	if (unknown.length > 0) {
		throw new Error(`There is no part ${unknown.join(', ')}; there are ${parts.join(', ')}.`);
	}
	const rows: BenchRow[] = [];
	if (!options.json) {
		console.log(`Node ${process.version}, ${os.cpus().length} × ${os.cpus()[0]?.model ?? 'unknown processor'}`);
		console.log(line('', 'measured', 'budget', 'peer', ''));
	}
	for (const part of positionals.length > 0 ? positionals : parts) {
		const file = path.join(import.meta.dirname, `${part}.ts`);
		if (!existsSync(file)) {
			continue;
		}
		const module = (await import(pathToFileURL(file).href)) as Record<string, unknown>;
		const run = Object.entries(module).find(([name, value]) => name.startsWith('bench') && typeof value === 'function');
		if (run === undefined) {
			throw new Error(`test/bench/${part}.ts exports no function bench….`);
		}
		try {
			await (run[1] as BenchPart)((row) => {
				rows.push(row);
				if (!options.json) {
					console.log(describe(row));
				}
			});
		} catch (error) {
			// The other parts are still worth their time.
			process.exitCode = 1;
			console.error(`The part ${part} could not be measured: ${String(error)}`);
		}
	}
	const late = rows.filter((row) => row.budget !== undefined && row.value > row.budget);
	process.exitCode = late.length > 0 ? 1 : process.exitCode;
	if (options.json) {
		console.log(JSON.stringify(rows, undefined, '\t'));
	} else {
		console.log(`\n${rows.length} figures, ${late.length} over budget`);
	}
}

function describe({ what, value, unit, budget, peer, peerValue }: BenchRow): string {
	const over = budget !== undefined && value > budget ? ' OVER BUDGET' : '';
	const ratio =
		peerValue === undefined || value === 0
			? ''
			: `${peer ?? 'peer'}: ${round(peerValue)} ${unit} (${round(peerValue / value)}×)`;
	return line(what, `${round(value)} ${unit}`, budget === undefined ? '' : `${round(budget)} ${unit}`, ratio, over);
}

function line(what: string, value: string, budget: string, peer: string, mark: string): string {
	return `${what.padEnd(64)}${value.padStart(14)}${budget.padStart(14)}  ${peer}${mark}`.trimEnd();
}

function round(value: number): string {
	return value >= 100 ? value.toFixed(0) : value >= 10 ? value.toFixed(1) : value.toFixed(2);
}

try {
	await main();
} catch (error) {
	console.error(error instanceof Error ? error.message : error);
	process.exitCode = 1;
}
