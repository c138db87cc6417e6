import type * as vscode from 'vscode';
import type * as CommandBundle from './commands.ts';
import { Assets } from './vscode/host/assets.ts';
import { Cards } from './vscode/evidence/cards.ts';
import { Bundles } from './vscode/host/bundles.ts';
import { CommandRegistry } from './vscode/host/commandRegistry.ts';
import { DocumentStatus } from './vscode/manuscripts/documentStatus.ts';
import { DocumentHints } from './vscode/manuscripts/documentHints.ts';
import { EvidenceNews } from './vscode/evidence/evidenceNews.ts';
import { EvidenceService } from './vscode/evidence/evidenceService.ts';
import { IndexCache } from './vscode/libraries/indexCache.ts';
import { registerTools } from './vscode/evidence/languageModelTools.ts';
import { Libraries } from './vscode/libraries/libraries.ts';
import { LibraryIndexer } from './vscode/libraries/libraryIndexer.ts';
import { Manuscripts } from './vscode/manuscripts/manuscripts.ts';
import { PaperService } from './vscode/libraries/paperService.ts';
import { PreviewHost } from './vscode/preview/previewHost.ts';
import { registerBibliographyNavigation } from './vscode/providers/bibliographyNavigation.ts';
import { BibliographyDiagnostics } from './vscode/providers/bibliographyDiagnostics.ts';
import { registerCitationHints } from './vscode/providers/citationHints.ts';
import { registerCompletion } from './vscode/providers/completion.ts';
import { registerCrossReferences } from './vscode/providers/crossReferences.ts';
import { registerDefinition } from './vscode/providers/definition.ts';
import { ManuscriptDiagnostics } from './vscode/providers/diagnostics.ts';
import { registerLocators } from './vscode/providers/locators.ts';
import { registerReferences } from './vscode/providers/references.ts';
import { registerRowDrop } from './vscode/providers/rowDrop.ts';
import { registerRename } from './vscode/providers/rename.ts';
import { registerWorkspaceSymbols } from './vscode/providers/workspaceSymbols.ts';
import { registerActions } from './vscode/providers/lazyActions.ts';
import { registerHover } from './vscode/providers/hover.ts';
import { FirstMentionMarks } from './vscode/manuscripts/firstMentionMarks.ts';
import { LibraryStatus } from './vscode/libraries/libraryStatus.ts';
import { ReadAhead } from './vscode/manuscripts/readAhead.ts';
import { References } from './vscode/styles/formattedReferences.ts';
import { SettingsCheck } from './vscode/host/settingsCheck.ts';
import { StyleService } from './vscode/styles/styleService.ts';
import { Terms } from './vscode/manuscripts/terms.ts';
import { CoverageView } from './vscode/views/coverageView.ts';
import { DocumentView } from './vscode/views/documentView.ts';
import { EvidenceView } from './vscode/views/evidenceView.ts';
import { createLog } from './vscode/host/messages.ts';

/** What the built-in Markdown extension asks for (`markdown.markdownItPlugins`). */
interface MarkdownPlugin {
	extendMarkdownIt<T extends object>(md: T): T;
}

export function activate(context: vscode.ExtensionContext): MarkdownPlugin {
	const register = <T extends vscode.Disposable>(disposable: T): T => {
		context.subscriptions.push(disposable);
		return disposable;
	};
	const log = register(createLog());
	register(new SettingsCheck());
	const assets = new Assets(context.extensionUri);
	const bundles = new Bundles(assets);
	const evidence = register(new EvidenceService(assets, bundles, log));
	const manuscripts = register(new Manuscripts(log));
	const libraries = register(new Libraries(manuscripts, bundles.lazy('readers'), log));
	const commands = bundles.lazy<typeof CommandBundle>('commands');
	const terms = register(new Terms(context.workspaceState));
	const hints = new DocumentHints(terms);
	const styles = register(new StyleService(assets, bundles.lazy('citations'), manuscripts, libraries));
	const references = new References(styles, log);
	const cards = new Cards(evidence, libraries, references);
	const version = String((context.extension.packageJSON as { version: string }).version);
	const cache = new IndexCache(context.globalStorageUri, version, log);
	const indexer = register(new LibraryIndexer({ assets, libraries, evidence, cache, log }));
	const papers = register(new PaperService(evidence, libraries, indexer, log));

	const view = register(new EvidenceView(evidence, cards, context.workspaceState));
	const viewServices = { manuscripts, evidence, libraries, cards, terms, references };
	const documentView = register(new DocumentView(viewServices));
	const coverageView = register(new CoverageView(viewServices, documentView));

	register(registerHover({ manuscripts, evidence, libraries, cards, terms }));
	register(registerCompletion({ manuscripts, evidence, libraries, papers, cards }));
	register(registerDefinition({ manuscripts, libraries }));
	register(registerLocators({ manuscripts, evidence }));
	register(registerCrossReferences({ manuscripts, evidence, libraries }));
	register(registerCitationHints({ manuscripts, evidence, libraries }));
	register(registerRowDrop());
	register(registerBibliographyNavigation({ manuscripts, evidence, libraries, cards }));
	register(registerWorkspaceSymbols({ manuscripts, libraries, papers }));
	register(registerReferences({ manuscripts, evidence, libraries, terms }));
	register(new ManuscriptDiagnostics({ manuscripts, evidence, libraries, terms, hints, styles, log }));
	register(registerRename({ manuscripts, libraries, evidence }, commands));
	register(new BibliographyDiagnostics({ libraries, indexer, manuscripts, evidence, log }));
	register(new LibraryStatus(libraries, manuscripts));
	register(new DocumentStatus({ manuscripts, libraries, styles }));
	register(registerActions({ manuscripts, evidence, libraries, hints, terms }, bundles.lazy('actions')));
	register(new FirstMentionMarks({ manuscripts, evidence, terms }));
	register(new ReadAhead(manuscripts, evidence, log));

	const services = {
		assets,
		log,
		evidence,
		manuscripts,
		libraries,
		papers,
		terms,
		styles,
		references,
		cards,
		register,
		view,
		documentView,
		coverageView,
	};
	register(new CommandRegistry(context, commands, services));
	register(registerTools(context.extension, commands, services));
	register(new EvidenceNews(context.workspaceState, evidence, manuscripts));

	const preview = register(new PreviewHost({ bundles, manuscripts, libraries, evidence, styles, log }));
	return { extendMarkdownIt: (md) => preview.extend(md) };
}
