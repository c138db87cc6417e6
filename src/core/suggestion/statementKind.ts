/** What a sentence is for when it does not state a finding. */
export type UnstatedKind = 'question' | 'method' | 'plan' | 'opinion';

/** A sentence that asks, or that says that something is not known. */
const question =
	/[?？]\s*$|\b(?:(?<!question(?:s|ed|ing) |doubt(?:s|ed)? |challenge[ds]? )whether(?! (?:from|by|in|with|given|alone|on|as|or not)\b)|it (?:is|remains) (?:un(?:known|clear|certain)|to be seen|an open question)|remains? (?:to be|unknown|unclear|elusive|open)|(?:is|are) (?:still |as yet |not yet )?(?:unknown|unclear|not known|poorly understood|not understood))\b|是否|尚不清楚|尚不明确|尚未明确|仍不清楚|仍不明确|有待(?:进一步)?(?:研究|阐明|明确)|未知|尚待|仍需(?:进一步)?研究/iu;

/** That results differ is a statement on them, whatever question it answers. */
const contested =
	/\b(?:unsettled|disputed|contested|inconsistent|conflicting|contradictory|mixed (?:results|findings|evidence)|(?:results|findings|studies|trials|data) (?:\S+ ){0,3}(?:disagree|differ|conflict|diverge|vary|are mixed|are divided|point(?:ing)? in))\b|不一|矛盾|争议|分歧|不尽相同/iu;

/** What the writers did, and what every report says of how it was done. */
const method =
	/\b(?:figure|table|box) \S{1,4} (?:shows?|gives?|compares?)\b|\b(?:we|the authors|our (?:group|team)) (?:then |also |first |next |therefore )?(?:measured|randomi[sz]ed|recruited|enrolled|assessed|searched|screened|used|performed|collected|included|excluded|analy[sz]ed|conducted|describe|reviewe?d?|discuss|summari[sz]e|consider|focus|outline|present|pooled|extracted|compared|calculated|registered|injected|housed|obtained|followed|applied|defined|turn to|begin)\b|\b(?:was|were) (?:then |all |independently |randomly )?(?:anaestheti[sz]ed|anestheti[sz]ed|housed|centrifuged|stored|collected|recruited|enrolled|extracted|screened|registered|calculated|analy[sz]ed|performed|carried out|conducted|purchased|weighed|incubated|stained|sacrificed|killed|perfused|imaged|assigned|allocated|randomi[sz]ed|imputed|considered (?:statistically )?significant|set at|approved by the (?:ethics|institutional|animal))\b|\b(?:ethics committee|informed consent|institutional review board|inclusion criteria|exclusion criteria|search strategy|statistical analys[ie]s|(?:this|the next|the following|the last|the present|our|each|(?:figure|table|box|section|chapter|appendix) \S{1,4}) ?(?:review|article|chapter|section|paper|study|paragraph|part)? (?:aims?|will|turns?|lists?|illustrates?|traces?|is organi[sz]ed|discusses|describes|summari[sz]es|considers|covers|focuses|reviews|presents|outlines)|conflicts? of interest|funded by|supported by grants?|grant number|thanks?|acknowledge|(?:was|were|is|are|being) (?:defined as|quantified|rated with|rated using|rated on|graded|dissolved|administered intraperitoneally|given (?:\S+ ){0,4}before testing|compared (?:by|with|using) (?:\S+ ){0,3}(?:models?|tests?|regression|anova|analysis)|summari[sz]ed (?:as|with)|expressed as|presented as|reported as (?:means?|medians?)|cut at|fixed in|sectioned|genotyped|scanned on|acquired (?:on|with)|modelled (?:as|with)|adjusted for (?:age|sex|baseline)|screened|searched)|(?:random-effects?|fixed-effects?|mixed-effects?) models?|between-study heterogeneity|risk of bias|intention[- ]to[- ]treat (?:population|analysis)|sample size|power (?:calculation|analysis)|competing interests?|declare(?:s|d)? (?:that they have )?no|data (?:are|is|will be) available|means? ± |significance was set|two-sided)\b|本(?:文|综述|研究|章|节)(?:将|旨在|采用|纳入|检索|综述|总结|讨论|拟|回顾|介绍)|知情同意|伦理委员会|纳入标准|排除标准|检索(?:了|策略|式)|统计学(?:分析|方法|处理)|采用.{0,20}(?:检测|测定|评估|分析|方法)|随机(?:分为|分配)|(?:我们|作者).{0,4}(?:测量|检测|招募|采用|检索|纳入|评估|分析|收集)|基金|利益冲突|感谢|(?:计量|计数)资料|均数|标准差|差异有统计学意义[。]?$|(?:视|认)为差异|软件(?:进行|处理)|利益冲突|注射(?:给药)?前\d+|伦理|签署|检索策略|风险偏倚|异质性|意向性分析|样本量(?!较|更|最|[大小不有])/iu;

/** What somebody means to do, or what ought to be studied. */
const plan =
	/\b(?:we|i|the (?:team|investigators|consortium)) (?:will|plan|aim|propose|intend|hope|are going|would like)\b|\b(?:future|further|additional|more|larger|new|longer) (?:\S+ ){0,3}(?:research|stud(?:y|ies)|trials?|work|investigations?|experiments?)\b.*\b(?:need|required|should|must|will|warrant|could|may|are|is)|\b(?:research|stud(?:y|ies)|trials?|work|investigators|researchers|authors|funders|journals) (?:should|must|ought|needs? to|will)\b|\b(?:are|is|would be) (?:warranted|called for|urgently needed|eagerly awaited|(?:remains?|needs?|ought) to be (?:established|determined|tested|clarified|studied|shown)|we (?:now |next |first |then )?turn to|are (?:under way|underway|planned|about to start)|(?:is|are) about to (?:start|begin|recruit))\b|(?:未来|今后|后续|进一步|更多|更大).{0,10}(?:研究|试验|工作).{0,12}(?:应|需|必要|可|将|探索|验证|阐明)|有必要(?:开展|进行)|(?:我们|课题组|本团队).{0,3}(?:将|计划|拟|打算|希望)|计划(?:开展|招募|进行|纳入)|拟(?:开展|招募|进行|纳入)|下文(?:将|拟)?|(?:将|拟)(?:依次|分别|首先)?(?:介绍|讨论|阐述|综述|总结|探讨)|接下来/iu;

/** What somebody thinks or wishes. */
const opinion =
	/\b(?:in (?:our|my) (?:opinion|view)|we (?:believe|think|feel|argue|hope|suspect|welcome)|i (?:believe|think|feel)|unfortunately|fortunately|it is (?:regrettable|surprising|fascinating|exciting|tempting|disappointing|a pity|hard to|difficult to|easy to|worth)|deserves? (?:more |better |wider |greater )?(?:attention|credit|recognition|study)|field (?:has|is|needs|would)|exciting|fascinating|beautiful|elegant|we (?:would )?(?:caution|suggest|recommend)|it is (?:hard|difficult|easy) (?:not )?to|to our mind|in my experience|perhaps the most|should (?:be cautious|not be forgotten)|enthusias(?:m|tic))\b|(?:我们|笔者|作者)(?:认为|相信|觉得|希望)|依我|在我们看来|令人(?:兴奋|遗憾|振奋|鼓舞|惊讶|失望|着迷)|值得(?:关注|重视|期待|肯定|深思)|遗憾的是|幸运的是|(?:我们|笔者|作者)(?:以为|建议|主张)|不宜|宜尽早|应以.{0,12}态度|不妥/iu;

/** No statement is longer, in characters: what is has no full stop, and to read all of it would hold up the editor. */
export const longestStatement = 4000;

/** How begins what somebody makes of a finding that is stated before: `, so that its place remains open`. */
const consequence =
	/,\s+(?:which|so that|hence|leaving)\b|,\s+(?:although|though|but|even if|while)\s+(?:(?:the|its|their|underlying|exact|precise|molecular)\s+)*(?:mechanisms?|reasons?|how|why|pathways?)\b|[，,](?:但|尽管|虽然|不过|而)其?(?:具体|确切|作用|分子|潜在)*机制/iu;

/** A sentence without that; it reaches to the end, over no `;` and no `?`. */
function withoutConsequence(text: string): string {
	const from = Math.max(text.lastIndexOf(';'), text.lastIndexOf('?')) + 1;
	const found = consequence.exec(text.slice(from));
	return found === null ? text : text.slice(0, from + found.index);
}

/** `Whether given alone or as an add-on, X …`: it holds in either case. */
const eitherWay = /(?<=^\s*|,\s+)whether\b[^?]*?\bor\b[^,;?]*(?:[,;]\s|(?<=,\s+whether\b[^?]*)[.]?\s*$)/giu;

/** A sentence without that: it leaves nothing open. */
export function withoutEitherWay(text: string): string {
	return text.replace(eitherWay, ' ');
}

/** Why a sentence states no finding; undefined where it may. */
export function unstatedKind(text: string): UnstatedKind | undefined {
	if (question.test(withoutEitherWay(withoutConsequence(text))) && !contested.test(text)) {
		return 'question';
	}
	if (method.test(text)) {
		return 'method';
	}
	if (plan.test(text)) {
		return 'plan';
	}
	return opinion.test(text) ? 'opinion' : undefined;
}
