import type { Cite } from '../../citations/model.ts';
import { citedStretches, type Sentence } from '../../documents/sentences.ts';
import type { Span } from '../../text/span.ts';
import { givesResults } from './measured.ts';
import { hasTypedCite } from './typedCites.ts';

/** A sentence with what it stands on. */
export interface JudgedSentence {
	readonly span: Span;
	/** What is judged: the sentence, and what it takes up of the one before it. */
	readonly text: string;
	readonly cites: readonly Cite[];
	/** What it tells of: all that it says, one study that it or a sentence before it names in its text, or a part of a sentence. */
	readonly of: 'matter' | 'study' | 'part';
	/** What it says with each of several groups of cites. */
	readonly parts: readonly JudgedSentence[];
}

/** Words with which a writer turns to somebody else, or to himself. */
const elsewhere =
	/\b(?:others?|another|later|subsequent(?:ly)?|since|elsewhere|however|conversely|contrary|contrast|unlike|previous(?:ly)?|earlier|similarly|likewise|we|our|us|I|reviews?|meta-analys[ei]s|(?:studies|trials|groups|laborator(?:y|ies)|reports|work|data|evidence|experiments))\b|其他|另一|另有|此外|后续|既往|以往|也有|同样|然而|相反|我们|本文|综述|荟萃/iu;

/** How a sentence goes on to tell of the study before it, where no tense and no result does. */
const goingOn = /^(?:该|此|其|结果|研究者?|作者|试验|受试|治疗|给药|用药|与)/u;

/** Words that take up what the sentence before says. */
const takingUp =
	/\b(?:this|that|these|those|it|they|such|the (?:matter|point|question|claim|view|notion|same))\b|这|此|该/iu;

/** Whether a text tells what somebody saw, and whether it names anything that is known. */
interface TextReader {
	readonly isResult: (text: string) => boolean;
	readonly namesNothing: (text: string) => boolean;
}

/**
 * What the sentences of a block are judged by, but for those that cite something in a way that nobody can follow. A study that a
 * sentence names in its text is told of in the next ones, until a cite or a word leads elsewhere; a cited sentence that names nothing
 * itself (`this is settled [@roe2012]`) is of the one before it.
 */
export function* judgedSentences(
	sentences: readonly Sentence[],
	{ isResult, namesNothing }: TextReader,
): Generator<JudgedSentence> {
	let study: Cite | undefined;
	let before: Sentence | undefined;
	for (const sentence of sentences) {
		const { text, clusters, start, end } = sentence;
		const span = { start, end };
		const isTyped = clusters.length === 0 && hasTypedCite(sentence);
		const goesOn = (): boolean =>
			!elsewhere.test(text) && (goingOn.test(text) || givesResults(text) || (/\p{L}\s/u.test(text) && isResult(text)));
		if (clusters.length > 0) {
			const cites = clusters.flatMap((cluster) => (cluster.form === 'nocite' ? [] : cluster.cites));
			const [cite, ...others] = cites;
			study = cite?.mode === 'inText' && others.length === 0 ? cite : undefined;
			const isTakenUp = before !== undefined && takingUp.test(text) && namesNothing(text);
			if (cite !== undefined) {
				const whole = isTakenUp ? `${before!.text} ${text}` : text;
				yield { span, text: whole, cites, of: study === undefined ? 'matter' : 'study', parts: partsOf(sentence) };
			}
		} else {
			study = study !== undefined && !isTyped && goesOn() ? study : undefined;
			if (!isTyped) {
				const cites = study === undefined ? [] : [study];
				yield { span, text, cites, of: study === undefined ? 'matter' : 'study', parts: [] };
			}
		}
		before = clusters.length > 0 || isTyped ? undefined : sentence;
	}
}

/** What is said with each of several clusters. */
function partsOf(sentence: Sentence): readonly JudgedSentence[] {
	return citedStretches(sentence).map(({ text, cluster, start, end }) => ({
		span: { start, end },
		text,
		cites: cluster.cites,
		of: 'part' as const,
		parts: [],
	}));
}
