import { wordPairs } from './wordPairs.ts';

/**
 * What siunitx's commands print with its default settings, in CSL's markup: `\SI{5}{\mg\per\kg}` is 5 mg kg⁻¹, as pandoc
 * has it too. Source: siunitx’s manual, version 3, sections 3 and 4.
 */

const prefixes: ReadonlyMap<string, string> = wordPairs(
	'quecto q ronto r yocto y zepto z atto a femto f pico p nano n micro μ milli m centi c deci d deca da deka da hecto h ' +
		'kilo k mega M giga G tera T peta P exa E zetta Z yotta Y ronna R quetta Q kibi Ki mebi Mi gibi Gi tebi Ti',
);

const units: ReadonlyMap<string, string> = wordPairs(
	'ampere A candela cd kelvin K kilogram kg metre m meter m mole mol second s becquerel Bq degreeCelsius °C coulomb C ' +
		'farad F gray Gy hertz Hz henry H joule J lumen lm katal kat lux lx newton N ohm Ω pascal Pa radian rad siemens S ' +
		'sievert Sv steradian sr tesla T volt V watt W weber Wb astronomicalunit au bel B dalton Da day d decibel dB ' +
		'degree ° electronvolt eV hectare ha hour h litre L liter L arcminute ′ arcsecond ″ minute min neper Np tonne t ' +
		'gram g percent % bar bar angstrom Å atomicmassunit u mmHg mmHg nauticalmile M knot kn barn b byte B bit bit ' +
		'fg fg pg pg ng ng ug μg mg mg g g kg kg pm pm nm nm um μm mm mm cm cm dm dm m m km km as as fs fs ps ps ns ns us μs ' +
		'ms ms s s fmol fmol pmol pmol nmol nmol umol μmol mmol mmol mol mol kmol kmol pA pA nA nA uA μA mA mA A A kA kA ' +
		'ul μL ml mL l L hl hL uL μL mL mL L L hL hL mHz mHz Hz Hz kHz kHz MHz MHz GHz GHz THz THz mN mN N N kN kN MN MN ' +
		'Pa Pa kPa kPa MPa MPa GPa GPa mohm mΩ kohm kΩ Mohm MΩ pV pV nV nV uV μV mV mV V V kV kV W W nW nW uW μW mW mW kW kW ' +
		'MW MW GW GW J J uJ μJ mJ mJ kJ kJ eV eV meV meV keV keV MeV MeV GeV GeV TeV TeV kWh kWh F F fF fF pF pF nF nF uF μF ' +
		'H H mH mH uH μH C C nC nC mC mC uC μC K K dB dB kB kB MB MB GB GB Gy Gy mGy mGy Sv Sv mSv mSv Bq Bq kBq kBq MBq MBq',
);

/** Between units and behind a number; no line ends there. */
const gap = '\u202f';

/**
 * A unit as its text: macros with prefixes, powers and `\per`, or letters as they are. `textOf` reads what is no macro
 * of a unit.
 */
export function unitText(latex: string, textOf: (latex: string) => string): string {
	if (!latex.includes('\\')) {
		return textOf(latex);
	}
	let text = '';
	let prefix = '';
	let power = '';
	let isPer = false;
	let isOpen = false;
	const add = (unit: string) => {
		const exponent = (isPer ? '−' : '') + (power === '' && isPer ? '1' : power);
		text += (isOpen && !/^[°′″]$/.test(unit) ? gap : '') + prefix + unit;
		text += exponent === '' ? '' : `<sup>${exponent}</sup>`;
		[prefix, power, isPer, isOpen] = ['', '', false, true];
	};
	for (const [token, name, argument] of latex.matchAll(/\\([A-Za-z]+)\s*(?:\{([^{}]*)\})?|\\.|[^\\\s]+/g)) {
		if (name === undefined) {
			text += /^[.~]$/.test(token) ? gap : textOf(token);
			isOpen = isOpen || !/^[.~]$/.test(token);
			continue;
		}
		const known = units.get(name);
		if (prefixes.has(name)) {
			prefix += prefixes.get(name)!;
		} else if (known !== undefined) {
			add(known);
		} else if (name === 'per') {
			isPer = true;
		} else if (name === 'square' || name === 'cubic') {
			power = name === 'square' ? '2' : '3';
		} else if (name === 'raiseto') {
			power = signed(argument ?? '');
		} else if (name === 'squared' || name === 'cubed' || name === 'tothe') {
			text = raised(text, name === 'tothe' ? signed(argument ?? '') : name === 'squared' ? '2' : '3');
		} else if (name === 'of') {
			text += ` (${textOf(argument ?? '')})`;
		} else {
			add(textOf(token));
		}
	}
	return text + prefix;
}

/** The last unit of a text with a power; a unit behind `\per` has its sign already. */
function raised(text: string, power: string): string {
	return text.endsWith('<sup>−1</sup>')
		? `${text.slice(0, -'<sup>−1</sup>'.length)}<sup>−${power}</sup>`
		: `${text}<sup>${power}</sup>`;
}

/** A number as siunitx prints it: `1.5e-3` is 1.5 × 10⁻³, `+-` is ±, `x` is ×. */
export function numberText(latex: string): string {
	const text = latex
		.replaceAll(/[\s{}~]/g, '')
		.replaceAll(/\\pm|\+-/g, '±')
		.replaceAll(/\\times|x/g, '×')
		.replaceAll(/\\(?:mp)|-\+/g, '∓')
		.replaceAll(/\\cdot/g, '·');
	const [, mantissa = text, exponent] = /^([^eEdD\\]*)[eEdD]([+-]?\d+)$/.exec(text) ?? [];
	const number = signed(mantissa).replaceAll(/(?<=.)[±×∓·]/g, (sign) => ` ${sign} `);
	if (exponent === undefined) {
		return number;
	}
	const ten = `10<sup>${signed(exponent.replace('+', ''))}</sup>`;
	return number === '' ? ten : `${number} × ${ten}`;
}

/** A number with its unit; signs of angles are directly after it. */
export function quantityText(number: string, unit: string): string {
	return number === '' || unit === '' || /^[°′″]$/.test(unit) ? number + unit : number + gap + unit;
}

function signed(number: string): string {
	return number.replaceAll('-', '−');
}
