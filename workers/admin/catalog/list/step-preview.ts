/** What an act would make of a product, in two texts: as it is now, and as it would be then. */
import { copyHandle } from '#domain/catalog/duplicate'
import type { Product } from '#domain/catalog/product'
import { localeOf, type Language } from '#domain/languages'
import { formatMoney, type Currency } from '#domain/money'
import { own } from '#domain/own'
import type { Previewed } from '../../../flows/catalog/bulk-questions.ts'
import { frameMessages } from '../../frame/messages/index.ts'
import { momentText } from '../../frame/moment-field.ts'
import { catalogMessages } from '../messages/index.ts'
import { listMessages } from './messages/index.ts'
import type { Step } from './steps.ts'

type Reader = {
  readonly step: Step
  readonly currency: Currency
  readonly timeZone: string
  readonly language: Language
}

const amounts = (product: Product, { step, currency, language }: Reader): string => {
  const { none } = listMessages[language].steps
  const lists = product.variants.map((one) => (step === 'prices' ? one.prices : one.compareAt))
  const found = lists.flatMap((all) => all.filter((one) => one.currency === currency)).map(({ amount }) => amount)
  if (found.length === 0) return none
  const [low, high] = [Math.min(...found), Math.max(...found)].map((amount) =>
    formatMoney({ amount, currency }, localeOf(language)),
  )
  return low === high ? `${low}` : `${low} – ${high}`
}

const times = ({ publishedFrom, publishedUntil }: Product, { timeZone, language }: Reader): string => {
  if (publishedFrom === null && publishedUntil === null) return listMessages[language].steps.always
  const [from, until] = [publishedFrom, publishedUntil].map((at) => momentText(at, timeZone).replace('T', ' '))
  const { since, till } = listMessages[language].steps
  if (publishedFrom !== null && publishedUntil !== null) return `${from} – ${until}`
  return publishedFrom === null ? till(`${until}`) : since(`${from}`)
}

const textOf = (product: Product, reader: Reader): string => {
  const { steps } = listMessages[reader.language]
  switch (reader.step) {
    case 'schedule':
      return times(product, reader)
    case 'category':
      return product.category || steps.none
    case 'prices':
    case 'compare-at':
      return amounts(product, reader)
    case 'duplicate':
      return product.handle
    default:
      return catalogMessages[reader.language].products.statuses[product.status]
  }
}

/** As it is, and as it would be; `after` undefined: it stays so. */
type Sides = { readonly before: string; readonly after: string | undefined; readonly isAmiss: boolean }

export const previewOf = ({ before: product, after: made }: Previewed, reader: Reader): Sides => {
  const { steps } = listMessages[reader.language]
  const before = textOf(product, reader)
  if (!made.ok) {
    const words: Readonly<Record<string, string>> = frameMessages[reader.language].refusals
    return { before, after: own(words, made.refusal.code) ?? made.refusal.code, isAmiss: true }
  }
  if (reader.step === 'duplicate') return { before, after: steps.copy(copyHandle(product.handle, 1)), isAmiss: false }
  if (reader.step === 'delete') return { before, after: steps.deleted, isAmiss: false }
  const after = textOf(made.value, reader)
  return { before, after: after === before ? undefined : after, isAmiss: false }
}
