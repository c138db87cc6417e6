// What runs inside the editor's page: JavaScript, since the rest of the project has no business with the DOM's types.
/* global document, NodeFilter, performance, queueMicrotask, reportError */

export function boxOfText(text) {
	const cursor = document
		.querySelector('.editor-group-container.active .editor-instance .cursor')
		?.getBoundingClientRect();
	const found = [];
	for (const line of document.querySelectorAll('.editor-group-container.active .view-lines .view-line')) {
		const nodes = [];
		const walker = document.createTreeWalker(line, NodeFilter.SHOW_TEXT);
		while (walker.nextNode()) {
			nodes.push(walker.currentNode);
		}
		// The editor draws spaces as no-break spaces.
		const content = nodes.map((node) => node.data.replaceAll('\u00a0', ' ')).join('');
		for (let at = content.indexOf(text); at >= 0; at = content.indexOf(text, at + 1)) {
			const range = document.createRange();
			let passed = 0;
			for (const node of nodes) {
				const from = at - passed;
				const to = at + text.length - passed;
				if (from >= 0 && from < node.data.length) {
					range.setStart(node, from);
				}
				if (to > 0 && to <= node.data.length) {
					range.setEnd(node, to);
				}
				passed += node.data.length;
			}
			const box = range.getClientRects()[0] ?? range.getBoundingClientRect();
			found.push({ x: box.x + box.width / 2, y: box.y + box.height / 2, left: box.x });
		}
	}
	const distance = (place) =>
		cursor === undefined ? 0 : Math.abs(place.y - cursor.y - cursor.height / 2) * 100 + Math.abs(place.left - cursor.x);
	const nearest = found.sort((a, b) => distance(a) - distance(b))[0];
	return nearest && { x: nearest.x, y: nearest.y };
}

/** Whether the quick input no longer asks with this text in it. */
export function isAnswered(text) {
	const widget = document.querySelector('.quick-input-widget');
	const input = widget?.querySelector('input[type="text"]');
	return widget === null || widget.style.display === 'none' || input?.value !== text;
}

/** What waits for the next frame waits for one that comes at most this often, all of it together. */
export function drawSeldom(milliseconds) {
	const waiting = new Map();
	let last = 0;
	let drawn = 0;
	const draw = () => {
		drawn = performance.now();
		const callbacks = [...waiting.values()];
		waiting.clear();
		for (const callback of callbacks) {
			try {
				callback(drawn);
			} catch (error) {
				reportError(error);
			}
		}
	};
	globalThis.requestAnimationFrame = (callback) => {
		if (waiting.size === 0) {
			setTimeout(draw, Math.max(0, drawn + milliseconds - performance.now()));
		}
		waiting.set(++last, callback);
		return last;
	};
	globalThis.cancelAnimationFrame = (id) => waiting.delete(id);
}

/**
 * Hands what comes over a socket to its reader at once. The editor takes each message for a file and has it read, for which
 * the browser asks three of its processes.
 */
export function readAtOnce() {
	globalThis.WebSocket = class extends globalThis.WebSocket {
		constructor(...values) {
			super(...values);
			this.binaryType = 'arraybuffer';
		}
	};
	const readFile = globalThis.FileReader.prototype.readAsArrayBuffer;
	globalThis.FileReader.prototype.readAsArrayBuffer = function (data) {
		if (data instanceof ArrayBuffer) {
			queueMicrotask(() => this.onload?.({ target: { result: data } }));
		} else {
			readFile.call(this, data);
		}
	};
}
