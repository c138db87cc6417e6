import type { SegmentJob } from '../core/search/segmentJob.ts';

/** A job takes a tenth of a second; a worker that is silent for this long is given up. */
const patienceMilliseconds = 30_000;

/** A thread that indexes entries beside the extension host or the command line, one job at a time. */
export class IndexWorker {
	readonly #thread: Thread;
	#current: { resolve(bytes: Uint8Array): void; reject(reason: Error): void } | undefined;
	#failure: Error | undefined;

	/**
	 * @param code of the bundle `dist/indexer.js`
	 * @throws where the host has no workers
	 */
	constructor(code: string) {
		this.#thread = startThread(code, {
			answered: (bytes) => this.#current?.resolve(bytes),
			failed: (reason) => this.#fail(reason),
		});
	}

	/** The bytes of the segment. Rejects when the worker fails or is ended; it is of no more use then. */
	async run(job: SegmentJob): Promise<Uint8Array> {
		if (this.#failure !== undefined) {
			throw this.#failure;
		}
		const timer = setTimeout(() => this.#fail('The worker does not answer.'), patienceMilliseconds);
		try {
			return await new Promise<Uint8Array>((resolve, reject) => {
				this.#current = { resolve, reject };
				this.#thread.post(job);
			});
		} finally {
			clearTimeout(timer);
		}
	}

	dispose(): void {
		this.#fail('The worker was ended.');
		this.#thread.terminate();
	}

	#fail(reason: string): void {
		this.#failure ??= new Error(reason);
		this.#current?.reject(this.#failure);
	}
}

/** What is used of a thread, of either kind. */
interface Thread {
	post(job: SegmentJob): void;
	terminate(): void;
}

/** What a thread reports. */
interface Listener {
	answered(bytes: Uint8Array): void;
	failed(reason: string): void;
}

function startThread(code: string, listener: Listener): Thread {
	const { process } = globalThis as { readonly process?: Partial<NodeJS.Process> };
	// Asked for by name, since the bundle that both hosts load may import no module of Node.
	const threads = process?.getBuiltinModule?.('node:worker_threads');
	return threads === undefined ? startWebThread(code, listener) : startNodeThread(threads.Worker, code, listener);
}

/** The worker of Node, as far as it is used here. */
interface NodeWorker {
	on(event: 'message', listener: (bytes: Uint8Array) => void): unknown;
	on(event: 'error', listener: (error: unknown) => void): unknown;
	on(event: 'exit', listener: () => void): unknown;
	postMessage(message: unknown): void;
	terminate(): Promise<unknown>;
}

function startNodeThread(
	Worker: new (code: string, options: { eval: true; execArgv: string[] }) => NodeWorker,
	code: string,
	{ answered, failed }: Listener,
): Thread {
	// Flags of the host, such as those of its debugger, are not for the worker.
	const worker = new Worker(code, { eval: true, execArgv: [] });
	worker.on('message', answered);
	worker.on('error', (error) => failed(String(error)));
	worker.on('exit', () => failed('The worker ended.'));
	return { post: (job) => worker.postMessage(job), terminate: () => void worker.terminate() };
}

/** The worker of a browser, as far as it is used here. */
interface WebWorker {
	onmessage: ((event: { readonly data: Uint8Array }) => void) | null;
	onerror: ((event: { readonly message?: string; preventDefault(): void }) => void) | null;
	postMessage(message: unknown): void;
	terminate(): void;
}

function startWebThread(code: string, { answered, failed }: Listener): Thread {
	const { Worker } = globalThis as unknown as { readonly Worker: new (address: string) => WebWorker };
	const address = URL.createObjectURL(new Blob([code], { type: 'text/javascript' }));
	const worker = new Worker(address);
	worker.onmessage = ({ data }) => answered(data);
	worker.onerror = (event) => {
		// It is told here, and not once more as an error of the host that nobody caught.
		event.preventDefault();
		failed(event.message ?? 'The worker failed.');
	};
	return {
		post: (job) => worker.postMessage(job),
		terminate: () => {
			worker.terminate();
			URL.revokeObjectURL(address);
		},
	};
}
