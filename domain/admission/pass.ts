/**
 * A pass lets one cart buy the items of one drop for a while. It is signed text, so that whoever sells can check it
 * without asking anybody: while the queue is out of reach, those whom it let in go on buying.
 */
import { cartId, type CartId, type VariantId } from '../ids.ts'
import { ok, refuse, type Result } from '../result.ts'
import { dropId, needsAdmission, type Drop, type DropId } from './drop.ts'

export type Pass = {
  readonly drop: DropId
  readonly cart: CartId
  readonly number: number
  readonly expiresAt: number
}

/** From going in to paying, in ms: as long as the checkout says that it takes at most. */
export const PASS_MS = 15 * 60_000

const FORM = /^p1\.(drop_\w{16})\.(cart_\w{24})\.(\d{1,9})\.(\d{13})$/

/** What is signed. */
export const passText = ({ drop, cart, number, expiresAt }: Pass): string =>
  ['p1', drop, cart, number, expiresAt].join('.')

export const readPass = (text: string): Pass | undefined => {
  const [, drop, cart, number, expiresAt] = FORM.exec(text) ?? []
  const read = { drop: dropId(drop), cart: cartId(cart) }
  if (!read.drop || !read.cart) return undefined
  return { drop: read.drop, cart: read.cart, number: Number(number), expiresAt: Number(expiresAt) }
}

/** In the order they are checked. */
export type AdmissionRefusal =
  | { readonly code: 'drop-pass-required'; readonly drop: string }
  | { readonly code: 'drop-pass-invalid'; readonly drop: string }
  | { readonly code: 'drop-pass-elsewhere'; readonly drop: string }
  | { readonly code: 'drop-pass-expired'; readonly drop: string }
  | { readonly code: 'drop-units-beyond'; readonly drop: string; readonly unitsEach: number }

export type Wanted = { readonly variantId: VariantId; readonly units: number }

/** A pass as it was shown, and whether the shop has signed it. */
export type ShownPass = { readonly text: string; readonly signed: boolean }

type Buying = {
  /** Undefined when there is no cart yet. */
  readonly cart: CartId | undefined
  readonly wanted: readonly Wanted[]
  readonly passes: readonly ShownPass[]
}

/** Whether these things may be bought by this cart, as far as drops are concerned. */
export const decideAdmission = (
  drops: readonly Drop[],
  buying: Buying,
  now: number,
): Result<null, AdmissionRefusal> => {
  for (const drop of drops) {
    if (!needsAdmission(drop, now)) continue
    const units = buying.wanted
      .filter(({ variantId }) => drop.items.includes(variantId))
      .reduce((sum, one) => sum + one.units, 0)
    if (units === 0) continue
    const passed = judgePass(drop, buying, now)
    if (!passed.ok) return passed
    if (units > drop.unitsEach) {
      return refuse({ code: 'drop-units-beyond', drop: drop.handle, unitsEach: drop.unitsEach })
    }
  }
  return ok(null)
}

const judgePass = (drop: Drop, { cart, passes }: Buying, now: number): Result<Pass, AdmissionRefusal> => {
  const named = { drop: drop.handle }
  const read = passes.map(({ text, signed }) => ({ pass: readPass(text), signed }))
  const own = read.filter(({ pass }) => pass?.drop === drop.id)
  if (own.length === 0) {
    const strange = read.some(({ pass }) => !pass)
    return refuse({ code: strange ? 'drop-pass-invalid' : 'drop-pass-required', ...named })
  }
  const signed = own.flatMap((one) => (one.signed && one.pass ? [one.pass] : []))
  if (signed.length === 0) return refuse({ code: 'drop-pass-invalid', ...named })
  const mine = signed.find((pass) => pass.cart === cart)
  if (!mine) return refuse({ code: 'drop-pass-elsewhere', ...named })
  if (now >= mine.expiresAt) return refuse({ code: 'drop-pass-expired', ...named })
  return ok(mine)
}
