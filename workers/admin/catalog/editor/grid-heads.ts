/** What stands above a column, and what a view of the grid is called. */
import type { Language } from '#domain/languages'
import { own } from '#domain/own'
import { currencyOf } from './grid-views.ts'
import { editorMessages } from './messages/index.ts'

/** `Price, EUR` of `price.EUR`, `Prices, EUR` of `prices:EUR`. */
export const headOf = (name: string, language: Language): string => {
  const { heads, viewNames } = editorMessages[language].grid
  const [view = '', code] = name.split(':')
  const ofView = own<string>(viewNames, view)
  if (ofView !== undefined && (code !== undefined || !name.includes('.'))) return code ? `${ofView} ${code}` : ofView
  const currency = currencyOf(name)
  const word = own<string>(heads, name.split('.')[0] ?? '') ?? name
  return currency ? `${word}, ${currency}` : word
}
