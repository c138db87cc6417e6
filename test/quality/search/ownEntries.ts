import type { CslName } from '../../../src/core/bibliography/cslItem.ts';
import type { SearchRecord } from '../../../src/core/search/paperIndex.ts';

/**
 * Entries as they stand in libraries of Chinese writers, and others with what makes search hard. They are made up for
 * measuring; none of them is a real paper.
 */
export const ownEntries: readonly SearchRecord[] = [
	entry('zhangwei2019aislvantong', '张伟 李娜 王芳', 2019, '艾司氯胺酮对剖宫产产妇术后抑郁的影响', '中华麻醉学杂志', '产后抑郁'),
	entry('lina2021yiyu', '李娜 陈晓明', 2021, '氯胺酮快速抗抑郁作用机制的研究进展', '中国药理学通报', '抗抑郁'),
	entry('wangqiang2020', '王强 赵敏', 2020, '右美托咪定联合艾司氯胺酮在无痛胃镜中的应用', '临床麻醉学杂志', '镇静'),
	entry('liuyang2018', '刘洋 杨磊', 2018, '慢性不可预测应激对大鼠海马脑源性神经营养因子表达的影响', '神经解剖学杂志'),
	entry('chenjing2022', '陈静', 2022, '外侧缰核与抑郁症的神经环路', '生理学报', '缰核'),
	entry('huangzhiqiang2017', '黄志强 周海燕', 2017, '电休克治疗难治性抑郁症的疗效与安全性', '中华精神科杂志'),
	entry('zhaojun2023', '赵军 吴建国', 2023, '肠道菌群在氯胺酮抗抑郁作用中的角色', '中国临床药理学杂志', '肠道菌群'),
	entry('zhoumin2016', '周敏 黄丽', 2016, '重度抑郁障碍患者血清炎症因子水平及其临床意义', '中国神经精神疾病杂志'),
	entry('yanglei2015', '杨磊', 2015, '老年患者全身麻醉后谵妄的危险因素分析', '国际麻醉学与复苏杂志'),
	entry('wufang2024', '吴芳 刘洋 张伟', 2024, '长时程增强与突触可塑性', '生物化学与生物物理进展'),
	entry('sunli2020', '孙丽 欧阳静', 2020, '犬尿氨酸代谢通路与自杀意念', '中华行为医学与脑科学杂志'),
	entry('maoxin2014', '毛欣', 2014, 'NMDA受体拮抗剂在疼痛治疗中的应用', '中国疼痛医学杂志'),
	entry('oestergaard2015sovn', 'Østergaard+Søren Muñoz+José', 2015, 'Søvn og depression hos ældre', 'Ugeskrift for Læger'),
	entry('ocallaghan2012', "O'Callaghan+Niamh", 2012, 'Why patients stop: attrition from antidepressant trials', 'Trials'),
	entry('vanderberg2009', 'van der Berg+Anneke', 2009, 'β-Arrestin bias at the μ-opioid receptor', 'Molecular Pharmacology', 'biased agonism'),
	entry('who2017depression', '{World Health Organization}', 2017, 'Depression and other common mental disorders: global health estimates', 'WHO'),
	entry('apa2013dsm', '{American Psychiatric Association}', 2013, 'Diagnostic and statistical manual of mental disorders (DSM-5)', 'APA'),
	entry('kroenke2001phq', 'Kroenke+Kurt Spitzer+Robert', 2001, 'The PHQ-9: validity of a brief depression severity measure', 'J Gen Intern Med', 'questionnaire'),
	entry('rush2006stard', 'Rush+A. John Trivedi+Madhukar', 2006, 'Acute and longer-term outcomes in depressed outpatients: a STAR*D report', 'Am J Psychiatry'),
	entry('page2021prisma', 'Page+Matthew McKenzie+Joanne', 2021, 'The PRISMA 2020 statement: an updated guideline', 'BMJ', 'reporting'),
	entry('higgins2011rob', 'Higgins+Julian Altman+Douglas', 2011, "The Cochrane Collaboration's tool for assessing risk of bias", 'BMJ'),
	entry('deBoer2003', 'de Boer+Sietse Koolhaas+Jaap', 2003, '5-HT₁A and 5-HT₁B receptor agonists and aggression', 'Eur J Pharmacol'),
];

/** Authors are parted by blanks; `Family+Given` for Latin names, braces around an institution. */
function entry(
	citekey: string,
	authors: string,
	year: number,
	title: string,
	journal: string,
	keyword?: string,
): SearchRecord {
	const item = {
		id: citekey,
		type: 'article-journal',
		title,
		author: authorsOf(authors),
		issued: { 'date-parts': [[year]] },
		'container-title': journal,
		...(keyword === undefined ? {} : { keyword }),
	};
	return { citekey, item, origin: 'document' };
}

function authorsOf(text: string): CslName[] {
	if (text.startsWith('{')) {
		return [{ literal: text.slice(1, -1) }];
	}
	const parts = text.match(/[\u4e00-\u9fff]+|[^+\u4e00-\u9fff]+\+(?:A\. )?[^\s]+/g) ?? [];
	return parts.map((part) => {
		const [family = '', given] = part.trim().split('+');
		if (given === undefined) {
			const isLong = family.startsWith('欧阳');
			return { family: family.slice(0, isLong ? 2 : 1), given: family.slice(isLong ? 2 : 1) };
		}
		return { family, given };
	});
}
