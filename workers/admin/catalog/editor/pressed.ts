/** A button within the form that saves nothing: rows of options, views and pages of the grid, a change of many cells. */
import type { Product } from '#domain/catalog/product'
import { typedInBulk } from './bulk.ts'
import type { Filled, Shop } from './filled.ts'
import { optionsAfter, OPTIONS_SAID, optionsShown, optionsTyped, optionTexts } from './options-typed.ts'
import { gridOf } from './rows.ts'

export type Pressed = {
  readonly typed: Filled
  /** The part of the page that opens then. */
  readonly part: 'options' | 'variants'
  /** Nothing came of it, as with a change by no number. */
  readonly nothing?: boolean
  /** An option that is there although nothing is written in it yet. */
  readonly isAdded?: boolean
}

const withOptions = (typed: Filled, options: Parameters<typeof optionTexts>[0]): Filled =>
  new Map([
    ...[...typed].filter(([name]) => !name.startsWith('options.')),
    [OPTIONS_SAID, 'on'],
    ...optionTexts(options),
  ])

/** @returns undefined when there is no such button */
export const pressed = (typed: Filled, button: string, product: Product, shop: Shop): Pressed | undefined => {
  const [act = '', of = ''] = [button.slice(0, button.indexOf(':')), button.slice(button.indexOf(':') + 1)]
  if (act === 'view') return { typed: new Map([...typed, ['view', of], ['page', '1']]), part: 'variants' }
  if (act === 'page') return { typed: new Map([...typed, ['page', of]]), part: 'variants' }
  if (button === 'bulk') {
    const next = typedInBulk(typed, gridOf(product, typed), shop.currencies)
    return next ? { typed: next, part: 'variants' } : { typed, part: 'variants', nothing: true }
  }
  const options = optionsTyped(typed, product.options) ?? optionsShown(product.options)
  if (button === 'options') return { typed: withOptions(typed, options), part: 'options' }
  if (button === 'combinations')
    return { typed: new Map([...withOptions(typed, options), ['combinations', 'all']]), part: 'options' }
  const next = optionsAfter(options, button)
  return next && { typed: withOptions(typed, next), part: 'options', isAdded: button === 'add:options' }
}
