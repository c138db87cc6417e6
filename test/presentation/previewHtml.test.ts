import assert from 'node:assert/strict';
import { createLocalise } from '../../src/presentation/localise.ts';
import {
	clusterHtml,
	noteHtml,
	type PreviewModel,
	referencesHtml,
} from '../../src/presentation/preview/previewHtml.ts';

const t = createLocalise({});

const cluster = { html: '(<i>Roe</i> &amp; "Doe", 2001)', lead: '', citekeys: ['roe2001'], unknown: [], isNote: false };
const model: PreviewModel = {
	written: ['[@roe2001]', '[@roe2001]'],
	clusters: [cluster, { ...cluster, html: 'Roe (2001, p. 3)' }],
	entries: [{ citekey: 'roe2001', html: 'Roe.', card: '', source: 'own.bib#L1' }],
	elsewhere: [],
};

suite('HTML of the preview', () => {
	test('says of each back link to which citation it leads', () => {
		const html = referencesHtml(model, false, t);
		const labels = [...html.matchAll(/class="afferent-back"[^>]*aria-label="([^"]*)"/g)].map(([, label]) => label);
		assert.deepEqual(labels, [
			'Back to citation 1: (Roe &amp; &quot;Doe&quot;, 2001)',
			'Back to citation 2: Roe (2001, p. 3)',
		]);
	});

	test('has a heading over the references unless the author wrote one', () => {
		assert.match(referencesHtml(model, false, t), /<h2 class="afferent-title">References<\/h2>/);
		assert.doesNotMatch(referencesHtml(model, true, t), /<h2/);
	});

	test('names the mark of a note and the way back to it', () => {
		const place = { written: '[@roe2001]', place: 0, note: 7, isInLink: false };
		assert.match(clusterHtml(cluster, place, model, t), /<a [^>]*aria-label="Note 7"[^>]*>7<\/a>/);
		assert.match(noteHtml(cluster, { number: 7, place: 0 }, model, t), /aria-label="Back to note 7 in the text"/);
	});
});
