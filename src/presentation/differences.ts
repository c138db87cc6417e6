import type { EvidenceBase } from '../core/evidence/evidenceBase.ts';
import type { Difference, Evidence, Study, System } from '../core/evidence/model.ts';
import { displayName, listed, type Reader } from './localise.ts';

/**
 * In what the paper of a link is other than the sentence of its claim, in words: `rats`, `racemic ketamine, mice`;
 * undefined where it is not. Where the record does not say what it is instead, that it is another one.
 */
export function differenceLabel(link: Evidence, base: EvidenceBase, reader: Reader): string | undefined {
	const study = base.paper(link.paper)?.study;
	const labels = (link.differs ?? []).map((difference) => label(difference, study, base, reader));
	return anyListed(labels, reader);
}

function label(difference: Difference, study: Study | undefined, base: EvidenceBase, reader: Reader): string {
	const { t } = reader;
	const names = (ids: readonly string[] = []) =>
		ids.flatMap((id) => base.entity(id) ?? []).map((entity) => displayName(entity, reader));
	switch (difference) {
		case 'species':
			return (
				anyListed(
					study?.systems?.map((system) => systemLabel(system, reader)),
					reader,
				) ?? t('another species')
			);
		case 'drug':
			return drugGiven(study, reader) ?? anyListed(names(study?.drugs), reader) ?? t('another drug');
		case 'population':
			return anyListed(names(study?.population), reader) ?? t('another population');
		case 'route':
			return (
				anyListed(
					study?.route?.map((route) => routeLabel(route, reader)),
					reader,
				) ?? t('another route')
			);
	}
}

/**
 * The drug in the words of the record, up to what it was compared with: `racemic ketamine vs saline`. The records are
 * in English.
 */
function drugGiven(study: Study | undefined, { language }: Reader): string | undefined {
	const given = language === 'en' ? /^.*?(?= vs\.? |[,;(]|$)/.exec(study?.drug ?? '')?.[0].trim() : undefined;
	return given === undefined || given === '' || given.length > 40 ? undefined : given;
}

function anyListed(words: readonly string[] | undefined, reader: Reader): string | undefined {
	return words === undefined || words.length === 0 ? undefined : listed(words, reader);
}

/** In what something was shown, in words. */
export function systemLabel(system: System, { t }: Reader): string {
	switch (system) {
		case 'human':
			return t('people');
		case 'primate':
			return t('monkeys');
		case 'rat':
			return t('rats');
		case 'mouse':
			return t('mice');
		case 'other-animal':
			return t('other animals');
		case 'in-vitro':
			return t('in vitro');
		case 'in-silico':
			return t('computer model');
	}
}

/** The usual routes have a translation; any other is shown as the record names it. */
function routeLabel(route: string, { t }: Reader): string {
	switch (route) {
		case 'intravenous':
			return t('intravenous');
		case 'intranasal':
			return t('intranasal');
		case 'intramuscular':
			return t('intramuscular');
		case 'subcutaneous':
			return t('subcutaneous');
		case 'oral':
			return t('oral');
		case 'sublingual':
			return t('sublingual');
		case 'intraperitoneal':
			return t('intraperitoneal');
		case 'intracerebral':
			return t('intracerebral');
		case 'intrathecal':
			return t('intrathecal');
		case 'inhaled':
			return t('inhaled');
		default:
			return t(route);
	}
}
