/** A cart written into an address, as merchants put it into mails and on other sites: `var_…:2,var_…:1`. */
import { variantId, type VariantId } from '../ids.ts'
import { LINE_ITEMS_MAX, UNITS_MAX } from './cart.ts'

export type Offered = { readonly variantId: VariantId; readonly units: number }

/**
 * The same thing named twice is added up.
 *
 * @param text as it stands in the address, decoded; without a number one is meant
 * @returns undefined when any of it cannot be meant: half a cart is no cart
 */
export const readOffered = (text: string): readonly Offered[] | undefined => {
  const parts = text.split(',')
  if (parts.length > LINE_ITEMS_MAX) return undefined
  const lines = new Map<VariantId, number>()
  for (const part of parts) {
    const [name, units = '1', ...rest] = part.split(':')
    const id = variantId(name)
    if (!id || rest.length > 0 || !/^[1-9]\d{0,2}$/.test(units)) return undefined
    lines.set(id, (lines.get(id) ?? 0) + Number(units))
  }
  if ([...lines.values()].some((units) => units > UNITS_MAX)) return undefined
  return Array.from(lines, ([id, units]) => ({ variantId: id, units }))
}

/** The inverse. */
export const writeOffered = (lines: readonly Offered[]): string =>
  lines.map((lineItem) => `${lineItem.variantId}:${lineItem.units}`).join(',')
