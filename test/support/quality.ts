import { reportAblation, reportMentionQuality, reportPart, reportRows } from '../quality/mentions/report.ts';
import { reportFitQuality } from '../quality/fit/report.ts';
import { reportHintQuality } from '../quality/hints/report.ts';
import { reportReadingQuality } from '../quality/reading/report.ts';
import { reportSuggestionQuality } from '../quality/suggest/report.ts';
import { reportSearchQuality } from '../quality/search/report.ts';

/**
 * `npm run quality`: how well names are recognised and papers are found, on labelled texts and questions. With
 * `--errors`, what went wrong in the snippets for tuning; the held-back ones are only counted. With `--ablation`, what
 * each kind of rule on names is worth; with `--rows`, which further names and spellings nothing needs (two minutes).
 * `--part held-back:944-1008` counts these lines of the snippets alone.
 */
const part = process.argv.indexOf('--part');
if (part > 0) {
	reportPart(process.argv[part + 1] ?? '');
} else {
	reportAll();
}

function reportAll(): void {
	reportMentionQuality(process.argv.includes('--errors'));
	if (process.argv.includes('--ablation')) {
		reportAblation();
	}
	if (process.argv.includes('--rows')) {
		reportRows();
	}
	if (!process.argv.includes('--mentions')) {
		reportSearchQuality();
		reportReadingQuality();
		reportHintQuality();
		reportSuggestionQuality();
		reportFitQuality();
	}
}
