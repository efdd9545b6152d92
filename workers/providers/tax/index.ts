/** Which engine knows the rates of a place: none but the merchant's table, unless one is named. */
import { httpTaxEngine } from './http.ts'
import type { TaxEngine } from './provider.ts'

export type TaxEnv = {
  /** The name of an engine; a test brings its own along. */
  readonly TAX_PROVIDER?: 'table' | 'http' | TaxEngine
  /** Of `http`. */
  readonly TAX_URL?: string
  /** A secret: `wrangler secret put TAX_API_KEY`. */
  readonly TAX_API_KEY?: string
}

/** @returns null: the merchant's table, and nobody is asked */
export const taxEngineOf = ({ TAX_PROVIDER = 'table', TAX_URL, TAX_API_KEY }: TaxEnv): TaxEngine | null => {
  if (typeof TAX_PROVIDER === 'object') return TAX_PROVIDER
  if (TAX_PROVIDER === 'table') return null
  if (!TAX_URL) throw new Error('TAX_URL is not set')
  return httpTaxEngine(TAX_URL, TAX_API_KEY)
}
