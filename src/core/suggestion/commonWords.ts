/**
 * Decides which English words are of everyday language, so that a statement in other words than a claim's is not taken
 * for one about something else.
 */

/**
 * Stems (`stem.ts`) of the verbs, adjectives and adverbs that occur five times and of the nouns that occur forty times
 * in the texts whose words are counted in WordNet 3.1 (`index.sense`).
 */
const stems =
	'abandon abid able aboard abolish about abov abroad abrupt absent absentmind absolut absorb abstract absurd abu ' +
	'academ accel accept accommod accompan accomplish accord accu accumul accur ache achiev acknowledg acquir acro ' +
	'act activ actu acut adapt add addr adequ adher adjac adjust administ administrat admir admit adopt advanc advert ' +
	'advi advoc aegean aerat aesthet affect affirm affix afford afraid african after afterward again aggr aggrav ' +
	'agitat ago agre agricultur ahead aid aim alarm alert alien aliv all alleg alloc allow almost alon along aloud ' +
	'alread also alter altern alternat altogeth alveolar alwa amaz ambiguou ambitiou amend american ampl amu analogou ' +
	'analyt analyz anatom ancestr anchor anci anglican angr angri anno announc annu anonymou anoth answer anti ' +
	'anticip antithyroid anxiou any anyhow anymor anywa anywh apart appar appe appear appl applaud appoint appreci ' +
	'appreciab approach appropri approv approxim apt aqueou arbitrar arch area argu ari armed arou around arrang ' +
	'arrest arriv arteri artifici artist as ascend ascertain asham asid ask asleep assail assault asse assembl assert ' +
	'assign assimil assist associ assum assur astonish attach attack attain attempt attend attract attribut augm auth ' +
	'author automat autonom avail averag avert avoid await awak awaken awar away awful awkward babbl back backward ' +
	'bacteri bad badl bake balanc bandag bang banish bapt bar bare base basic bask bat bath bawl be beam bear beard ' +
	'beat beautiful beckon becom befor beg begin behav behind behold believ bellow belong belov below bend benefici ' +
	'benefit beset besid best bestow bet betra better bewild beyond bibl bid big bigger bind binomi biolog birdi bite ' +
	'bitter black blam blast blaz ble bleak bleed blend blind blink blith block bloom blossom blow blue blur blush ' +
	'boast bob boil bold bolt boom boost border bore born borrow bother bounc bound bow boy brac brav break breath ' +
	'breathl brief bright brilli bring brisk bristl british broad broaden broken brood brown brush buffer build bulg ' +
	'bulk burn burst bury busy butt buy buzz calcul call callou calm campaign cancel capabl captur care careful carel ' +
	'carr carv cast casu catch cathol cau caut cautiou cea celebr celesti centr centrifug certain certif cha challeng ' +
	'chang chant charact characterist charg charm chart chat cheap cheat check cheer cheerful chem cherish chew chief ' +
	'chil child childish chin chok choo choreograph christian chron chuckl circl circul circular cite civil civilian ' +
	'claim clamb clamor clamp clap classif clat clean clear click climb clin clinch cling clo clog clum clust clutch ' +
	'coax cock coher coincid cold collab collap collect coloni color colorful combat combin come comfort comfortab ' +
	'comic coming comm command commem commend commerci commit common communist commut comp compar comparat compat ' +
	'compel compen compet competit compil compl complain complet complex compo compound compr comprehen comprehend ' +
	'comprom compul comput con conc concentr concern conclud concret concur condemn conduct conf confid confin ' +
	'confirm confront confu congratul conjug connect conqu consciou consequ conservat consid considerab consist ' +
	'consolid conspicuou conspir const constitut constru construct consult consum contain contamin contempl ' +
	'contemporar contend continu continuou contract contradict contrar contribut control conv conveni conver convert ' +
	'convict convinc convul cook cool cooper cooperat coordin cope copy correct correl correspond cort cosm cost ' +
	'cough count countl cover crack crash crav crawl craz creak creat credit creep crimson crit cro crouch crow crowd ' +
	'crown cruci crud crui crush cry cuban cubist culmin cultur cumulat cur cure curiou curl curr curtail curv ' +
	'customar cut cylindr dail damag damn damp dampen danc dangerou dangl dare dark darken darn dart dash day dazed ' +
	'dazzl dead deaf deal dear deca dece decent decid declar declin decor decr decrea dedic deduc deduct deem deep ' +
	'defeat defen defend defin definit defy dela deleg delib delic delight delightful deliv demand democrat demonstr ' +
	'demytholog den denomin denot denounc dent deny depart depend depict deposit depr deriv descend describ desert ' +
	'deserv design desir desp despair desper destin destro destruct detach detail detect deteri determin devast ' +
	'develop devi devot diagno diagonaliz dictat die differ differenti difficult diffu dig dilat dilut dim dimen ' +
	'diminish diml dine dip direct dirt disabl disagr disappear disappoint disapprov disastrou discern discharg ' +
	'disciplin disclo discontinu discourag discov discu dislik dismi dismount disord dispatch dispel disper displa ' +
	'dispo disput disregard disrupt dissemin dissolv dist distil distinct distinguish distort distribut disturb dive ' +
	'diver divert divid divin divorc do dodg dogg domest domin donat done doom doubl doubt doubtful doubtl down ' +
	'downstair downtown downward draft drag dramat drap draw dre dreadful dream drift dril drink drip driv drop drown ' +
	'drunk drunken dry duck due dull dumb dump dutch dwel dwindl each eager earl earli earn ease easi east eastern ' +
	'easy eat eccentr echo econom edged educ effect effici eight eighteen eighteenth eighth either elabor elap elast ' +
	'elder elect electr elevat eleven elicit elig elimin elsewh embarra embod embrac emerg emot empha empir emplo ' +
	'empt enabl enact enclo encount encourag end endang endl endor endow endur energet enforc engag engend english ' +
	'engro engulf enhanc enjo enlarg enlist enormou enough enrich enrol ensu ensur entail enter entertain enthusiast ' +
	'entir entitl envi envy epidem epitom equal equat era erect erupt escap escort especi essenti establish estim ' +
	'etern ethic european evalu even eventu ever everyda everywh evid evil evok evolv exact exag exalt examin exce ' +
	'excel except exchang excit exclaim exclu exclud excu execut exerc exert exhaust exhibit exist expand expect ' +
	'expen expend experi experienc expir explain explicit explo explod exploit explor expo expr exten extend extern ' +
	'extract extraordinar extravag extrem eye face facilit fade faded fail faint fair faithful fake fal fall falter ' +
	'familiar famou fan fanc fantast far farawa farth fascin fash fast fasten fat fatal favor fear fearful featur ' +
	'feder feed feel femal feminin feverish few fewer fict fierc fift fifteen fifteenth fifth fight file fill filter ' +
	'final financ financi find fine finish finit fire firm first fit fitt five fix fixed flank flap flash flat ' +
	'flatten flee flex flick fling float flood flop flound flourish flow flush fly focu fold follow fond foolish ' +
	'forbid forc fore forecast forego foreign forev forg forget forgotten form former formid formul fort forth fortif ' +
	'fortun forward foster foul found four fourteen fourth fragil fragmentar fram frank frant free freez french frequ ' +
	'fresh fret frighten frightful front frown frozen frustr fulfil full fumbl funda funn furiou furnish furth ' +
	'furtherm fuss futur gain gallop gasp gather gaunt gay gaze gener generou gent gentl genuin geograph geometr ' +
	'german gesticul get giant gigant girlish give given glad glanc glar glaz gleam glimp glint glisten glit glorif ' +
	'gloriou glow glower glue go goddamn golden gone good goug grab graceful gradu grammat grand grant graph grappl ' +
	'grasp grateful grav gray graz grea great greek green greet grim grin grind grip gro groan grop grotesqu group ' +
	'grow grumbl grunt guar guard gue guid guilt gulp gush hail half halfwa halt hamper hand handl handsom hang happ ' +
	'happen happi harbor hard harden harsh hasten hasti hate hateful haul haunt have head health hear hearti heat ' +
	'heav heavi hebephren heed help helpful helpl henc here hereb hero hesit hidden hide hideou high higher hinder ' +
	'hint hire hit hither hoar hold holler home homogeneou homozygou honest honor hook hop hope hopeful hopel hostil ' +
	'hot hover howev huddl hug huge human humbl humorou hundr hungr hunt hurl hurr hurt hurtl hypothalam hyster ideal ' +
	'ident identif idiot idle ignor ill illumin illustr imagin imaginar imitat immedi immen immort impair impart ' +
	'impati imperfect imperson impl impo import impr improv in inadequ inaugur incap incid inclin includ incomplet ' +
	'incorp incr increa incredib incur inde indefinit independ indic indif indirect individu induc indulg industri ' +
	'inevit inevitab infect infectiou infinit inflam inflict influ inform infuri inhabit inher inherit initi inject ' +
	'injur inner innoc inorgan inquir insan inscrib insert insid insist insol insolubl inspect inspir inst instal ' +
	'instead institut instruct insur intact integr intellectu intellig inten intend intensif intent intercept ' +
	'interest interf interlobular intermedi intern interpret interrupt intersect interview intim intr intrin introduc ' +
	'invad invariab invent inver invest investig invi invit invok involv inward iodin irish iron irregular irrelev ' +
	'irrit isolat issu italian jaded japan jealou jerk jewish join joint judg jump junior just justif keen keep key ' +
	'kick kill kinesthet kiss kneel knock know known label lack lag land lap larg larger lash last late latent later ' +
	'latter laugh launch lavish lay lazy lead lean leap learn least leav lectur leer left legal legislat legitim lend ' +
	'less lessen lesser let liabl liber lick lie life lift light like likew limit limp linear linger linguist link ' +
	'liquid list listen liter literar littl live living load local locat lock lodg logic lone long longer loo look ' +
	'loom loosen lose lost lou loud love low lower loyal luck lug lunar lurch lure lurid lurk lyric mad madl magic ' +
	'magnet magnif mail main maintain major make male man manag maneuv manifest manipul many mar march margin mark ' +
	'marr martian marvel marvelou master match mate mathemat matur maxim maximum mayb mean meaningful meanwhil measur ' +
	'mechan medic mediev medium meek meet melt mend ment mere merg merit merr metal meteorit metropolitan microscop ' +
	'mid middl might mild militar mill mingl minim minimum minor miser mislead misplac miss mistak mistaken mix mixed ' +
	'mobil mock moder modern modest modif moist mold molecular monast monit monstrou moral more moreov mort most ' +
	'motionl motiv mount mountainou mourn move moving much mudd muffl multip multipl mumbl municip murmur muscular ' +
	'muse music muster mute mutter mysteriou mytholog nail naiv naked name narrow nation nativ natur naval nazi near ' +
	'nearb neat necessar necessari necessit need negat neglect neglig negoti negro nervou nest nestl net neutr never ' +
	'neverthel new newborn newl next nice nilpot nine nineteenth ninth no nobl nod nomin nonspecif norm north ' +
	'northern not notab note notic notif notoriou nourish novel now nowher nuclear numb number numer numerou obey ' +
	'oblig obscur observ obtain obviou occa occup occur odd off offer offic offici offset often oily old older ominou ' +
	'omit on once one only open oper operat oppo opposit optimum oral orang order ordinar ordinari organ orient ' +
	'origin orthodox other otherw out outdo outer outlin outsid outstand outward outweigh over overal overboard ' +
	'overcom overhead overhear overlap overlook overtak overturn overwhelm owe own pace pack painful paint pale pant ' +
	'paradox parallel paramagnet parasympathet pardon park part parti particip particular pass past pat patholog ' +
	'patrol patron pau pay peaceful peak peculiar peer penetr peopl perc perch perfect perform perhap perilou periph ' +
	'perish perman permit perpetu persist person persuad pertain pertin pester philosoph phon phonolog photograph phy ' +
	'physiolog pick pictori pile pinch pink pitch pity plac plagu plain plan planetar play plea plead plent pleur ' +
	'plod plot plow plung poi poign point poison poke polar polish polit ponder poor pop popular porou portra pose ' +
	'poss possib post posteri postpon potent potenti pour powder powerful pract prai pray pre preach prec precariou ' +
	'preciou precipit predict prefer preliminar prepar prescrib preserv presidenti presum presumab pret pretend prev ' +
	'prevail previou prick prim primar primari primit princip print prior privat pro prob probab problem proc ' +
	'proclaim produc prof profes profit profound progr prohibit project prolong prom promin promot prompt pron ' +
	'pronounc proper prophet propo proport prosecut prospect protect protest protrud proud prov provid provinci ' +
	'provok pry pseudo psych psycholog publ publish pull pulmonar pump punish purcha pure purl purpl purport pursu ' +
	'push put puzzl qualif qualitat quantitat quarrel queer quick quiet quit quiver quot race raci radic rage ragg ' +
	'rai rain rall ram random rang ransack rap rapid rare rather ratif ration rattl raw reach react read readi ' +
	'reaffirm real realist reappear rear rearward reason reasonab reassur rebuild rebut recal rece recent reciproc ' +
	'reckon recogn recommend reconcil reconsid reconstruct record recount recov recruit recur red reduc refer refin ' +
	'reflect refresh refu regain regard regardl regist regret regul regular rehear reinforc reiter reject rejo relat ' +
	'relax relea releg relentl relev reli reliev religiou relinquish reluct remain remark remarkab rememb remind ' +
	'remot remov render renew rent repa repair repeat repel repl replac replenish report repr reproduc republican ' +
	'reput request requir rescu resembl resent resentful reserv resid residenti resign resist resolv resort respect ' +
	'respir respond rest restl restor restrain restrict result resum retain retir retrac retreat retriev return reve ' +
	'rever revi review reviv revolutionar rhythm rich rid ride ridiculou right rigid ring rip ripe rise risk roam ' +
	'roar roast rob rock roll romant rotat rough round royal rub rugg ruin rule run rural rush russian rust rustl ' +
	'sacr sacrif sad sadl safe sag sail same sanct satisf satisfact satisfactori savag save savor say scamp scan scar ' +
	'scarc scat schedul schizophren scientif scor scrambl scrap scratch scream screech scrub scrutin sculptur seal ' +
	'search seat seced second secondar secret secur see seek seem seep segreg seiz seldom select sell semant sen send ' +
	'sensit sensor separ seriou serv set settl seven seventeen sever sew sexu shad shak shallow shap shar sharp shat ' +
	'shav shed sheer shield shift shin shiver shock shoot shop short shorten shout shov show shower shriek shril ' +
	'shrink shrug shud shuffl shut sick sigh sign signif silent sill silver similar simmer simp simpl simul ' +
	'simultaneou sin sincer sing singl singular sink sip sit six sixt sixteen sixth skelet skept skillful skip slack ' +
	'slacken slam slant slap slash slaught sleep slend slic slid slight slim slip slop slow slug slump smal smart ' +
	'smash smel smil smooth smoth snap snarl snatch snif snort snow so soak soar sober soci soft soften solder sole ' +
	'solemn solid solv some someda somehow sometim somewh somewhat soon sophist sorb sore sound sour south southern ' +
	'sovereign soviet sow span spar spark spati speak speci specif spectacular spectr specul speed spel spend spher ' +
	'spin spiritu spit splash splendid split spoil spon spontaneou sport spot spra sprawl spread spring sprinkl spur ' +
	'squar squat squeez stabl stag stain stak stal stalk stam stamp stand standard star start startl starv stat ' +
	'statist stay stead steadi steal steam steep steer stem step stereotyp stern stick stif stiffen stil stimul stir ' +
	'stolid stoop stop storm stout stra straddl straight straighten strain strang strangl stre stream strengthen ' +
	'stretch strew strict strik strip striv strok strong structur struggl stubborn stud stuf stumbl stun stupid sturd ' +
	'subdu subject sublim submit subsequ subsid substanti substitut subtl subtract suburban succ successful such suck ' +
	'sudden sue suffer suffici suggest suit sullen summar summon super superb superfici superi superv supp suppl ' +
	'suppo support suppr suprem sure surg surpa surplu surpr surpri surrend surround surv suspect suspend suspiciou ' +
	'sustain swallow swarm sway swear sweat swedish sweep sweet swel swift swim swing swirl switch swoop symbol ' +
	'symmetr sympathet symphon synthet systemat tactu tag tailor take talk tall tangl tap tast tatter taunt taut tax ' +
	'teach tear techn technolog teen telephon tell temporar temporari tempt ten tend tender tentat termin terr terrib ' +
	'terrif test testif thank thaw then theolog theoret ther therapeut thereaft thereb theref therein thereof thereto ' +
	'therm thick thicken thin thing think third thirt thirteen thith thorough though thoughtful thousand thre thread ' +
	'threaten thril thriv throb through throw thrust thu thump thund thwart tie tight tighten tilt time timid tingl ' +
	'tiny tip tire tired toast toda togeth toler tonal tonight too torn tortur toss total totter touch tough trac ' +
	'trad tradit trag trail train tramp trampl transcend transf transform transl transmit transpar transpir transport ' +
	'transv trap travel traver tread treat trembl tremendou trig trim tripl triumph trot trudg true trul trust try ' +
	'tuck tug tumbl turn twelv twent twentieth twic twin twist twitch two typic ultim ultrason unabl unadjust ' +
	'unambiguou unanimou unavail unavoid unawar uncertain unconcern unconsciou under underground underli underlin ' +
	'undermin understand undertak underwa undoubt unea uneven unexpect unfold unfortun unhap unif uniform uniqu ' +
	'univer unknown unlik unlock unmolest unnecessar unpaid unplea unprec unreconstruct unsatisfact unspeak unst ' +
	'unstructur unusu up uphold upper upright upset upstair upward urban urge urgent use used useful usel usual util ' +
	'utopian utter vagu vain valid vanish vari variou vary vast veer veil ventur verb verif vert very veteran viciou ' +
	'view vigorou viol violat virtu visibl visit visu vital vivid vocal vocat volunt vote vulner wail wait wake ' +
	'wakeful walk wallop wallow wander want warm warn warr wash wast watch wave waver way weak weaken wear weav weep ' +
	'weigh weird welcom well west western wet wheel whip whirl whisp whistl whit whol wick wide widen widespread ' +
	'wield wiggl wild will win wind wink wipe wise wish withdraw withhold within withstand witn witt wobbl wonder ' +
	'wonderful wondrou wooden wor word work worr worship worst worth wound wrap wreck wrench writ writh written wrong ' +
	'yank year yearn yell yellow yesterda yet yield young youth youthful zero';

const common: ReadonlySet<string> = new Set(stems.split(' '));

/** Whether a stem is of everyday language. */
export function isCommonWord(stem: string): boolean {
	return common.has(stem);
}
