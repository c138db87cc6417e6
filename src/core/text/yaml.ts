/** What is used of the library for YAML. It is imported here alone, so that the bundles of the editor can share it. */
export { isAlias, isMap, isNode, isPair, isScalar, isSeq, parseDocument, stringify, visit } from 'yaml';
export type { Document, Node, Scalar, YAMLMap } from 'yaml';
