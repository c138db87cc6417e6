/** Which characters of prose are an address: of the web, in angle brackets or bare, or of mail. */
import { reach } from './linkTargets.ts';
import type { Span } from '../text/span.ts';

export const autolink = /^<(?:[A-Za-z][A-Za-z0-9+.-]{1,31}:[^\s<>]*|[^\s<>@]+@[^\s<>@]+)>/;
const bareAddress = /^(?:https?:\/\/|ftp:\/\/|www\.|doi:\s?10\.|10\.\d{4,9}\/)[^\s<>"`$\u3000-\u303f\uff00-\uffef]+/i;

/** How long the bare address is that `ahead` begins with, without the marks of the sentence behind it; 0 where there is none. */
export function bareAddressLength(ahead: string): number {
	return bareAddress.exec(ahead)?.[0].replace(/[.,;:!?)\]}'*_]+$/, '').length ?? 0;
}

/** The address of mail around the `@` at `at`. */
export function mailAddressAt(text: string, at: number): Span | undefined {
	const before = /[\p{L}\p{N}._%+-]+$/u.exec(text.slice(Math.max(0, at - 64), at))?.[0];
	const behind = /^[\p{L}\p{N}-]+(?:\.[\p{L}\p{N}-]+)+/u.exec(text.slice(at + 1, at + 1 + reach))?.[0];
	return before === undefined || behind === undefined
		? undefined
		: { start: at - before.length, end: at + 1 + behind.length };
}
