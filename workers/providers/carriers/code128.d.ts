/** The encoder of Code 128 alone, which needs no page to draw on; the package tells the types of what draws. */
declare module 'jsbarcode/bin/barcodes/CODE128/index.js' {
  export class CODE128 {
    /** @param options none are needed */
    constructor(text: string, options: Readonly<Record<string, never>>)
    /** @returns a 1 for each module that is dark */
    encode(): { readonly data: string; readonly text: string }
  }
}
