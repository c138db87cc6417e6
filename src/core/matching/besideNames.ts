/** Decides what the words directly before and behind a name make of it. */
import type { FoldedProse } from '../text/foldedBuffer.ts';
import { characterKind, isUpper, kindOf } from './characters.ts';
import { foldedText } from './foldedText.ts';
import type { NameForm } from './nameForms.ts';
import { pathwaySuffixes } from './pathwaySuffixes.ts';

const code = { space: 32, open: 40, comma: 44, hyphen: 45, period: 46, slash: 47, s: 115 } as const;

/** Decides what the words directly before and behind a name make of it. Places are those of the folded prose. */

/** What stands directly before the name of a substance and makes another compound of it: `O-desmethyl-venlafaxine`, 去甲氟西汀. */
const compoundPrefix = new RegExp(
	'(?:^|[^a-z])(?:desmethyl|didesmethyl|nor|methyl|hydroxy|deschloro|chloro|cl|fluoro|dehydro|dihydro|deoxy|methoxy)-$|' +
		'(?:^|[^a-z])(?:(?:des|dides)?methyl|acetyl|vinyl|propyl|butyl)[ -]$|' +
		'(?:去甲|去氯|脱氯|甲基|丁基|丁溴|甲氧|羟基|二氢|双氢|脱氧|去氧|脱氢|去氢|聚|焦|环|硫)$',
);

/** Whether what is before a substance makes another one of it. */
export function isOtherCompound({ codes }: FoldedProse, at: number): boolean {
	return compoundPrefix.test(foldedText(codes, Math.max(0, at - 12), at));
}

/** The end of `pathway`, `signalling` and the like directly after a name; 0 when there is none. */
export function pathwayEnd({ codes, length }: FoldedProse, end: number, isWord: Uint8Array): number {
	let from = end;
	if (codes[from] === code.space || codes[from] === code.hyphen) {
		from++;
	}
	for (const suffix of pathwaySuffixes) {
		let k = 0;
		while (k < suffix.length && from + k < length && codes[from + k] === suffix.charCodeAt(k)) {
			k++;
		}
		if (k === suffix.length) {
			const isIdeographic = kindOf(suffix.charCodeAt(0)) === characterKind.ideograph;
			if (isIdeographic || (from > end && (from + k >= length || isWord[codes[from + k]!] === 0))) {
				return from + k;
			}
		}
	}
	return 0;
}

const namesEnzyme =
	/^[ -](?:[a-zβ0-9]{1,2}[ -])?(?:2,3-|beta-)?[a-z]*(?:hydroxylase|transferase|oxidase|oxygenase|synthase|synthetase|carboxylase|hydrogenase|esterase|transaminase|deaminase|kinase)s?(?![a-z])|^(?:β-?)?(?:羟化|脱羧|转氨|单加氧|脱氢|合成|合|氧化|酯|脱氨|转移|激|草酰乙酸转氨)酶/;

/** A salt, ester, polymer or other derivative, or what cuts or carries the molecule. */
const namesDerivative =
	/^[ -](?:5['′]-)?(?:mono|di|tri)?phosphat|^(?:[一二三]?磷酸|酸|钠|钾|镁|钙|螯合|缓冲|发酵|棒状?杆菌|甲硫氨酸|钴胺|蛋氨酸|结合球蛋白|原(?!性|因|位)|瘤|泵|注射器|受体底物)/;

/** What follows the name of an amino acid when one residue of a protein is meant. */
const ofResidue =
	/^(?:[ -](?:residues?|repeats?|substitutions?|mutations?|codons?|at (?:position|codon|residue))(?![a-z])|-[0-9]{1,4}(?![0-9a-z.])| [0-9]{2,4} (?:by|to|with) | (?:to|for|with|by) (?:an? )?[a-z]+ (?:acid )?(?:substitution|mutation|residue|change|at (?:position|codon|residue))(?![a-z]))/;
/** What stands before it then. */
const residueBefore = /(?:substitut|mutat)[a-z]*(?: [a-z]+){0,5} (?:by|to|for|with|of) (?:an? )?$/;

/** A receptor or carrier that is numbered among those of what is named: `serotonin 6 receptor`, `VEGF-R2`, `glycine transporter-1`. */
const ofNumbered =
	/^(?:[ -]?(?:(?:sub)?type )?\(?[0-9][a-z]?\)?(?: \([^()]{1,8}(?:\([0-9a-z]{1,3}\))?\))?[ -](?:receptor|transporter)|[ -](?:receptor|transporter)s?[ -](?:(?:sub)?type )?(?:[0-9][a-z]?|[αβγδ]|alpha|beta|gamma|delta|i{1,3})(?![a-z0-9])|-r[0-9](?![0-9]))/;

/** A protein that is called by what it binds: `PSD-95-interacting protein`, `receptor-associated kinase`. */
const ofPartner =
	/^[ -](?:receptor[ -])?(?:interacting|associated|binding) (?:protein|kinase|factor|phosphatase)(?![a-z])|^ receptor substrate/;

/** A numbered protein or gene that is called after anything: `melanoma differentiation-associated protein 5`. */
const ofNumberedPartner =
	/^[ -](?:[a-z]+[ -])?(?:interacting|associated|binding|related) (?:protein|kinase|factor|antigen|gene)[ -](?:[0-9]|[a-z](?![a-z]))/;

/** Most names have neither of these near them, which is quicker to see. */
const ofPartners = /(?:protein|kinase|factor|antigen|gene)[ -]/;

/** Another member of the family of a protein, or its receptor, by one letter: `VEGF-C`, `TNF-R`. */
const ofSibling = /^-[A-Z](?![A-Za-z0-9])/;

/** The level of an interval of confidence, behind which its short form is no name. */
const levelOfConfidence = /(?:^|[^0-9.])9[0-9](?:\.[0-9])? ?% ?$/;

/** The number of a compound or a strain behind a short form: `DM-9384`. */
const ofCode = /^-[0-9]{3,}(?![0-9.])/;

/** Chinese makes an adjective of a transmitter with 能, which also means "can": only what follows decides. */
const isAdjective = /^能(?:神经|系统|传递|突触|中间|信号|纤维|通路|投射|功能|活性|输入|张力|机制)/;

/** What follows the name of a class of drugs when the word says how something acts rather than naming the drugs. */
const ofAction = new RegExp(
	'^(?:effect|action|response|activit|efficac|propert|like|potential|mechanism|target|benefit|relevant|behavio|outcome|' +
		'remission|profile|onset|potenc|induced|strateg|development|discover|research|trial|stud|phenotyp|naive|naïve|free|' +
		'use|dose|dosing|regimen|capacit|signal|resist|exposure|therap|treatment|impact|magnitude|superiority|durability)',
);

/** The rest of the name of a questionnaire behind the condition that it is about, in capitals. */
const ofScale =
	/^(?:[ -](?:[A-Z][A-Za-z-]*|and|of|for|in|the)){0,5}[ -](?:Scale|Inventory|Questionnaire|Checklist|Index|Interview|Schedule|Score)s?(?![a-z])/;
const ofChineseScale = /^(?:自评|评定|状态|筛查|程度|严重程度){0,3}(?:量表|问卷|指数)/;

/** 焦虑样, like the condition and not the condition itself. */
const isLikeIt = /^样(?![本品板例])/;

/** `Schizophrenia Bulletin`, `Journal of Affective Disorders`: a periodical, in capitals. */
const ofPeriodical = /^ (?:Bulletin|Research|Biology|Reports|Reviews|Letters|Medicine)(?![a-z])/;
const periodicalOf = /(?:Journal|Archives|Annals|Advances|Reviews?) (?:of|in) (?:[A-Z][a-z]+ (?:and )?){0,2}$/;

/** Whether a condition in capitals is part of the name of a questionnaire or a periodical. */
function isInTitle({ cased, length }: FoldedProse, at: number, end: number): boolean {
	if (!isUpper(cased[at]!)) {
		return false;
	}
	const after = foldedText(cased, end, Math.min(length, end + 60));
	return (
		ofScale.test(after) || ofPeriodical.test(after) || periodicalOf.test(foldedText(cased, Math.max(0, at - 40), at))
	);
}

/** Uses of a name that do not name its entity: `antidepressant effects`, `dopamine hydroxylase`, `depression-like`. */
export function isOtherwiseUsed(prose: FoldedProse, form: NameForm, at: number, end: number): boolean {
	const { traits, caseMode } = form;
	const { codes, length } = prose;
	if (
		isNegated(prose, at, end) ||
		isNumbered(prose, end) ||
		(form.isAbbreviation && isInitials(prose, at, end)) ||
		(form.traits.isClass && isMemberOfClass(prose, end)) ||
		isGenus(prose, at, end) ||
		isOfAnother(prose, form, at, end)
	) {
		return true;
	}
	if (end >= length) {
		return false;
	}
	const last = codes[end - 1]!;
	const next = codes[end]!;
	const isIdeographic = kindOf(last) === characterKind.ideograph;
	const isChinese = isIdeographic && kindOf(codes[at]!) === characterKind.ideograph;
	if (traits.isDrugClass && last !== code.s && !isIdeographic && /(?:ant|ic|ive)$/.test(foldedText(codes, at, end))) {
		return ofAction.test(wordsAfter(prose, end, 24).replace(/^[ -]/, ''));
	}
	if (
		next === code.hyphen &&
		(traits.isCondition || traits.isSubstance) &&
		/^-like(?![a-z])/.test(wordsAfter(prose, end, 6))
	) {
		return true;
	}
	if (traits.isCondition && caseMode === 'any') {
		const after = wordsAfter(prose, end, 12);
		return isIdeographic ? ofChineseScale.test(after) || isLikeIt.test(after) : isInTitle(prose, at, end);
	}
	if (traits.isSubstance && next !== code.period && next !== code.comma) {
		const after = wordsAfter(prose, end, 40);
		if (traits.isEndogenous && namesEnzyme.test(after)) {
			return true;
		}
		if (namesDerivative.test(after) || (traits.isEndogenous && isChinese && isAdjective.test(after))) {
			return true;
		}
	}
	return isByAuthors(prose, at, end);
}

/** Whether the words before an amino acid say that it takes another's place. */
function isResidue(prose: FoldedProse, at: number): boolean {
	// Few names come directly behind one of these.
	return (
		/(?:by|to|for|with|of|an?) $/.test(wordsBefore(prose, at, 6)) && residueBefore.test(wordsBefore(prose, at, 60))
	);
}

/** Whether a class of proteins is followed by the number of a member: `neurotrophin-3`. */
function isMemberOfClass({ codes, length }: FoldedProse, end: number): boolean {
	return (
		codes[end] === code.hyphen && /^-[0-9]{1,2}(?![0-9a-z])/.test(foldedText(codes, end, Math.min(length, end + 4)))
	);
}

/** Whether a name is only part of what another thing is called: a protein, a residue of one, a compound. */
function isOfAnother(prose: FoldedProse, { traits, isAbbreviation }: NameForm, at: number, end: number): boolean {
	const next = end < prose.length ? prose.codes[end]! : 0;
	if (isAbbreviation && end - at < 4 && levelOfConfidence.test(wordsBefore(prose, at, 8))) {
		return true;
	}
	if (next !== code.space && next !== code.hyphen && next !== code.open) {
		return traits.isEndogenous && isResidue(prose, at);
	}
	const after = wordsAfter(prose, end, 40);
	return (
		(ofPartners.test(after) && ofNumberedPartner.test(after)) ||
		((traits.isEndogenous || traits.isProtein) && (ofNumbered.test(after) || ofPartner.test(after))) ||
		(traits.isEndogenous && (ofResidue.test(after) || isResidue(prose, at))) ||
		(traits.isSubstance && isAbbreviation && ofCode.test(after)) ||
		(traits.isProtein &&
			isAbbreviation &&
			ofSibling.test(foldedText(prose.cased, end, Math.min(prose.length, end + 3))))
	);
}

/** `PD-1/2014`: the number of a document. */
function isNumbered(prose: FoldedProse, end: number): boolean {
	return prose.codes[end] === code.slash && /^\/(?:19|20)[0-9]{2}(?![0-9])/.test(wordsAfter(prose, end, 6));
}

/** `Hippocampus spp.`: a genus of living things. */
function isGenus({ codes, cased, length }: FoldedProse, at: number, end: number): boolean {
	return (
		codes[end] === code.space &&
		codes[end + 1] === code.s &&
		isUpper(cased[at]!) &&
		/^ spp?\./.test(foldedText(codes, end, Math.min(length, end + 5)))
	);
}

/** `non-NMDA`, 非NMDA, the adjective in `anti-inflammatory cytokines`: all but what is named. */
function isNegated(prose: FoldedProse, at: number, end: number): boolean {
	const { codes } = prose;
	const before = at > 0 ? codes[at - 1]! : 0;
	if (before === code.hyphen) {
		return (
			/(?:^|[^a-z])non-$/.test(wordsBefore(prose, at, 5)) ||
			(/(?:^|[^a-z])anti-$/.test(wordsBefore(prose, at, 6)) &&
				/^[a-z]+(?:ory|ic|ive|al) /.test(foldedText(codes, at, end)))
		);
	}
	return before === 0x975e && !/[并是除而若莫无绝即]非$/.test(foldedText(codes, Math.max(0, at - 2), at));
}

/** `Net and Smith (2010)`, `Dat, J.`, `Dat et al.`: a name of people. */
function isByAuthors(prose: FoldedProse, at: number, end: number): boolean {
	const { codes, cased } = prose;
	const next = codes[end]!;
	if ((next === code.space || next === code.comma) && /^,? et al/.test(wordsAfter(prose, end, 8))) {
		return true;
	}
	if (end - at > 5 || !isUpper(cased[at]!) || isUpper(cased[at + 1]!)) {
		return false;
	}
	const after = wordsAfter(prose, end, 40);
	return /^(?:,? (?:and|&) [a-z]+,? \(?(?:19|20)[0-9]{2}|,? \(?(?:19|20)[0-9]{2})/.test(after);
}

/** The author before one, and the next one, by surname and initials: `Roe DA, ` and `, Poe J.` */
const authorBefore = /(?:^|[^\p{L}])\p{Lu}[\p{L}'’-]+ \p{Lu}{1,3}, ?(?:and |& )?\p{Lu}[\p{L}'’-]+ $/u;
const authorBehind = /^,? ?(?:and |& )?\p{Lu}[\p{L}'’-]+ \p{Lu}{1,3}(?:[,.;)]| et | \()/u;

/** `Roe DA, Poe J`: the initials of an author in a reference that is typed out. */
function isInitials(prose: FoldedProse, at: number, end: number): boolean {
	const { cased, codes, length } = prose;
	const isShort = end - at <= 3 && at > 1 && codes[at - 1] === code.space && !isUpper(cased[at - 2]!);
	if (!isShort || !isUpper(cased[at]!) || !isUpper(cased[end - 1]!) || !/^[,.;)]/.test(wordsAfter(prose, end, 1))) {
		return false;
	}
	const before = foldedText(cased, Math.max(0, at - 50), at);
	return (
		authorBefore.test(before) ||
		(/(?:^|[^\p{L}])\p{Lu}[\p{Ll}'’-]+ $/u.test(before) &&
			authorBehind.test(foldedText(cased, end, Math.min(length, end + 40))))
	);
}

const restOfReceptors =
	/^-?(?:(?: ?\/ ?|,? and |,? or | & |, | ?[、和与及或] ?)[a-z0-9αβγδκμσ()-]{1,14}(?: [a-z]{5,9})?)+?[ -]?(?:receptors?|[\u4e00-\u9fff]{0,4}受体)/;

/** Whether a list of receptors goes on after a name, which then is short for one of them: `NMDA` of `NMDA and AMPA receptors`. */
export function isAmongReceptors(prose: FoldedProse, at: number, end: number): boolean {
	return restOfReceptors.test(wordsAfter(prose, end, 60)) && !endOfName.test(wordsBefore(prose, at, 3));
}

/** What stands before the last part of a name: the `AR-` of `PPAR-delta`. */
const endOfName = /[a-z]{2}-$/;

function wordsAfter({ codes, length }: FoldedProse, end: number, count: number): string {
	return foldedText(codes, end, Math.min(length, end + count));
}

function wordsBefore({ codes }: FoldedProse, at: number, count: number): string {
	return foldedText(codes, Math.max(0, at - count), at);
}
