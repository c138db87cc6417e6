/** Decides by the end of a single word whether it is a term of medicine. */

/** Stems of international nonproprietary names, at their end. */
const drugStems =
	'mab|tinib|ciclib|parib|rafenib|zomib|cept|kinra|statin|fibrate|pril|sartan|olol|dipine|sentan|afil|ciguat|prost|gliflozin|' +
	'gliptin|glutide|glitazone|parin|xaban|gatran|grel|semide|thiazide|prazole|tidine|setron|triptan|oxetine|azepam|azolam|' +
	'caine|barbital|mycin|cycline|floxacin|cillin|conazole|nidazole|fungin|vir|buvir|dronate|azine|idone|formin|' +
	'methasone|cortisone|[nl]isone|isolone|inolone|asteride|profen|coxib|oxicam|flurane|curonium|fentanil|penem|trexate|platin|taxel';
export const endsAsDrug = new RegExp(`(?:${drugStems})$`, 'i');

/** Endings of illnesses, findings, substances, enzymes and operations, on words that are long enough to be one. */
export const endsAsTerm =
	/^(?=.{7})(?!.*(?:analysis|diagnosis|prognosis|hypothesis|synthesis|basis|chromo|database)).*(?:[ae]mia|itis|osis|[a-z]pathy|penia|uria|algia|ectomy|plasty|lysis|trophy|plasia|noma|coma|psia|rrho?ea|rrhage|sclerosis|steroids?|globin|kinase|ension|ycemia)s?$/i;
