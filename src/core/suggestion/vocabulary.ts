import { stem } from './stem.ts';

/**
 * Words that mean the same to a reader of biomedicine, in English and Chinese, one meaning a line. They are the grammar
 * of statements (relations, negation, comparison, populations, designs, time) and words of medicine at large. What a
 * field has names for are entities, which come from the evidence packs.
 *
 * `#` begins a word whose meaning is a relation or a sign (`relation.ts`), `@` a system (`systemsOf`).
 */
const meanings = `
#increase = increase, raise, elevate, rise, rose, risen, enhance, boost, upregulate, up-regulate, upregulation, augment, heighten, potentiate, strengthen, amplify, promote, accelerate, speed, intensify, facilitate, grow, grew, surge, expand, push up, drive up, go up, goes up, went up, build up | 升高 增加 上调 增强 促进 提高 提升 增多 增长 上升 加强 强化 增大 加快 加速 扩大 激增 放大 推高 抬高 促使 助长
#decrease = decrease, lower, reduce, diminish, suppress, attenuate, blunt, downregulate, down-regulate, downregulation, lessen, drop, dropped, fall, fell, fallen, decline, curb, dampen, shrink, shrank, mitigate, weaken, curtail, cut, deplete, restrain, quench, slow, halve, tamp, bring down, brought down, pull down, go down, went down, hold back, blunted, depress, subdue, quiet, calm, cool | 降低 减少 下调 抑制 减弱 下降 削弱 压低 减低 减缓 遏制 压制 缩小 缩减 消减 变少 变弱 回落 平息
#inhibit = inhibit, block, antagonise, antagonize, antagonism, blockade, impede, interrupt, stop, halt, silence, shut off, shut down, hinder, obstruct | 阻断 拮抗 阻滞 封闭 阻止 中断 终止 阻碍
#activate = activate, agonism, agonist, trigger, switch on, turn on, induce, elicit, drive, drove, driven, stimulate, engage, recruit, initiate, start, ignite, kick off, set off, open, fire, assemble | 激活 活化 触发 诱导 驱动 启动 激动剂 激动 刺激 开启 引动
#require = require, need, necessary, essential, indispensable, depend, dependent, hinge, rely, prerequisite, obligatory, crucial, critical, vital, must have, cannot do without, rest on, contingent | 需要 必需 必须 依赖 必要 必不可少 不可或缺 离不开 有赖于 取决于 前提 不可缺少 关键
#independent = independent, dispensable, unnecessary, need not, regardless, irrelevant, not needed, not required, superfluous | 无需 不需要 不依赖 非必需 不必 并非必需 无须 独立于 不取决于 并不需要 不需 不必要
#sufficient = sufficient, enough, suffice | 足以 充分 足够 即可
#restore = restore, reverse, rescue, normalise, normalize, recover, repair, correct, reinstate, undo, bring back, brought back, reconstitute, rebuild, return to normal, replenish | 恢复 逆转 挽救 修复 正常化 纠正 复原 重建 回到正常
#prevent = prevent, protect, prophylactic, prophylaxis, guard, avert, forestall, shield, ward off, head off, delay | 延缓 延迟 预防 防止 保护 避免 防治
#improve = improve, relieve, relief, alleviate, ameliorate, ease, treat, effective, efficacy, efficacious, benefit, help, lift, work, works, worked, remedy | 改善 缓解 减轻 有效 疗效 治疗 获益 好转 起效 收益 有益
#worsen = worsen, aggravate, exacerbate, impair, deteriorate, harm, damage, injure, injury, toxic, poison | 加重 恶化 损害 损伤 受损 毒性
#cause = cause, produce, lead to, leads to, led to, give rise, result in, provoke, bring about, brought about, generate, precipitate, bring on, make | 引起 导致 造成 诱发 产生 引发 致使 带来 使得
#bind = bind, bound, affinity, occupy, occupancy, dock, attach | 结合 亲和力 亲和 占据 占有率
#superior = better than, superior, outperform, beat, surpass, outdo, more effective than, work better, outstrip, separate from | 优于 胜过 强于 超过 好于 更优 更有效
#inferior = inferior, worse than, less effective than, lag behind, fall short, weaker than | 劣于 不如 逊于 弱于 不及 差于
#equal = non-inferior, noninferior, not inferior, noninferiority, comparable, equivalent, similar, no different, did not differ, does not differ, do not differ, no worse, as effective, as good as, on a par, indistinguishable, no difference | 不劣于 非劣效 非劣 相当 等效 相似 无差异 无差别 没有差异 差异不显著 不逊于 相近 类似
#mediate = mediate, via, through, take part, takes part, contribute, involve, participate, carry, carries, underlie, role, by way of, convey, explain, account for, responsible, implicate | 介导 通过 经由 参与 贡献 经 借助 作用于 解释 归因 中介
#associate = associate, correlate, link, go with, goes with, went with, track, tracks, relate, accompany, predict, tie, tied, coincide, parallel | 相关 关联 联系 伴随 预测 有关 相伴 平行
#prolong = prolong, extend, sustain, longer, maintain, outlast, lasting, long-lasting, durable, duration, enduring | 延长 维持 持续 持久 更久 更长 长效
#release = release, efflux, outflow, secrete, liberate, discharge, output | 释放 外流 分泌 输出
#change = change, alter, modify, modulate, affect, influence, impact, shift, reshape | 改变 影响 调节 改变 调控 变化
#abolish = abolish, eliminate, negate, nullify, cancel, wipe out, abrogate, disappear, lost, lose, erase, obliterate, vanish, occlude | 消除 取消 消失 废除 丧失 失去 抵消 不再 失效
#loss = knock-out, knockout, knock out, knocking out, knockdown, delete, deletion, lack, lacking, absence, deficient, deficiency, depletion, ablate, ablation, inhibitor, antagonist, blocker, removal, null, loss, disrupt, deprive, without | 敲除 缺失 缺乏 缺陷 耗竭 抑制剂 拮抗剂 阻断剂 沉默 去除 切断 敲低 剔除
#persist = persist, remain, intact, preserve, still, survive, retain, unaffected, unchanged, unaltered, spare, no change, untouched, no effect on, leave | 仍 保留 不受影响 不变 依然 仍然 未改变 无影响 没有影响 未受影响 照样
#not = not, no, nor, neither, never, fail, failed, cannot, unable, none, little, hardly, barely, scarcely, rarely, n't, negligible, devoid, free of, insufficient | 不 未 无 没有 并非 未能 无法 没 从未 几乎不 很少 难以 不会 不能 未见 未发现 尚未 并不 并未 未必 均未 均不
#contrast = but not, and not, rather than, instead of, unlike, not only, not just, not merely | 而非 而不是 不仅 不但 不只 不同于 与此不同
#more = more, greater, higher, larger, stronger, superior | 更多 更大 更高 更强 较强 较高 较多 多于 高于 大于 更
#less = less, fewer, smaller, weaker, lower than | 更少 更小 更低 更弱 较弱 较低 较少 少于 低于 小于
@human = patient, people, human, volunteer, person, men, women, adult, participant, subject, outpatient, inpatient, clinical, man, individual | 患者 病人 人 人体 人类 志愿者 受试者 人群 成人 临床 女性 男性
@mouse = mice, mouse, murine | 小鼠
@rat = rat, rats | 大鼠
@rodent = rodent | 啮齿动物 啮齿类 鼠
@primate = monkey, primate, macaque, marmoset | 猴 灵长类
@animal = animal, preclinical | 动物 临床前
@in-vitro = in vitro, culture, cultured, cell line, slice, recombinant, oocyte, cells in culture | 体外 培养 细胞系 脑片 离体
healthy = healthy | 健康
placebo = placebo, sham, saline, dummy, inactive control | 安慰剂 生理盐水 假治疗
control = control, comparator | 对照
trial = trial, randomised, randomized, controlled trial, rct, randomisation | 试验 随机
uncontrolled = uncontrolled, open-label, open label, without a control, single-arm, no control group, pilot | 无对照 开放标签 单臂 预试验 非对照
meta = meta-analysis, pooled, systematic review, meta-analyses, pooling | 荟萃分析 系统综述 汇总 meta分析
guideline = guideline, consensus, recommend, recommendation, endorse, advise, advice, expert, advocate | 指南 共识 推荐 建议 专家
approval = approve, approval, licence, license, authorise, authorize, clearance, regulator, regulatory, marketing | 批准 获批 上市 审批 许可 监管
label = label, boxed warning, warning, warn | 说明书 警告 黑框
rapid = rapid, rapidly, fast, quick, quickly, hours, prompt, immediate, immediately, within a day, within hours, swift, onset, soon, acute, acutely, early, hour | 快速 迅速 数小时 即刻 急性 速效 起效快 早期 小时 很快
day = day, days, 24 h, 24-h, next day, 24 hours | 一天 次日 24小时 一日 天
week = week, weeks, weekly | 周 星期 每周
month = month, months, monthly | 月
year = year, years, annual, yearly | 年
transient = transient, brief, short-lived, temporary, wear off, wears off, fade, fades, fleeting, passing, short, subside, ephemeral | 短暂 一过性 暂时 短期 消退 短时
dose = dose, dosage, dosing, dose-dependent, dose-response, mg | 剂量 量效 用量
lowdose = low-dose, low dose, lower dose, subanaesthetic, sub-anaesthetic, subanesthetic, sub-anesthetic, small dose, small doses | 低剂量 亚麻醉 小剂量
highdose = high-dose, high dose, higher dose, larger dose, full dose | 高剂量 大剂量
single = single, one-off, once, one infusion | 单次 一次
repeated = repeat, repeated, repeatedly, serial, course, multiple, further dose, continued, several infusions, chronic administration | 重复 多次 疗程 反复 连续
infusion = infusion, intravenous, intravenously, iv, i.v., drip, vein | 静脉 输注 静注 滴注
nasal = nasal, intranasal, intranasally, nose, spray | 鼻 鼻喷 鼻内 经鼻 鼻腔
oral = oral, orally, by mouth, tablet, per os, swallow | 口服 片剂
pretreatment = pretreat, pretreatment, before, beforehand, prior, ahead of, in advance, preceding, prophylactic | 预处理 之前 事先 提前 预先 前
after = after, following, afterwards, post, subsequent, later, subsequently | 之后 后 随后 以后
adjunct = add, added, adjunct, adjunctive, augment, augmentation, combine, combined, combination, add-on, together with, on top of, plus, alongside, concomitant | 合用 联合 辅助 加用 增效 联用 附加
alone = alone, by itself, monotherapy, on its own, solely, only, sole | 单独 单用 单药 仅 本身 独自
antidepressant = antidepressant, antidepressant-like, antidepressive, mood-lifting, mood lifting | 抗抑郁 抗抑郁样 抗抑郁作用
effect = effect, action, response, efficacy, activity, benefit | 作用 效应 疗效 反应 效果
responder = respond, responder, response, remission, remit, remitter | 应答 缓解 响应 应答者 反应率 缓解率
relapse = relapse, recurrence, recur, return of symptoms, come back | 复发 再发
symptom = symptom, score, severity, rating, scale, points | 症状 评分 量表 分 程度
depressive = depressive, depression-like, depressed, depression, despair, low mood, helplessness, anhedonia, melancholia | 抑郁样 抑郁 绝望 快感缺失 低落
mood = mood, affective, affect | 情绪 心境
mania = mania, manic, hypomania, hypomanic, switch, affective switch | 躁狂 轻躁狂 转相
bipolar = bipolar, manic-depressive | 双相
suicide = suicide, suicidal, suicidality, self-harm, ideation | 自杀 自杀意念 自杀倾向 轻生 自伤
anxiety = anxiety, anxious, anxiolytic | 焦虑
psychosis = psychosis, psychotic, psychosis-like, psychotomimetic, schizophrenia-like, hallucination, delusion | 精神病 拟精神病 精神病样 幻觉 妄想
dissociation = dissociation, dissociate, dissociative, detachment, depersonalisation | 解离 分离 人格解体
sedation = sedation, sedate, sedative, drowsy, drowsiness, somnolence, sleepy, sleepiness | 镇静 嗜睡 困倦
dizzy = dizziness, dizzy, vertigo, giddy, lightheaded | 头晕 眩晕
nausea = nausea, nauseous, vomit, vomiting, emesis, sickness | 恶心 呕吐
adverse = adverse, side effect, side effects, untoward, tolerability, tolerate, tolerated, safety, safe, unwanted, harms, adverse event, undesirable | 不良反应 副作用 不良事件 安全性 耐受 安全 不良
abuse = abuse, misuse, addiction, addictive, dependence, recreational, recreationally, craving, habit, reinforcing, rewarding, abused, party | 滥用 成瘾 依赖性 娱乐性 误用 药物依赖
bladder = bladder, cystitis, urinary, uropathy, urothelial, ulcerative cystitis, urination, urological, lower urinary tract | 膀胱 膀胱炎 泌尿 尿路 排尿 下尿路
liver = liver, hepatic, hepatotoxic, hepatotoxicity, hepatocyte, hepato | 肝 肝脏 肝毒性 肝损伤
kidney = kidney, renal, nephro, nephropathy, glomerular, egfr, nephron | 肾 肾脏 肾病 肾小球
heart = heart, cardiac, cardio, cardiovascular, myocardial, myocardium, coronary | 心脏 心 心血管 心肌 冠状动脉 冠心病
vessel = vascular, vessel, artery, arterial, vasculature, endothelial, endothelium, atherosclerosis | 血管 动脉 内皮 动脉粥样硬化
bloodpressure = blood pressure, hypertension, hypertensive, systolic, diastolic, hypotension | 血压 高血压 收缩压 舒张压 低血压
breathing = breathing, breathe, respiratory, respiration, airway, ventilation, ventilatory, lung, pulmonary | 呼吸 气道 通气 肺
pain = pain, painful, analgesia, analgesic, nociception, nociceptive, antinociceptive, hurt, ache, painkiller | 疼痛 镇痛 痛 止痛 痛觉
opioid = opioid, opiate | 阿片
anaesthesia = anaesthesia, anesthesia, anaesthetic, anesthetic, anaesthetise, anesthetize, anaesthetised, anesthetized | 麻醉 麻醉剂 麻醉药
surgery = surgery, surgical, operation, operative, perioperative, postoperative, intraoperative, operated, post-surgical, postsurgical, after surgery | 手术 围手术期 术后 术中 围术期 术
delivery = delivery, caesarean, cesarean, childbirth, postpartum, postnatal, obstetric, labour, parturient, puerperal, giving birth, mothers | 分娩 剖宫产 产后 产妇 围产期 母亲
pregnancy = pregnancy, pregnant, gestation, gestational, antenatal | 妊娠 孕 怀孕
elderly = elderly, older, aged, geriatric, late-life, 65, old age | 老年 老人 高龄 65岁
child = child, children, adolescent, paediatric, pediatric, youth, infant, neonatal, newborn, teenager | 儿童 青少年 婴儿 新生儿 小儿
cognition = cognition, cognitive, memory, recall, thinking, executive, attention, learning, fluency, neurocognitive | 认知 记忆 回忆 学习 注意 执行功能
delirium = delirium, confusion, delirious | 谵妄
sleep = sleep, insomnia, slow-wave, slow wave, sleeping | 睡眠 失眠 慢波
stress = stress, stressed, stressor, defeat, adversity | 应激 压力 挫败
inflammation = inflammation, inflammatory, proinflammatory, pro-inflammatory, neuroinflammation, cytokine, inflamed, immune | 炎症 炎性 促炎 细胞因子 神经炎症 炎症因子 免疫
infection = infection, infectious, sepsis, septic, infected, bacteraemia | 感染 脓毒症 败血症
cancer = cancer, tumour, tumor, carcinoma, malignancy, malignant, oncology, neoplasm, metastatic, metastasis | 癌 肿瘤 恶性 转移
diabetes = diabetes, diabetic, glycaemic, glycemic, glucose, hba1c, hyperglycaemia, insulin resistance | 糖尿病 血糖 葡萄糖
weight = weight, body weight, obesity, obese, overweight, adiposity, bmi, slimming, fat | 体重 肥胖 超重 减重
cholesterol = cholesterol, lipid, ldl, dyslipidaemia, hypercholesterolaemia | 胆固醇 血脂 脂质
stroke = stroke, ischaemic, ischemic, cerebrovascular, infarct, infarction | 卒中 中风 缺血 梗死 脑梗
bleeding = bleeding, bleed, haemorrhage, hemorrhage, haemorrhagic | 出血
clot = thrombosis, thrombotic, clot, thromboembolism, embolism, platelet, anticoagulant | 血栓 栓塞 血小板
fracture = fracture, bone, osteoporosis, skeletal | 骨折 骨 骨质疏松
skin = skin, dermal, cutaneous, dermatitis, rash | 皮肤 皮疹 皮炎
muscle = muscle, muscular, myopathy, myalgia | 肌肉 肌病 肌痛
gut = gut, intestinal, intestine, gastrointestinal, bowel, microbiota, microbiome, flora, faecal, fecal, enteric, colon | 肠道 肠 胃肠 菌群 微生物 肠菌
barrier = barrier, permeability, tight junction, leaky | 屏障 通透性
brain = brain, cerebral, central nervous, intracerebral, neural | 脑 大脑 中枢
cortex = cortex, cortical, prefrontal, frontal | 皮层 皮质 前额叶
neuron = neuron, neuronal, nerve cell, neurone, cells | 神经元 神经细胞
synapse = synapse, synaptic, synaptogenesis, spine, spines, dendritic, dendrite, connections, spinogenesis | 突触 树突棘 树突
plasticity = plasticity, ltp, long-term potentiation, neuroplasticity, plastic | 可塑性 长时程增强
protein = protein, expression, express, level, levels, mrna, transcript, transcription, content, amount, concentration, abundance | 蛋白 表达 水平 含量 浓度 转录
phosphorylation = phosphorylation, phosphorylate, phospho | 磷酸化
signalling = signalling, signaling, pathway, cascade, axis, signal | 信号 通路 级联 途径
receptor = receptor | 受体
channel = channel, current, conductance | 通道 电流
transporter = transporter, reuptake, uptake | 转运体 再摄取 转运蛋白 摄取
firing = firing, spike, burst, discharge, excitability, excitable, hyperexcitable, spiking | 放电 簇状 兴奋性
tonic = tonic, resting, at rest, ambient, extrasynaptic, baseline | 静息 张力性 基线
disinhibition = disinhibit, disinhibition | 去抑制
surgeofsubstance = surge, burst of, outpouring, flood | 激增 爆发
metabolism = metabolism, metabolic, metabolite, metabolise, breakdown, degrade | 代谢 代谢物 降解
blood = blood, plasma, serum, circulating, peripheral | 血 血浆 血清 循环 外周
imaging = imaging, pet, mri, fmri, tracer, spectroscopy, scan, ligand binding | 影像 成像 示踪剂 波谱
connectivity = connectivity, network, coupling, default mode | 连接 网络 耦合
gene = gene, genetic, allele, polymorphism, variant, carrier, genotype, mutation | 基因 等位 多态性 携带者 变异 突变
mortality = mortality, death, die, died, fatal, survival, deceased, lethal | 死亡 病死 生存 存活 致死
hospital = hospitalisation, hospitalization, hospital, admission, admitted, inpatient stay | 住院 入院
event = event, incidence, risk, rate, frequency, odds, likelihood, chance, occurrence | 事件 发生率 风险 率 概率 频率
prevalence = prevalence, prevalent, burden, worldwide, globally, global, million, live with | 患病 患病率 负担 全球 世界 全世界
quality = quality of life, wellbeing, well-being | 生活质量 生存质量
resistant = resistant, refractory, treatment-resistant, difficult-to-treat, non-responsive, unresponsive, did not respond | 难治 抵抗 难治性 耐药 无应答
discontinue = discontinue, discontinuation, dropout, withdraw, withdrawal, stop treatment, quit, drop out | 停药 退出 撤药 中止 停用
monitor = monitor, supervise, supervision, supervised, observe, observation, monitored, watch | 监测 监护 监督 观察
evidence = evidence, data, study, studies, finding | 证据 数据 研究 资料
gap = insufficient, unknown, understudied, scarce, sparse, lacking, gap, missing, limited | 不足 缺乏 未知 有限 匮乏 欠缺
primaryendpoint = endpoint, end point, primary outcome, outcome measure | 终点 主要终点 结局
miss = miss, missed, failed to reach, failed to meet, did not meet, not met, fell short | 未达 未达到 未满足
critic = critic, critics, criticise, criticised, question, questioned, doubt, controversy, controversial | 批评 质疑 争议
size = small, modest, slight, limited size, minor, marginal | 小 有限 轻微 较小 微小
large = large, marked, substantial, considerable, robust, strong | 大 显著 明显 强
potent = potent, potency, efficacious, stronger, strength | 效价 强效 效力 效能
enantiomer = enantiomer, isomer, stereoisomer | 对映体 异构体
open = open, opened, use-dependent, pore | 开放 孔道 使用依赖
behaviour = behaviour, behavior, behavioural, behavioral, behave | 行为
protectivecell = neuroprotection, neuroprotective, protective | 神经保护 保护作用
differentiation = differentiation, differentiate, maturation, mature, progenitor, stem cell, adult-born, newborn neuron | 分化 成熟 祖细胞 干细胞 新生
expectancy = expectancy, expectation, unblinding, unblind, blinding, blind, masking | 期望 预期 揭盲 盲法
baseline = baseline, pre-treatment, before treatment | 基线 治疗前
seizure = seizure, epilepsy, epileptic, convulsion, anticonvulsant | 癫痫 惊厥
electro = electroconvulsive, ect | 电休克 电抽搐
conventional = conventional, standard, usual, traditional, ordinary, classical, classic, existing | 常规 传统 标准 现有 经典
score = endpoint score, madrs, hamd, rating scale | 评分 量表
first = first, initial, first-line, originally, introduced, history, historically | 首次 最初 一线 首个
third = third, 30%, one in three, thirty per cent, three in ten | 三分之一 30%
eye = eye, ocular, intraocular, retina, retinal, vision, visual, sight | 眼 眼内 视网膜 视力 视觉
intracranial = intracranial | 颅内
pressure = pressure | 压
ageing = ageing, aging, lifespan, longevity, senescence | 衰老 寿命 老化
exercise = exercise, physical activity, training, fitness | 运动 锻炼
smoking = smoking, tobacco, smoker, cigarette, nicotine | 吸烟 烟草
alcohol = alcohol, drinking, ethanol | 酒精 饮酒 乙醇
vaccine = vaccine, vaccination, immunisation, immunization, vaccinated | 疫苗 接种 免疫接种
antibiotic = antibiotic, antimicrobial, antibacterial | 抗生素 抗菌
virus = virus, viral, antiviral | 病毒
bacteria = bacteria, bacterial, bacterium, microbe, probiotic | 细菌 益生菌
nutrition = diet, dietary, nutrition, food, intake, supplement | 饮食 膳食 营养 补充 摄入
oxidative = oxidative, oxidant, antioxidant, reactive oxygen | 氧化 抗氧化 活性氧
apoptosis = apoptosis, apoptotic, cell death | 凋亡 细胞死亡
mitochondria = mitochondria, mitochondrial | 线粒体
hormone = hormone, hormonal, endocrine | 激素 内分泌
woman = female, girl, sex difference | 雌性 女性
man = male, boy | 雄性 男性
`;

/** The longest English form, in words. */
export const longestPhrase = 4;

/** The longest Chinese form, in characters. */
export const longestChinese = 7;

export interface Vocabulary {
	/** Meanings by the words of an English form, joined by blanks, or by a Chinese form. */
	readonly exact: ReadonlyMap<string, readonly string[]>;
	/** Meanings by the stems of an English form, joined by blanks. What is there as written is not looked for here. */
	readonly stemmed: ReadonlyMap<string, readonly string[]>;
}

/** Reads the list of meanings. Takes some milliseconds; make it once. */
export function createVocabulary(): Vocabulary {
	const exact = new Map<string, string[]>();
	const stemmed = new Map<string, string[]>();
	const add = (forms: Map<string, string[]>, form: string, id: string): void => {
		const known = forms.get(form) ?? [];
		if (!known.includes(id)) {
			forms.set(form, [...known, id]);
		}
	};
	for (const line of meanings.trim().split('\n')) {
		const [id, forms] = line.split(' = ') as [string, string];
		const [english, chinese = ''] = forms.split(' | ') as [string, string?];
		for (const form of english.split(', ')) {
			const words = form.split(/[\s-]+/);
			add(exact, words.join(' '), id);
			add(stemmed, words.map(stem).join(' '), id);
		}
		for (const form of chinese.split(' ').filter((each) => each !== '')) {
			add(exact, form, id);
		}
	}
	return { exact, stemmed };
}
