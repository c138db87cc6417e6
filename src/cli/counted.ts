/** `1 paper`, `2 papers`, `0 entities`. */
export function counted(number: number, one: string, several = `${one}s`): string {
	return `${number} ${number === 1 ? one : several}`;
}
