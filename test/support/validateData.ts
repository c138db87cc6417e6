// Validates the bundled evidence pack: `npm run validate -- [--fix-strength] [folder]`.
// Exit code 1 and one line `file: record: reason` for everything that is wrong. `--fix-strength` first writes the
// strength that follows from the links of each claim into claims.json, and leaves everything else as it stands.

import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { Ajv } from 'ajv';
import { createEvidenceBase } from '../../src/core/evidence/createEvidenceBase.ts';
import { readJson } from '../../src/core/evidence/jsonDocument.ts';
import type { EvidencePack } from '../../src/core/evidence/packModel.ts';
import type { Stance } from '../../src/core/evidence/model.ts';
import { packFileNames, type PackFileName, type PackFiles } from '../../src/core/evidence/packFiles.ts';
import { strengthOf } from '../../src/core/evidence/strength.ts';
import { validatePack } from '../../src/core/evidence/validatePack.ts';
import { type FailedTrial, failedTrials } from '../../src/core/matching/nameTrials.ts';
import { LineIndex } from '../../src/core/text/lineIndex.ts';

const dataFolder = fileURLToPath(new URL('../../data/', import.meta.url));

function main(folder: string, isFixing: boolean): void {
	if (isFixing) {
		fixStrengths(folder);
	}
	const files = readFiles(folder);
	const { value, problems } = validatePack(files);
	const lines = [
		...checkSchemas(files),
		...problems.map(({ code, file, record, span, details }) => {
			const { line, column } = new LineIndex(files[file] ?? '').positionAt(span.start);
			const reason = [code, ...Object.entries(details ?? {}).map(([name, text]) => `${name}=${text}`)].join(' ');
			return `${file}: ${record ?? '-'}: ${reason} (line ${line + 1}, column ${column + 1})`;
		}),
		...(value === undefined ? [] : [...findTwins(value), ...tryNames(value)]),
	];
	if (value !== undefined) {
		process.stdout.write(`${describe(value)}\n`);
	}
	if (lines.length > 0) {
		process.stderr.write(`${lines.join('\n')}\n`);
		process.exitCode = 1;
	}
}

/** Writes the strength of each claim that has another one; the layout stays as it is. */
function fixStrengths(folder: string): void {
	const files = readFiles(folder);
	const pack = validatePack(files).value;
	const list = readJson(files['claims.json'] ?? '').value;
	if (pack === undefined || list?.kind !== 'array') {
		return;
	}
	const designs = new Map(pack.papers.map(({ citekey, study }) => [citekey, study.design]));
	const claims = new Map(pack.claims.map((claim) => [claim.id, claim]));
	let text = files['claims.json'] ?? '';
	let fixed = 0;
	for (const node of [...list.items].reverse()) {
		const [id, strength] = ['id', 'strength'].map((name) =>
			node.kind === 'object' ? node.members.get(name)?.value : undefined,
		);
		const claim = id?.kind === 'string' ? claims.get(id.value) : undefined;
		const right = claim && strengthOf(claim.evidence, (citekey) => designs.get(citekey));
		if (strength?.kind === 'string' && right !== undefined && right !== strength.value) {
			text = `${text.slice(0, strength.span.start)}"${right}"${text.slice(strength.span.end)}`;
			fixed++;
		}
	}
	writeFileSync(join(folder, 'claims.json'), text);
	process.stdout.write(`${fixed} strengths written\n`);
}

function readFiles(folder: string): PackFiles {
	const texts = packFileNames.flatMap((name): [PackFileName, string][] => {
		const path = join(folder, name);
		return existsSync(path) ? [[name, readFileSync(path, 'utf8')]] : [];
	});
	return Object.fromEntries(texts);
}

/** The same files by the JSON Schemas that the editor applies: the two checks must not drift apart. */
function checkSchemas(files: PackFiles): readonly string[] {
	const ajv = new Ajv({ allErrors: true, allowUnionTypes: true });
	return packFileNames.flatMap((name) => {
		const text = files[name];
		const schemaPath = join(dataFolder, 'schemas', name.replace('.json', '.schema.json'));
		const validate = ajv.compile(JSON.parse(readFileSync(schemaPath, 'utf8')));
		const value: unknown = text === undefined ? undefined : parse(text);
		if (value === undefined || validate(value)) {
			return [];
		}
		return (validate.errors ?? []).map(({ instancePath, message, params }) => {
			const reason = `schema: ${instancePath} ${message ?? ''} ${JSON.stringify(params)}`;
			return `${name}: ${recordAt(value, instancePath)}: ${reason}`;
		});
	});
}

/** `undefined` for broken JSON, which the pack's own check reports with its place. */
function parse(text: string): unknown {
	try {
		return JSON.parse(text);
	} catch {
		return undefined;
	}
}

function recordAt(value: unknown, instancePath: string): string {
	const key = instancePath.split('/')[1] ?? '-';
	const record = Array.isArray(value) ? (value as readonly unknown[])[Number(key)] : undefined;
	const id = typeof record === 'object' && record !== null && 'id' in record ? record.id : key;
	return String(id);
}

/** Runs the sentences of the rules on names, and reports names and rules that change nothing. */
function tryNames(pack: EvidencePack): readonly string[] {
	return createEvidenceBase([pack]).vocabularies.flatMap((vocabulary) =>
		failedTrials(vocabulary).map(({ kind, entity, text }) => `names.json: ${entity}: ${reasons[kind]}: ${text}`),
	);
}

const reasons: Readonly<Record<FailedTrial['kind'], string>> = {
	missed: 'the entity is not found exactly where the brackets are',
	found: 'the entity is found',
	idle: 'the rule changes nothing in its own sentences',
	known: 'the name is recognized without being listed',
	covered: 'it changes nothing: a shorter word or phrase beside it does the same',
	silent: 'the word changes nothing: the short form counts without it, or in spite of it',
	needless: 'the phrase changes nothing: the entity is not found in it anyway',
};

/** Papers with the same title, year and first author are one work under two citekeys. */
function findTwins({ papers }: EvidencePack): readonly string[] {
	const seen = new Map<string, string>();
	return papers.flatMap(({ citekey, item }) => {
		const title = (item.title ?? '').toLowerCase().replace(/[^\p{L}\p{N}]+/gu, ' ');
		const year = item.issued?.['date-parts']?.[0]?.[0];
		const author = item.author?.[0];
		const key = `${title}|${year}|${author?.family ?? author?.literal}`;
		const twin = seen.get(key);
		seen.set(key, citekey);
		return twin === undefined ? [] : [`references.json: ${citekey}: same title, year and author as ${twin}`];
	});
}

function describe(pack: EvidencePack): string {
	const { targets, pathways, entities, claims, papers, figures, names = [] } = pack;
	const evidence = claims.flatMap((claim) => claim.evidence);
	const terms = claims.flatMap((claim) => [claim.subject, claim.object, ...(claim.pathway ? [claim.pathway] : [])]);
	const linked = terms.filter((term) => term.entities.length > 0);
	const entries = [...targets, ...pathways, ...entities];
	const sources = entries.flatMap((entity) => entity.sources);
	const steps = pathways.flatMap((pathway) => pathway.steps);
	const borneOut = steps.filter((step) => [...(step.sources ?? []), ...(step.claims ?? [])].length > 0);
	const ofStance = (stance: Stance) => evidence.filter((link) => link.stance === stance).length;
	return [
		`${targets.length} targets, ${pathways.length} pathways, ${entities.length} entities,`,
		`${claims.length} claims, ${papers.length} papers, ${figures.length} figures,`,
		`${names.reduce((count, each) => count + each.names.length, 0)} further names,`,
		`${names.reduce((count, each) => count + each.company.length + each.otherThings.length, 0)} rules on names`,
		`\n${evidence.length} links from claims to papers: ${ofStance('supports')} support,`,
		`${ofStance('contradicts')} contradict, ${ofStance('mixed')} are mixed, ${ofStance('background')} are background;`,
		`${claims.filter(({ strength }) => strength === 'refuted').length} claims refuted;`,
		`\n${linked.length} of ${terms.length} terms of claims resolved;`,
		`${sources.filter((source) => source.paper !== undefined).length} of ${sources.length} sources are papers of the pack;`,
		`\n${borneOut.length} of ${steps.length} steps of pathways have a source;`,
		`${entries.filter((entity) => entity.sources.length > 0).length} of ${entries.length} records with a summary or role;`,
		`${papers.filter((paper) => paper.study.metadata === 'incomplete').length} papers with incomplete metadata`,
	].join(' ');
}

const { values, positionals } = parseArgs({
	options: { 'fix-strength': { type: 'boolean', default: false } },
	allowPositionals: true,
});
main(positionals[0] ?? dataFolder, values['fix-strength']);
