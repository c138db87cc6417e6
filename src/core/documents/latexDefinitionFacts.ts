/** Which macros and cite commands a document defines for itself. */
import type { Span } from '../text/span.ts';
import { type CiteDefinition, wrapperOf } from './citeDefinitions.ts';
import { type LatexArgument, readArguments, requiredArguments, type WrittenCommand } from './latexArguments.ts';
import type { LatexFact } from './model.ts';

/** `\newcommand{\name}[2][x]{…}`, `\NewDocumentCommand{\name}{O{} m}{…}`, `\def\name#1{…}`, `\let\name\other`. */
export function definitionFacts({ text, name: command, end }: WrittenCommand): LatexFact[] {
	const from = text[end] === '*' ? end + 1 : end;
	const [whole, written] = /^\s*(?:\{\s*(\\?[A-Za-z@]+)\s*\}|(\\[A-Za-z@]+))/.exec(text.slice(from, from + 200)) ?? [];
	if (whole === undefined) {
		return [];
	}
	const name = nameIn(written ?? whole);
	const at = from + whole.length;
	const definition = command === 'let' ? aliasAt(text, at) : definedAt(text, command, at);
	if (name === '' || definition === undefined) {
		return [];
	}
	const { parameters, body, span } = definition;
	const wrapper = wrapperOf(name, parameters, body);
	return [
		...(parameters === '' ? [{ fact: 'macro' as const, name, value: body.trim(), span }] : []),
		...(wrapper === undefined ? [] : [citeCommand(wrapper, span)]),
	];
}

/** Bodies of macros that hold cites or paths are short. */
const longestBody = 3000;

interface Defined {
	readonly parameters: string;
	readonly body: string;
	readonly span: Span;
}

function aliasAt(text: string, at: number): Defined | undefined {
	const [whole, other] = /^\s*=?\s*(\\[A-Za-z]+)/.exec(text.slice(at, at + 100)) ?? [];
	return whole === undefined || other === undefined
		? undefined
		: { parameters: '', body: other, span: { start: at, end: at + whole.length } };
}

function definedAt(text: string, command: string, at: number): Defined | undefined {
	if (/def$/.test(command)) {
		const [numbers = ''] = /^\s*(?:#[1-9]\s*)*/.exec(text.slice(at, at + 60)) ?? [];
		const [body] = requiredArguments(text, at + numbers.length, 1);
		return body && bodied('m'.repeat((numbers.match(/#/g) ?? []).length), body);
	}
	if (command.endsWith('DocumentCommand')) {
		const [parameters, body] = requiredArguments(text, at, 2);
		return parameters && body && bodied(documentParameters(parameters.text), body);
	}
	const { all } = readArguments(text, at, 1);
	const body = all.find(({ isOptional }) => !isOptional);
	const options = all.filter(({ isOptional, span }) => isOptional && body !== undefined && span.end < body.span.start);
	const count = Number(/^\s*([1-9])\s*$/.exec(options[0]?.text ?? '')?.[1] ?? 0);
	const parameters = (options.length > 1 ? 'o' : 'm') + 'm'.repeat(Math.max(0, count - 1));
	return body && bodied(count === 0 ? '' : parameters, body);
}

function bodied(parameters: string, { text, span }: LatexArgument): Defined | undefined {
	return text.length > longestBody ? undefined : { parameters, body: text, span };
}

/** `m` for each parameter in braces of `O{} s m`, `o` for any other. */
function documentParameters(specification: string): string {
	const plain = specification.replace(/[>!+]\s*(?:\{[^{}]*\})?|\{[^{}]*\}|\s/g, '');
	return plain.replace(/[dDrRt]../g, 'o').replace(/[^m]/g, 'o');
}

export function nameIn(written: string): string {
	return /\\?([A-Za-z@]+)/.exec(written)?.[1] ?? '';
}

export function citeCommand(definition: CiteDefinition, span: Span): LatexFact {
	return { fact: 'citeCommand', definition, span };
}
