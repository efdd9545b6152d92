/** Codes are given to a cart and taken back: of one promotion the one that was given last counts. */
import type { OrderId } from '../ids.ts'
import { isSameCode } from '../promotions/code.ts'
import { ok, refuse, type Result } from '../result.ts'
import { isPaying, type Cart } from './cart.ts'
import { CODES_MAX, type CartCode } from './cart-codes.ts'

export type CodeChange =
  | { readonly type: 'give'; readonly code: CartCode }
  | { readonly type: 'take-back'; readonly code: string }

/** In the order they are checked. */
export type CodeRefusal =
  | { readonly code: 'cart-unknown' }
  | { readonly code: 'cart-ordered'; readonly orderId: OrderId }
  | { readonly code: 'payment-in-progress' }
  | { readonly code: 'code-not-given' }
  | { readonly code: 'too-many-codes'; readonly codesMax: number }

const changed = (codes: readonly CartCode[], change: CodeChange): Result<readonly CartCode[], CodeRefusal> => {
  if (change.type === 'take-back') {
    const rest = codes.filter(({ code }) => !isSameCode(code, change.code))
    return rest.length < codes.length ? ok(rest) : refuse({ code: 'code-not-given' })
  }
  const { code, promotion } = change.code
  const others = codes.filter((one) => one.promotion !== promotion && !isSameCode(one.code, code))
  if (others.length >= CODES_MAX) return refuse({ code: 'too-many-codes', codesMax: CODES_MAX })
  return ok([...others, change.code])
}

/** Give a code or take one back, or say why not; given twice it is given once. */
export const changeCodes = (cart: Cart, change: CodeChange, now: number): Result<Cart, CodeRefusal> => {
  if (cart.orderId) return refuse({ code: 'cart-ordered', orderId: cart.orderId })
  if (isPaying(cart.payment)) return refuse({ code: 'payment-in-progress' })
  const codes = changed(cart.codes ?? [], change)
  return codes.ok ? ok({ ...cart, codes: codes.value, version: cart.version + 1, updatedAt: now }) : codes
}
