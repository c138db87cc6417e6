import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';

/** What some work cost the thread that did it. */
export interface Load {
	/** Milliseconds of processor time of the whole process, with its helping threads. */
	readonly cpu: number;
	/** Milliseconds of processor time of the longest stretch in which nothing else could run. */
	readonly longest: number;
}

/** Measures work in processor time, which a busy machine does not change, and its longest stretch without a pause. */
export async function measureLoad(work: () => Promise<void>): Promise<Load> {
	let longest = 0;
	let last = process.threadCpuUsage();
	let isOver = false;
	const look = () => {
		const used = process.threadCpuUsage(last);
		longest = Math.max(longest, (used.user + used.system) / 1000);
		last = process.threadCpuUsage();
		if (!isOver) {
			start(look, 0);
		}
	};
	const before = process.cpuUsage();
	start(look, 0);
	await work();
	// The last stretch counts too.
	isOver = true;
	look();
	const { user, system } = process.cpuUsage(before);
	return { cpu: (user + system) / 1000, longest };
}

// The global one may be counted by a test.
const start = setTimeout;

/** So often is the text parsed: many machines count processor time in ticks of four milliseconds. */
const parses = 60;

/** Milliseconds of processor time of parsing a million characters of JSON like these: a yardstick for the machine. */
export function parsingTime(json: string): number {
	JSON.parse(json);
	const before = process.threadCpuUsage();
	for (let time = 0; time < parses; time++) {
		JSON.parse(json);
	}
	const { user, system } = process.threadCpuUsage(before);
	return (user + system) / 1000 / parses / (json.length / 1e6);
}

/** Bytes that are in use once what is not has been let go. */
export function heapInUse(): number {
	setFlagsFromString('--expose-gc');
	const collect = runInNewContext('gc') as () => void;
	collect();
	collect();
	return process.memoryUsage().heapUsed;
}
