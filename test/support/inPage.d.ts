/** The middle of the occurrence of a text that is nearest to the cursor, among the lines on the screen, in CSS pixels. */
export function boxOfText(text: string): { readonly x: number; readonly y: number } | undefined;
/** Whether the quick input is gone or has another text in it. */
export function isAnswered(text: string): boolean;
export function drawSeldom(milliseconds: number): void;
export function readAtOnce(): void;
