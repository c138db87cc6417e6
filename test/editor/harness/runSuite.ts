import type MochaClass from 'mocha';
import 'mocha/mocha.js';
import { closeWhatIsOpen } from '../workspace.ts';
import { host } from './hosts.ts';
import { announcementLine, hostLine, reportMark } from './report.ts';

/** What `bundleTests` passes on. */
interface RunOptions {
	readonly grep?: string;
	readonly timeout?: number;
}

/**
 * Runs the suite inside the extension host: sets Mocha up, imports the test files, and fails when a test failed.
 * Names are printed as the tests end, so that a run that hangs shows where.
 */
export async function runSuite(importTests: () => Promise<void>, options: RunOptions): Promise<void> {
	// eslint-disable-next-line no-console -- the console is the way out of the extension host
	console.log(hostLine(host));
	// Stacks then name the tests' own files and lines, where the host can do it.
	(globalThis as { process?: Partial<NodeJS.Process> }).process?.setSourceMapsEnabled?.(true);
	const { Mocha } = globalThis as unknown as { readonly Mocha: typeof MochaClass };
	Mocha.reporters.Base.consoleLog = print;
	const mocha = new Mocha({
		ui: 'tdd',
		reporter: 'spec',
		timeout: options.timeout ?? 180_000,
		// The editor itself misses a click or takes a request back now and then, the more the busier the machine is.
		retries: 1,
		...(options.grep !== undefined && { fgrep: options.grep }),
	});
	// Declares `suite`, `test` and the rest as globals, which Mocha does on its own only for files that it loads itself.
	mocha.suite.emit('pre-require', globalThis as unknown as Mocha.MochaGlobals, '', mocha);
	mocha.suite.afterEach('closes what the test opened', closeWhatIsOpen);
	await importTests();
	const failures = await new Promise<number>((resolve) => {
		const runner = mocha.run(resolve);
		// A test has its own limit; the launcher only has to notice when the host hangs and that limit cannot strike.
		runner.on('test', (test) => announce(test.timeout(), test.fullTitle()));
		runner.on('hook', (hook) => announce(hook.timeout(), hook.title));
		runner.on('test end', () => announce(0));
		runner.on('end', () => announce(0));
		// A second attempt is never silent: what needs it often is to be mended.
		runner.on('retry', (test, error) => print('Tried again: %s: %s', test.fullTitle(), error.message));
	});
	if (failures > 0) {
		throw new Error(`${failures} of the editor's tests failed.`);
	}
}

function announce(milliseconds: number, name = ''): void {
	// eslint-disable-next-line no-console -- the console is the way out of the extension host
	console.log(announcementLine({ milliseconds, name }));
}

/** Prints a line of the report; `%s` and `%d` take the values in order, as reporters expect. */
function print(pattern: unknown = '', ...values: readonly unknown[]): void {
	const rest = [...values];
	const line = String(pattern).replaceAll(/%[sd]/g, () => String(rest.shift()));
	// eslint-disable-next-line no-console -- the console is the way out of the extension host
	console.log([line, ...rest.map(String)].join(' ').replaceAll(/^/gm, reportMark));
}
