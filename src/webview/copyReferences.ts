/**
 * Runs in the page that shows references to copy: puts them on the clipboard formatted and plain, at once where the
 * browser lets a page do so unasked, else with the button or the keys for copying.
 */

interface Host {
	postMessage(message: { readonly kind: 'copied' }): void;
}

declare function acquireVsCodeApi(): Host;

function start(): void {
	const host = acquireVsCodeApi();
	const references = document.querySelector('.references');
	const button = document.querySelector('button');
	if (!references || !button) {
		return;
	}
	document.addEventListener('copy', (event) => {
		// Who selected a part wants that part.
		if (event.clipboardData && document.getSelection()?.isCollapsed !== false) {
			event.clipboardData.setData('text/html', references.innerHTML);
			event.clipboardData.setData('text/plain', plainTextOf(references));
			event.preventDefault();
			host.postMessage({ kind: 'copied' });
		}
	});
	button.addEventListener('click', () => {
		document.getSelection()?.removeAllRanges();
		// The asynchronous clipboard asks for permissions that a page inside another may not have; this one never does.
		document.execCommand('copy');
	});
	button.focus();
	void copyUnasked(references).then((isCopied) => {
		if (isCopied) {
			host.postMessage({ kind: 'copied' });
		}
	});
}

async function copyUnasked(references: Element): Promise<boolean> {
	try {
		const blob = (type: string, text: string) => [type, new Blob([text], { type })] as const;
		const types = [blob('text/html', references.innerHTML), blob('text/plain', plainTextOf(references))];
		await navigator.clipboard.write([new ClipboardItem(Object.fromEntries(types))]);
		return true;
	} catch {
		return false;
	}
}

/** One line a reference. */
function plainTextOf(references: Element): string {
	return [...references.children].map((reference) => reference.textContent.trim()).join('\n');
}

start();
