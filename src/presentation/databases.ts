import { isDoi, isPmcid, isPmid } from '../core/bibliography/identifierSyntax.ts';
import { type Inline, text, webLink } from './card.ts';
import type { Reader } from './localise.ts';

interface Database {
	readonly label: string;
	/** Address of a record, by the resolver patterns that each database documents. */
	url(id: string): string;
}

/** Databases that cards link to, by the keys that the evidence data uses. */
const databases: Readonly<Record<string, Database>> = {
	hgnc: { label: 'HGNC', url: (id) => `https://www.genenames.org/data/gene-symbol-report/#!/hgnc_id/${id}` },
	uniprot: { label: 'UniProt', url: (id) => `https://www.uniprot.org/uniprotkb/${id}` },
	ncbigene: { label: 'NCBI Gene', url: (id) => `https://www.ncbi.nlm.nih.gov/gene/${id}` },
	gtopdb: { label: 'GtoPdb', url: gtopdbTarget },
	'iuphar-target': { label: 'GtoPdb', url: gtopdbTarget },
	'gtopdb-ligand': {
		label: 'GtoPdb',
		url: (id) => `https://www.guidetopharmacology.org/GRAC/LigandDisplayForward?ligandId=${id}`,
	},
	famplex: { label: 'FamPlex', url: (id) => `https://identifiers.org/fplx:${id}` },
	mesh: { label: 'MeSH', url: (id) => `https://meshb.nlm.nih.gov/record/ui?ui=${id}` },
	chebi: { label: 'ChEBI', url: (id) => `https://www.ebi.ac.uk/chebi/searchId.do?chebiId=${id}` },
	chembl: { label: 'ChEMBL', url: (id) => `https://www.ebi.ac.uk/chembl/explore/compound/${id}` },
	drugbank: { label: 'DrugBank', url: (id) => `https://go.drugbank.com/drugs/${id}` },
	pubchem: { label: 'PubChem', url: (id) => `https://pubchem.ncbi.nlm.nih.gov/compound/${id}` },
	atc: { label: 'ATC', url: (id) => `https://atcddd.fhi.no/atc_ddd_index/?code=${id}` },
	uberon: { label: 'Uberon', url: (id) => `http://purl.obolibrary.org/obo/${id.replace(':', '_')}` },
	mirbase: { label: 'miRBase', url: (id) => `https://mirbase.org/hairpin/${id}` },
	kegg: { label: 'KEGG', url: (id) => `https://www.kegg.jp/entry/${id}` },
	reactome: { label: 'Reactome', url: (id) => `https://reactome.org/content/detail/${id}` },
	wikipathways: { label: 'WikiPathways', url: (id) => `https://www.wikipathways.org/instance/${id}` },
};

/**
 * Identifiers linked to their records: `GtoPdb target 455`, `456`, …, the database named once. Identifiers of a database
 * that is not known here stay text.
 */
export function databaseLinks(database: string, ids: readonly string[], reader: Reader): Inline[] {
	const known = databases[database];
	return ids.map((id, index) => {
		const isNamed = id.toLowerCase().startsWith(`${database}:`) || index > 0;
		const label = isNamed ? id : `${databaseName(database, reader)} ${id}`;
		return known === undefined ? text(label) : webLink(label, addressOf(known, id));
	});
}

/** What a reader calls a database, and what of it where it has several kinds of records. */
export function databaseName(database: string, { t }: Reader): string {
	switch (database) {
		case 'gtopdb':
		case 'iuphar-target':
			return t('GtoPdb target');
		case 'gtopdb-ligand':
			return t('GtoPdb ligand');
		default:
			return databases[database]?.label ?? database;
	}
}

/** The database alone as the link to a record, where the line says already what it is about. */
export function databaseNameLink(database: string, id: string): Inline {
	const known = databases[database];
	return known === undefined ? text(`${database} ${id}`) : webLink(known.label, addressOf(known, id), id);
}

function gtopdbTarget(id: string): string {
	return `https://www.guidetopharmacology.org/GRAC/ObjectDisplayForward?objectId=${id}`;
}

function addressOf(database: Database, id: string): string {
	return database.url(encodeURIComponent(id.toWellFormed()).replaceAll('%3A', ':'));
}

/** The resolver address of a DOI; undefined when it is none. */
export function doiUrl(doi: string): string | undefined {
	return isDoi(doi) ? `https://doi.org/${encodeURIComponent(doi.toWellFormed()).replaceAll('%2F', '/')}` : undefined;
}

/** The address of a record of PubMed; undefined when the number is none. */
export function pubmedUrl(pmid: string): string | undefined {
	return isPmid(pmid) ? `https://pubmed.ncbi.nlm.nih.gov/${pmid}/` : undefined;
}

/** The address of an article in PubMed Central; undefined when its identifier is none. */
export function pmcUrl(pmcid: string): string | undefined {
	return isPmcid(pmcid) ? `https://pmc.ncbi.nlm.nih.gov/articles/${pmcid}/` : undefined;
}
