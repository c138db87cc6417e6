/**
 * Commands on which LaTeX stops outside formulas (“Missing $ inserted”, or “allowed only in math mode”): each was tried with
 * pdflatex and amsmath. Those that it allows in text as well (`\ldots`, `\dag`, `\S`) are left out.
 */
const mathCommands: ReadonlySet<string> = new Set(
	(
		'alpha beta gamma delta epsilon zeta eta theta iota kappa lambda mu nu xi pi rho sigma tau upsilon phi chi psi omega ' +
		'Gamma Delta Theta Lambda Xi Pi Sigma Upsilon Phi Psi Omega ' +
		'varepsilon vartheta varpi varrho varsigma varphi digamma varkappa ' +
		'times div pm mp cdot cdots ast star circ bullet prime leq le geq ge neq ne approx sim simeq equiv cong propto ll gg ' +
		'lesssim gtrsim infty rightarrow leftarrow leftrightarrow Rightarrow Leftarrow Leftrightarrow uparrow downarrow ' +
		'longrightarrow longleftarrow rightleftharpoons to gets mapsto partial nabla sum prod int in notin subset subseteq ' +
		'cup cap forall exists neg wedge vee langle rangle ell hbar Re Im aleph emptyset dagger ddagger mid perp angle'
	).split(' '),
);

/** The same with how many arguments each has, which belong into the formula too. */
const withArguments: ReadonlyMap<string, number> = new Map([
	['frac', 2],
	...'sqrt hat bar tilde vec dot ddot overline mathrm mathbf mathit mathsf mathcal mathbb mathfrak mathnormal'
		.split(' ')
		.map((name) => [name, 1] as const),
]);

/** What must stand in a formula: where it ends, and how it is written there. */
interface MathStretch {
	readonly end: number;
	/** Undefined where arguments cannot be made out, so that it cannot be put between dollar signs as it is. */
	readonly formula: string | undefined;
}

/**
 * What is at an offset outside formulas and LaTeX allows in them alone: commands with their arguments and the scripts
 * after them, several in a row, or a script such as `^{2+}` and `_{A}`. A bare `_` or a lone `^` is none: these are
 * mostly meant as characters.
 */
export function mathAt(text: string, start: number): MathStretch | undefined {
	let end = start;
	let formula: string | undefined = '';
	for (;;) {
		const next = text[end] === '\\' ? mathCommandAt(text, end) : scriptAt(text, end, end > start);
		if (next === undefined) {
			return end === start ? undefined : { end, formula };
		}
		end = next.end;
		formula = formula === undefined || next.formula === undefined ? undefined : formula + next.formula;
	}
}

function mathCommandAt(text: string, start: number): MathStretch | undefined {
	const name = commandName(text, start);
	const count = mathCommands.has(name) ? 0 : withArguments.get(name);
	if (count === undefined) {
		return undefined;
	}
	let end = start + 1 + name.length;
	for (let i = 0; i < count; i++) {
		const behind = endOfGroup(text, end);
		if (behind === end) {
			return { end, formula: undefined };
		}
		end = behind;
	}
	return { end, formula: text.slice(start, end) };
}

/** A script: `^2`, `^{2+}`, `^\circ`, `_{A}`; behind a command, which makes it a formula, `_2` as well. */
function scriptAt(text: string, start: number, isBehindCommand: boolean): MathStretch | undefined {
	const sign = text[start];
	if (sign !== '^' && sign !== '_') {
		return undefined;
	}
	const behind = text[start + 1];
	if (behind === '{') {
		const end = endOfGroup(text, start + 1);
		return { end, formula: text.slice(start, end) };
	}
	if (behind === '\\') {
		const command = mathCommandAt(text, start + 1);
		return command && { end: command.end, formula: command.formula && sign + command.formula };
	}
	if (sign === '_' && !isBehindCommand) {
		return undefined;
	}
	// `10^-6` and `Ca^2+` mean more than the one character that LaTeX would raise.
	const script = /^(?:[+-]?\d+(?:[+-](?![A-Za-z0-9]))?|[+-]|[A-Za-z](?![A-Za-z]))/.exec(
		text.slice(start + 1, start + 20),
	)?.[0];
	return script === undefined
		? undefined
		: { end: start + 1 + script.length, formula: sign + (script.length > 1 ? `{${script}}` : script) };
}

/** The letters after the backslash at `start`. */
export function commandName(text: string, start: number): string {
	let end = start + 1;
	while (end < text.length && /[A-Za-z]/.test(text[end]!)) {
		end++;
	}
	return text.slice(start + 1, end);
}

/** The offset after the braces that begin at `start`, spaces before them aside; `start` where there are none. */
export function endOfGroup(text: string, start: number): number {
	let open = start;
	while (text[open] === ' ') {
		open++;
	}
	if (text[open] !== '{') {
		return start;
	}
	let depth = 0;
	for (let i = open; i < text.length; i++) {
		depth += text[i] === '{' ? 1 : text[i] === '}' ? -1 : 0;
		if (depth === 0) {
			return i + 1;
		}
	}
	return text.length;
}
