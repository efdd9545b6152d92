/** Whom the shop asks where parcels are, by the name that wrangler.toml gives. */
import { CARRIERS } from '#domain/logistics/carriers'
import { demoCarrier } from './demo.ts'
import { httpCarrier } from './http.ts'
import type { CarrierProvider } from './provider.ts'

export type CarrierEnv = {
  /** The name of a provider; `none`: staff alone say where a parcel is. A test brings its own along. */
  readonly CARRIER_PROVIDER?: 'none' | 'demo' | 'http' | CarrierProvider
  /** Of `http`: `https://carrier.example/v1`. */
  readonly CARRIER_API_URL?: string
  /** A secret: `wrangler secret put CARRIER_API_KEY`. */
  readonly CARRIER_API_KEY?: string
  /** A secret: of the webhook by which `http` tells of parcels. */
  readonly CARRIER_WEBHOOK_SECRET?: string
}

/** @returns null: nobody is asked */
export const carrierProviderOf = ({
  CARRIER_PROVIDER: named = 'none',
  CARRIER_API_URL: url,
  CARRIER_API_KEY: key,
  CARRIER_WEBHOOK_SECRET: webhookSecret,
}: CarrierEnv): CarrierProvider | null => {
  if (typeof named === 'object') return named
  switch (named) {
    case 'none':
      return null
    case 'demo':
      return demoCarrier
    case 'http':
      if (!url || !key) throw new Error('CARRIER_PROVIDER is http, and CARRIER_API_URL or CARRIER_API_KEY is not set')
      return httpCarrier({ url, key, webhookSecret })
    default:
      throw new Error(`no such carrier provider: ${String(named)}`)
  }
}

/** What staff pick from when they say how a parcel travels: where the demo knows where parcels are, it comes first. */
export const carrierNames = ({ CARRIER_PROVIDER: named }: CarrierEnv): readonly string[] =>
  named === 'demo' ? [...demoCarrier.carriers, ...CARRIERS] : CARRIERS
