/** Leaves out of a sentence what only stands beside the statement: prefaces, asides, a second statement. */
import { leftAfter } from './leftAfter.ts';
import { hitsOf } from './relationHits.ts';
import type { StatementToken } from './statementTokens.ts';

/** Where another statement begins. */
const turn = /^(?:but|while|whereas|although|though|however|yet|但|但是|而|然而|虽然|尽管)$/;

/** What a sentence sets itself off from, and what stands before `,` then. */
const preface =
	/^(?:unlike|whether|although|though|while|whereas|despite|notwithstanding|contrary(?: to(?: expectation)?)?|against expectation|far from|不同于|与预期相反)$|^(?:虽然?|尽管)/;

/** `As imaging suggests,`: whence it is known. */
const showing = /^(?:suggest|show|indicat|report|impl|demonstrat|reveal|argue|held|holds|describe|note|表明|显示|提示)/;

function isPreface(tokens: readonly StatementToken[]): boolean {
	const [first] = tokens;
	if (first === undefined) {
		return false;
	}
	const end = tokens.findIndex((token) => token.endsClause);
	const isWhence =
		first.text === 'as' && tokens.slice(1, end + 1).some(({ text }) => showing.test(text)) && end <= longestPreface;
	return preface.test(first.text) || isWhence || isOfPeople(tokens.slice(0, end + 1));
}

/** `In patients who had not responded to X,`: for whom it holds. What was taken from animals is part of the statement. */
function isOfPeople([first, ...others]: readonly StatementToken[]): boolean {
	return (
		first !== undefined &&
		/^(?:in|among|amongst|for|with)$|^[在对]/.test(first.text) &&
		others.some(({ meanings }) => meanings.includes('@human')) &&
		!others.some(({ meanings }) => meanings.some((meaning) => taking.has(meaning)))
	);
}

const taking: ReadonlySet<string> = new Set(['#loss', '#inhibit', '#abolish', '#require', '#independent']);

const longestPreface = 12;

/** Nobody writes more of them in front of one statement. */
const mostPrefaces = 4;

/** The sentence without what it sets itself off from and whence it is known: `Unlike X, Y does …`. */
export function withoutPreface(tokens: readonly StatementToken[]): readonly StatementToken[] {
	return leftAfter(tokens, mostPrefaces, withoutOnePreface);
}

function withoutOnePreface(tokens: readonly StatementToken[]): readonly StatementToken[] {
	if (!isPreface(tokens)) {
		return tokens;
	}
	// `Whether given alone, as an add-on, or to older people,`.
	const last = tokens[0]!.text === 'whether' ? tokens.findIndex(({ text }) => text === 'or') : 0;
	const end = tokens.findIndex(
		(token, at) => at >= last && token.endsClause && !/^(?:which|who|that)$/.test(tokens[at + 1]?.text ?? ''),
	);
	const rest = tokens.slice(end + 1);
	return end >= 0 && hitsOf(rest).length > 0 ? rest : tokens;
}

/**
 * `worse, not better,`, `the persistence, though not the onset, of`: what is set off between commas only says what is not
 * meant. `abolishes that of X, but spares that of Y, to act`: so does what stands within a statement.
 */
export function withoutAsides(tokens: readonly StatementToken[]): readonly StatementToken[] {
	for (const [before, { endsClause }] of tokens.entries()) {
		const start = before + 1;
		const end = endsClause ? tokens.findIndex((token, at) => at >= start && token.endsClause) : -1;
		const length = end - start;
		if (end < 0 || end === tokens.length - 1) {
			continue;
		}
		if (length <= longestClause && ofSubject.test(textAt(start, tokens)) && isSubject(tokens.slice(0, start))) {
			const rest = [...tokens.slice(0, before), { ...tokens[before]!, endsClause: false }, ...tokens.slice(end + 1)];
			return hitsOf(rest).length > 0 ? withoutAsides(rest) : tokens;
		}
		if (length > longestInset) {
			continue;
		}
		const [first, second] = [tokens[start]!.text, tokens[start + 1]?.text ?? ''];
		const isInset =
			first === 'but not' ||
			(conceding.test(first) && /^(?:not|no|none)$/.test(second)) ||
			(/^(?:but|though|yet)$/.test(first) && /^(?:to|of)$/.test(tokens[end + 1]!.text));
		if (isInset) {
			const ahead = [...tokens.slice(0, before), { ...tokens[before]!, endsClause: false }];
			return withoutAsides([...ahead, ...tokens.slice(end + 1)]);
		}
		if (first === 'not' && length <= longestAside) {
			return [...tokens.slice(0, start), ...tokens.slice(end + 1)];
		}
	}
	return tokens;
}

/** `X, which blocks Y, does not raise Z`, `X, although it helps, …`: what is told of the subject in passing. */
const ofSubject = /^(?:which|who|whose|although|though|while|whilst|despite|notwithstanding|for all)/;

/** Whether nothing has been told yet. */
function isSubject(tokens: readonly StatementToken[]): boolean {
	return tokens.slice(0, -1).every(({ endsClause }) => !endsClause) && hitsOf(tokens).length === 0;
}

function textAt(at: number, tokens: readonly StatementToken[]): string {
	return `${tokens[at]!.text} ${tokens[at + 1]?.text ?? ''}`;
}

const conceding = /^(?:though|although|albeit|if|but)$/;

const longestAside = 4;
const longestInset = 7;
const longestClause = 16;

/** The tokens of the first statement of a sentence that has a relation. */
export function mainPart(tokens: readonly StatementToken[]): readonly StatementToken[] {
	const end = tokens.findIndex(
		({ text, isName }, at) =>
			at > 0 && (turn.test(text) || (tokens[at - 1]!.endsClause && isName && /^而(?!非)/.test(text))),
	);
	if (end < 0) {
		return tokens;
	}
	const before = tokens.slice(0, end);
	return hitsOf(before).some(({ kind }) => kind !== 'not' && kind !== 'contrast') ? before : tokens;
}
