/** A VAT id is typed: it is looked over, its register is asked, and what the register said is kept with the day. */
import { isVatId, repairVatId, VAT_ID_MAX } from '#domain/customers/companies'
import { ok, refuse, type Result } from '#domain/result'
import type { Settings } from '#domain/settings/settings'
import { countryOfVatId, isOfCountry, isUnionVatId } from '#domain/tax/union'
import type { VatCheck, VatIdRefusal } from '#domain/tax/vat-id'
import { vatRegisterOf, type VatEnv } from '../../providers/vat/index.ts'
import { hasUnionForm } from './vat-form.ts'

export type CheckedVatId = { readonly vatId: string; readonly check: VatCheck | null }

const NONE: CheckedVatId = { vatId: '', check: null }

/** The shop's own number, so that a register's answer is evidence for it. */
const askerOf = ({ shop, tax }: Pick<Settings, 'shop' | 'tax'>): string | null => {
  const home = shop.address?.country ?? ''
  const own = repairVatId((tax.registrations ?? []).find(({ country }) => country === home)?.number ?? '')
  return hasUnionForm(own) ? own : null
}

/**
 * Asks the register where there is one. What it does not know is refused; what it cannot say is kept, and changes no tax.
 *
 * @param country where the buyer is, ISO 3166-1; empty: it is not known yet. @param typed as it was typed; empty: they have none
 */
export const checkVatId = async (
  env: VatEnv,
  settings: Pick<Settings, 'shop' | 'tax'>,
  { typed, country }: { readonly typed: string; readonly country: string },
  now: number,
): Promise<Result<CheckedVatId, VatIdRefusal>> => {
  // Greece writes itself GR, and its numbers EL.
  const vatId = repairVatId(typed).replace(/^GR/, 'EL')
  if (vatId === '') return ok(NONE)
  if (vatId.length > VAT_ID_MAX || !isVatId(vatId)) return refuse({ code: 'vat-id-form' })
  if (!isOfCountry(vatId, country)) return refuse({ code: 'vat-id-country', country: countryOfVatId(vatId) })
  const bare = { at: now, name: '', reference: '' }
  if (!isUnionVatId(vatId)) return ok({ vatId, check: { state: 'unasked', ...bare } })
  if (!hasUnionForm(vatId)) return refuse({ code: 'vat-id-form' })
  const verdict = await vatRegisterOf(env).check({ vatId, asker: askerOf(settings) })
  if (verdict.state === 'unregistered') return refuse({ code: 'vat-id-unregistered' })
  if (verdict.state === 'unknown') return ok({ vatId, check: { state: 'unknown', ...bare } })
  const { name, reference } = verdict
  return ok({ vatId, check: { state: 'registered', at: now, name, reference } })
}
