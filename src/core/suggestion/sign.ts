/** Up, down, or not said. */
export type Sign = -1 | 0 | 1;
