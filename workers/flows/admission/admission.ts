/** Admission: whether what somebody buys is sold to them now, as far as drops are concerned. */
import { decideAdmission, type AdmissionRefusal, type Wanted } from '#domain/admission/pass'
import { needsAdmission } from '#domain/admission/drop'
import type { CartId } from '#domain/ids'
import { isPaying, type Cart } from '#domain/orders/cart'
import { ok, type Result } from '#domain/result'
import type { Databases } from '../../env.ts'
import { unseal, type SealEnv } from '../../http/seal.ts'
import { dropsFresh } from './drops.ts'

type Asking = {
  /** Undefined when there is none yet. */
  readonly cart: CartId | undefined
  readonly items: readonly Wanted[]
  /** The passes that were shown, of any drop. */
  readonly passes: readonly string[]
}

/** A cart holds fifty things, so nobody has use for more passes. */
const PASSES_MAX = 50

/** Verified here, without asking the queue: while it is out of reach, those whom it let in go on buying. */
export const admitted = async (
  env: Pick<Databases, 'PRODUCTS_DB'> & SealEnv,
  { cart, items, passes }: Asking,
  now: number,
): Promise<Result<null, AdmissionRefusal>> => {
  const drops = (await dropsFresh(env, now)).filter(
    (drop) => needsAdmission(drop, now) && items.some(({ variantId }) => drop.items.includes(variantId)),
  )
  if (drops.length === 0) return ok(null)
  const shown = await Promise.all(passes.slice(0, PASSES_MAX).map((pass) => unseal(env, 'pass', pass)))
  return decideAdmission(drops, { cart, wanted: items, passes: shown }, now)
}

/** Whether a cart may be paid for. A payment that is under way goes on: what it was begun with was allowed then. */
export const admittedToPay = async (
  env: Pick<Databases, 'PRODUCTS_DB'> & SealEnv,
  cart: Cart,
  passes: readonly string[],
  now: number,
): Promise<Result<null, AdmissionRefusal>> =>
  cart.orderId || isPaying(cart.payment) ? ok(null) : admitted(env, { cart: cart.id, items: cart.lines, passes }, now)
