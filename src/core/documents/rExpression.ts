/** What an R expression in a header comes to, as far as it is known without R. */
export interface RPaths {
	readonly paths: readonly string[];
	/** `here::here()` counts from the folder of the project, whatever the document's is. */
	readonly isFromProject: boolean;
}

/** The expression in `` `r …` ``; undefined for any other text. */
export function rExpressionIn(text: string): string | undefined {
	return /^\s*`r\s+(.*?)`\s*$/s.exec(text)?.[1]?.trim();
}

/** The paths that an expression of text constants names; undefined where only R could know. */
export function pathsOfExpression(expression: string, depth = 0): RPaths | undefined {
	const text = expression.trim();
	const constant = /^(["'])((?:(?!\1)[^\\]|\\.)*)\1$/s.exec(text)?.[2];
	if (constant !== undefined) {
		return { paths: [constant.replace(/\\(.)/g, '$1')], isFromProject: false };
	}
	const [, name = '', list = ''] = /^(?:\w+::)?([\w.]+)\((.*)\)$/s.exec(text) ?? [];
	const given =
		name === '' || depth > 5 ? [] : argumentsIn(list).map((argument) => pathsOfExpression(argument, depth + 1));
	const known = given.flatMap((argument) => argument ?? []);
	if (known.length === 0 || known.length < given.length) {
		return undefined;
	}
	const isFromProject = known.some((argument) => argument.isFromProject);
	const constants = known.flatMap(({ paths }) => paths);
	switch (name) {
		case 'here':
			return { paths: [constants.join('/')], isFromProject: true };
		case 'file.path':
			return { paths: [constants.join('/')], isFromProject };
		case 'paste0':
			return { paths: [constants.join('')], isFromProject };
		case 'c':
		case 'normalizePath':
		case 'path.expand':
			return { paths: constants, isFromProject };
		default:
			return undefined;
	}
}

/** The arguments of a call, without the names and values of options such as `mustWork = TRUE`. */
function argumentsIn(list: string): readonly string[] {
	const found: string[] = [];
	let depth = 0;
	let quote = '';
	let start = 0;
	for (let i = 0; i <= list.length; i++) {
		const character = list[i];
		if (quote !== '') {
			if (character === '\\') {
				i++;
			} else if (character === quote) {
				quote = '';
			}
		} else if (character === '"' || character === "'") {
			quote = character;
		} else if (character === '(') {
			depth++;
		} else if (character === ')') {
			depth--;
		}
		if (i === list.length || (character === ',' && depth === 0 && quote === '')) {
			found.push(list.slice(start, i));
			start = i + 1;
		}
	}
	return found
		.map((argument) => argument.trim())
		.filter((argument) => argument !== '' && !/^[\w.]+\s*=(?!=)/.test(argument));
}
