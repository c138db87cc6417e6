/**
 * What every command does, and what only commands need: citing, pickers, reports. It is a bundle of its own
 * (`dist/commands.js`), loaded when the first command runs (`src/vscode/host/commandRegistry.ts`), so that the activation
 * bundle stays small.
 */
export { createCitekeyRename } from './vscode/commands/citekeyRename.ts';
import { Citing } from './vscode/commands/citing.ts';
import { ChatTools } from './vscode/commands/chatTools.ts';
import { createCardCommands } from './vscode/commands/cardCommands.ts';
import { createCardPanel, createDiagramCommand } from './vscode/commands/cardPanelServices.ts';
import { createChangeCommands } from './vscode/commands/changeCommands.ts';
import { createCiteCommands } from './vscode/commands/citeCommands.ts';
import type { Command } from './vscode/commands/command.ts';
import { createCopyCommands } from './vscode/commands/copyCommands.ts';
import { createDocumentCommands } from './vscode/commands/documentCommands.ts';
import { createExportCommands } from './vscode/commands/exportCommands.ts';
import { asFirstStep } from './vscode/commands/firstSteps.ts';
import { createFilterCommands } from './vscode/commands/filterCommands.ts';
import { createPackCommands } from './vscode/commands/packCommands.ts';
import { createReferenceCommands } from './vscode/commands/referenceCommands.ts';
import { createRowCommands } from './vscode/commands/rowCommands.ts';
import { createMechanismCommands } from './vscode/commands/mechanismCommands.ts';
import { createNewReviewCommands } from './vscode/commands/newReview.ts';
import { createProblemCommands } from './vscode/commands/problemCommands.ts';
import type { CommandServices, WindowServices } from './vscode/commands/services.ts';
import { createStyleCommands } from './vscode/commands/styleCommands.ts';
import { createSuggestCommands } from './vscode/commands/suggestCommands.ts';
import { createTableCommands } from './vscode/commands/tableCommands.ts';
import { createTermCommands } from './vscode/commands/termCommands.ts';
import { createTidyCommands } from './vscode/commands/tidyCommands.ts';
import { RenderedPages } from './vscode/views/renderedPage.ts';
import { BroughtEntries } from './vscode/writing/broughtEntries.ts';
import { Writer } from './vscode/writing/writer.ts';

/** All commands, over the services of this window. */
export function createCommands(window: WindowServices): readonly Command[] {
	const writer = new Writer(window.libraries);
	const brought = window.register(new BroughtEntries(window.manuscripts, writer, window.log));
	const services: CommandServices = { ...window, writer, brought };
	const citing = new Citing(services);
	const pages = services.register(new RenderedPages());
	const panel = services.register(createCardPanel(services));
	const commands = [
		...createCiteCommands({ ...services, citing }),
		...createCardCommands({ ...services, panel }),
		createDiagramCommand({ ...services, citing }),
		...createFilterCommands(services),
		...createReferenceCommands(services),
		...createStyleCommands(services),
		...createChangeCommands(services),
		...createSuggestCommands({ ...services, citing }),
		...createTableCommands({ ...services, citing }),
		...createMechanismCommands({ ...services, citing }),
		...createRowCommands(services),
		...createCopyCommands(services),
		...createTermCommands(services),
		...createDocumentCommands({ ...services, pages }),
		...createExportCommands(services),
		...createProblemCommands({ ...services, citing }),
		...createTidyCommands(services),
		...createNewReviewCommands(services.writer),
		...createPackCommands(services),
	];
	return commands.map((command) => asFirstStep(command, services));
}

/** What language models may call, over the services of this window. */
export function createTools(services: WindowServices): ChatTools {
	return new ChatTools(services);
}
