/** The line above everything: what the merchant wants every shopper to read. */
import { usualMethod } from '#domain/logistics/delivery-methods'
import { freeOver } from '#domain/logistics/delivery-price'
import { own } from '#domain/own'
import { textIn } from '#domain/settings/text'
import { shortPriceText } from './price.tsx'
import { frameMessages } from './messages/index.ts'
import type { RequestContext } from './request-context.ts'

/** What stands for `{freeOver}` and `{returnDays}`; undefined where the shop has no such thing to say. */
const valuesOf = (request: RequestContext): Readonly<Record<string, string | undefined>> => {
  const { settings, currency } = request
  const usual = usualMethod(settings, currency)
  const free = usual && freeOver(usual, { currency, place: null, load: null })
  return {
    freeOver: free && shortPriceText(request, free),
    returnDays: settings.returns.days === null ? undefined : String(settings.returns.days),
  }
}

const filled = (sentence: string, values: ReturnType<typeof valuesOf>): string | undefined => {
  const names = Array.from(sentence.matchAll(/\{(\w+)\}/g), ([, name = '']) => name)
  if (names.some((name) => Object.hasOwn(values, name) && values[name] === undefined)) return undefined
  return sentence.replaceAll(/\{(\w+)\}/g, (whole, name: string) => own(values, name) ?? whole)
}

export const Notice = ({ request }: { readonly request: RequestContext }) => {
  const values = valuesOf(request)
  const { sentences } = request.settings.announcement
  const texts = sentences.flatMap((sentence) => filled(textIn(sentence, request.language), values) ?? [])
  if (texts.length === 0) return null
  return (
    <aside class="notice" aria-label={frameMessages[request.language].announcement}>
      <p>{texts.join(' · ')}</p>
    </aside>
  )
}
