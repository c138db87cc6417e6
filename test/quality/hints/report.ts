import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { DocumentFormat } from '../../../src/core/documents/model.ts';
import { scanDocument } from '../../../src/core/documents/scanDocument.ts';
import { createEvidenceBase } from '../../../src/core/evidence/createEvidenceBase.ts';
import { hintsOf } from '../../../src/core/features/hints/hints.ts';
import { createLexicon } from '../../../src/core/matching/lexicon.ts';
import { bundledPack } from '../../support/bundledPack.ts';

const formats: Readonly<Record<string, DocumentFormat>> = { md: 'markdown', qmd: 'quarto', tex: 'latex' };

/** Precision and recall of each kind of hint on `snippets.txt`: `md | codes that it deserves | text`, one a line. */
export function reportHintQuality(): void {
	const base = createEvidenceBase([bundledPack()]);
	const lexicon = createLexicon(base.vocabularies);
	const counts = new Map<string, { right: number; wrong: number; missed: number }>();
	const count = (code: string, what: 'right' | 'wrong' | 'missed') => {
		const own = counts.get(code) ?? { right: 0, wrong: 0, missed: 0 };
		own[what]++;
		counts.set(code, own);
	};
	const lines = readFileSync(path.join(import.meta.dirname, 'snippets.txt'), 'utf8').split('\n');
	for (const line of lines.filter((each) => each.trim() !== '')) {
		const [format = '', wanted = '', ...text] = line.split('|').map((part) => part.trim());
		const document = scanDocument(text.join('|').replaceAll('⏎', '\n'), formats[format] ?? 'markdown');
		const found = new Set(hintsOf(document, lexicon, base).map(({ code }) => code));
		const expected = new Set(wanted.split(/\s+/).filter((code) => code !== ''));
		for (const code of new Set([...found, ...expected])) {
			const what = !expected.has(code) ? 'wrong' : found.has(code) ? 'right' : 'missed';
			// A snippet is about one kind of hint; the abbreviations in the others are nobody's concern.
			if (what !== 'wrong' || !code.startsWith('abbreviation.') || [...expected].every((one) => one.startsWith('abb'))) {
				count(code, what);
				if (what !== 'right' && process.argv.includes('--errors')) {
					console.log(`${what} ${code}: ${line}`);
				}
			}
		}
	}
	console.log(`\nHints on names and abbreviations: ${lines.length - 1} snippets`);
	console.table(
		[...counts].map(([code, { right, wrong, missed }]) => ({
			code,
			right,
			wrong,
			missed,
			precision: (right / (right + wrong)).toFixed(2),
			recall: (right / (right + missed)).toFixed(2),
		})),
	);
}
