import type { Subject } from '../card.ts';

/** A row of the evidence view. Children are made when the row is opened. */
export interface EvidenceNode {
	/** Unique in the tree: the way from the root. */
	readonly path: string;
	readonly parent: EvidenceNode | undefined;
	readonly label: string;
	readonly description?: string;
	readonly icon: string;
	/** Groups have none. */
	readonly subject?: Subject;
	/** For menus: `group`, `receptor`, `pathway`, `entity`, `claim`, `paper`. */
	readonly contextValue: string;
	/** What a screen reader says; the label alone where absent. */
	readonly spoken?: string;
	/** Whether the row is open when it is first shown. */
	readonly isOpen?: boolean;
	children(): readonly EvidenceNode[];
	readonly hasChildren: boolean;
}

/** A row whose path follows from its parent, and whose children are made once, when it is opened. */
export function createNode(
	row: Omit<EvidenceNode, 'path' | 'children' | 'hasChildren'> & {
		readonly id: string;
		readonly children: (node: EvidenceNode) => readonly EvidenceNode[];
	},
	hasChildren = true,
): EvidenceNode {
	const { id, children, ...shown } = row;
	let made: readonly EvidenceNode[] | undefined;
	const node: EvidenceNode = {
		...shown,
		path: row.parent === undefined ? id : `${row.parent.path}/${id}`,
		hasChildren,
		children: () => (made ??= children(node)),
	};
	return node;
}
