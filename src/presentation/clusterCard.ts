/** The card of a citation of several works, and of a citekey that nothing knows. */
import type { CitedWork, UnknownCitekeyData } from '../core/features/cards.ts';
import { type Card, type CardBlock, cardLink, icon, named, text } from './card.ts';
import { shortReference } from './labels.ts';
import { localText, type Reader } from './localise.ts';
import { noticeBlocks } from './paperReliance.ts';
import { studyLine } from './studyFacts.ts';
import { titleAndSource } from './workReference.ts';

/** Several cards in one, for the works of one citation: a few lines each, in the order of the cites. */
export function createClusterCard(works: readonly CitedWork[], reader: Reader): Card {
	const { t } = reader;
	const blocks = works.flatMap((work): CardBlock[] => {
		if (work.kind === 'unknown-citekey') {
			return createUnknownCitekeyCard(work, reader).blocks.slice();
		}
		const subject = { kind: 'paper', id: work.citekey } as const;
		const { study } = work.paper ?? {};
		const finding = study?.findings[0];
		const lines: CardBlock[] = [
			...noticeBlocks(study?.notices ?? [], reader),
			{
				kind: 'paragraph',
				content: [cardLink(shortReference(work.item, reader), subject), text('. '), ...titleAndSource(work.item)],
			},
		];
		if (study !== undefined) {
			const line = studyLine(study, reader);
			lines.push({
				kind: 'paragraph',
				content: [
					text(line, 'emphasis'),
					...(finding === undefined ? [] : [text(' '), ...named(localText(finding, reader))]),
				],
			});
		}
		return lines;
	});
	const heading = { kind: 'heading', content: [text(t('{0} papers are cited here', works.length))] } as const;
	return { title: t('{0} papers are cited here', works.length), blocks: [heading, ...blocks] };
}

/** What a citekey shows that nothing knows. */
export function createUnknownCitekeyCard({ citekey }: UnknownCitekeyData, { t }: Reader): Card {
	return {
		title: citekey,
		blocks: [
			{
				kind: 'paragraph',
				content: [
					icon('warning'),
					text(' '),
					text(t('The citekey “{0}” is neither in a bibliography of this document nor in the evidence base.', citekey)),
				],
			},
		],
	};
}
