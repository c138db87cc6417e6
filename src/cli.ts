import { runCli } from './cli/runCli.ts';
import { nodeTerminal } from './cli/terminal.ts';

// The exit code is set rather than the process ended, so that everything written still reaches a pipe.
const terminal = nodeTerminal();
void runCli(process.argv.slice(2), terminal).then((exitCode) => {
	process.exitCode = exitCode;
});
