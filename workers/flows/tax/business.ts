/** For which firm somebody buys: its VAT id is looked over and its register asked, once a day for the same number. */
import type { Business } from '#domain/orders/business'
import { ok, type Result } from '#domain/result'
import type { Settings } from '#domain/settings/settings'
import { isOfCountry } from '#domain/tax/union'
import type { VatIdRefusal } from '#domain/tax/vat-id'
import type { VatEnv } from '../../providers/vat/index.ts'

const ASKED_AGAIN_MS = 24 * 60 * 60_000

export type FirmSaid = { readonly company: string; readonly vatId: string }

type Asked = {
  /** null: for no firm. */
  readonly firm: FirmSaid | null
  /** Where it goes to, ISO 3166-1; empty: nowhere, or not known yet. */
  readonly country: string
  /** As the cart has it. */
  readonly before: Business | null | undefined
}

/** Whoever has confirmed a number today need not be asked again, and is not: people wait. */
const isKnown = ({ firm, before }: Asked, now: number): boolean =>
  before?.vatId === firm?.vatId && before?.vatCheck?.state === 'registered' && now - before.vatCheck.at < ASKED_AGAIN_MS

export const checkBusiness = async (
  env: VatEnv,
  settings: Pick<Settings, 'shop' | 'tax'>,
  asked: Asked,
  now: number,
): Promise<Result<Business | null, VatIdRefusal>> => {
  const { firm, country, before } = asked
  if (!firm) return ok(null)
  if (firm.vatId === '') return ok({ ...firm, vatCheck: null })
  // Forms of twenty-eight countries are read by who needs them.
  const { checkVatId } = await import('./vat-ids.ts')
  if (isKnown(asked, now) && before && isOfCountry(firm.vatId, country)) return ok({ ...before, company: firm.company })
  const checked = await checkVatId(env, settings, { typed: firm.vatId, country }, now)
  return checked.ok ? ok({ company: firm.company, vatId: checked.value.vatId, vatCheck: checked.value.check }) : checked
}
