/** Decides which short forms are words, units or numerals as well. */

/**
 * English words of three and four letters that abbreviations and the symbols of genes are spelled like, in small
 * letters. A short form that is one of them needs company, and with one capital it is the word.
 */
const words =
	'act add age aid aim air all and any arc are arm art ask ate bad bag ban bar bat bed bee big bit box boy bud bug but ' +
	'buy can cap car cat cop cot cow cry cup cut dam day did die dig dim dip dog dot dry due ear eat egg end eye far fat ' +
	'few fit fix fly for fox fun gap gas get got gum gun gut had has hat her hey him hip his hit hot how ice ill ink ins ' +
	'its jar jet job joy key kid kit lab lag law lay led leg let lid lie lip log lot low mac mad man map mat may men met ' +
	'mix mob mud net new nod nor not now nut odd off oil old one our out own pad pan par pat pay pen per pet pie pig pin ' +
	'pit pop pot pro put ram ran rat raw ray red rib rid rim rip rod rot row run sad sat saw say sea see set she sir sit ' +
	'six sky son sum sun tab tag tan tap tar tax tea ten the tie tip toe ton too top toy try two use van vat via war was ' +
	'way web wet who why win wit yes yet you zip ' +
	'able acid aged arch area army atom back band bank base beam bear beat bell best bird blot blue body bone book born ' +
	'both bulk burn busy calm camp card care case cash cast cell chat chip city clan clip club coal coat code cold come ' +
	'cool cope core cost crab crop cure dare dark data date days dead deal deep deer desk diet dirt disc dose down draw ' +
	'drop drug dual dust duty each earn ease east easy edge else even ever exam exit face fact fail fair fall farm fast ' +
	'fate fear feed feel file fill film find fine fire firm fish five flag flat flow foam fold food foot fork form four ' +
	'free from fuel full fund fuse gain game gate gene gift girl give glad goal gold good grid grip grow hair half hand ' +
	'hard harm hate head heal hear heat help here hero high hill hold home hope host hour huge hunt idea idle inch into ' +
	'iron item join jump just keen keep kind king knee know lack lamp land lane last late lead leaf lean left less life ' +
	'lift like limb line link lion list live load loan lock logo long look loop lose loss lost love luck lung made mail ' +
	'main make male many mark mask mass mate meal mean meet mice mild milk mind mine miss mode mood moon more most move ' +
	'much must name near neck need nest news next nice node none norm nose note once only open oral over pace pack page ' +
	'paid pain pair part pass past path peak pick pine plan play plot plus poor port pose post pull pump pure push race ' +
	'rain rank rare rate read real rely rest rice rich ride ring rise risk road rock role roll roof room root rope rule ' +
	'safe sage said sail sale salt same sand save scan scar seal seat seed seek seem self sell send sert shed ship shop ' +
	'shot show side sign silk site size skin slow snow soft soil sold sole some song soon sort soul spin spot star stay ' +
	'stem step stop such suit sure swim tail take tale talk tall tank task team tear tell tend term test text than that ' +
	'them then they thin this thus tide time tiny tire told tone took tool tour town trap tree trim trip true tube tune ' +
	'turn twin type unit upon used user vary vast vein verb very vest view vote wait wake walk wall want ward warm wash ' +
	'wave weak wear week well went were west what when wide wife wild will wind wine wing wire wise wish with wolf wood ' +
	'word work worm yard year zero zone';

export const englishWords: ReadonlySet<string> = new Set(words.split(' '));

/** Roman numerals from two to thirty-nine; they number things, and a single letter is no short form anyway. */
export const romanNumeral = /^(?=..)X{0,3}(?:IX|IV|V?I{0,3})$/;

/** Symbols of units, of three letters and more: shorter forms say little anyway. */
export const units: ReadonlySet<string> = new Set(['kDa', 'kHz', 'MHz', 'GHz', 'kPa', 'ppm', 'rpm', 'bpm']);

/** What Greek letters are called, as variables and constants are in any field; those of two letters say little anyway. */
export const greekLetters: ReadonlySet<string> = new Set(
	'alpha beta gamma delta epsilon zeta eta theta iota kappa lambda omicron rho sigma tau upsilon phi chi psi omega'.split(
		' ',
	),
);
