// `npm run typecheck`: checks the types of the core, the command line, all the rest and the webviews, each with the globals
// that it has. One program after the other, as `tsc -p` would, but in one process: a file is parsed once, and its own lines
// are checked once, in the first program that holds it, which is the one with the fewest globals.
import path from 'node:path';
import ts from 'typescript';
import { repository } from './paths.ts';

/** The configurations, those with fewer globals before those that hold the same files with more. */
const configurations = ['src/core', 'src/cli', '.', 'src/webview'].map((folder) => path.join(folder, 'tsconfig.json'));

/** The files of all programs, parsed, by their names and by what they were parsed for. */
const parsed = new Map<string, ts.SourceFile | undefined>();

function main(): void {
	const checked = new Set<string>();
	const found = configurations.flatMap((configuration) => checkProgram(configuration, checked));
	process.stdout.write(
		ts.formatDiagnosticsWithColorAndContext(ts.sortAndDeduplicateDiagnostics(found), {
			getCurrentDirectory: () => repository,
			getCanonicalFileName: (name) => name,
			getNewLine: () => '\n',
		}),
	);
	console.log(`${checked.size} files`);
	process.exitCode = found.length > 0 ? 1 : 0;
}

/** What is wrong in the files of a program that are not checked yet, and in its configuration. */
function checkProgram(configuration: string, checked: Set<string>): readonly ts.Diagnostic[] {
	const unreadable: ts.Diagnostic[] = [];
	const read = ts.getParsedCommandLineOfConfigFile(path.join(repository, configuration), undefined, {
		...ts.sys,
		onUnRecoverableConfigFileDiagnostic: (diagnostic) => unreadable.push(diagnostic),
	});
	if (read === undefined) {
		return unreadable;
	}
	const program = ts.createProgram({
		rootNames: read.fileNames,
		options: read.options,
		configFileParsingDiagnostics: read.errors,
		host: hostThatParsesOnce(read.options),
	});
	const own = program.getSourceFiles().filter((file) => !file.isDeclarationFile && !checked.has(file.fileName));
	own.forEach(({ fileName }) => checked.add(fileName));
	return [
		...program.getConfigFileParsingDiagnostics(),
		...program.getOptionsDiagnostics(),
		...own.flatMap((file) => [...program.getSyntacticDiagnostics(file), ...program.getSemanticDiagnostics(file)]),
		...program.getGlobalDiagnostics(),
	];
}

function hostThatParsesOnce(options: ts.CompilerOptions): ts.CompilerHost {
	const host = ts.createCompilerHost(options);
	const parse = host.getSourceFile.bind(host);
	host.getSourceFile = (name, as, ...rest) => {
		const key = JSON.stringify([name, as]);
		if (!parsed.has(key)) {
			parsed.set(key, parse(name, as, ...rest));
		}
		return parsed.get(key);
	};
	return host;
}

main();
