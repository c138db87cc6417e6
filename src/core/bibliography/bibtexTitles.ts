/** Which titles an entry gives its work, and what the work is in. */
import type { FieldReader, RawFields } from './fieldReader.ts';

export function setTitles(reader: FieldReader): void {
	const { item, fields, entryType, type } = reader;
	const isPeriodical = entryType === 'periodical';
	const isChapter = ['chapter', 'paper-conference', 'entry-encyclopedia'].includes(type);
	const own = reader.title('title', 'subtitle');
	// The title of a periodical is a name, and stays as it is.
	const title = isPeriodical
		? (reader.title('issuetitle') ?? reader.text('title'))
		: (wholeTitle(reader, '') ?? reader.title('maintitle'));
	reader.set('title', title);
	reader.set('title-short', reader.title('shorttitle') ?? shortTitle(own, fields));
	const book = wholeTitle(reader, 'book');
	const main = wholeTitle(reader, 'main');
	if (isChapter && main !== undefined) {
		reader.set('container-title', main);
		reader.set('volume-title', book);
	} else if (book !== undefined && (isChapter || entryType !== 'book')) {
		reader.set('container-title', book);
	}
	const journal = withSubtitle(reader.text('journaltitle', 'journal'), reader.text('journalsubtitle'));
	reader.set(
		'container-title',
		journal ?? item['container-title'] ?? (isPeriodical ? reader.text('title') : undefined),
	);
	if (type === 'book' && main !== undefined && fields.has('title')) {
		reader.set('collection-title', main);
	}
}

/** The title of the work, of the book that it is in or of the whole of several volumes, with what stands below it. */
function wholeTitle(reader: FieldReader, of: '' | 'book' | 'main'): string | undefined {
	const [title, subtitle] = [`${of}title`, `${of}subtitle`];
	const whole = withSubtitle(reader.title(title, subtitle), reader.title(subtitle, title));
	const addon = reader.title(`${of}titleaddon`);
	return whole !== undefined && addon !== undefined ? `${whole}. ${addon}` : whole;
}

function withSubtitle(title: string | undefined, subtitle: string | undefined): string | undefined {
	const isBoth = title !== undefined && subtitle !== undefined;
	return isBoth ? `${title}${/[?!:]$/.test(title) ? '' : ':'} ${subtitle}` : title;
}

/** The title without what follows it: its subtitle in a field of its own, or behind a colon. As pandoc has it. */
function shortTitle(title: string | undefined, fields: RawFields): string | undefined {
	const colon = title?.search(/:\s/) ?? -1;
	const isLonger = fields.has('subtitle') || fields.has('titleaddon');
	return colon > 0 ? title!.slice(0, colon) : isLonger ? title : undefined;
}
