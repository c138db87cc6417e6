/** Marks around what BibTeX's braces protect from a change of case; no characters, so no text has them. */
export const protectedStart = '\ufdd0';
export const protectedEnd = '\ufdd1';
/** At the beginning of what a command protects only in passing: its case is kept, but nobody asked for that. */
export const argumentMark = '\ufdd2';
