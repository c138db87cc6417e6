/** Reads numbers and texts off bytes. Numbers are written seven bits a byte, least significant first. */
export class ByteReader {
	readonly #bytes: Uint8Array;
	#position = 0;

	constructor(bytes: Uint8Array) {
		this.#bytes = bytes;
	}

	/** The next number, from 0 to 2³¹ − 1; 0 past the end. */
	number(): number {
		let value = 0;
		for (let shift = 0; ; shift += 7) {
			const byte = this.#bytes[this.#position++] ?? 0;
			value |= (byte & 127) << shift;
			if (byte < 128) {
				return value;
			}
		}
	}

	/** The next `length` bytes. */
	bytes(length: number): Uint8Array {
		const start = this.#position;
		this.#position += length;
		return this.#bytes.subarray(start, start + length);
	}
}
