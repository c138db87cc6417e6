/** Decides whether few or most of those who are told of are concerned: `hardly one in seven`, `the majority`. */
import type { Sign } from './sign.ts';
import type { StatementToken } from './statementTokens.ts';

const number = '(?:\\d|one|two|three|four|five|ten|a (?:few|handful|fifth|sixth|tenth|small))';
const few = new RegExp(
	`\\b(?:hardly|barely|scarcely|only|just|under|at most|(?:fewer|less|no more) than) ${number}|\\ba (?:minority|fifth|sixth|seventh|tenth|small (?:share|fraction|minority)) of\\b|(?:仅|不到|不足|低于).{0,3}\\d|少数`,
	'u',
);
const most =
	/\b(?:the |a |large )?majority\b|\bmost (?:patients|people|of)\b|\b(?:more than|over|about|roughly|at least) (?:a )?half\b|\bhalf of\b|\btwo[- ]thirds\b|\bthree[- ]quarters\b|多数|过半|半数|一半/u;

/** 1 where most are, -1 where few. */
export function fewOrMost(tokens: readonly StatementToken[]): Sign {
	const text = tokens.map((token) => token.text).join(' ');
	return few.test(text) ? -1 : most.test(text) ? 1 : 0;
}
