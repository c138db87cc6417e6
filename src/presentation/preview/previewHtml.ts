import type { Localise } from '../localise.ts';
import { escapeHtml } from '../cardHtml.ts';
import { type NoteEvent, titleHtml } from './footnotes.ts';
import { plainFromHtml } from '../richText.ts';

/** One entry of the reference list. */
export interface PreviewEntry {
	readonly citekey: string;
	/** The renderer's HTML. */
	readonly html: string;
	/** The card of the work, as HTML. */
	readonly card: string;
	/** A link to where the entry is written, relative to the manuscript; undefined where there is none. */
	readonly source: string | undefined;
}

/** What is known of a manuscript's cites: the clusters as they were written and what became of them. */
export interface PreviewModel {
	readonly written: readonly string[];
	readonly clusters: readonly PreviewCluster[];
	readonly entries: readonly PreviewEntry[];
	/** Works that are cited and that no declared bibliography has: a build prints nothing of them, but their cards are here. */
	readonly elsewhere: readonly PreviewEntry[];
}

/** One cluster in the preview. */
export interface PreviewCluster {
	/** The renderer's HTML, of the cite or of its note. */
	readonly html: string;
	/** HTML of the author, where a style of notes leaves the author in the sentence; else empty. */
	readonly lead: string;
	readonly citekeys: readonly string[];
	/** Those that no declared bibliography has. */
	readonly unknown: readonly string[];
	/** Whether the style puts it into a note. */
	readonly isNote: boolean;
}

/** The numbers of notes: those that the style makes of cites, by cluster, and the author's footnotes, by their id. */
export interface NoteNumbers {
	readonly clusters: ReadonlyMap<number, number>;
	readonly footnotes: ReadonlyMap<number, number>;
}

/** Numbers notes from 1 in the order in which a reader meets them. `clusterAt` gives what is known of a cluster. */
export function numberNotes(
	events: readonly NoteEvent[],
	clusterAt: (index: number) => PreviewCluster | undefined,
): NoteNumbers {
	const clusters = new Map<number, number>();
	const footnotes = new Map<number, number>();
	for (const event of events) {
		const number = clusters.size + footnotes.size + 1;
		if (event.kind === 'footnote') {
			footnotes.set(event.id, footnotes.get(event.id) ?? number);
		} else if (clusterAt(event.cluster)?.isNote === true) {
			clusters.set(event.cluster, number);
		}
	}
	return { clusters, footnotes };
}

/** One cluster as it is in the text. */
export interface PlaceOfCluster {
	/** As written. */
	readonly written: string;
	/** Which of the text's clusters it is. */
	readonly place: number;
	/** The number of its note; undefined where it is in the text. */
	readonly note: number | undefined;
	/** A link cannot be in a link. */
	readonly isInLink: boolean;
}

/** HTML of a cluster: a link to its first work in the list. A cluster that is not known yet is shown as it is written. */
export function clusterHtml(
	cluster: PreviewCluster | undefined,
	{ written, place, note, isInLink }: PlaceOfCluster,
	model: PreviewModel | undefined,
	t: Localise,
): string {
	if (cluster === undefined || model === undefined) {
		return `<span class="afferent-cite afferent-waiting">${escapeHtml(written)}</span>`;
	}
	const all = [...model.entries, ...model.elsewhere];
	const works = cluster.citekeys.flatMap((citekey) => {
		const index = all.findIndex((entry) => entry.citekey === citekey);
		return index < 0 ? [] : [index];
	});
	const first = works.find((index) => index < model.entries.length);
	const id = `afferent-cite-${String(place)}`;
	const shown = note === undefined ? withoutLinks(cluster.html) : String(note);
	const text = withUnknown(shown, cluster.unknown, model, t);
	const spoken = note === undefined ? '' : ` aria-label="${escapeHtml(t('Note {0}', note))}"`;
	// What is listed nowhere has a card all the same; the link then leads to the cite itself.
	const listed = first === undefined ? `cite-${String(place)}` : `ref-${String(first)}`;
	const target = note === undefined ? listed : `note-${String(note)}`;
	const link =
		works.length === 0 || isInLink
			? `<span class="afferent-cite" id="${id}">${text}</span>`
			: `<a class="afferent-cite" id="${id}" href="#afferent-${target}"${spoken} data-afferent-works="${works.join(' ')}">${text}</a>`;
	if (note === undefined) {
		return link;
	}
	const missing = cluster.unknown.map((citekey) => ` ${unknownMark(citekey, model, t)}`).join('');
	return `${withoutLinks(cluster.lead)}<sup class="afferent-note">${link}</sup>${first === undefined ? missing : ''}`;
}

/** A list item for the note of a cluster: its `number`, and the `place` of the cluster among all. */
export function noteHtml(
	{ html, unknown }: PreviewCluster,
	{ number, place }: { readonly number: number; readonly place: number },
	model: PreviewModel | undefined,
	t: Localise,
): string {
	return (
		`<li id="afferent-note-${String(number)}" value="${String(number)}">` +
		`${withUnknown(html, unknown, model, t)} ${backLink(place, t('Back to note {0} in the text', number))}</li>`
	);
}

/** The list of notes around its items; empty where there are none. */
export function notesHtml(items: string, t: Localise): string {
	return section({ name: 'afferent-notes', title: t('Notes') }, items === '' ? '' : `<ol>${items}</ol>`);
}

/** HTML of the reference list; empty where there is none. `isHeaded`: the list has a heading already. */
export function referencesHtml(model: PreviewModel | undefined, isHeaded: boolean, t: Localise): string {
	const list = model?.entries.map((entry, index) => entryHtml(entry, index, model, t)) ?? [];
	const listed = section({ name: 'afferent-references', title: t('References'), isHeaded }, list.join(''));
	const others = model?.elsewhere.map((entry, index) => elsewhereHtml(entry, model.entries.length + index, t)) ?? [];
	return listed + (others.length === 0 ? '' : `<div hidden>${others.join('')}</div>`);
}

/** A work that the list does not have, for its card alone. */
function elsewhereHtml({ html, card }: PreviewEntry, index: number, t: Localise): string {
	const mark = `<p class="afferent-unknown">${escapeHtml(t('Not in your bibliography'))}</p>`;
	return `<div id="afferent-ref-${String(index)}">${html}<div class="afferent-card" hidden>${mark}${card}</div></div>`;
}

interface Section {
	readonly name: string;
	readonly title: string;
	/** A heading stands above it already. */
	readonly isHeaded?: boolean;
}

function section({ name, title, isHeaded = false }: Section, content: string): string {
	const heading = isHeaded ? '' : titleHtml(title);
	return content === ''
		? ''
		: `<section class="${name}" aria-label="${escapeHtml(title)}">${heading}${content}</section>`;
}

function entryHtml(
	{ citekey, html, card, source }: PreviewEntry,
	index: number,
	model: PreviewModel,
	t: Localise,
): string {
	const places = model.clusters.flatMap((cluster, place) => (cluster.citekeys.includes(citekey) ? [place] : []));
	const backs = places
		.slice(0, shownPlaces)
		.map((place) => backLink(place, t('Back to citation {0}: {1}', place + 1, textOf(model.clusters[place]!))));
	const open =
		source === undefined
			? ''
			: ` <a class="afferent-source" href="${escapeHtml(source)}" data-href="${escapeHtml(source)}" title="${escapeHtml(t('Open this entry in the bibliography'))}">${escapeHtml(citekey)}</a>`;
	return (
		`<div class="afferent-entry" id="afferent-ref-${String(index)}">${html}` +
		`<span class="afferent-links">${open} ${backs.join(' ')}</span>` +
		`<div class="afferent-card" hidden>${card}</div></div>`
	);
}

/** More arrows than this help nobody to find a place. */
const shownPlaces = 8;

/** What stands in the text for a cluster, without markup. */
function textOf({ lead, html }: PreviewCluster): string {
	return plainFromHtml(`${lead} ${html}`).trim();
}

function backLink(place: number, hint: string): string {
	return `<a class="afferent-back" href="#afferent-cite-${String(place)}" title="${escapeHtml(hint)}" aria-label="${escapeHtml(hint)}">↩</a>`;
}

/** The renderer marks a citekey that it does not know by a question mark. */
function withUnknown(html: string, unknown: readonly string[], model: PreviewModel | undefined, t: Localise): string {
	return unknown.reduce(
		(text, citekey) => text.replaceAll(`${escapeHtml(citekey)}?`, () => unknownMark(citekey, model, t)),
		html,
	);
}

function unknownMark(citekey: string, model: PreviewModel | undefined, t: Localise): string {
	const isElsewhere = model?.elsewhere.some((entry) => entry.citekey === citekey) === true;
	const hint = escapeHtml(
		isElsewhere ? t('Not in your bibliography') : t('“{0}” is not in any bibliography of this document.', citekey),
	);
	return `<span class="afferent-unknown" title="${hint}">${escapeHtml(citekey)}?</span>`;
}

/** A link cannot stand in a link. The HTML is the renderer's own, so its tags are known. */
function withoutLinks(html: string): string {
	return html.replace(/<\/?a\b[^>]*>/g, '');
}
