/** The signs of the relations: which go up or down, and which are for better or worse. */
import type { Sign } from './sign.ts';

/** Whether an amount or activity goes up or down. */
export const changes: Readonly<Record<string, Sign>> = {
	increase: 1,
	activate: 1,
	restore: 1,
	release: 1,
	prolong: 1,
	decrease: -1,
	inhibit: -1,
	abolish: -1,
	prevent: -1,
	cause: 1,
};

/** Whether somebody is better or worse off. */
export const benefits: Readonly<Record<string, Sign>> = {
	improve: 1,
	superior: 1,
	prevent: 1,
	worsen: -1,
	inferior: -1,
};

/** Relations without a sign. */
export const unsigned: ReadonlySet<string> = new Set([
	'bind',
	'mediate',
	'associate',
	'change',
	'sufficient',
	'equal',
	'endorse',
]);
