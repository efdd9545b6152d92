/** What the shop keeps of a customer beside what they say of themselves. */

/** `unproven`: no address of theirs is proven yet; `merged`: the same person as another one, by whom they are found now. */
export const CUSTOMER_STATES = ['active', 'unproven', 'disabled', 'merged'] as const
export type CustomerState = (typeof CUSTOMER_STATES)[number]

/** Lists that staff look at. Merged ones are in the last one alone. */
export const CUSTOMER_VIEWS = ['all', 'newsletter', 'unproven', 'disabled', 'merged'] as const
export type CustomerView = (typeof CUSTOMER_VIEWS)[number]

/** As Shopify bounds it. */
export const NOTE_LENGTH_MAX = 5_000

/** A name in two, where nobody has written it so: the last word is the family's; a Chinese name is one word. */
export const nameInTwo = (name: string): readonly [first: string, last: string] => {
  const at = name.lastIndexOf(' ')
  return at < 0 ? [name, ''] : [name.slice(0, at), name.slice(at + 1)]
}
