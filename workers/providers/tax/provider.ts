/**
 * Who knows the rates of a place better than a merchant's table: an engine of others, asked before something is priced. What it says
 * takes the place of the table's rows for that country; how tax is counted by them stays the shop's own rule.
 */

export type TaxPlaceAsked = {
  /** ISO 3166-1 alpha-2. */
  readonly country: string
  readonly region: string
  readonly postcode: string
  readonly city: string
  readonly street: string
  /** `2026-11-30`, by the shop's clock. */
  readonly day: string
  /** Of the settings, `standard` first. */
  readonly classes: readonly string[]
}

/** Hundredths of a per cent, for each class that differs. */
export type EngineRate = { readonly taxClass: string; readonly rate: number; readonly source: string }

export type TaxEngine = {
  /** @returns null: the merchant's table holds there; it never throws, silence is the table's turn */
  readonly ratesAt: (place: TaxPlaceAsked) => Promise<readonly EngineRate[] | null>
}
