/** Decides what is known of a name that was found: which entity it names, where, and what else it may mean. */
import type { Span } from '../text/span.ts';

/** An entity named in a text. `entity` is an id of the evidence base. */
export interface Mention extends Span {
	/** The text as written, markup included. */
	readonly text: string;
	readonly entity: string;
	/** Other entities that the same form may mean or also names, best first. */
	readonly alternatives?: readonly string[];
}
