import { createLibrary } from '../core/bibliography/library.ts';
import type { EvidenceBase } from '../core/evidence/evidenceBase.ts';
import { type CardData, claimCard, entityCard, paperCard } from '../core/features/cards.ts';
import { createNameSearch } from '../core/search/nameSearch.ts';
import { renderCardMarkdown } from '../presentation/cardMarkdown.ts';
import { createCard } from '../presentation/createCard.ts';
import { similarNames } from '../presentation/similarNames.ts';
import type { Assets } from './assets.ts';
import { CliError } from './cliError.ts';
import type { Command } from './command.ts';
import { openStyles } from './styles.ts';

/** The style of references on cards, as in the editor before a document or a setting chooses another. */
const cardStyle = 'apa';

/** `afferent card`: what the editor shows on hover. */
export const cardCommand: Command = {
	name: 'card',
	synopsis: 'ENTITY-OR-CITEKEY [--full] [--lang LANGUAGE]',
	summary: 'Prints the card of an entity, a paper or a claim, as the Markdown that the editor shows.',
	details: [
		'ENTITY is an id, or any name or Chinese name of an entity, such as “nmda-receptor”, “NMDAR” or “氯胺酮”.',
		'',
		'  --full           all that is known: every claim with its papers for and against, every affinity and paper',
		'  --lang LANGUAGE  the language of the card: en or zh-cn',
	],
	options: { full: { type: 'boolean' }, lang: { type: 'string' } },
	usesEvidence: true,
	run: async ({ args, terminal, assets, evidence }) => {
		const [subject, ...more] = args.positionals;
		if (subject === undefined || more.length > 0) {
			throw new CliError('Give one entity or citekey; put a name of several words in quotation marks.');
		}
		const { base } = evidence();
		const data = findCard(subject, base);
		if (data === undefined) {
			const similar = similarNames(subject, createNameSearch(base.entities), base);
			throw new CliError(`No entity, paper or claim is called “${subject}”.${similar}`);
		}
		const reference = data.kind === 'paper' ? await referenceOf(data.item, assets) : undefined;
		const card = createCard(data, base, assets.reader(args.values.get('lang')?.at(-1) ?? 'en'), {
			size: args.flags.has('full') ? 'full' : 'hover',
			reference,
		});
		// A terminal shows neither pictures nor the editor's icons, and calls no commands; the drawing's sentence says the same.
		const markdown = renderCardMarkdown(card, { diagramColours: undefined, icons: false, commands: false });
		await terminal.write(readable(markdown));
		return 0;
	},
};

/** Ampersands and square brackets as they are read, where they are no markup without being written as entities. */
function readable(markdown: string): string {
	return markdown.replaceAll('&amp; ', '& ').replaceAll(/&#91;([^&[\]]*)&#93;(?![(:[])/g, '[$1]');
}

/** By the id of an entity or a citekey first, which are exact; then by name, which people type rather than a claim's id. */
function findCard(subject: string, base: EvidenceBase): CardData | undefined {
	const citekey = subject.replace(/^@/, '');
	return (
		entityCard(subject, base) ??
		paperCard(citekey, { base, library: createLibrary([]) }) ??
		entityCard(createNameSearch(base.entities).exact(subject) ?? '', base) ??
		claimCard(subject, base)
	);
}

async function referenceOf(
	item: Parameters<ReturnType<Awaited<ReturnType<typeof openStyles>>['renderer']>['reference']>[0],
	assets: Assets,
): Promise<string> {
	const styles = await openStyles(assets);
	return styles.renderer(cardStyle, undefined).reference(item, 'html');
}
