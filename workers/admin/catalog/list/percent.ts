/** A percentage as it is typed: `10`, `7,5`, `12.5 %`; how far it may go the command says. */

/** @returns undefined when it is no number of at most two digits after the sign */
export const percentIn = (text: string): number | undefined =>
  /^\d{1,5}(?:[.,]\d{1,2})?\s*%?$/.test(text) ? Number(text.replace('%', '').replace(',', '.')) : undefined
