import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { compileFunction } from 'node:vm';
import { inflateRawSync } from 'node:zlib';
import type * as CitationEngine from '../citationEngine.ts';
import type * as Protocol from '../mcpProtocol.ts';
import { createEvidenceBase } from '../core/evidence/createEvidenceBase.ts';
import type { EvidenceBase } from '../core/evidence/evidenceBase.ts';
import type { EvidencePack } from '../core/evidence/packModel.ts';
import { createLexicon, type Lexicon } from '../core/matching/lexicon.ts';
import type { KeptClaims } from '../core/suggestion/keptClaims.ts';
import { createSuggester, type Suggester } from '../core/suggestion/suggest.ts';
import { createLocalise, evidenceLanguageOf, type Reader } from '../presentation/localise.ts';
import { CliError, reasonOf } from './cliError.ts';

/**
 * What ships beside the command: evidence, styles, the citation engine and translations, and what is made of the evidence.
 * Everything loads when asked for, once.
 */
export class Assets {
	readonly #folder: string;
	readonly #lexicons = new WeakMap<EvidenceBase, Lexicon>();
	readonly #suggesters = new WeakMap<EvidenceBase, Suggester>();
	#bundledPack: EvidencePack | undefined;
	#bundledBase: EvidenceBase | undefined;
	#citationEngine: typeof CitationEngine | undefined;

	/** `folder` is `dist/` of the package. */
	constructor(folder: string = builtFolder()) {
		this.#folder = folder;
	}

	/** The evidence pack that ships with the command. */
	bundledPack(): EvidencePack {
		this.#bundledPack ??= JSON.parse(this.#text('evidence.json')) as EvidencePack;
		return this.#bundledPack;
	}

	/** The evidence of that pack alone. */
	bundledBase(): EvidenceBase {
		return (this.#bundledBase ??= createEvidenceBase([this.bundledPack()]));
	}

	/** What recognises the names of a base. */
	lexicon(base: EvidenceBase): Lexicon {
		const made = this.#lexicons.get(base) ?? createLexicon(base.vocabularies);
		this.#lexicons.set(base, made);
		return made;
	}

	/** What finds evidence for sentences in a base. */
	suggester(base: EvidenceBase): Suggester {
		const made = this.#suggesters.get(base) ?? this.#createSuggester(base);
		this.#suggesters.set(base, made);
		return made;
	}

	/** The module that renders citations. */
	citationEngine(): typeof CitationEngine {
		this.#citationEngine ??= this.#bundle('citations') as typeof CitationEngine;
		return this.#citationEngine;
	}

	/** The module that speaks the Model Context Protocol. */
	protocol(): typeof Protocol {
		const file = path.join(this.#folder, 'protocol.js');
		if (!existsSync(file)) {
			throw new CliError(`${file} is missing; build the package with “npm run build” first.`);
		}
		return createRequire(file)(file) as typeof Protocol;
	}

	/** The code of a thread that indexes entries; undefined where the package is not built. */
	indexer(): string | undefined {
		const file = path.join(this.#folder, 'indexer.js');
		return existsSync(file) ? readFileSync(file, 'utf8') : undefined;
	}

	/** The wording for a reader of this language, such as `zh-cn`; English where there is no translation. */
	reader(language: string): Reader {
		const file = path.join(this.#folder, '..', 'data', 'l10n', `bundle.l10n.${language.toLowerCase()}.json`);
		const bundle = existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as Record<string, string>) : {};
		return { t: createLocalise(bundle), language: evidenceLanguageOf(language), fileLabel: (path) => path };
	}

	/** The version of the package. */
	version(): string {
		const manifest = JSON.parse(this.#text('../package.json')) as { readonly version: string };
		return manifest.version;
	}

	bytes(name: string): Uint8Array {
		const file = path.join(this.#folder, name);
		try {
			return readFileSync(file);
		} catch (error) {
			throw new CliError(`${file} cannot be read: ${reasonOf(error)}; build the package with “npm run build” first.`);
		}
	}

	#createSuggester(base: EvidenceBase): Suggester {
		const pack = this.#bundledPack;
		const isAlone = pack !== undefined && base.packs.length === 1 && base.packs[0] === pack;
		const claims = isAlone ? { pack, kept: JSON.parse(this.#text('claims.json')) as KeptClaims } : undefined;
		return createSuggester(base, { lexicon: this.lexicon(base), claims });
	}

	/** A bundle of the extension, from the files that it shares with others: see `vscode/host/bundles.ts`. */
	#bundle(name: string): unknown {
		const files = (JSON.parse(this.#text('bundles.json')) as Readonly<Record<string, readonly string[]>>)[name] ?? [];
		const loaded = new Map<string, unknown>();
		for (const file of files) {
			const module = { exports: {} as unknown };
			const filename = path.join(this.#folder, file);
			const evaluate = compileFunction(this.#text(file), ['module', 'exports', 'require'], { filename }) as (
				...values: readonly unknown[]
			) => void;
			evaluate(module, module.exports, (wanted: string) => loaded.get(wanted));
			loaded.set(file, module.exports);
		}
		return loaded.get(files.at(-1) ?? '');
	}

	#text(name: string): string {
		return new TextDecoder().decode(this.bytes(name));
	}
}

/** How Node undoes the compression of the styles. */
export const unpacking = {
	inflate: (bytes: Uint8Array): Promise<Uint8Array> => Promise.resolve(inflateRawSync(bytes)),
	decode: (bytes: Uint8Array): string => new TextDecoder().decode(bytes),
};

/** `dist/`: where the bundled command is, or, when it runs from its source, beside `src/`. */
function builtFolder(): string {
	return typeof __dirname === 'string' ? __dirname : path.join(import.meta.dirname, '../../dist');
}
