import { formatOfName } from '../bibliography/formatOfName.ts';
import { packFileNames } from '../evidence/packFiles.ts';
import { isWholePack } from '../evidence/wholePack.ts';

/** What a file is to the feature that wants to change it. */
export type WritingRole = 'bibliography' | 'manuscript' | 'style' | 'sample' | 'figure' | 'pack';

/** What the world says of a file that is to be written. */
export interface WritingFacts {
	readonly role: WritingRole;
	/** The address as it is written, with slashes. */
	readonly path: string;
	/** Whether the folder is trusted; where it is not, what it says may be a trap. */
	readonly isTrusted: boolean;
	/**
	 * `inside` a folder that the writer works in, `allowed` by a setting that no folder can make, `network` when opening it
	 * asks another computer, else `outside`.
	 */
	readonly place: 'inside' | 'allowed' | 'outside' | 'network';
	/** The writer named this very file: it is the one that they edit, or they typed its name or picked it from the disk. */
	readonly isNamed: boolean;
	/** A symbolic link is on the way that leads, or may lead, out of the folder. */
	readonly isThroughLink: boolean;
	/**
	 * `references` when the file was read as a bibliography that holds some, `bibliography` when it could be read as one
	 * by its name, `other` for any other file.
	 */
	readonly content: 'missing' | 'references' | 'bibliography' | 'folder' | 'other';
}

/** Why a file may not be written at all. */
export type WritingRefusal =
	/** The folder is not trusted. */
	| 'untrusted'
	/** It lies on another computer that nobody works on. */
	| 'network'
	| 'folder'
	/** By its name or its content it is no bibliography. */
	| 'no-bibliography'
	/** A JSON or YAML file, which may be anything, holds no references. */
	| 'no-references'
	/** By its name it is no file of an evidence pack. */
	| 'no-pack'
	/** Its name is one that a system takes for something else, or that does not show what it is. */
	| 'misleading-name'
	/** There is a file of this name, which may be the writer's own. */
	| 'exists';

/** Whether a file may be written: `ask` wants a yes of the writer for this file and this time. */
export type WritingDecision =
	| { readonly kind: 'allow' }
	| { readonly kind: 'ask'; readonly reason: 'outside' | 'link' }
	| { readonly kind: 'refuse'; readonly reason: WritingRefusal };

/**
 * The one decision on where the product may write, for every feature. What a manuscript, a project file or a setting of
 * the folder says is never enough to change a file outside of it, nor one that is no bibliography.
 */
export function mayWrite(facts: WritingFacts): WritingDecision {
	if (!facts.isTrusted) {
		return { kind: 'refuse', reason: 'untrusted' };
	}
	if (facts.place === 'network') {
		return { kind: 'refuse', reason: 'network' };
	}
	const fault = faultOf(facts);
	if (fault !== undefined) {
		return { kind: 'refuse', reason: fault };
	}
	if (facts.place === 'allowed') {
		return { kind: 'allow' };
	}
	if (facts.isThroughLink) {
		return { kind: 'ask', reason: 'link' };
	}
	return facts.place === 'outside' && !facts.isNamed ? { kind: 'ask', reason: 'outside' } : { kind: 'allow' };
}

/** What speaks against the file itself, wherever it lies. */
function faultOf({ role, path, content, isNamed }: WritingFacts): WritingRefusal | undefined {
	if (content === 'folder') {
		return 'folder';
	}
	if (role !== 'manuscript' && isMisleading(path, content)) {
		return 'misleading-name';
	}
	switch (role) {
		case 'manuscript':
			return undefined;
		case 'style':
		case 'sample':
			return content === 'missing' ? undefined : 'exists';
		case 'figure':
			// The dialog has asked whether the file that was named may be replaced.
			return content === 'missing' || (isNamed && content === 'other') ? undefined : 'exists';
		case 'pack':
			return packFileNames.some((name) => path.endsWith(`/${name}`)) || isWholePack(path) ? undefined : 'no-pack';
		case 'bibliography':
			return bibliographyFault(path, content);
	}
}

/**
 * Whether a name may be another file than it says: a stream of one (`a.txt::$DATA.bib`), a device (`NUL.bib`), a name that
 * Windows shortens (`a.bib.`), or one with signs that nobody sees and that turn the letters round. Elsewhere a bibliography
 * may well be called `aux.bib`; where it has references, it is no device.
 */
function isMisleading(path: string, content: WritingFacts['content']): boolean {
	const folders = path.replace(drive, '').split('/');
	const isWindows = drive.test(path);
	const name = folders.pop() ?? '';
	const isPlain = (part: string) => !/[:\p{Cc}\p{Bidi_Control}]|[. ]$/u.test(part) || part === '.' || part === '..';
	const isDevice = (part: string) => devices.test(part);
	return (
		!isPlain(name) ||
		/\p{Cf}/u.test(name) ||
		(isDevice(name) && (isWindows || content !== 'references')) ||
		(isWindows && !folders.every((folder) => isPlain(folder) && !isDevice(folder)))
	);
}

const drive = /^\/?[A-Za-z]:(?=\/)/;

/** Names that Windows gives to devices, in every folder and with any ending. */
const devices = /^(?:con|prn|aux|nul|conin\$|conout\$|(?:com|lpt)[0-9\u00b9\u00b2\u00b3])\s*(?:\.|$)/i;

function bibliographyFault(path: string, content: WritingFacts['content']): WritingRefusal | undefined {
	// The very end of the name counts: `?` and `#` are letters of a path.
	const format = formatOfName(/\.[A-Za-z]+$/.exec(path)?.[0] ?? '');
	if (format === undefined || content === 'other') {
		return 'no-bibliography';
	}
	// Settings, workflows and lists of packages are JSON and YAML as well.
	const mayBeAnything = format === 'csl-json' || format === 'csl-yaml';
	return mayBeAnything && content !== 'references' ? 'no-references' : undefined;
}
