/** Things of the shop that are looked for and taken over into a field, by buttons that save nothing. */
import { referenceKindOf, type MetafieldType } from '#domain/catalog/metafields'
import { own } from '#domain/own'
import type { Product } from '#domain/catalog/product'
import { referencesFitting, type Fitting } from '#schema/products/catalog/references'
import type { Filled, Shop } from './filled.ts'
import { isList, START } from './metafields-typed.ts'

export const FIND = 'find:'
export const PICK = 'pick:'

/** As many as one looks through before writing another letter. */
const FITTING_SHOWN = 8

/** The field of what is looked for, beside the field that it is taken over into. */
export const sought = (name: string): string => `find.${name}`

export type Finding = { readonly name: string; readonly fitting: readonly Fitting[] }

const typeOf = (name: string, product: Product, { definitions }: Shop): MetafieldType | undefined => {
  const field = name.slice(START.length)
  return definitions.find((one) => one.field === field)?.type ?? own(product.metafields, field)?.type
}

/** @returns undefined when the button is none of these */
export const foundBy = async (
  db: D1Database,
  typed: Filled,
  button: string,
  of: { readonly product: Product; readonly shop: Shop },
): Promise<Finding | undefined> => {
  const name = button.startsWith(FIND) ? button.slice(FIND.length) : undefined
  const type = name?.startsWith(START) ? typeOf(name, of.product, of.shop) : undefined
  const kind = type && referenceKindOf(type)
  return name && kind
    ? { name, fitting: await referencesFitting(db, kind, typed.get(sought(name)) ?? '', FITTING_SHOWN) }
    : undefined
}

/** What was typed, with the one that was taken over: behind the others of a list. @returns undefined when the button is none of these */
export const pickedBy = (
  typed: Filled,
  button: string,
  of: { readonly product: Product; readonly shop: Shop },
): Filled | undefined => {
  const [, name = '', handle = ''] = /^pick:(metafields\.[^:]+):(.+)$/s.exec(button) ?? []
  const type = typeOf(name, of.product, of.shop)
  if (!type || !referenceKindOf(type)) return undefined
  const before = isList(type) ? (typed.get(name) ?? '').split('\n').filter((line) => line.trim() !== '') : []
  return new Map([...typed, [name, [...before, handle].join('\n')], [sought(name), '']])
}
