/** Things of the shop that are looked for and taken over into a field, by buttons that save nothing. */
import { metafieldOf, referenceKindOf, valuesOf, type MetafieldType } from '#domain/catalog/metafields'
import { own } from '#domain/own'
import type { Product } from '#domain/catalog/product'
import type { Named } from '#domain/catalog/references'
import { referencesFitting, titlesOf } from '#schema/products/catalog/references'
import type { Filled, Shop } from './filled.ts'
import { isList, START } from './metafields-typed.ts'
import { valueIn, type Finding, type Shown, type Titles } from './shown.ts'

export const FIND = 'find:'
export const PICK = 'pick:'

/** As many as one looks through before writing another letter. */
const FITTING_SHOWN = 8

/** The field of what is looked for, beside the field that it is taken over into. */
export const sought = (name: string): string => `find.${name}`

const typeOf = (name: string, product: Product, { definitions }: Shop): MetafieldType | undefined => {
  const field = name.slice(START.length)
  return definitions.find((one) => one.field === field)?.type ?? own(product.metafields, field)?.type
}

export const titleKey = ({ kind, handle }: Named): string => `${kind}/${handle}`

export const namedLines = (name: string, type: MetafieldType, of: Pick<Shown, 'typed' | 'filled'>): Named[] => {
  const kind = referenceKindOf(type)
  const made = kind && metafieldOf(type, valueIn(of, name).split('\n'))
  return made ? valuesOf(made).map((handle) => ({ kind, handle })) : []
}

export const titlesIn = async (
  db: D1Database,
  of: Pick<Shown, 'typed' | 'filled'> & { readonly product: Product; readonly shop: Shop },
): Promise<Titles> => {
  const { definitions } = of.shop
  const fields = new Set([...definitions.map(({ field }) => field), ...Object.keys(of.product.metafields)])
  const named = [...fields].flatMap((field) => {
    const type = typeOf(START + field, of.product, of.shop)
    return type ? namedLines(START + field, type, of) : []
  })
  const titles = await titlesOf(db, named)
  return new Map(named.map((one, at) => [titleKey(one), titles[at]]))
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
