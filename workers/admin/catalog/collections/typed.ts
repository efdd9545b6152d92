/** What stands in the form of a collection: from the collection, from what was sent, and what it means. */
import {
  COLLECTION_SORTS,
  LISTED_MAX,
  RULE_FIELDS,
  RULE_RELATIONS,
  RULES_MAX,
  type CollectionText,
  type Rule,
  type WholeCollection,
} from '#domain/catalog/collection'
import { KIND_OF, RELATIONS_OF } from '#domain/catalog/collection-rules'
import { handleFrom } from '#domain/catalog/slug'
import type { Language } from '#domain/languages'
import { momentOrNone, momentText } from '../../frame/moment-field.ts'

export const TEXT_FIELDS = [
  'title',
  'description',
  'seoTitle',
  'seoDescription',
] as const satisfies readonly (keyof CollectionText)[]

export type Typed = {
  readonly texts: Readonly<Record<Language, CollectionText>>
  readonly handle: string
  readonly kind: 'manual' | 'rules'
  readonly match: 'all' | 'any'
  readonly rules: readonly (Rule & { readonly name: string })[]
  readonly products: readonly string[]
  readonly sort: string
  readonly picture: string
  readonly position: string
  readonly from: string
  readonly until: string
  /** Looked for to be added, and what was looked for last. */
  readonly find: string
  readonly found: string
}

const NO_TEXT: CollectionText = { title: '', description: '', seoTitle: '', seoDescription: '' }

export const blankTyped: Typed = {
  texts: { en: NO_TEXT, zh: NO_TEXT },
  handle: '',
  kind: 'manual',
  match: 'all',
  rules: [],
  products: [],
  sort: 'featured',
  picture: '',
  position: '0',
  from: '',
  until: '',
  find: '',
  found: '',
}

export const typedFrom = (collection: WholeCollection, timeZone: string): Typed => ({
  ...blankTyped,
  texts: {
    en: pick(collection),
    zh: { ...NO_TEXT, ...collection.translations.zh },
  },
  handle: collection.handle,
  kind: collection.rules ? 'rules' : 'manual',
  match: collection.rules?.match ?? 'all',
  rules: (collection.rules?.rules ?? []).map((rule) => ({ ...rule, name: rule.name ?? '' })),
  products: collection.products,
  sort: collection.sort,
  picture: collection.picture ?? '',
  position: String(collection.position),
  from: momentText(collection.publishedFrom, timeZone),
  until: momentText(collection.publishedUntil, timeZone),
})

const pick = ({ title, description, seoTitle, seoDescription }: CollectionText): CollectionText => ({
  title,
  description,
  seoTitle,
  seoDescription,
})

const oneOf = <T extends string>(of: readonly T[], text: string, otherwise: T): T =>
  of.find((one) => one === text) ?? otherwise

/** Each row of the sentence sends all four of its fields. */
const rulesIn = (form: URLSearchParams): Typed['rules'] => {
  const [relations, values, names] = ['rule-relation', 'rule-value', 'rule-name'].map((name) => form.getAll(name))
  return form
    .getAll('rule-field')
    .slice(0, RULES_MAX)
    .map((text, index) => {
      const field = oneOf(RULE_FIELDS, text, 'title')
      const fit = RELATIONS_OF[KIND_OF[field]]
      const relation = oneOf(RULE_RELATIONS, relations?.[index] ?? '', 'is')
      return {
        field,
        // After another field was chosen, the word of before may say nothing of it.
        relation: fit.includes(relation) ? relation : (fit[0] ?? relation),
        value: values?.[index] ?? '',
        name: names?.[index] ?? '',
      }
    })
}

export const typedIn = (form: URLSearchParams): Typed => {
  const line = (name: string) => (form.get(name) ?? '').toWellFormed().trim()
  const textsOf = (language: Language): CollectionText => ({
    title: line(`title.${language}`),
    description: line(`description.${language}`).replaceAll('\r\n', '\n'),
    seoTitle: line(`seoTitle.${language}`),
    seoDescription: line(`seoDescription.${language}`),
  })
  const listed = [...form.getAll('products'), ...(form.get('rest') ?? '').split('\n')]
  return {
    texts: { en: textsOf('en'), zh: textsOf('zh') },
    handle: line('handle'),
    kind: line('kind') === 'rules' ? 'rules' : 'manual',
    match: line('match') === 'any' ? 'any' : 'all',
    rules: rulesIn(form),
    products: [...new Set(listed.map((one) => handleFrom(one.trim())).filter(Boolean))].slice(0, LISTED_MAX),
    sort: line('sort'),
    picture: line('no-picture') === 'on' ? '' : line('picture'),
    position: line('position'),
    from: line('from'),
    until: line('until'),
    find: line('find').slice(0, 200),
    found: line('found').slice(0, 200),
  }
}

/** The input of the commands; what is wrong with it they say. @param there what it was before */
export const editOf = (typed: Typed, there: WholeCollection | undefined, timeZone: string) => ({
  ...(typed.handle !== '' && { handle: typed.handle }),
  text:
    typed.texts.en.title === '' && typed.texts.zh.title !== ''
      ? { ...typed.texts.en, title: typed.texts.zh.title }
      : typed.texts.en,
  translations: { zh: typed.texts.zh },
  picture: typed.picture === '' ? null : typed.picture,
  sort: oneOf(COLLECTION_SORTS, typed.sort, 'featured'),
  position: typed.position === '' ? 0 : Number(typed.position),
  publishedFrom: momentOrNone(typed.from, there?.publishedFrom ?? null, timeZone),
  publishedUntil: momentOrNone(typed.until, there?.publishedUntil ?? null, timeZone),
  ...(typed.kind === 'manual' ? { products: typed.products, rules: null } : { rules: rulesOf(typed) }),
})

export const rulesOf = ({ match, rules }: Typed) => ({
  match,
  rules: rules.map(({ name, ...rule }) => ({
    ...rule,
    value:
      KIND_OF[rule.field] === 'money' || KIND_OF[rule.field] === 'number'
        ? rule.value.trim().replace(',', '.')
        : rule.value,
    ...((rule.field === 'option' || rule.field === 'metafield') && { name }),
  })),
})

/** Rows come, go and move; nothing is saved by it. @param act `up:delos-mug`, `add-rule` */
export const changedBy = (typed: Typed, act: string): Typed => {
  const [what = '', of = ''] = act.split(/:(.*)/s)
  const { products, rules } = typed
  const at = products.indexOf(of)
  switch (what) {
    case 'add-rule':
      return rules.length >= RULES_MAX
        ? typed
        : { ...typed, rules: [...rules, { field: 'title', relation: 'contains', value: '', name: '' }] }
    case 'drop-rule':
      return { ...typed, rules: rules.filter((_, index) => index !== Number(of)) }
    case 'add':
      return { ...typed, products: [...products.filter((one) => one !== of), handleFrom(of)] }
    case 'drop':
      return { ...typed, products: products.filter((one) => one !== of) }
    case 'up':
      return at < 1 ? typed : { ...typed, products: products.toSpliced(at, 1).toSpliced(at - 1, 0, of) }
    case 'down':
      return at < 0 ? typed : { ...typed, products: products.toSpliced(at, 1).toSpliced(at + 1, 0, of) }
    case 'find':
      return { ...typed, found: typed.find }
    default:
      return typed
  }
}
