import { crc32, deflateSync, inflateSync } from 'node:zlib';

/** A colour as one number, and how many pixels have it. */
interface Counted {
	readonly colour: number;
	readonly count: number;
}

/** An opaque picture as its pixels, a number each: red, green, blue. */
interface Pixels {
	readonly width: number;
	readonly height: number;
	readonly colours: Uint32Array;
}

const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);

/**
 * A PNG of the same picture with a palette of at most 256 colours, about a third as large. For pictures of windows, whose
 * colours are few; takes what browsers write: 8 bits, no interlacing, opaque.
 */
export function palettePng(png: Buffer): Buffer {
	const { width, height, colours } = readPng(png);
	const counts = new Map<number, number>();
	for (const colour of colours) {
		counts.set(colour, (counts.get(colour) ?? 0) + 1);
	}
	const boxes = cutIntoBoxes([...counts].map(([colour, count]) => ({ colour, count })));
	const palette = boxes.map(meanOf);
	const indexOf = new Map(boxes.flatMap((box, index) => box.map(({ colour }) => [colour, index] as const)));
	const rows = Buffer.alloc((width + 1) * height);
	for (let at = 0; at < colours.length; at++) {
		rows[Math.floor(at / width) * (width + 1) + 1 + (at % width)] = indexOf.get(colours[at]!)!;
	}
	const header = Buffer.alloc(13);
	header.writeUInt32BE(width, 0);
	header.writeUInt32BE(height, 4);
	header.set([8, 3], 8);
	return Buffer.concat([
		signature,
		chunk('IHDR', header),
		chunk('PLTE', Buffer.from(palette.flatMap(partsOf))),
		chunk('IDAT', deflateSync(rows, { level: 9 })),
		chunk('IEND', Buffer.alloc(0)),
	]);
}

/** The pixels of a PNG of 8 bits without interlacing; what is transparent is left out of account. */
function readPng(png: Buffer): Pixels {
	const data: Buffer[] = [];
	for (let at = signature.length; at < png.length;) {
		const length = png.readUInt32BE(at);
		if (png.toString('latin1', at + 4, at + 8) === 'IDAT') {
			data.push(png.subarray(at + 8, at + 8 + length));
		}
		at += 12 + length;
	}
	const width = png.readUInt32BE(16);
	const height = png.readUInt32BE(20);
	const samples = { 2: 3, 6: 4 }[png[25]!];
	if (png[24] !== 8 || png[28] !== 0 || samples === undefined) {
		throw new Error('Only pictures with 8 bits and true colours, not interlaced, are read.');
	}
	const raw = unfilter(inflateSync(Buffer.concat(data)), width * samples, height, samples);
	const colours = new Uint32Array(width * height);
	for (let at = 0; at < colours.length; at++) {
		colours[at] = (raw[at * samples]! << 16) | (raw[at * samples + 1]! << 8) | raw[at * samples + 2]!;
	}
	return { width, height, colours };
}

/** Undoes the filters of the rows (PNG specification, section 9). */
function unfilter(filtered: Buffer, rowLength: number, height: number, step: number): Buffer {
	const raw = Buffer.alloc(rowLength * height);
	for (let row = 0; row < height; row++) {
		const kind = filtered[row * (rowLength + 1)]!;
		for (let column = 0; column < rowLength; column++) {
			const at = row * rowLength + column;
			const left = column < step ? 0 : raw[at - step]!;
			const above = row === 0 ? 0 : raw[at - rowLength]!;
			const corner = row === 0 || column < step ? 0 : raw[at - rowLength - step]!;
			const predicted = [0, left, above, (left + above) >> 1, paeth(left, above, corner)][kind]!;
			raw[at] = filtered[row * (rowLength + 1) + 1 + column]! + predicted;
		}
	}
	return raw;
}

function paeth(left: number, above: number, corner: number): number {
	const estimate = left + above - corner;
	const [a, b, c] = [Math.abs(estimate - left), Math.abs(estimate - above), Math.abs(estimate - corner)];
	return a <= b && a <= c ? left : b <= c ? above : corner;
}

/** Cuts the box with the widest spread in two, at the middle of its pixels, until there are as many as a palette has. */
function cutIntoBoxes(all: readonly Counted[]): readonly (readonly Counted[])[] {
	const boxes = [{ colours: all, ...spreadOf(all) }];
	while (boxes.length < 256) {
		const widest = boxes.reduce((most, box) => (box.spread > most.spread ? box : most));
		if (widest.spread === 0) {
			break;
		}
		const sorted = widest.colours.toSorted((a, b) => partsOf(a.colour)[widest.part]! - partsOf(b.colour)[widest.part]!);
		const half = sorted.reduce((sum, { count }) => sum + count, 0) / 2;
		let passed = 0;
		const middle = sorted.findIndex(({ count }) => (passed += count) >= half);
		const cut = Math.min(Math.max(1, middle), sorted.length - 1);
		boxes.splice(
			boxes.indexOf(widest),
			1,
			...[sorted.slice(0, cut), sorted.slice(cut)].map((colours) => ({ colours, ...spreadOf(colours) })),
		);
	}
	return boxes.map(({ colours }) => colours);
}

/** The part of the colour in which a box spreads most. */
function spreadOf(box: readonly Counted[]): { readonly part: number; readonly spread: number } {
	const spreads = [0, 1, 2].map((part) => {
		let [least, most] = [255, 0];
		for (const { colour } of box) {
			const value = partsOf(colour)[part]!;
			least = Math.min(least, value);
			most = Math.max(most, value);
		}
		return most - least;
	});
	const part = spreads.indexOf(Math.max(...spreads));
	return { part, spread: spreads[part]! };
}

/** The colour of a box: the mean of its pixels. */
function meanOf(box: readonly Counted[]): number {
	const total = box.reduce((sum, { count }) => sum + count, 0);
	return [0, 1, 2].reduce((colour, part) => {
		const sum = box.reduce((all, each) => all + partsOf(each.colour)[part]! * each.count, 0);
		return (colour << 8) | Math.round(sum / total);
	}, 0);
}

function partsOf(colour: number): readonly number[] {
	return [colour >> 16, (colour >> 8) & 255, colour & 255];
}

function chunk(kind: string, data: Buffer): Buffer {
	const body = Buffer.concat([Buffer.from(kind, 'latin1'), data]);
	const framed = Buffer.alloc(body.length + 8);
	framed.writeUInt32BE(data.length, 0);
	framed.set(body, 4);
	framed.writeUInt32BE(crc32(body), body.length + 4);
	return framed;
}
