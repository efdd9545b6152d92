/** For which firm a program says that a cart is bought: by the rule of the page. */
import type { CartOwner } from '#domain/orders/cart'
import type { Address } from '#domain/orders/address'
import { checkFirm, type Amiss, type Firm } from '#domain/orders/checkout-form'
import type { Env } from '../../env.ts'
import { readCart } from '../../flows/orders/cart.ts'
import { settingsFresh } from '../../flows/settings/settings.ts'
import { checkBusiness } from '../../flows/tax/business.ts'
import { placesAmiss } from '../contract/places-amiss.ts'

/** @param address that was sent with it; without one that of the cart says in which country the firm is */
export const businessIn = async (env: Env, owner: CartOwner, said: Firm | null, address: Address | undefined) => {
  const amiss = (fields: Amiss) => ({ amiss: placesAmiss(fields, '/business') })
  const firm = checkFirm(said ?? { company: '', vatId: '' })
  if (!firm.ok) return amiss(firm.refusal.fields)
  const now = Date.now()
  const [cart, settings] = await Promise.all([readCart(env, owner), settingsFresh(env, now)])
  const country = (address ?? cart?.address)?.country ?? ''
  const checked = await checkBusiness(env, settings, { firm: firm.value, country, before: cart?.business }, now)
  return checked.ok ? { business: checked.value } : amiss({ vatId: checked.refusal.code })
}
