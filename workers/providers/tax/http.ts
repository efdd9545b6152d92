/**
 * An engine that is asked over HTTP: `POST` of a place, answered with rates. Engines have interfaces of their own; whoever uses one puts
 * a few lines in front of it that answer so.
 *
 * `{"country":"US","region":"CA","postcode":"90012","city":"…","street":"…","day":"2026-11-30","classes":["standard","food"]}` →
 * `{"rates":[{"taxClass":"standard","rate":9.5},{"taxClass":"food","rate":0}]}`, per cent; `{"rates":null}`: the table holds there.
 */
import type { EngineRate, TaxEngine, TaxPlaceAsked } from './provider.ts'

/** Somebody looks at their cart meanwhile. */
const WITHIN_MS = 1_500
const HUNDRED = 100
/** More classes than a shop can have. */
const RATES_MAX = 60

type Answer = { readonly rates?: unknown }

const rateIn = (said: unknown): EngineRate | undefined => {
  const { taxClass, rate, source } = (said ?? {}) as { taxClass?: unknown; rate?: unknown; source?: unknown }
  if (typeof taxClass !== 'string' || typeof rate !== 'number' || !(rate >= 0 && rate <= HUNDRED)) return undefined
  // Hundredths, to two more digits: as precise as the table.
  return {
    taxClass,
    rate: Math.round(rate * 10_000) / 100,
    source: typeof source === 'string' ? source.slice(0, 200) : '',
  }
}

/** One that cannot be read makes all of them worthless: half a table would tax half of the goods. */
const ratesIn = ({ rates }: Answer): readonly EngineRate[] | null => {
  if (!Array.isArray(rates) || rates.length === 0 || rates.length > RATES_MAX) return null
  const read = rates.map(rateIn)
  return read.every((one) => one !== undefined) && read.some(({ taxClass }) => taxClass === 'standard') ? read : null
}

/** @param ask sends a request; a test brings its own */
export const httpTaxEngine = (url: string, key: string | undefined, ask: typeof fetch = fetch): TaxEngine => ({
  ratesAt: async (place: TaxPlaceAsked) => {
    try {
      const answer = await ask(url, {
        method: 'POST',
        headers: { 'content-type': 'application/json', ...(key && { authorization: `Bearer ${key}` }) },
        body: JSON.stringify(place),
        signal: AbortSignal.timeout(WITHIN_MS),
      })
      if (!answer.ok) throw new Error(`the tax engine answered ${answer.status}`)
      return ratesIn((await answer.json()) as Answer)
    } catch (fault) {
      console.error('the tax engine was not reached', fault)
      return null
    }
  },
})
