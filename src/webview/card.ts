/**
 * Runs in the page of a card: sorts tables, filters evidence, and makes diagrams larger, smaller and movable. Whatever
 * it does with the mouse it does with keys as well; without it the page shows all, unsorted.
 */

interface Host {
	postMessage(message: { readonly kind: string; readonly png?: string; readonly papers?: readonly string[] }): void;
}

declare function acquireVsCodeApi(): Host;

const host = acquireVsCodeApi();

for (const table of document.querySelectorAll<HTMLTableElement>('table.sortable')) {
	for (const [column, button] of table.querySelectorAll<HTMLButtonElement>('button.sort').entries()) {
		button.addEventListener('click', () => sort(table, column));
	}
}

for (const filters of document.querySelectorAll<HTMLElement>('.filters')) {
	filters.addEventListener('input', () => filter(filters));
	filters.querySelector('[data-action="insertTable"]')?.addEventListener('click', insertTable);
}

for (const figure of document.querySelectorAll<HTMLElement>('figure.diagram')) {
	startDiagram(figure);
}

window.addEventListener('message', ({ data }: MessageEvent<unknown>) => {
	const { kind, svg } = data as { readonly kind?: unknown; readonly svg?: unknown };
	if (kind === 'toPixels' && typeof svg === 'string') {
		void toPixels(svg).then((png) => host.postMessage({ kind: 'pixels', png }));
	}
});

/** Sorts by a column, the other way round when it is sorted by it already. */
function sort(table: HTMLTableElement, column: number): void {
	const heads = [...table.querySelectorAll('th')];
	const head = heads[column];
	const body = table.tBodies[0];
	if (head === undefined || body === undefined) {
		return;
	}
	const isDescending = head.getAttribute('aria-sort') === 'ascending';
	heads.forEach((each) => each.removeAttribute('aria-sort'));
	head.setAttribute('aria-sort', isDescending ? 'descending' : 'ascending');
	const keyOf = (row: HTMLTableRowElement) => row.cells[column]?.dataset['key'] ?? '';
	const rows = [...body.rows].sort((a, b) => {
		const [first, second] = [keyOf(a), keyOf(b)];
		const difference = Number(first) - Number(second);
		const order = Number.isNaN(difference) ? first.localeCompare(second) : difference;
		return isDescending ? -order : order;
	});
	body.append(...rows);
}

/** Shows the rows of evidence that have what is chosen, and says how many. */
function filter(filters: HTMLElement): void {
	const wanted = (name: string) =>
		filters.querySelector<HTMLInputElement | HTMLSelectElement>(`[name="${name}"]`)?.value ?? '';
	const [design, species, n, year] = [wanted('design'), wanted('species'), wanted('n'), wanted('year')];
	const rows = [...document.querySelectorAll<HTMLElement>('.evidence li')];
	const atLeast = (value: string | undefined, least: string) => least === '' || Number(value ?? 0) >= Number(least);
	for (const row of rows) {
		row.hidden = !(
			(design === '' || row.dataset['design'] === design) &&
			(species === '' || (row.dataset['species'] ?? '').split('|').includes(species)) &&
			atLeast(row.dataset['n'], n) &&
			atLeast(row.dataset['year'], year)
		);
	}
	for (const group of document.querySelectorAll<HTMLElement>('section.stance, details.claim')) {
		const shown = [...group.querySelectorAll<HTMLElement>('.evidence li, :scope > ul > li')].filter(
			(row) => !row.hidden,
		);
		group.hidden = shown.length === 0;
		const count = group.querySelector(':scope > :is(h2, h3) .count');
		if (count !== null) {
			count.textContent = String(shown.length);
		}
	}
	const output = filters.querySelector('output');
	if (output !== null) {
		const shown = rows.filter((row) => !row.hidden).length;
		output.textContent = (filters.dataset['count'] ?? '')
			.replace('{0}', String(shown))
			.replace('{1}', String(rows.length));
	}
}

/** Asks for a table of the papers that the filters leave, each once. */
function insertTable(): void {
	const shown = [...document.querySelectorAll<HTMLElement>('.evidence li[data-paper]')].filter((row) => !row.hidden);
	host.postMessage({ kind: 'insertTable', papers: [...new Set(shown.map((row) => row.dataset['paper'] ?? ''))] });
}

function startDiagram(figure: HTMLElement): void {
	const canvas = figure.querySelector<HTMLElement>('.canvas');
	const drawing = canvas?.querySelector('svg');
	if (!canvas || !drawing) {
		return;
	}
	const size = { width: drawing.width.baseVal.value, height: drawing.height.baseVal.value };
	let zoom = 1;
	const setZoom = (wanted: number) => {
		zoom = Math.min(4, Math.max(0.5, wanted));
		drawing.setAttribute('width', String(size.width * zoom));
		drawing.setAttribute('height', String(size.height * zoom));
	};
	const larger = () => setZoom(zoom * 1.25);
	const smaller = () => setZoom(zoom / 1.25);
	figure.addEventListener('click', (event) => {
		const action = (event.target as Element).closest<HTMLElement>('button[data-action]')?.dataset['action'];
		if (action === 'larger') {
			larger();
		} else if (action === 'smaller') {
			smaller();
		} else if (action !== undefined) {
			host.postMessage({ kind: action });
		}
	});
	canvas.addEventListener('keydown', (event) => {
		// The arrows scroll the drawing, as they do any that is larger than its place.
		if (event.key === '+' || event.key === '=') {
			larger();
		} else if (event.key === '-') {
			smaller();
		} else if (event.key === '0') {
			setZoom(1);
		}
	});
	canvas.addEventListener(
		'wheel',
		(event) => {
			if (event.ctrlKey) {
				event.preventDefault();
				setZoom(zoom * (event.deltaY < 0 ? 1.1 : 1 / 1.1));
			}
		},
		{ passive: false },
	);
	drag(canvas);
	for (const step of drawing.querySelectorAll<SVGGElement>('g.step')) {
		step.addEventListener('click', () => chooseStep(figure, step));
	}
}

/** Moves a drawing that is larger than its place with the mouse. */
function drag(canvas: HTMLElement): void {
	let from: { x: number; y: number; left: number; top: number } | undefined;
	canvas.addEventListener('mousedown', (event) => {
		from = { x: event.clientX, y: event.clientY, left: canvas.scrollLeft, top: canvas.scrollTop };
	});
	window.addEventListener('mousemove', (event) => {
		if (from !== undefined && event.buttons === 1) {
			canvas.scrollLeft = from.left - (event.clientX - from.x);
			canvas.scrollTop = from.top - (event.clientY - from.y);
		}
	});
	window.addEventListener('mouseup', () => {
		from = undefined;
	});
}

/** Opens the list of steps at the one whose arrow was clicked, with its papers. */
function chooseStep(figure: HTMLElement, step: SVGGElement): void {
	const list = figure.nextElementSibling;
	const item = list?.querySelector<HTMLElement>(`#step-${step.dataset['step'] ?? ''}`);
	if (list instanceof HTMLDetailsElement && item) {
		list.open = true;
		item.focus();
		item.scrollIntoView({ block: 'nearest' });
	}
}

/** The drawing as PNG in base64, twice as fine as the screen. */
async function toPixels(svg: string): Promise<string> {
	const image = new Image();
	image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(svg)}`;
	await image.decode();
	const canvas = document.createElement('canvas');
	canvas.width = image.width * 2;
	canvas.height = image.height * 2;
	const context = canvas.getContext('2d');
	if (context === null) {
		return '';
	}
	context.fillStyle = '#ffffff';
	context.fillRect(0, 0, canvas.width, canvas.height);
	context.drawImage(image, 0, 0, canvas.width, canvas.height);
	return canvas.toDataURL('image/png').replace(/^data:image\/png;base64,/, '');
}
