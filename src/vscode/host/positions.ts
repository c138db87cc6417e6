import * as vscode from 'vscode';
import type { LineColumn } from '../../core/text/lineIndex.ts';
import type { Span } from '../../core/text/span.ts';

export function toRange(document: vscode.TextDocument, span: Span): vscode.Range {
	return new vscode.Range(document.positionAt(span.start), document.positionAt(span.end));
}

/** Finds the lines of a text. */
export interface Lines {
	positionAt(offset: number): LineColumn;
}

/** The range of a span in a text that no editor need hold, by the lines of that text. */
export function rangeIn(lines: Lines, { start, end }: Span): vscode.Range {
	const from = lines.positionAt(start);
	const to = lines.positionAt(end);
	return new vscode.Range(from.line, from.column, to.line, to.column);
}

/** What ends the lines of a document, whatever is put into it. */
export function lineEndOf(document: vscode.TextDocument): string {
	return document.eol === vscode.EndOfLine.CRLF ? '\r\n' : '\n';
}

export function toSpan(document: vscode.TextDocument, range: vscode.Range): Span {
	return { start: document.offsetAt(range.start), end: document.offsetAt(range.end) };
}
