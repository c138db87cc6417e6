/** Decides whether what a pack says of names does what its sentences say. */
import type { EntityNames, OtherThingRule, TrialSentence } from '../evidence/nameModel.ts';
import type { Vocabulary } from '../evidence/packModel.ts';
import { createLexicon, type Lexicon } from './lexicon.ts';
import { matchText } from './mentions.ts';

/** What is wrong with something that a pack says of a name. */
export interface FailedTrial {
	/**
	 * `missed`: the entity is not found where the sentence `for` a rule has it; `found`: it is found where there is none;
	 * `idle`: the rule changes nothing in its own sentences; `known`: the further name is found without being listed;
	 * `needless`: the entity is not found in a phrase of something else, even where no rule says so;
	 * `covered`: a shorter word or phrase beside it does the same; `silent`: the forms of a rule count without one of its
	 * words, or in spite of it.
	 */
	readonly kind: 'missed' | 'found' | 'idle' | 'known' | 'needless' | 'covered' | 'silent';
	readonly entity: string;
	/** The sentence, the name or the phrase. */
	readonly text: string;
}

/**
 * Decides whether the rules and further names of a pack do what they are there for, by running the sentences that each
 * rule brings along: first with the pack as it is, then without what is tried.
 */
export function failedTrials(pack: Vocabulary): readonly FailedTrial[] {
	const names = pack.names ?? [];
	const whole = createLexicon([pack]);
	const withoutRules = createLexicon([
		{ ...pack, names: names.map(({ entity, names: own }) => ({ ...bare, entity, names: own })) },
	]);
	const withoutNames = createLexicon([{ ...pack, names: names.map((each) => ({ ...each, names: [] })) }]);
	const withoutWords = createLexicon([{ ...pack, names: names.map(withoutNeeds) }]);
	return names.flatMap((each) => [
		...failedRules(each, whole, withoutRules),
		...each.otherThings.flatMap((rule) =>
			rule.phrases
				.filter((phrase) => isNeedless(phrase, rule, each.entity, withoutRules))
				.map((text): FailedTrial => ({ kind: 'needless', entity: each.entity, text })),
		),
		...coveredRows(each).map((text): FailedTrial => ({ kind: 'covered', entity: each.entity, text })),
		...silentWords(each, whole, withoutWords).map((text): FailedTrial => ({
			kind: 'silent',
			entity: each.entity,
			text,
		})),
		...each.names
			.filter((name) => isFoundIn(carrierOf(name), name, each.entity, withoutNames))
			.map((text): FailedTrial => ({ kind: 'known', entity: each.entity, text })),
	]);
}

const bare = { names: [], company: [], otherThings: [] };

function failedRules(
	{ entity, company, otherThings }: EntityNames,
	whole: Lexicon,
	withoutRules: Lexicon,
): readonly FailedTrial[] {
	return [...company, ...otherThings].flatMap((rule) => {
		const failed = (kind: FailedTrial['kind'], text: string): FailedTrial => ({ kind, entity, text });
		const isRight = agrees(rule.for, entity, whole);
		const isQuiet = agrees(rule.against, entity, whole);
		const isIdle = agrees(rule.for, entity, withoutRules) && agrees(rule.against, entity, withoutRules);
		return [
			...(isRight ? [] : [failed('missed', rule.for)]),
			...(isQuiet ? [] : [failed('found', rule.against)]),
			...(isRight && isQuiet && isIdle ? [failed('idle', rule.against)] : []),
		];
	});
}

/** Whether a phrase names nothing by itself, beside either sentence of its rule. Where it ends within a word, nobody knows. */
function isNeedless(phrase: string, rule: OtherThingRule, entity: string, withoutRules: Lexicon): boolean {
	const carrier = carrierOf(phrase);
	const start = carrier.indexOf(phrase);
	const end = start + phrase.length;
	const besides = ['', rule.for, rule.against].map((sentence) => ` ${sentence.replace(/\[\[|\]\]/g, '')}`);
	return (
		!phrase.endsWith('*') &&
		!besides.some((beside) =>
			matchText(carrier + beside, 'markdown', withoutRules).some(
				(mention) => mention.entity === entity && mention.start < end && mention.end > start,
			),
		)
	);
}

function withoutNeeds(names: EntityNames): EntityNames {
	const company = names.company.map((rule) => (rule.needs === undefined ? rule : { ...rule, needs: [] }));
	return { ...names, company };
}

/** Words of rules that change nothing: the forms count beside other things anyway, or in spite of the word. */
function silentWords({ entity, company }: EntityNames, whole: Lexicon, withoutWords: Lexicon): readonly string[] {
	return company.flatMap((rule) => {
		const { forms, needs = [], unless = [] } = rule;
		const isNamed = (sentence: string, form: string, lexicon: Lexicon): boolean =>
			matchText(sentence, 'markdown', lexicon).some(
				(mention) => mention.entity === entity && mention.text.toLowerCase().startsWith(form.toLowerCase()),
			);
		const plain = rule.for.replace(/\[\[|\]\]|[.。]$/g, '');
		return [
			...needs.filter((word) => {
				const isTold = forms.some((form) => isNamed(besides(word, form), form, whole));
				return !isTold || forms.every((form) => isNamed(besides(word, form), form, withoutWords));
			}),
			...unless.filter((word) => forms.some((form) => isNamed(besides(plain, word), form, whole))),
		];
	});
}

/** A sentence in which two things stand beside each other. */
function besides(first: string, second: string): string {
	return /[\u4e00-\u9fff]/.test(first) && /[\u4e00-\u9fff]/.test(second)
		? `${first}，${second}。`
		: `${first}, ${second}.`;
}

/** Words that another word of their list begins, and phrases that hold another phrase on the same entity. */
function coveredRows({ company, otherThings }: EntityNames): readonly string[] {
	const words = company.flatMap(({ needs = [], unless = [] }) =>
		[needs, unless].flatMap((list) =>
			list.filter((word) => list.some((other) => other !== word && word.startsWith(other))),
		),
	);
	const phrases = otherThings.flatMap(({ phrases: own, isExact = false }) =>
		own.map((phrase) => ({ phrase, isExact })),
	);
	const covered = phrases.filter(({ phrase, isExact }) =>
		phrases.some((other) => other.phrase !== phrase && (isExact || !other.isExact) && holds(phrase, other.phrase)),
	);
	return [...words, ...covered.map(({ phrase }) => phrase)];
}

/** Whether a phrase has another in it, whole words or, in Chinese, signs. */
function holds(phrase: string, other: string): boolean {
	const [plain, held] = [phrase, other].map((each) => each.replace(/\*$/, '').toLowerCase());
	const isBounded = !/[\u4e00-\u9fff]/.test(other);
	const isLetter = (at: number) => isBounded && /[\p{L}\p{N}]/u.test(plain!.charAt(at));
	const at = plain!.indexOf(held!);
	const end = at + held!.length;
	const goesOn = end === plain!.length ? isBounded && phrase.endsWith('*') : isLetter(end);
	return at >= 0 && !isLetter(at - 1) && (other.endsWith('*') || !goesOn);
}

/** Whether the entity is found exactly where the brackets of a sentence are. */
function agrees(sentence: TrialSentence, entity: string, lexicon: Lexicon): boolean {
	const wanted: string[] = [];
	let text = '';
	let position = 0;
	for (const mark of sentence.matchAll(/\[\[([^[\]]*)\]\]/g)) {
		text += sentence.slice(position, mark.index);
		wanted.push(`${text.length} ${mark[1]!}`);
		text += mark[1]!;
		position = mark.index + mark[0].length;
	}
	text += sentence.slice(position);
	const found = matchText(text, 'markdown', lexicon).filter((mention) => mention.entity === entity);
	return found.map((mention) => `${mention.start} ${mention.text}`).join('|') === wanted.join('|');
}

/** A sentence in which a name stands by itself. */
function carrierOf(name: string): string {
	return /[\u4e00-\u9fff]/.test(name) ? `这里是${name}。` : `This is ${name}.`;
}

function isFoundIn(sentence: string, name: string, entity: string, lexicon: Lexicon): boolean {
	return matchText(sentence, 'markdown', lexicon).some((mention) => mention.entity === entity && mention.text === name);
}
