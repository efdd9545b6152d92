/**
 * Two people have changed one product, each from the same version of it. What only one of them changed is taken from them; what
 * both changed, and not alike, is nobody's to decide but theirs.
 */
import { LANGUAGES } from '../languages.ts'
import { currency, money, type Money } from '../money.ts'
import { same } from '../same.ts'
import { inOrder, mergedFields, under, type Fields, type Sides } from '../three-way.ts'
import { isScheduleEmpty } from './for-sale.ts'
import { misfitIn } from './edit.ts'
import { fieldsOf } from './product-fields.ts'
import { optionsOf, type Product, type Variant } from './product.ts'

export type Reconciled = { readonly product: Product; readonly sides: readonly Sides[] }

/** @param theirs what is there now @param mine what was made of the base meanwhile */
export const reconcile = (base: Product, theirs: Product, mine: Product): Reconciled => {
  const yours = knownAgain(base, theirs, mine)
  const [b, t, y] = [fieldsOf(base), fieldsOf(theirs), fieldsOf(yours)]
  const gone = removedByOne(base, theirs, yours)
  const { fields, sides } = mergedFields(b, t, y, (field) => gone.has(variantOf(field)))
  const product = productOf(fields, base, theirs, yours)
  return { product, sides: sides.some(({ conflict }) => conflict) ? sides : [...sides, ...misfits(product, t, y, b)] }
}

const variantOf = (field: string): string => (field.startsWith('variants.') ? (field.split('.')[1] ?? '') : '')

const removedByOne = (base: Product, ...sides: readonly [theirs: Product, yours: Product]): ReadonlySet<string> => {
  const [theirs, yours] = sides.map(({ variants }) => new Set(variants.map(({ id }) => id)))
  return new Set(base.variants.map(({ id }) => id).filter((id) => theirs?.has(id) !== yours?.has(id)))
}

/** Both have added a variant of the same values: it is one. */
const knownAgain = (base: Product, theirs: Product, yours: Product): Product => {
  const isNew = ({ id }: Variant) => !base.variants.some((variant) => variant.id === id)
  const added = new Map(theirs.variants.filter(isNew).map(({ id, options }) => [options.join('\u0000'), id]))
  const known = (variant: Variant) => (isNew(variant) ? added.get(variant.options.join('\u0000')) : undefined)
  return { ...yours, variants: yours.variants.map((variant) => ({ ...variant, id: known(variant) ?? variant.id })) }
}

/** What each of them may say, and both together cannot: two variants of the same values, a picture that is gone, no variant. */
const misfits = (product: Product, theirs: Fields, yours: Fields, base: Fields): Sides[] => {
  const { variants, options, pictures } = product
  const at = (field: string): Sides => ({
    field,
    base: base.get(field),
    theirs: theirs.get(field),
    yours: yours.get(field),
    conflict: true,
  })
  const misfit = misfitIn(
    variants,
    options.map(({ name }) => name),
  )
  const strange = variants.find(({ picture }) => picture !== null && !pictures.some(({ src }) => src === picture))
  const both = { publishedFrom: product.publishedFrom, publishedUntil: product.publishedUntil }
  return [
    ...(isScheduleEmpty(both) ? [at('publishedFrom'), at('publishedUntil')] : []),
    ...(variants.length === 0 ? [at('options')] : []),
    ...(misfit ? [at(`variants.${misfit.variant.id}.options`)] : []),
    ...(strange ? [at(`variants.${strange.id}.picture`)] : []),
  ]
}

const productOf = (fields: Fields, base: Product, theirs: Product, yours: Product): Product => {
  const text = (field: string) => String(fields.get(field) ?? '')
  const languages = (name: string) =>
    Object.fromEntries(
      LANGUAGES.map(
        (language) => [language, Object.fromEntries(under(fields, `${name}.${language}.`))] as const,
      ).filter(([, said]) => Object.keys(said).length > 0),
    )
  const tags = under(fields, 'tags.').map(([tag]) => tag)
  const variants = variantsOf(fields, base, theirs, yours)
  const names = (fields.get('options') ?? []) as readonly string[]
  return {
    ...theirs,
    handle: text('handle'),
    status: text('status') as Product['status'],
    publishedFrom: (fields.get('publishedFrom') ?? null) as number | null,
    publishedUntil: (fields.get('publishedUntil') ?? null) as number | null,
    text: {
      title: text('title'),
      description: text('description'),
      seoTitle: text('seoTitle'),
      seoDescription: text('seoDescription'),
    },
    translations: languages('translations') as Product['translations'],
    words: languages('words') as Product['words'],
    vendor: text('vendor'),
    type: text('type'),
    category: text('category'),
    taxClass: text('taxClass'),
    tags: inOrder(tags, base.tags, theirs.tags, yours.tags),
    options: optionsOf(names, variants, same(base.options, yours.options) ? theirs.options : yours.options),
    safety: (fields.get('safety') ?? null) as Product['safety'],
    metafields: Object.fromEntries(under(fields, 'metafields.')) as Product['metafields'],
    pictures: (fields.get('pictures') ?? []) as Product['pictures'],
    variants,
  }
}

const variantsOf = (fields: Fields, base: Product, theirs: Product, yours: Product): Variant[] => {
  const named = Map.groupBy(under(fields, 'variants.'), ([field]) => field.slice(0, field.indexOf('.')))
  const ids = ({ variants }: Product) => variants.map(({ id }) => id)
  const there = new Set([...ids(theirs), ...ids(yours)].filter((id) => fields.has(`variants.${id}.options`)))
  const known = new Map([...yours.variants, ...theirs.variants].map((variant) => [variant.id, variant]))
  return inOrder([...there], ids(base), ids(theirs), ids(yours)).flatMap((id) => {
    const like = known.get(id)
    if (!like) return []
    const own = new Map((named.get(id) ?? []).map(([field, value]) => [field.slice(id.length + 1), value]))
    const plain = Array.from(own).filter(([field]) => !field.includes('.'))
    return [
      {
        ...like,
        ...(Object.fromEntries(plain) as Partial<Variant>),
        prices: amountsIn(own, 'price.', like.prices),
        compareAt: amountsIn(own, 'compareAt.', like.compareAt),
        cost: amountsIn(own, 'cost.', like.cost),
      },
    ]
  })
}

/** The first currency stays the first: rules of collections read it. */
const amountsIn = (own: Fields, name: string, before: readonly Money[]): Money[] => {
  const amounts = new Map(under(own, name))
  const first = before.filter((price) => amounts.has(price.currency)).map((price) => price.currency as string)
  return [...new Set([...first, ...amounts.keys()])].map((code) => money(Number(amounts.get(code)), currency(code)))
}
