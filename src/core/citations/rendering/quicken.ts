import CSL, { type Engine, type StyleElement } from 'citeproc';
import { groupBy } from '../../text/groupBy.ts';
import { once } from '../../text/once.ts';

/**
 * Spares the engine work without effect, which is a fifth of its time: it looks for markup and quotes in every piece
 * of every name, and asks the locale how to write plain ASCII in lower case.
 */
export function quicken(engine: Engine): void {
	const flipFlopper = engine.fun.flipflopper;
	const processTags = flipFlopper.processTags;
	flipFlopper.processTags = (blob) => {
		if (typeof blob.blobs !== 'string' || !withoutMarkup.test(blob.blobs)) {
			processTags.call(flipFlopper, blob);
		}
	};
	quickenLowerCase();
}

/**
 * Finds macros by their names in an index. The engine would go through the whole style for each call of one, hundreds of
 * times where macros call each other. Its questions belong to all engines, so this changes them once.
 */
export const quickenMacros = once(() => {
	const questions = CSL.XmlJSON.prototype;
	const original = questions.getNodesByName;
	// The engine asks for a macro by its name only once it has the style in its last form.
	const indexes = new WeakMap<StyleElement, ReadonlyMap<string | undefined, readonly StyleElement[]>>();
	questions.getNodesByName = (root, name, value, found) => {
		if (name !== 'macro' || !value || found !== undefined) {
			return original.call(questions, root, name, value, found);
		}
		const index = indexes.get(root) ?? groupBy(original.call(questions, root, name), (macro) => macro.attrs['name']);
		indexes.set(root, index);
		return index.get(value) ?? [];
	};
});

/** The engine writes a line to the console for whatever it does not know in a style, which may be thousands of things. */
export function silence(): void {
	CSL.debug = () => undefined;
}

/** Letters, figures and punctuation that no language uses as quotes. */
const withoutMarkup = /^[A-Za-z0-9 .,:;()/\-\u2013\u00C0-\u024F]*$/;

/** Languages in which a lower-case ASCII letter depends on the language: Turkish, Azerbaijani, Lithuanian. */
const specialCasing = /^(?:tr|az|lt)\b/i;

/** The engine keeps this function in a table of its own, so it is exchanged there, once. */
const quickenLowerCase = once(() => {
	const original = CSL.toLocaleLowerCase;
	CSL.toLocaleLowerCase = function (this: Engine, text: string): string {
		const languages = this.tmp.lang_array;
		return languages?.some((language) => specialCasing.test(language)) === true || !isAscii(text)
			? original.call(this, text)
			: text.toLowerCase();
	};
});

function isAscii(text: string): boolean {
	for (let i = 0; i < text.length; i++) {
		if (text.charCodeAt(i) > 127) {
			return false;
		}
	}
	return true;
}
