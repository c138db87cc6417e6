import assert from 'node:assert/strict';
import fc from 'fast-check';
import { formatCluster, type UnplacedCluster } from '../../../src/core/citations/formatCluster.ts';
import { parseLatexCluster } from '../../../src/core/citations/latexSyntax.ts';
import { locatorTerms } from '../../../src/core/citations/locator.ts';
import type { CitationCluster } from '../../../src/core/citations/model.ts';
import { parseBracketedCluster, parseNarrativeCluster } from '../../../src/core/citations/pandocSyntax.ts';

function parse(text: string, syntax: CitationCluster['syntax']): CitationCluster | undefined {
	return syntax === 'latex'
		? parseLatexCluster(text, 0)
		: text.startsWith('[')
			? parseBracketedCluster(text, 0)
			: parseNarrativeCluster(text, text.indexOf('@'));
}

/** What a cluster says, without its place. */
function said(cluster: UnplacedCluster | undefined): unknown {
	return (
		cluster && {
			command: cluster.command,
			isStarred: cluster.isStarred === true,
			form: cluster.form,
			cites: cluster.cites.map(({ citekey, prefix, locator, suffix, mode }) => ({
				citekey,
				prefix,
				locator: locator && { ...locator },
				suffix,
				mode,
			})),
		}
	);
}

/** Parses, prints and parses again; gives what was printed. */
function roundTrip(text: string, syntax: CitationCluster['syntax'] = text.startsWith('\\') ? 'latex' : 'pandoc') {
	const cluster = parse(text, syntax);
	const written = cluster === undefined ? undefined : formatCluster(cluster, syntax);
	if (cluster !== undefined) {
		const again = written === undefined ? undefined : parse(written, syntax);
		assert.deepEqual(said(again), said(cluster), `${JSON.stringify(text)} was written ${JSON.stringify(written)}`);
	}
	return written;
}

suite('A cluster that is written', () => {
	test('is as an author writes it in Pandoc', () => {
		for (const text of [
			'[@a]',
			'[see @a, pp. 3-5; -@b, chap. 2 and *passim*]',
			'[@{a:b/c;d}, fig. 2]',
			'@a',
			'@a [p. 3; see @b]',
			'[@a, {p. see below}]',
			'[see e.g. @a, and elsewhere]',
		]) {
			assert.equal(roundTrip(text), text);
		}
	});

	test('is as an author writes it in LaTeX', () => {
		for (const text of [
			'\\cite{a}',
			'\\citep*[see][p.~3]{a, b}',
			'\\cites[see][p.~3]{a}[chap.~2]{b}',
			'\\citeA<see>[p.~3]{a}',
			'\\nocite{*}',
			'\\parencite*[see][]{a}',
		]) {
			assert.equal(roundTrip(text), text);
		}
	});

	test('has the notes of a whole list at its first and last cite', () => {
		assert.equal(roundTrip('\\cites(see)(p. 3)[2]{a}{b}'), '\\cites[see][p.~2]{a}[p.~3]{b}');
	});

	test('is not written where the command cannot say it', () => {
		const cluster = parse('[see @a, p. 3; @b]', 'pandoc')!;
		assert.equal(formatCluster({ ...cluster, form: 'command', command: 'citep' }, 'latex'), undefined);
		assert.equal(
			formatCluster({ ...cluster, form: 'command', command: 'parencites' }, 'latex'),
			'\\parencites[see][p.~3]{a}{b}',
		);
		assert.equal(formatCluster({ ...cluster, cites: [] }, 'pandoc'), undefined);
		assert.equal(roundTrip('\\cite{}'), '\\cite{}');
	});

	test('is read as the same cluster, whatever it says', () => {
		const citekey = fc.oneof(
			fc.stringMatching(/^[A-Za-z0-9_][A-Za-z0-9_]{0,8}([:.#$%&+?<>~/-][A-Za-z0-9_]{1,5}){0,2}$/),
			fc.constantFrom('müller2001', '氯胺酮2020', 'a;b', 'a:', 'https://x.org/a?b&d'),
		);
		const words = fc.constantFrom('', 'see', 'see e.g.', 'cf.', '*siehe* auch', 'for a review see');
		const locator = fc.option(
			fc.record({
				label: fc.constantFrom(...locatorTerms.map(({ label }) => label)),
				value: fc.constantFrom('3', '3-5', '3, 8', 'iv', 'S4', '34(1)(i)', '2:10', '3A', 'below', '12–15'),
			}),
			{ nil: undefined },
		);
		const suffix = fc.constantFrom('', 'and passim', ', for a review', 'et seq.', '.');
		const cite = fc.record({
			citekey,
			prefix: words,
			locator,
			suffix,
			mode: fc.constantFrom('parenthetical' as const, 'suppressAuthor' as const),
		});
		fc.assert(
			fc.property(fc.array(cite, { minLength: 1, maxLength: 4 }), fc.boolean(), (cites, isNarrative) => {
				const [first, ...others] = cites;
				const cluster: UnplacedCluster = isNarrative
					? { command: undefined, form: 'narrative', cites: [{ ...first!, prefix: '', mode: 'inText' }, ...others] }
					: { command: undefined, form: 'bracketed', cites };
				const written = formatCluster(cluster, 'pandoc')!;
				assert.deepEqual(said(parse(written, 'pandoc')), said(cluster), written);
			}),
			{ seed: 20260105, numRuns: 5000 },
		);
	});

	test('is read as the same cluster when it was read from anything', () => {
		const pandoc = fc.array(
			fc.constantFrom(
				...'[]{}@;,- .',
				'@a',
				'-@b',
				'p. 3',
				'see',
				'; ',
				', ',
				'[@c',
				' (1)',
				'3',
				'iv',
				'*x*',
				'@{d:e}',
				']',
			),
			{ maxLength: 14 },
		);
		const latex = fc.array(
			fc.constantFrom('[', ']', '{a}', '{a,b}', '[p. 3]', '(see)', '*', '<see>', '[]', 'see', '%', '\n', ' ', '{', '}'),
			{ maxLength: 10 },
		);
		fc.assert(
			fc.property(pandoc, (parts) => {
				const text = parts.join('');
				for (const start of ['[', '@a [', '']) {
					const at = (start + text).indexOf('@');
					if (start + text !== '' && (start === '[' || at === 0)) {
						roundTrip(start + text, 'pandoc');
					}
				}
			}),
			{ seed: 20260106, numRuns: 5000 },
		);
		fc.assert(
			fc.property(
				fc.constantFrom('cite', 'cites', 'textcites', 'parencite', 'citeA', 'nocite'),
				latex,
				(name, parts) => {
					roundTrip(`\\${name}${parts.join('')}`);
				},
			),
			{ seed: 20260107, numRuns: 5000 },
		);
	});
});
