/**
 * Runs inside the Markdown preview: shows the card of the works of a cite while the mouse or the focus is on it. With the
 * keyboard, Tab leads from a cite into its card and from the card's last link on behind the cite. The preview replaces
 * its content as one types, so that the listeners are the document's and the card is looked up anew.
 */

const popoverId = 'afferent-popover';

/** So long the mouse rests on a cite before its card comes, and may be away before it goes, in milliseconds. */
const pause = 250;

function start(): void {
	// The preview may run its scripts again; one set of listeners is enough.
	if (document.documentElement.dataset['afferent'] === 'ready') {
		return;
	}
	document.documentElement.dataset['afferent'] = 'ready';
	let timer: number | undefined;
	const later = (action: () => void): void => {
		clearTimeout(timer);
		timer = setTimeout(action, pause);
	};
	const over = (event: Event): void => {
		const target = event.target instanceof Element ? event.target : undefined;
		const cite = target?.closest<HTMLElement>('a.afferent-cite');
		if (cite) {
			later(() => show(cite));
		} else if (target?.closest(`#${popoverId}`)) {
			clearTimeout(timer);
		} else {
			later(hide);
		}
	};
	document.addEventListener('mouseover', over);
	document.addEventListener('focusin', over);
	document.addEventListener(
		'click',
		(event) => {
			hide();
			clearTimeout(timer);
			const cite = event.target instanceof Element ? event.target.closest('a.afferent-cite') : null;
			if (event.altKey && cite !== null) {
				event.preventDefault();
				event.stopPropagation();
				showInManuscript(cite, event);
			}
		},
		{ capture: true },
	);
	document.addEventListener('scroll', hide, { passive: true });
	document.addEventListener('keydown', (event) => {
		if (event.key === 'Escape') {
			hide();
			// Back on its cite, the card would come again.
			clearTimeout(timer);
		} else if (event.key === 'Tab') {
			tab(event);
		}
	});
}

/** Puts the card, which stands at the end of the page, behind its cite in the order of the keyboard. */
function tab(event: KeyboardEvent): void {
	const popover = document.getElementById(popoverId);
	const cite = describedCite();
	if (!popover || popover.hidden || cite === null) {
		return;
	}
	const focused = document.activeElement;
	const links = [...popover.querySelectorAll<HTMLElement>('a[href]')];
	if (focused === cite && !event.shiftKey) {
		event.preventDefault();
		popover.focus();
	} else if (focused === popover && event.shiftKey) {
		event.preventDefault();
		cite.focus();
	} else if (focused === (links.at(-1) ?? popover) && !event.shiftKey) {
		// From the cite the browser itself goes on to what is next.
		cite.focus();
	}
}

/** The cite whose card is shown. */
function describedCite(): HTMLElement | null {
	return document.querySelector<HTMLElement>(`[aria-describedby="${popoverId}"]`);
}

/**
 * Asks the preview for the line of the manuscript, as a double click on its text does; it leaves links out, so the click
 * is passed on to what holds the cite.
 */
function showInManuscript(cite: Element, { clientX, clientY }: MouseEvent): void {
	cite.parentElement?.dispatchEvent(new MouseEvent('dblclick', { bubbles: true, clientX, clientY }));
}

function show(cite: HTMLElement): void {
	const works = (cite.dataset['afferentWorks'] ?? '').split(' ').flatMap((index) => workOf(index) ?? []);
	if (!cite.isConnected || works.length === 0) {
		hide();
		return;
	}
	const popover = document.getElementById(popoverId) ?? createPopover();
	describedCite()?.removeAttribute('aria-describedby');
	cite.setAttribute('aria-describedby', popoverId);
	popover.setAttribute('aria-labelledby', cite.id);
	popover.replaceChildren(...works);
	popover.hidden = false;
	place(popover, cite.getBoundingClientRect());
}

/** The entry of the reference list with its card, without ids and the links of the list. */
function workOf(index: string): HTMLElement | undefined {
	const entry = document.getElementById(`afferent-ref-${index}`);
	if (!entry) {
		return undefined;
	}
	const reference = entry.cloneNode(true) as HTMLElement;
	reference
		.querySelectorAll('.afferent-links, .afferent-card, .csl-left-margin')
		.forEach((element) => element.remove());
	const work = document.createElement('div');
	work.className = 'afferent-work';
	const first = document.createElement('p');
	first.append(...reference.childNodes);
	work.append(first);
	entry.querySelectorAll('.afferent-card > *').forEach((element) => work.append(element.cloneNode(true)));
	return work;
}

function createPopover(): HTMLElement {
	const popover = document.createElement('div');
	popover.id = popoverId;
	popover.className = 'afferent-popover';
	popover.setAttribute('role', 'dialog');
	// So that the arrow keys scroll a long one.
	popover.tabIndex = 0;
	// Beside the content, which the preview replaces.
	document.documentElement.append(popover);
	return popover;
}

/** Below the cite, or above where there is more room; never over the edge. */
function place(popover: HTMLElement, cite: DOMRect): void {
	const gap = 4;
	const margin = 8;
	const { width, height } = popover.getBoundingClientRect();
	const fitsBelow = cite.bottom + gap + height <= window.innerHeight - margin;
	const top = fitsBelow || cite.top < window.innerHeight - cite.bottom ? cite.bottom + gap : cite.top - gap - height;
	popover.style.top = `${String(Math.max(margin, top))}px`;
	popover.style.left = `${String(Math.max(margin, Math.min(cite.left, window.innerWidth - margin - width)))}px`;
}

function hide(): void {
	const popover = document.getElementById(popoverId);
	const cite = describedCite();
	if (!popover || popover.hidden) {
		return;
	}
	const hadFocus = popover.contains(document.activeElement);
	popover.hidden = true;
	cite?.removeAttribute('aria-describedby');
	if (hadFocus) {
		cite?.focus({ preventScroll: true });
	}
}

start();
