/**
 * A code that is typed at the checkout, or taken back there: its buttons send the whole form, so that nothing that was typed
 * is lost. A code that stands in its field when somebody presses to pay is used first: they mean it to count.
 */
import type { Context } from 'hono'
import type { Cart, CartOwner } from '#domain/orders/cart'
import { ok, refuse, type Result } from '#domain/result'
import type { App } from '../../env.ts'
import { giveCodeOrCard, isTakenBack, takeBack, type GiveCodeRefusal } from '../../flows/promotions/give-code.ts'
import { giveOwnCredit, isNotTheirs } from '../../flows/stored-value/give.ts'
import { customerAsking } from '../../http/customer.ts'
import { textIn } from '../../http/form.ts'
import { REDEEM } from '../promotions/codes-part.tsx'

export type Redeeming = { readonly code: string } | { readonly remove: string } | { readonly credit: true }

/** @returns undefined where nothing of the kind was sent */
export const redeemingIn = (sent: URLSearchParams): Redeeming | undefined => {
  const remove = sent.get('remove')
  if (remove !== null) return { remove }
  if (sent.has('credit')) return { credit: true }
  const code = textIn(sent, REDEEM)
  return code !== '' || textIn(sent, 'action') === REDEEM ? { code } : undefined
}

/** @returns the cart as it is then; null: as it was */
export const redeem = async (
  c: Context<App>,
  owner: CartOwner,
  asked: Redeeming,
): Promise<Result<Cart | null, GiveCodeRefusal>> => {
  if ('code' in asked) return giveCodeOrCard(c.env, owner, { text: asked.code, headers: c.req.raw.headers }, Date.now())
  if ('credit' in asked) {
    const used = await giveOwnCredit(c.env, owner, await customerAsking(c.env, c.req.raw), Date.now())
    if (used.ok) return used
    const { refusal } = used
    return isNotTheirs(refusal) ? ok(null) : refuse(refusal)
  }
  const taken = await takeBack(c.env, owner, asked.remove)
  return taken.ok || !isTakenBack(taken.refusal) ? taken : ok(null)
}
