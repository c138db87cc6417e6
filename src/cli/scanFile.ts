import type { ScannedDocument } from '../core/documents/model.ts';
import { scanDocument } from '../core/documents/scanDocument.ts';
import { documentFormatOf } from './documentFormats.ts';
import { readText } from './files.ts';

/** A manuscript file, scanned; undefined when its name is not one of a manuscript. Throws when it cannot be read. */
export function scanFile(file: string): ScannedDocument | undefined {
	const text = readText(file);
	const format = documentFormatOf(file);
	return format && scanDocument(text, format);
}
