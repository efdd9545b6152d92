/**
 * Sentences with figures in them, written so that the page's script can say them anew: `{calls} calls/s`.
 *
 * What stands in brackets is only said when all its figures are known: `above {percent} %[ for {windows} windows]`.
 */
import { own } from '#domain/own'
import { numberFormat } from '#domain/formats'
import { localeOf, type Language } from '#domain/languages'

export type Figures = Readonly<Record<string, number | string | null | undefined>>

const isKnown = (value: Figures[string]): value is number | string => value !== undefined && value !== null

const shown = (value: Figures[string], language: Language): string => {
  if (!isKnown(value)) return '…'
  return typeof value === 'number'
    ? numberFormat(localeOf(language), { maximumFractionDigits: 1 }).format(value)
    : value
}

const NAME = /\{(\w+)\}/g
const OPTIONAL = /\[([^[\]]*)\]/g

export const fill = (text: string, figures: Figures, language: Language): string =>
  text
    .replaceAll(OPTIONAL, (_, part: string) =>
      [...part.matchAll(NAME)].every(([, name]) => isKnown(own(figures, name ?? ''))) ? part : '',
    )
    .replaceAll(NAME, (_, name: string) => shown(own(figures, name), language))
