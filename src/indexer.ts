import { LazyPinyin } from './core/search/chineseTexts.ts';
import { doSegmentJob, type SegmentJob } from './core/search/segmentJob.ts';

// Entry of `dist/indexer.js`, which runs in a thread of its own: a worker of Node, or of the browser. It answers each
// `SegmentJob` with the bytes of its segment; see `threads/indexWorker.ts`.

/** What both kinds of worker speak through. */
interface Port {
	onmessage: ((event: { readonly data: SegmentJob }) => void) | null;
	postMessage(message: Uint8Array, transfer: readonly ArrayBuffer[]): void;
}

const { process } = globalThis as { readonly process?: Partial<NodeJS.Process> };
const port = (process?.getBuiltinModule?.('node:worker_threads').parentPort ?? globalThis) as unknown as Port;
const sounds = new LazyPinyin();

port.onmessage = ({ data }) => {
	const bytes = doSegmentJob(data, sounds);
	port.postMessage(bytes, [bytes.buffer]);
};
