import path from 'node:path';
import type { Problem } from '../core/text/problem.ts';
import { type FoundProblem, locateProblems, type Reporting } from './foundProblem.ts';

/** Gathers the problems of files, each under one name and each problem once, however often its file is read. */
export class ProblemsByFile {
	readonly #reporting: Reporting;
	readonly #found = new Map<string, readonly FoundProblem[]>();
	/** The name under which a file was given first. */
	readonly #names = new Map<string, string>();

	constructor(reporting: Reporting) {
		this.#reporting = reporting;
	}

	/** In order of place, by the names of the files. */
	get all(): ReadonlyMap<string, readonly FoundProblem[]> {
		return this.#found;
	}

	add(given: string, text: string, problems: readonly Problem[]): void {
		const file = path.resolve(given);
		const name = this.#names.get(file) ?? given;
		this.#names.set(file, name);
		const known = this.#found.get(name) ?? [];
		const isNew = ({ code, start }: FoundProblem) => !known.some((each) => each.code === code && each.start === start);
		const fresh = locateProblems(name, text, problems, this.#reporting).filter(isNew);
		this.#found.set(
			name,
			[...known, ...fresh].sort((a, b) => a.start - b.start || a.end - b.end),
		);
	}
}
