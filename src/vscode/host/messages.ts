import * as vscode from 'vscode';
import { inertLabel, onOneLine, withoutLinks } from '../../presentation/inertText.ts';

/**
 * All that is said, asked and listed outside the text goes through here (ESLint), so that nothing which comes from a file
 * becomes a link or an icon. Icons of the product's own go into `iconPath`.
 */

type Say = (message: string, options: vscode.MessageOptions, ...actions: string[]) => Thenable<string | undefined>;
/** Options and then actions, or actions alone. */
type Rest = readonly (vscode.MessageOptions | string)[];

/** Tells something; resolves to the action that was chosen. */
export function showInformation(message: string, ...rest: Rest): Promise<string | undefined> {
	return say(vscode.window.showInformationMessage, message, rest);
}

/** Warns, or asks where `modal` is among the options; resolves to the action that was chosen. */
export function showWarning(message: string, ...rest: Rest): Promise<string | undefined> {
	return say(vscode.window.showWarningMessage, message, rest);
}

/** Says what could not be done; resolves to the action that was chosen. */
export function showError(message: string, ...rest: Rest): Promise<string | undefined> {
	return say(vscode.window.showErrorMessage, message, rest);
}

async function say(how: Say, message: string, rest: Rest): Promise<string | undefined> {
	const options = rest.find((part) => typeof part === 'object') ?? {};
	const actions = rest.filter((part) => typeof part === 'string');
	const { detail } = options;
	const inert = detail === undefined ? options : { ...options, detail: withoutLinks(detail) };
	return how(withoutLinks(message), inert, ...actions);
}

declare const isInert: unique symbol;
/** A row of a list that shows nothing but text. */
export type InertRow<Row extends vscode.QuickPickItem> = Row & { readonly [isInert]: true };

/** The row with its texts made inert. */
export function inertRow<Row extends vscode.QuickPickItem>(row: Row): InertRow<Row> {
	const { label, description, detail } = row;
	return {
		...row,
		label: inertLabel(label),
		...(description === undefined ? {} : { description: inertLabel(description) }),
		...(detail === undefined ? {} : { detail: inertLabel(detail) }),
	} as InertRow<Row>;
}

/** Lets the user choose a row; undefined when nothing is chosen. */
export async function pick<Row extends vscode.QuickPickItem>(
	rows: readonly Row[],
	options: vscode.QuickPickOptions,
): Promise<Row | undefined> {
	return vscode.window.showQuickPick(rows.map(inertRow), options);
}

/** Lets the user tick rows; undefined when the list is left. */
export async function pickMany<Row extends vscode.QuickPickItem>(
	rows: readonly Row[],
	options: vscode.QuickPickOptions,
): Promise<readonly Row[] | undefined> {
	return vscode.window.showQuickPick(rows.map(inertRow), { ...options, canPickMany: true });
}

/** The same where one row at least is needed; says so when none is ticked. */
export async function pickSome<Row extends vscode.QuickPickItem>(
	rows: readonly Row[],
	options: vscode.QuickPickOptions,
): Promise<readonly Row[] | undefined> {
	const ticked = await pickMany(rows, options);
	if (ticked?.length === 0) {
		void showInformation(vscode.l10n.t('No row was ticked, so nothing was done.'));
		return undefined;
	}
	return ticked;
}

/** A list whose rows change while it is open. */
export function createList<Row extends vscode.QuickPickItem>(): vscode.QuickPick<InertRow<Row>> {
	return vscode.window.createQuickPick<InertRow<Row>>();
}

/** Asks for a line of text; undefined when the user leaves. */
export async function askForText(options: {
	readonly title: string;
	readonly prompt: string;
	/** What is in the box at first. */
	readonly value?: string;
	readonly validate?: (text: string) => string | undefined;
}): Promise<string | undefined> {
	const { title, prompt, value, validate } = options;
	const inert = (sentence: string | undefined) => (sentence === undefined ? undefined : inertLabel(sentence));
	return vscode.window.showInputBox({
		title,
		prompt: inertLabel(prompt),
		...(value === undefined ? {} : { value }),
		...(validate === undefined ? {} : { validateInput: (text) => inert(validate(text)) }),
	});
}

/** A box for a line of text that is looked at while it is typed. */
export function createTextBox(title: string, placeholder: string): vscode.InputBox {
	const box = vscode.window.createInputBox();
	box.title = title;
	box.placeholder = placeholder;
	return box;
}

/** Says in the status bar, for some seconds, that something is done. */
export function showDone(sentence: string): void {
	vscode.window.setStatusBarMessage(`$(check) ${inertLabel(sentence)}`, 5000);
}

/** Does what takes seconds with a title in the status bar while it lasts. */
export async function withStatus<T>(title: string, work: () => Promise<T>): Promise<T> {
	return vscode.window.withProgress({ location: vscode.ProgressLocation.Window, title: inertLabel(title) }, work);
}

/** Does what the user may want to end, with a notification while it lasts. */
export async function withNotification<T>(
	title: string,
	work: (token: vscode.CancellationToken) => Promise<T>,
): Promise<T> {
	const options = { location: vscode.ProgressLocation.Notification, title: withoutLinks(title), cancellable: true };
	return vscode.window.withProgress(options, (_progress, token) => work(token));
}

/** A line of the language status, whose text and detail are places where the editor looks for links and icons. */
export interface StatusLine extends vscode.Disposable {
	setBusy(isBusy: boolean): void;
	show(text: string, detail: string, severity: vscode.LanguageStatusSeverity): void;
}

export function createStatusLine(
	id: string,
	selector: vscode.DocumentSelector,
	{ name, command }: { readonly name: string; readonly command: vscode.Command },
): StatusLine {
	const item = vscode.languages.createLanguageStatusItem(id, selector);
	item.name = name;
	item.command = command;
	return {
		setBusy: (isBusy) => {
			item.busy = isBusy;
		},
		show: (text, detail, severity) => {
			item.text = inertLabel(text);
			item.detail = inertLabel(detail);
			item.severity = severity;
		},
		dispose: () => item.dispose(),
	};
}

/** The log. What is written to it is one line; only what is beside it, such as the trace of an error, may have more. */
export function createLog(): vscode.LogOutputChannel {
	const log = vscode.window.createOutputChannel('Afferent', { log: true });
	return {
		name: log.name,
		get logLevel() {
			return log.logLevel;
		},
		onDidChangeLogLevel: log.onDidChangeLogLevel,
		trace: (message, ...more: unknown[]) => log.trace(onOneLine(message), ...more),
		debug: (message, ...more: unknown[]) => log.debug(onOneLine(message), ...more),
		info: (message, ...more: unknown[]) => log.info(onOneLine(message), ...more),
		warn: (message, ...more: unknown[]) => log.warn(onOneLine(message), ...more),
		error: (error, ...more: unknown[]) => log.error(typeof error === 'string' ? onOneLine(error) : error, ...more),
		append: (text) => log.append(onOneLine(text)),
		appendLine: (text) => log.appendLine(onOneLine(text)),
		replace: (text) => log.replace(onOneLine(text)),
		clear: () => log.clear(),
		show: () => log.show(),
		hide: () => log.hide(),
		dispose: () => log.dispose(),
	};
}
