/** What the page of a collection is shown with, and what is amiss where in it. */
import type { Collection, WholeCollection } from '#domain/catalog/collection'
import type { RuleFault } from '#domain/catalog/rule-faults'
import type { CollectionSides } from '#domain/catalog/collection-edit'
import type { MetafieldDefinition } from '#domain/settings/metafields'
import type { Language } from '#domain/languages'
import type { ListedProduct, RuleWords } from '#schema/products/catalog/collections'
import type { Staff } from '#schema/users/customers/staff'
import { own } from '#domain/own'
import { momentAmiss } from '../../frame/moment-field.ts'
import { faultsIn, type ShownRefusal } from '../../frame/forms.tsx'
import { collectionMessages } from './messages/index.ts'
import type { Typed } from './typed.ts'

export type Preview = {
  readonly count: number
  readonly looked: number
  readonly isWhole: boolean
  readonly first: readonly ListedProduct[]
}

export type Shown = {
  /** undefined: it is not there yet. */
  readonly there: WholeCollection | undefined
  /** The version that the form was made from. */
  readonly version: number
  readonly typed: Typed
  /** Of what is listed by hand, as far as it is shown. */
  readonly listed: readonly ListedProduct[]
  /** What fits that was looked for; undefined: nothing was. */
  readonly fitting: readonly ListedProduct[] | undefined
  readonly preview: Preview | undefined
  readonly words: RuleWords
  /** Fields of the merchant's own that a rule may ask for. */
  readonly definitions: readonly MetafieldDefinition[]
  readonly others: readonly Pick<Collection, 'id' | 'title'>[]
  readonly amiss: ReadonlyMap<string, string>
  readonly refusal: ShownRefusal | null
  readonly sides: readonly CollectionSides[]
  /** What happened, in words, and what can be undone: a version to put back. */
  readonly done: string | null
  readonly undo: number | null
  readonly unsaved: boolean
  /** The field that takes the focus, because it has just come. */
  readonly focus: string | null
  readonly changes: boolean
  readonly timeZone: string
  readonly currency: string
  readonly origin: string
  readonly resizing: boolean
  readonly language: Language
  readonly staff: Staff
}

/** So many rows are shown to be put in order; a longer list keeps the rest as it is. */
export const ROWS_SHOWN = 250

const FIELD_OF: Readonly<Record<string, string>> = {
  publishedFrom: 'from',
  publishedUntil: 'until',
  position: 'position',
  handle: 'handle',
  picture: 'file',
}

const placeOf = (path: readonly PropertyKey[]): string => {
  const [first, second, third] = path.map(String)
  if (first === 'text') return `${second ?? 'title'}.en`
  if (first === 'translations') return `${third ?? 'title'}.${second ?? 'en'}`
  if (first === 'rules') return `rule-value-${third ?? '0'}`
  return first === undefined ? 'title.en' : (own(FIELD_OF, first) ?? first)
}

const OF_FAULT: Readonly<Record<RuleFault['fault'], string>> = {
  'relation-unfit': 'rule-relation',
  'value-missing': 'rule-value',
  'value-unreadable': 'rule-value',
  'option-missing': 'rule-name',
  'field-missing': 'rule-name',
  'collection-unknown': 'rule-value',
}

type Refused = { readonly code: string; readonly faults?: unknown; readonly way?: unknown }

type Reader = { readonly typed: Pick<Typed, 'from' | 'until'>; readonly timeZone: string; readonly language: Language }

/** By the id of the field at which it is told; empty: it is told above the form alone. @param of what was typed, and for whom */
export const amissIn = (refusal: Refused, words: string, of: Reader): ReadonlyMap<string, string> => {
  const { typed, timeZone, language } = of
  const messages = collectionMessages[language]
  switch (refusal.code) {
    case 'title-missing':
      return new Map([['title.en', words]])
    case 'schedule-empty':
      return new Map([['until', words]])
    case 'collection-handle-taken':
      return new Map([['handle', words]])
    case 'rule-circle':
      return new Map([
        ['match', messages.circle((refusal.way as readonly string[]).map((one) => `“${one}”`).join(' → '))],
      ])
    case 'rule-unfit':
      return new Map(
        (refusal.faults as readonly RuleFault[]).map(({ rule, fault }) => [
          `${OF_FAULT[fault]}-${rule}`,
          `${messages.rule.number(rule + 1)} ${messages.faults[fault]}`,
        ]),
      )
    default:
      return new Map(
        faultsIn(refusal).map(({ path, message }) => {
          const place = placeOf(path)
          const isMoment = place === 'from' || place === 'until'
          return [place, isMoment ? momentAmiss(typed[place], timeZone, language) : message]
        }),
      )
  }
}
