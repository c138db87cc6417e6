import type { Meaning } from '../evidence/nameModel.ts';
import { stem } from './stem.ts';

/**
 * Words that mean the same to a reader of biomedicine, in English and Chinese, one meaning a line. They are the grammar
 * of statements (relations, negation, comparison, populations, designs, time) and words of medicine at large. What a
 * field has names for are entities, and these and further words of a field come from the evidence packs.
 *
 * A form with `!` stands for itself only, not for what it is derived from. `#` begins a word whose meaning is a relation or
 * a sign (`relation.ts`), `@` a species or another system.
 */
const meanings = `
#increase = increase, raise, elevate, rise, rose, risen, enhance, boost, upregulate, up-regulate, upregulation, augment, heighten, potentiate, strengthen, amplify, promote, accelerate, speed, intensify, facilitate, grow, grew, expand, push up, drive up, go up, goes up, went up, build up, climb, swell, multiply, double, triple, deepen, escalate, jump, spike, gain, accumulate, upward, exaggerate, inflate, overstate, accentuate, surge!, soar, mount, step up, ramp up, ramped up, turn up, turned up, more of, denser, overflow, fuel!, fuels!, fuelled!, fueled!, fuelling!, fueling!, whip up, bolster | 升高 增加 上调 增强 促进 提高 提升 增多 增长 上升 加强 强化 增大 加快 加速 扩大 激增 放大 推高 抬高 不降反升 增幅 升幅 促使 助长 倍增 攀升 骤升 激化 夸大 增高 走高 变密 增密 上扬 推升 更密 偏高
#decrease = decrease, lower, reduce, reduction, diminish, suppress, attenuate, blunt, downregulate, down-regulate, downregulation, lessen, drop, fall, fell, fallen, decline, curb, dampen, shrink, shrank, mitigate, weaken, curtail, cut, deplete, restrain, quench, slow, halve, tamp, bring down, brought down, pull down, go down, went down, hold back, subdue, quiet, calm, cool, wane, ebb, subside, dwindle, taper, shorten, soften, dull, relax, abate, sink, sank, plummet, dim, downward, tone down, scale down, trim, minimise, minimize, taming, constrain, depress!, recede, quieten, slump, plunge, scarcer, dial down, turn down, turned down, rein in, reins in, reined in, hold down, come down, came down, thin out, ease off, less and less, down!, depresses!, rein!, reins! | 降低 减少 下调 抑制 减弱 下降 削弱 压低 减低 减缓 遏制 压制 缩小 缩减 消减 变少 变弱 回落 平息 不升反降 降幅 递减 减小 衰减 变短 缩短 削减 骤降 走低 逐渐减少 受限 趋于减少 变稀 稀疏 消退 变疏 趋缓 转低 少用
#inhibit = inhibit, antagonise, blockade, impede, interrupt, stop, halt, silence, shut off, shut down, hinder, obstruct, blocker, arrest, prohibit, prevent from, oppose, counter, counteract, neutralise, thwart, interfere, shut, plug, disable, muzzle, quell, jam, quiet!, quieting! | 阻断 拮抗 阻滞 封闭 阻止 中断 终止 阻碍 抑止 干扰 中和 对抗 封锁 抑制 堵住 堵塞 关闭 制止 关停
#activate = disinhibit, activate, induction, agonism, agonist, trigger, switch on, turn on, induce, elicit, drive, drove, driven, stimulate, ignite, kick off, set off, assemble, mobilise, excite, provoke, spark, prime, set in motion, unleash, launch, stir, rouse, fire up, switches on, engage! | 激活 活化 触发 诱导 驱动 启动 激动剂 激动 刺激 开启 引动 动员 兴奋 唤起 启动子 唤醒 点燃
#require = require, need, necessary, essential, indispensable, depend, hinge, rely, prerequisite, obligatory, crucial, vital, must have, cannot do without, rest on, without which, only when, only if, imperative, relies, requisite, presuppose, precondition, essential step, necessary step, mandatory, owing to, attributable, critical!, contingent!, hang on, hangs on, cannot work without, no benefit without, reliant, needed for, matters!, only as long as | 需要 必需 必须 依赖 必要 必不可少 不可或缺 离不开 有赖于 取决于 前提 不可缺少 关键 所需 赖以 先决条件 必备 仰赖 少不了 仰仗 才能 不可少 靠着 有赖
#independent = independent, dispensable, unnecessary, need not, regardless, irrelevant, not needed, not required, superfluous, need no, needs no, without the need, not depend, irrespective, even without, autonomously, dispensed with, dispense with, needless, does not matter, do without, get by without, even with, even when, even after, without loss of, can be removed | 无需 不需要 不依赖 非必需 不必 并非必需 无须 独立于 不取决于 并不需要 不需 不必要 毋须 无关乎 即使没有 不靠 可有可无 并非关键 不是关键 即便 无关紧要 即使不再 即便不再 即使不
#sufficient = sufficient, enough, suffice | 足以 充分 足够 即可
#restore = restore, reverse, rescue, normalise, recover, repair, correct, reinstate, undo, bring back, brought back, reconstitute, rebuild, return to normal, replenish, normalisation, normalization, revert, renew, revive, heal, re-establish, offset, mend, put right, puts right, set right, made good, grow back, grows back, grew back, regrow, regain | 恢复 逆转 挽救 修复 正常化 纠正 复原 重建 回到正常 回升 重塑 复位 扭转 挽回 回归 找回 变回
#prevent = protect, prophylactic, prophylaxis, guard, avert, forestall, shield, ward off, head off, delay, safeguard, buffer, resilience, confer protection, preclude, postpone, prevent!, prevents!, prevented!, preventing!, prevention!, preventive!, keep from, keeps from, kept from, stave off, shelter, cushion, spared the, spares mice, insulate | 延缓 延迟 预防 防止 保护 避免 防治 防范 抵御 预先 韧性 耐受 推迟 免于 免受 不易 挡住
#improve = improve, relieve, relief, alleviate, ameliorate, ease, treat!, efficacious, benefit, help, lift, work, remedy, better, helpful, soothe, recover from, elevate mood, advantage, effective!, favourable!, favorable!, fare better, fared better, did better, do better, got better, get better, feel better, brighten, profit, gain!, gains!, uplift, pay off, do well, did well, come through, abate, less ill | 改善 缓解 减轻 有效 疗效 获益 好转 起效 收益 有益 减缓 减少症状 优势 受益 缓和 越好 较好 向好 见效 奏效 管用 得益 受惠 好处 舒缓 见好 变好 转好
#worsen = worsen, aggravate, exacerbate, impair, deteriorate, harm, damage, injure, toxic, poison, deepen, detrimental, compromise, decline in, erode, hamper, disturb, deleterious, unfavourable, poorer, worse!, harder on, tough on, take its toll, scar, wreck, ruin, unwell | 加重 加剧 恶化 损害 损伤 受损 毒性 变差 变坏 下滑 不利 更差 越差 较差 减退 受损害 有害 伤害 糟 变糟 更重
#cause = cause, produce, lead to, leads to, led to, give rise, result in, provoke, bring about, brought about, generate, precipitate, bring on, make, starts!, initiates!, yield, evoke, bring, entail, is to blame, contribute to, create, form, set in train, give, usher in, comes with, come with, spawn, breed, at the price of, leave people, leaves people | 引起 导致 造成 诱发 产生 引发 致使 带来 使得 可使 能使 会使 即能 酿成 归咎 催生 致 会感到 感到
#bind = bind, bound, affinity, occupy, occupancy, dock, attach, ligand, bound to, engage with, interact, target, cling, latch, slot into, slots into, sit on, sits on, grip, binding site, get at, gets at | 结合 亲和力 亲和 占据 占有率 作用靶点 靶向 占有 附着 结合位点
#superior = better than, superior, outperform, beat, surpass, outdo, more effective than, work better, outstrip, separate from, more efficacious, higher efficacy, advantage over, win over, trump, eclipse, top, excel, come out ahead, came out ahead, ahead of, outshine, the edge over, more helpful than, did better than, do better than, fare better than, fared better than, does more than, outdoes, favour!, beaten | 优于 胜过 强于 超过 好于 更优 更有效 更为有效 胜于 高出 更具优势 超出 胜出 好过 更佳 占优
#inferior = inferior, worse than, less effective than, lag behind, fall short, weaker than, no match for, did worse, fare worse, fared worse, lose out, trail, not as good as, not as effective as, does less than | 劣于 不如 逊于 弱于 不及 差于 比不上 赶不上 不敌 逊色
#equal = non-inferior, noninferior, not inferior, comparable!, equivalent, similar, no different, did not differ, does not differ, do not differ, no worse, as effective, as good as, on a par, indistinguishable, without a difference, without difference, no significant difference, without a significant difference, no advantage over, no more than, nor better, not superior, not better than, no better than, not more effective, as much as, as many, as few, as often, as strong, as rapid, as safe, as high, as low, same extent, as well as, matched, equally, on par, just as, as well, parity, no better or worse, neither better nor worse, held its own, hold its own, holds its own, equally well, equally good, no better, no less, no advantage, neck and neck, much the same, could not be told apart, failed to separate, did not separate, no more for, over and above, no additional, nothing to, at least as, every bit as, just as much, fully as | 不劣于 非劣效 非劣 相当 等效 相似 无差异 无差别 没有差异 差异不显著 无显著差异 无统计学差异 无明显差异 无显著差别 不逊于 相近 类似 一样 同样 持平 不相上下 不亚于 没有分别 无分别 不差 并不比 相仿 打平 不比 不次于 别无二致 没有更 不亚 至少与
#mediate = mediate, via, through, take part, contribute, involve, participate, carry, underlie, role, by way of, explain, implicate, transmit, relay, work through, act through, play a part, plays a role, at the root, intermediary, lie behind, responsible!, convey!, account for!, lies behind, plays no part, play no part, plays no role, play no role, no part in, no role in, little bearing, no bearing | 介导 通过 经由 参与 贡献 经 借助 作用于 解释 归因 中介 发挥作用 起作用 牵涉 涉及 参与了 凭借
#associate = associate, correlate, link, go with, goes with, went with, track, relate, accompany, predict, tie, tied, coincide, parallel, relationship, unrelated, uncorrelated, connection, go along, hand in hand, mirror, covary, marker of, biomarker, in step, connect!, connects!, connected!, the more, sign of, herald, foretell, forecast, presage, in tandem, in line with, tell us nothing, tells us nothing, no sign, nothing to do with, no relation | 相关 关联 联系 伴随 预测 有关 相伴 平行 越 无关 不相关 正相关 负相关 联动 同步 挂钩 预示 吻合
#prolong = extend, sustain, longer, maintain, outlast, lasting, long-lasting, durable, duration, enduring, lengthen, outlive, stretch, keep up, hold for, prolong!, prolongs!, prolonged!, prolonging!, prolongation!, for longer, more days, stay well, stayed well, stays well, keep well, kept well, linger, lasts!, lasted! | 延长 维持 持续 持久 更久 更长 长效 久 延续 持续时间 保持 更耐久 不衰
#release = release, efflux, outflow, secrete, liberate, discharge, output, overflow, spill, pour out, outpouring | 释放 外流 分泌 输出 溢出 外溢
#change = change, alter, modify, modulate, affect, influence, impact, shift, reshape, rearrange, remodel, transform, vary, reshuffle, adjust, tune | 改变 影响 调节 调控 变化 重构 波动 变动 调整
#abolish = abolish, eliminate, nullify, cancel, wipe out, abrogate, disappear, lost, lose, erase, obliterate, vanish, occlude, prevented the effect, gone, forfeit, removes, does away with, undone, no longer, ceases, negate!, negates!, negated!, rob, take away, takes away, took away, taken away, powerless, wipes out, wiped out, cut short, strip, deaf to, stop responding, stops responding, no longer work, no longer works, no longer helps, no longer help, no longer responded, annul, extinguish, come to nothing, rendered ineffective, keeps from working, not respond, fail to respond, fails to respond, fail to benefit | 消除 取消 消失 废除 丧失 失去 抵消 不再 失效 完全消失 不复 不再有 失灵 荡然无存 不再奏效 不管用 不起作用 化为乌有 没有反应 不见好转 起不到 毫无反应 打消
#loss = knock-out, knockout, knockdown, delete, lack, lacking, absence, deficient, deficiency, ablate, inhibitor!, antagonist!, blocker!, removal!, loss, disrupt, without, depletion, lesion, transection, vagotomy, denervation, absent, missing, ectomy, clamp, conditional knockout, antisense, sirna, shrna, null mutant, heterozygous, dominant negative, knock-in, knockin, mutant, transgenic, antagonised!, antagonized!, genetically, deprive!, deprived!, depriving!, null!, knock out, knocked out, knocking out, disabled!, take out, short of, robbed of, deprived of, stripped of, cannot make, knock down, erasing!, depleting!, removing!, switched off, cutting! | 敲除 缺失 缺乏 缺陷 耗竭 抑制剂 拮抗剂 阻断剂 沉默 去除 切断 敲低 剔除 清除 切除 损毁 失活 封闭 剥夺 抗体中和 耗损 缺如 敲掉 缺了 拿掉 去掉 中和 缺少 关掉 失去了 若不 如不 如果不 若无
#persist = keep the, keeps the, normal!, normally!, persist, remain, intact, preserve, still, retain, unaffected, unchanged, unaltered, spare, no change, untouched, no effect on, no effect of, was without effect, without effect on, stayed the same, remained the same, the same as before, leave, survive!, survives!, survived!, left intact, left unchanged, just as, as usual, unabated, undiminished, unimpaired, as before, where it was, stay the same, still worked, still work, still respond, still responded | 正常 仍 保留 不受影响 不变 依然 仍然 未改变 无影响 没有影响 未受影响 照样 依旧 照旧 依旧存在 没有变化 仍可 照样能
#not = not, no, seldom, insensitive, yet to be, nor, neither, never, fail, cannot, unable, none, little, hardly, barely, scarcely, rarely, n't, negligible, decided against, argues against, speaks against, minimal, too low to, too weak to, too small to, too little to, missed, failed to meet, failed to reach, did not meet, devoid, free of, fell short of, ruled out, lacked, lacks, zero, did nothing, nothing, not any, without any, refute, disprove, contrary to, ineffective, inactive, inefficacious, disappointing, unrelated, uncorrelated, useless, fruitless, unsuccessful, unable to, missing its, no evidence that, no evidence of, negative!, next to no, next to nothing, nothing whatever, no sign, achieves nothing, adds nothing, add nothing, did nothing for, does nothing for, in vain, to no avail, no net, nobody, void, declined to, short of significance, no such, in no way, nowhere, tell us nothing, tells us nothing, nothing to do with, only slightly, only marginally, only minimally, bears no relation, no relation, plays no part, play no part, plays no role, play no role, no part in, no role in, little bearing, no bearing, insufficient to | 不 未 无 没有 并非 未能 无法 没 从未 几乎不 很少 难以 不会 不能 未见 未发现 尚未 并不 并未 轻微 甚微 极少 罕见 未达到 未达 无关 不相关 不复存在 未必 均未 均不 毫无 绝非 并不能 不足以 不存在 不曾 并无 皆无 鲜有 未曾 无效 无济于事 未显示 未显现 并没有 未得到 没能 并没 谈不上 不见 看不到 无从 未有 微乎其微 可忽略不计 可忽略 仅轻微
#contrast = but not, and not, rather than, instead of, unlike, not only, not just, not merely | 而非 而不是 不仅 不但 不只 不同于 与此不同
#more = more!, most!, greater!, larger!, stronger!, higher!, greatest!, highest!, strongest!, largest!, heavier!, steeper!, denser!, deeper!, far more | 更多 更大 更高 更强 较强 较高 较多 多于 高于 大于 重于 快于 更 更密 偏高
#less = lower than, less!, smaller!, weaker!, fewer!, least!, weakest!, lowest!, smallest!, fewest!, rarer!, scarcer!, less often, lighter!, slighter!, less common, less frequent | 更少 更小 更低 更弱 较弱 较低 较少 少于 低于 小于 轻于 更稀 偏低 更轻 较轻 不容易 更不容易
#late = slow to act, slow onset, slow-acting, slow to work, delayed onset, takes weeks, take weeks, took weeks, weeks to emerge, weeks to work, weeks to appear, weeks to act, weeks to take effect, only after weeks, no sooner than, months to emerge, months to work, sets in slowly, set in slowly, gradual onset, sluggish | 起效慢 起效缓慢 起效较慢 缓慢起效 数周起效 起效延迟 数周后才 数周才 数周方 才能起效 才起效 才显效 方可起效
@human = patient, people, human, volunteer, person, men, women, adult, participant, subject, outpatient, inpatient, clinical, man, individual, individuals with, users, smokers, recipients, cohort, mothers, sufferers, those with, veterans, sufferer, service members, survivors, those who, takers, drinkers, residents, persons, in people, inpatients | 患者 病人 人 人体 人类 志愿者 受试者 人群 成人 临床 女性 男性 者 病例 使用者 受者 产妇 群体 人士 人们 退伍军人 病患 孕产妇
@mouse = mice, mouse, murine | 小鼠
@rat = rat | 大鼠
@rodent = rodent, rats and mice, mice and rats | 啮齿动物 啮齿类 鼠 啮齿 大小鼠 鼠类 大鼠和小鼠 大鼠与小鼠
@primate = monkey, primate, macaque, marmoset | 猴 灵长类
@animal = animal, preclinical, animals | 动物 临床前 动物模型 动物身上
@in-vitro = in vitro, culture, cell line, slice, recombinant, oocyte, cells in culture, in culture, brain slices, patch clamp, transfected, heterologous | 体外 培养 细胞系 脑片 离体 细胞模型 膜片钳
asia = asia, asian, east asia, japan, japanese, china, chinese, korea, korean, taiwan | 亚洲 东亚 中国 日本 韩国 国人
valve = valve, valvular, valvuloplasty, mitral, aortic valve | 瓣膜 换瓣 二尖瓣 主动脉瓣
gallbladder = gallbladder, cholecystectomy, biliary, gallstone | 胆囊 胆 胆道
haem = haem, heme, porphyrin | 血红素 卟啉
excessive = excessive, exaggerated, overshooting, overshoot, runaway, out of control, uncontrolled inflammation | 过度 过强 失控 亢进
healthy = healthy, healthy volunteers | 健康 健康人
placebo = placebo, sham, saline, dummy, inactive control, vehicle, inert, mock, sugar pill, inert treatment, inactive treatment, comparator spray, dummy spray, dummy medication, blank | 安慰剂 生理盐水 假治疗 空白对照 安慰 假药 空白 假喷雾
control = control, comparator!, comparators! | 对照
trial = trial, randomised, controlled trial, rct, randomisation, study arm, randomised controlled, double-blind, phase 2, phase 3, phase ii, phase iii, double-blind studies, registration trials, controlled studies, crossover study, head to head | 试验 随机 双盲 随机对照 双盲试验 交叉试验
uncontrolled = uncontrolled, open-label, without a control, single-arm, no control group, pilot | 无对照 开放标签 单臂 预试验 非对照
meta = meta-analysis, pooled, systematic review, meta-analyses, meta-analytic, pooled effect, pooled analysis, overall effect, taken together, when pooled, pooling, combined analysis | 荟萃分析 系统综述 汇总 meta分析 合并效应 综合分析 合并分析 综合来看
guideline = guideline, consensus, recommend, endorse, advise, advice, expert, advocate, advises against, position statement, practice statement, task force, committee, societies, appraisal, panel, assessor | 指南 共识 推荐 建议 专家 声明 委员会 反对 学会
approval = approve, licence, license, authorise, clearance, regulator, marketing, registration, agency, granted, submission, submitted, watchdog, licensing | 批准 获批 上市 审批 许可 监管 药监 核准 注册
label = label, boxed warning, warning, package insert, black box, prescribing information, boxed, prescribers, cautioned, caution, cautions | 说明书 警告 黑框 黑框警告 标签
rapid = rapid, fast, quick, hours, prompt, immediate, within a day, within hours, swift, onset, soon, acute, early, at once, speedy, briskly, within the day, speedily, instantly, straight away, overnight, minutes, within minutes, in no time, straightaway | 快速 迅速 数小时 即刻 急性 速效 起效快 早期 小时 很快 迅即 当天 当日 快 短时间内 立竿见影 立刻 数分钟 当即 半小时
day = day, 24 h, next day, 24 hours, overnight, twenty-four hours, twenty-four, following day, day later, day after, 24 hour | 一天 次日 24小时 一日 天 二十四小时 隔天 翌日 当晚
week = week, seven days, fortnight, weekly | 周 星期 每周 七天
month = month, four weeks later, thirty days | 月 个月
year = year, annual, twelve months, decade, years of | 年 长年 多年
transient = transient, brief, short-lived, temporary, wear off, fade, fleeting, passing, short, subside, ephemeral, momentary, self-limited, resolve, clear, cleared, for a while, wore off, worn off, wears off, lost within, vanish, did not last, not last, temporarily, gone within, had gone, cannot last, hardly lasts, is lost within | 短暂 一过性 暂时 短期 消退 短时 自行缓解 一时 暂 暂时性 片刻 不了多久 难以持久 不持久 维持不了多久
dose = dose, dosage, dosing, dose-dependent, dose-response, mg, amount, quantity | 剂量 量效 用量 剂
lowdose = low-dose, lower dose, subanaesthetic, sub-anaesthetic, subanesthetic, sub-anesthetic, small dose, small amount, tiny amount, low amount, a little, subhypnotic, sub-hypnotic, non-hypnotic, nonhypnotic, too small, low, small amounts | 低剂量 亚麻醉 小剂量 少量 微量
highdose = high-dose, higher dose, larger dose, full dose, large amount, higher amount, big dose | 高剂量 大剂量 大量
single = single, one-off, once, one infusion, one dose, one drip, one shot, lone, one injection, just one, a shot | 单次 一次 一针 一剂 单剂
repeated = repeat, serial, course, multiple, further dose, continued, chronic administration, successive, consecutive, session, over time, ongoing, long-term, maintenance, chronic, habitual, frequent, regular, further, prolonged!, again and again, staying on, stay on, stayed on, series, years of, weekly, twice weekly, keep on, last of a series, sessions, drips, given again, is given again, unless repeated | 重复 多次 疗程 反复 连续 长期 持续使用 继续 反复使用 维持治疗 多次给药 经常 慢性 长时间 接着用 长年 一直用 坚持 系列 多年 再次给药
infusion = infusion, intravenous, iv, i.v., drip, vein, infused, drips, a vein | 静脉 输注 静注 滴注 静滴 点滴 输液
nasal = nasal, intranasal, nose, spray, inhale, sniff, nostril, nasally, by nose, insufflate | 鼻 鼻喷 鼻内 经鼻 鼻腔 喷用 喷剂 喷雾 滴鼻 喷雾剂 鼻喷剂
oral = oral, by mouth, tablet, per os, swallow, pill, capsule, ingest, orally, taken by mouth | 口服 片剂 服用 口服给药 嘴服
pretreatment = pretreat, before, beforehand, prior, ahead of, in advance, preceding, prophylactic, given first, pretreated, already taken | 预处理 之前 事先 提前 预先 前 先服 先用 事前 先打
after = after, following, afterwards, post, subsequent, later | 之后 后 随后 以后
adjunct = add, added, adjunctive, augment, augmentation, combine, add-on, together with, on top of, plus, alongside, concomitant, augmenting, jointly, coadministered, co-administered, supplement, in addition to, on board, as an add-on, newly started, in company with | 合用 联合 辅助 加用 增效 联用 附加 合并 配合 加入 加上 基础上 同用 并用 之外 外加 另加
alone = alone, by itself, monotherapy, on its own, solely, only, unaided, in isolation, by themselves | 单独 单用 单药 仅 本身 独自
effect = effect, ineffective, inactive!, inefficacious, disappointing, influence, consequence, action, response, efficacy, activity!, activities!, active!, benefit, negative!, gain!, gains!, advantage, what it does, power, good!, outcome, result, difference to | 作用 效应 疗效 反应 效果 无效 影响力 好处 药效
responder = respond, response, remission, remit, sensitive, insensitive, get well, got well, gets well, getting well, symptom-free, well at, recovered!, in remission | 应答 缓解 响应 应答者 反应率 缓解率 敏感 痊愈 治愈 见效 见好
relapse = relapse, recurrence, return of symptoms, come back, fall back, slide back, slid back, fall ill again, fallen ill again, another episode, new episode, sink back, slip back, lapse | 复发 再发 再度发作 复燃 再犯 重犯 又犯
symptom = symptom, score, severity, rating, scale, points, complaint, sign, manifestation, rated, totals, suffering, points! | 症状 评分 量表 分 程度 表现 症候 评定 分值 得分 分数 总分 毛病
mood = mood, affective!, spirits, state of mind, frame of mind | 情绪 心境 心情 心绪
mania = mania, manic, hypomania, hypomanic, switch, affective switch | 躁狂 轻躁狂 转相
bipolar = bipolar, manic-depressive | 双相
suicide = suicide, self-harm, ideation, killing oneself, kill oneself, killing themselves, kill themselves, wish to die, wishes to die, wanted to die, intent to die, thoughts of death, taking their own life, end their lives, thoughts of suicide, lives away | 自杀 自杀意念 自杀倾向 轻生 自伤 轻生念头 求死 寻死 厌世 轻生的念头 自杀念头 自杀想法
anxiety = anxiety, anxious, anxiolytic, nervous, nervousness, fearful, worry | 焦虑 担忧
psychosis = psychosis, psychotic, psychosis-like, psychotomimetic, schizophrenia-like, hallucination, delusion, unreal, hearing voices | 精神病 拟精神病 精神病样 幻觉 妄想 类似精神病
dissociation = dissociation, dissociative, detachment, depersonalisation, out-of-body, detached, spaced-out, spaced out, unreal, unreality, disconnected, derealisation, derealization, out of body, floating, mind-altering, cut off from | 解离 分离 人格解体 离解 脱离感 脱离自身 恍惚 不真实 失真感
sedation = sedative, drowsy, somnolence, sleepy, sleepiness, drowsiness, lethargy, drowsily | 镇静 嗜睡 困倦 昏昏欲睡 犯困 困
dizzy = dizziness, vertigo, giddy, lightheaded, giddiness, light-headed, unsteady | 头晕 眩晕 天旋地转 晕
nausea = nausea, nauseous, vomit, emesis, sickness | 恶心 呕吐
adverse = adverse, side effect, untoward, tolerability, tolerate, safety, safe, unwanted, harms, adverse event, undesirable, unwanted effects, complications, tolerable, hazard, toxicity, ill effects, downside, drawback, reaction, intolerable, unpleasant, bothersome, complaints, side-effects | 不良反应 副作用 不良事件 安全性 耐受 安全 不良 毒副 并发症 危害 不适 坏处 副反应 难以忍受
abuse = abuse, misuse, addictive, recreationally, craving, habit, reinforcing, rewarding, party, drug use, street, illicit, nonmedical, non-medical, club, users, dependence!, for fun, for pleasure, hooked, addicted, addiction, misused, takers, recreation, non-medically, party use | 滥用 成瘾 依赖性 娱乐性 误用 药物依赖 吸食 吸毒 非医疗 娱乐 毒品 瘾 上瘾 玩乐 取乐
bladder = bladder, cystitis, urinary, uropathy, urothelial, ulcerative cystitis, urination, urological, lower urinary tract, voiding, micturition, lower-tract, pee, haematuria, hematuria, urologist, urinate, urgency, pass water | 膀胱 膀胱炎 泌尿 尿路 排尿 下尿路 尿频 尿急 尿 血尿 尿痛 小便
liver = liver, hepatic, hepatotoxic, hepatocyte, hepato | 肝 肝脏 肝毒性 肝损伤
kidney = kidney, renal, nephro, nephropathy, glomerular, egfr, nephron | 肾 肾脏 肾病 肾小球
heart = heart, cardiac, cardio, cardiovascular, myocardial, myocardium, coronary | 心脏 心 心血管 心肌 冠状动脉 冠心病
vessel = vascular, vessel, artery, arterial, vasculature, endothelial, endothelium, atherosclerosis | 血管 动脉 内皮 动脉粥样硬化
bloodpressure = blood pressure, hypertensive, systolic, diastolic, hypotension, arterial pressure, haemodynamic, hemodynamic, pressor, systolic values, diastolic values, mmhg | 血压 高血压 收缩压 舒张压 低血压 动脉压 血流动力学 升压
breathing = breathing, respiratory, respiration, airway, ventilation, ventilatory, lung, pulmonary, apnoea, apnea, oxygenation, respiratory drive, pulmonologist, breathe, breathes, breath, breaths, airways | 呼吸 气道 通气 肺 气道反射 呼吸驱动 氧合 换气 自主呼吸
pain = pain, painful, analgesia, nociceptive, antinociceptive, hurt, ache, painkiller, sore, painless, hyperalgesia, allodynia, analgesics, wind-up, c-fibre, nociceptor | 疼痛 镇痛 痛 止痛 痛觉 痛感 伤害性 痛敏 镇痛药 疼
opioid = opioid, opiate | 阿片
anaesthesia = anaesthesia, anesthesia, anaesthetic, anesthetic, put to sleep, put under, hypnotic, unconscious, narcosis, general anaesthetic, anaesthetised, anaesthetise | 麻醉 麻醉剂 麻醉药 麻醉诱导 全麻 诱导 入睡 全身麻醉 诱导时 诱导期
surgery = surgery, surgical, operation, operative, perioperative, postoperative, intraoperative, post-surgical, postsurgical, after surgery, procedure, theatre, incision, resection, bypass, replacement, transplantation, cholecystectomy, operated, operating room, valve operations, heart valve | 手术 围手术期 术后 术中 围术期 术 切除术 置换 移植 开胸 手术后 麻醉后 手术室
delivery = delivery, caesarean, cesarean, childbirth, postpartum, postnatal, obstetric, labour, parturient, puerperal, giving birth, mothers, puerperium, postpartum period, perinatal, new mothers, peripartum, birth, confinement, c-section, gave birth, after birth, obstetrical | 分娩 剖宫产 产后 产妇 围产期 母亲 围产 产褥期 产程 生产 生孩子 坐月子
pregnancy = pregnancy, pregnant, gestation, antenatal | 妊娠 孕 怀孕
elderly = elderly, older, aged, geriatric, late-life, 65, old age, seniors, older adults, aged 65, over 65, septuagenarians, over-65s, older people, pensioners, advanced age | 老年 老人 高龄 65岁 老年人 65岁以上 高龄者 年长 长者 年迈
child = child, children, adolescent, paediatric, pediatric, youth, infant, neonatal, newborn, teenager, minors, boys, girls, school-age | 儿童 青少年 婴儿 新生儿 小儿 青春期 少年 学龄 未成年
cognition = cognitive, memory, recall, thinking, executive, attention, learning, fluency, neurocognitive, remembering, mental, mnemonic, concentration, intellect, neuropsychological, attention span, forget, forgetful, forgetting, forgetfulness, amnesia, amnesic, remember, tests of thinking, recollection, word-finding, find words, mental ability | 认知 记忆 回忆 学习 注意 执行功能 记忆力 智力 神经心理 思维 记性 健忘 遗忘 脑力 言语流畅
delirium = delirium, confusion, delirious, acutely confused, confused, disoriented, disorientation | 谵妄 神志错乱 错乱 意识模糊
sleep = sleep, insomnia, slow-wave, sleeping, nights, slept, night, delta waves, broken nights | 睡眠 失眠 慢波 夜间 安睡 入眠
stress = stressed, defeat, adversity, restraint, chronic stress, unpredictable, trauma, hardship, defeated, adverse experience | 应激 压力 挫败 束缚 慢性应激
inflammation = inflammation, inflammatory, proinflammatory, pro-inflammatory, neuroinflammation, cytokine, immune, immune activation, immunological, inflamed, cytokine storm, interleukins, immune response, immune cells, c-reactive | 炎症 炎性 促炎 细胞因子 神经炎症 免疫 炎性因子 炎 炎性应答 炎性介质 炎症介质
infection = infection, infectious, sepsis, septic, bacteraemia | 感染 脓毒症 败血症
cancer = cancer, tumour, tumor, carcinoma, malignancy, malignant, oncology, neoplasm, metastatic, metastasis | 癌 肿瘤 恶性 转移
diabetes = diabetes, glycaemic, glycemic, glucose, hba1c, hyperglycaemia | 糖尿病 血糖 葡萄糖
weight = weight, body weight, obesity, overweight, adiposity, bmi, slimming, fat | 体重 肥胖 超重 减重
cholesterol = cholesterol, lipid, ldl, dyslipidaemia, hypercholesterolaemia | 胆固醇 血脂 脂质
stroke = stroke, ischaemic, ischemic, cerebrovascular, infarct | 卒中 中风 缺血 梗死 脑梗
bleeding = bleeding, haemorrhage, hemorrhage | 出血
clot = thrombosis, thrombotic, clot, thromboembolism, embolism, platelet, anticoagulant | 血栓 栓塞 血小板
fracture = fracture, bone, osteoporosis, skeletal | 骨折 骨 骨质疏松
skin = skin, dermal, cutaneous, dermatitis, rash | 皮肤 皮疹 皮炎
muscle = muscle, muscular, myopathy, myalgia | 肌肉 肌病 肌痛
gut = gut, gastrointestinal, bowel, microbiota, microbiome, flora, faecal, fecal, enteric, colon, intestines, microbial community, commensal, stool, microbes, dysbiosis, intestine, intestinal, microbial | 肠道 肠 胃肠 菌群 微生物 肠菌 肠菌群 肠道细菌 粪便 肠内 肠内细菌 肠道微生态
barrier = barrier, permeability, tight junction, leaky | 屏障 通透性
brain = brain, cerebral, central nervous, intracerebral, neural, intracranially, cerebrum, central nervous system, in the head | 脑 大脑 中枢 大脑皮层 脑内 脑组织 颅脑
cortex = cortex, cortical, prefrontal, frontal, prelimbic, infralimbic, cingulate, orbitofrontal, forebrain, frontal lobe, cortices | 皮层 皮质 前额叶 前扣带 前脑 皮层区 额叶
neuron = neuron, nerve cell, cells, pyramidal, interneuron, granule cell, excitatory cells, inhibitory cells, nerve cells | 神经元 神经细胞 中间神经元 锥体细胞 细胞体
synapse = synapse, synaptic, synaptogenesis, spine, dendritic, connections, spinogenesis, synaptic connections, contacts, arbour, arbor, neurite, protrusion, dendrites, synapse counts, wiring | 突触 树突棘 树突 突触连接 棘突 树突生长 小突起 突起
plasticity = plasticity, ltp, long-term potentiation, neuroplasticity | 可塑性 长时程增强
protein = protein, expression, level, mrna, transcript, content, amount, concentration, abundance | 蛋白 表达 水平 含量 浓度 转录
phosphorylation = phosphorylation, phosphorylate, phospho | 磷酸化
signalling = signalling, signaling, pathway, cascade, axis, signal, cascades, messenger | 信号 通路 级联 途径
receptor = receptor | 受体
channel = channel, current, conductance | 通道 电流
transporter = transporter, reuptake, uptake | 转运体 再摄取 转运蛋白 摄取
firing = firing, spike, burst, discharge, excitability, excitable, hyperexcitable, spiking, clusters, volley, bursting | 放电 簇状 成簇放电 成簇
tonic = tonic, resting, at rest, ambient, extrasynaptic, baseline | 静息 张力性 基线
disinhibition = disinhibit | 去抑制
surgeofsubstance = surge, burst of, outpouring, flood | 激增 爆发
metabolism = metabolism, metabolite, breakdown, degrade, conversion, turn into, turned into, broken down, break down, convert, by-product, cytochrome | 代谢 代谢物 降解 转化 转变
blood = blood, plasma, serum, circulating, peripheral, bloodstream, sera, systemic | 血 血浆 血清 循环 外周 血中 血液
imaging = imaging, pet, mri, fmri, tracer, spectroscopy, scan, ligand binding, positron, spect, tomography, radioligand, mr spectroscopy, scanned, scanner, radiotracer, scans | 影像 成像 示踪剂 波谱 断层 显像 扫描
connectivity = connectivity, network, coupling, default mode | 连接 网络 耦合
gene = gene, genetic, allele, polymorphism, variant, carrier, genotype, mutation, homozygote, codon, make-up, gene copy | 基因 等位 多态性 携带者 变异 突变 纯合
mortality = mortality, death, die, died, fatal, deceased, lethal, lifesaving, life-saving, dying, killed, survival! | 死亡 病死 生存 存活 致死 死亡率 生存率 生存期 病死率 存活率
hospital = hospitalisation, hospitalization, hospital, admission, admitted, inpatient stay | 住院 入院
event = event, incidence, risk, rate, frequency, odds, likelihood, chance, occurrence, attack, episode, onset of | 事件 发生率 风险 率 概率 频率 发作 发生 出现
prevalence = prevalence, burden, worldwide, globally, million, live with, lifetime prevalence, epidemiology, how many people, people live with, affected people, around the globe, across the globe, globe, world, affected individuals, number of people, meet criteria, in most countries | 患病 患病率 负担 全球 世界 全世界 流行 患者人数 亿人 人口 各国 国际上
quality = quality of life, wellbeing, well-being | 生活质量 生存质量
resistant = resistant, refractory, treatment-resistant, difficult-to-treat, non-responsive, unresponsive, did not respond, trd, hard to treat, failed treatments, failed to respond, resisted treatment, resist, hard-to-treat, does not yield, did not yield, failing twice, failed twice, drugs have failed, had failed, not helped by, stubborn | 难治 抵抗 难治性 耐药 无应答 治疗抵抗 抵抗性 久治不愈 难治者 治不好
discontinue = discontinue, dropout, withdraw, stop treatment, quit, drop out, stopped, cessation, stopping, leave the trial, abandon, gave up, give up, giving up, off the drug | 停药 退出 撤药 中止 停用 脱落 终止治疗 放弃 停止用药
monitor = monitor, supervise, supervision, observe, watch, two hours of observation, surveillance, watchful, keep watch, watch over, trained staff, vital signs | 监测 监护 监督 观察 监视 看护
evidence = evidence, data, study, finding | 证据 数据 研究 资料
gap = more research, more study, insufficient, unknown, understudied, scarce, sparse, lacking, gap, missing, limited, inadequately, too few, little is known, poorly studied, not well studied, undetermined, unexplored, hardly been examined, hardly examined, seldom studied, unsettled, not been examined | 不足 缺乏 未知 有限 匮乏 欠缺 了解甚少 不明 鲜有研究 说不清
primaryendpoint = endpoint, end point, primary outcome, outcome measure | 终点 主要终点 结局
miss = miss, missed, failed to reach, failed to meet, did not meet, not met, fell short | 未达 未达到 未满足
critic = commentators, critic, question, doubt, controversy, controversial, sceptic, skeptic, dispute, challenged, adequate, inadequate, debated, sceptics, too thin, under fire, found wanting | 批评 质疑 争议 存疑 不充分 非议
size = small, modest, slight, limited size, minor, marginal, weak, mild, trivial, little, tiny, meagre, small effect, slight advantage, scant | 小 有限 轻微 较小 微小 微弱 很小 较弱 微不足道
large = large, marked, substantial, considerable, robust, strong, pronounced, striking, sizeable, strongly, clearly, sharply, dramatically, profound, significantly, far more, sizable, steep | 大 显著 明显 强 剧烈 极大 明显地 明显更
potent = potent, potency, efficacious, stronger, powerful, efficaciously, more active | 效价 强效 效力 效能 强力 更强效 药效
enantiomer = enantiomer, isomer, stereoisomer, mirror image, mirror-image, antipode | 对映体 异构体 镜像
open = open, use-dependent, pore | 开放 孔道 使用依赖
behaviour = behaviour, behavior, behave, behavioral response, immobility | 行为 行为学 行为反应 不动时间
protectivecell = neuroprotective, protective | 神经保护 保护作用
differentiation = differentiation, differentiate, maturation, progenitor, stem cell, adult-born, newborn neuron | 分化 成熟 祖细胞 干细胞 新生
expectancy = expectancy, expectation, unblinding, blinding, masking, functional unblinding, guess, can tell what, unmask, broken blind, tell what they | 期望 预期 揭盲 盲法 功能性揭盲 猜测 猜出
baseline = baseline, pre-treatment, before treatment | 基线 治疗前
seizure = seizure, epilepsy, epileptic, convulsion, anticonvulsant | 癫痫 惊厥
electro = electroconvulsive, ect | 电休克 电抽搐
conventional = conventional, standard, usual, traditional, ordinary, classical, existing | 常规 传统 标准 现有 经典
score = endpoint score, rating scale | 评分 量表
first = first, initial, first-line, originally, introduced, history | 首次 最初 一线 首个
third = third, 30%, one in three, thirty per cent, three in ten, three out of ten | 三分之一 30% 三成
eye = eye, ocular, intraocular, retina, retinal, vision, visual, sight | 眼 眼内 视网膜 视力 视觉
intracranial = intracranial, inside the skull, skull | 颅内 颅腔
pressure = pressure | 压
ageing = ageing, aging, lifespan, longevity, senescence | 衰老 寿命 老化
exercise = exercise, physical activity, training, fitness | 运动 锻炼
smoking = smoking, tobacco, smoker, cigarette, nicotine | 吸烟 烟草
alcohol = alcohol, drinking, ethanol | 酒精 饮酒 乙醇
vaccine = vaccine, immunisation, immunization, vaccinated | 疫苗 接种 免疫接种
antibiotic = antibiotic, antimicrobial, antibacterial | 抗生素 抗菌
virus = virus, viral, antiviral | 病毒
bacteria = bacteria, bacterial, bacterium, microbe, probiotic | 细菌 益生菌
nutrition = diet, dietary, nutrition, food, intake, supplement | 饮食 膳食 营养 补充 摄入
harmless = harmless, innocuous, non-painful | 无害 非伤害性 无痛
effectivedose = effective dose, effective concentration, therapeutic dose | 有效剂量 治疗剂量
treatment = treatment, therapy, therapeutic, medication, drug | 治疗 疗法 药物
inhibitory = inhibitory, excitatory, stimulatory | 抑制性 兴奋性
other = no doubt, without doubt, not surprisingly, non-competitive, noncompetitive, non-selective, nonselective, no longer than, not yet approved, at least, at most, other than, not least, extended-release, sustained-release, prolonged-release, modified-release, slow-release | 不断 不久 不少 不过 不稳定 不安 不适 不可逆 无论 无创 未来 不典型 不完全 不宁 非典型 非竞争性 非选择性 不足 不良 不同 无疑 不等 不一 至少 至多 缓释
difference = difference | 差异 差别 不同
allergy = allergy, anaphylaxis, hypersensitivity, atopic | 过敏 变态反应
asthma = asthma, copd, bronchial, bronchodilator | 哮喘 支气管 慢阻肺
dementia = dementia, alzheimer, neurodegeneration, neurodegenerative | 痴呆 阿尔茨海默 神经退行
parkinson = parkinson, parkinsonian, dyskinesia | 帕金森 运动障碍
autoimmune = autoimmune, rheumatoid, lupus, arthritis | 自身免疫 类风湿 狼疮 关节炎
fever = fever, febrile, temperature | 发热 体温
fatigue = fatigue, tiredness, exhaustion | 疲劳 乏力
headache = headache, migraine | 头痛 偏头痛
anaemia = anaemia, anemia, haemoglobin, hemoglobin, iron | 贫血 血红蛋白 铁
heartfailure = heart failure, ejection fraction, cardiac output | 心力衰竭 心衰 射血分数
arrhythmia = arrhythmia, atrial fibrillation, tachycardia, heart rate | 心律失常 房颤 心率
thyroid = thyroid, thyroiditis | 甲状腺
fertility = fertility, infertile, conception, contraceptive, ovulation | 生育 避孕 不孕
recovery = recovery, convalescence, rehabilitation, wake, awakening, emergence | 康复 苏醒
progression = progression, progression-free | 进展 无进展
recall = response rate, objective response | 客观缓解
resistance = resistance, tolerance, desensitise, desensitisation | 耐受性 脱敏
cost = cost, expensive, cheap, price, cost-effective, economic | 成本 费用 经济
adherence = adherence, compliance | 依从性
screening = screening, diagnosis, diagnostic, detect | 筛查 诊断
cell = cell, cellular | 细胞
migration = migration, migrate, chemotaxis, infiltrate, infiltration | 迁移 浸润 趋化
proliferation = proliferation, proliferate, growth | 增殖 生长
fibrosis = fibrosis, fibrotic, scar | 纤维化 瘢痕
angiogenesis = angiogenesis, vascularisation | 血管生成
autophagy = autophagy | 自噬
epigenetic = epigenetic, methylation, acetylation, histone | 表观遗传 甲基化 乙酰化 组蛋白
transplant = transplant, transplantation, graft, donor | 移植 供体
wound = wound, healing, ulcer | 创伤 愈合 溃疡
vitamin = vitamin, mineral, micronutrient | 维生素 矿物质
radiation = radiation, radiotherapy, irradiated | 放疗 辐射
chemotherapy = chemotherapy, cytotoxic, chemotherapeutic | 化疗
psychotherapy = psychotherapy, counselling, cognitive behavioural | 心理治疗 认知行为
stimulationdevice = transcranial, magnetic stimulation, deep brain stimulation | 磁刺激 深部脑刺激
schizophrenia = schizophrenia, schizophrenic | 精神分裂症
ocd = obsessive-compulsive, obsessive, ocd | 强迫症 强迫
ptsd = posttraumatic, post-traumatic, ptsd | 创伤后应激障碍 创伤后
autism = autism, autistic | 自闭症 孤独症
adhd = adhd, attention deficit | 多动症
unipolar = unipolar | 单相
anxietydisorder = anxiety disorder, panic disorder, phobia | 焦虑症 焦虑障碍 惊恐障碍
eatingdisorder = anorexia nervosa, bulimia, eating disorder | 厌食症 进食障碍
oxidative = oxidative, oxidant, antioxidant, reactive oxygen | 氧化 抗氧化 活性氧
apoptosis = apoptosis, apoptotic, cell death | 凋亡 细胞死亡
mitochondria = mitochondria, mitochondrial | 线粒体
hormone = hormone, endocrine | 激素 内分泌
woman = female, woman!, women!, girl, sex difference | 雌性 女性
man = male, men!, boy | 雄性 男性
`;

/** The longest English form, in words. */
export const longestPhrase = 4;

/** The longest Chinese form, in characters. */
export const longestChinese = 7;

/** Begins what stands for an entity without naming it. */
export const entityPrefix = 'entity:';

export interface Vocabulary {
	/** Meanings by the words of an English form, joined by spaces, or by a Chinese form. */
	readonly exact: ReadonlyMap<string, readonly string[]>;
	/** Meanings by the stems of an English form, joined by spaces. What is there as written is not looked for here. */
	readonly stemmed: ReadonlyMap<string, readonly string[]>;
	/** First words and first stems of English forms that have more than one. */
	readonly beginnings: ReadonlySet<string>;
	/** Meanings of what nobody wants more of. */
	readonly unwanted: ReadonlySet<string>;
}

/** Reads the list of meanings, and those of packs. Takes some milliseconds; make it once. */
export function createVocabulary(ofPacks: readonly Meaning[]): Vocabulary {
	const exact = new Map<string, string[]>();
	const stemmed = new Map<string, string[]>();
	const beginnings = new Set<string>();
	const add = (forms: Map<string, string[]>, form: string, id: string): void => {
		const known = forms.get(form) ?? [];
		if (!known.includes(id)) {
			forms.set(form, [...known, id]);
		}
	};
	for (const { id: word, en, zh, entity } of [...meanings.trim().split('\n').map(meaningOfLine), ...ofPacks]) {
		const id = entity === undefined ? word : `${entityPrefix}${entity}`;
		for (const form of en) {
			const words = form
				.toLowerCase()
				.replace('!', '')
				.split(/[\s-]+/);
			add(exact, words.join(' '), id);
			if (words.length > 1) {
				beginnings.add(words[0]!).add(stem(words[0]!));
			}
			if (!form.endsWith('!')) {
				add(stemmed, words.map(stem).join(' '), id);
			}
		}
		for (const form of zh) {
			add(exact, form.toLowerCase(), id);
		}
	}
	const ofField = ofPacks.flatMap(({ id, isUnwanted }) => (isUnwanted === true ? [id] : []));
	return { exact, stemmed, beginnings, unwanted: new Set([...unwanted, ...ofField]) };
}

function meaningOfLine(line: string): Meaning {
	const [id, forms] = line.split(' = ') as [string, string];
	const [english, chinese = ''] = forms.split(' | ') as [string, string?];
	return { id, en: english.split(', '), zh: chinese.split(' ').filter((each) => each !== '') };
}

/** What nobody wants more of: less of it is a benefit. */
const unwanted: readonly string[] = (
	'symptom suicide anxiety pain relapse adverse mortality event psychosis inflammation delirium infection cancer stroke ' +
	'bleeding clot fracture nausea dizzy hospital mania seizure dissociation sedation abuse stress'
).split(' ');
