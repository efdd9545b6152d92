/** What the product costs the shop and what it leaves, in the shop's own currency; the script renews it while prices are typed. */
import { MARGIN_PARTS, marginTexts } from '#domain/catalog/margins'
import { typedAmount } from '#domain/catalog/typed-number'
import { localeOf } from '#domain/languages'
import { cellTyped } from './rows.ts'
import type { Shown } from './shown.ts'
import { editorMessages } from './messages/index.ts'

export const Margin = ({ shown }: { readonly shown: Shown }) => {
  const { grid, typed, shop, language } = shown
  const messages = editorMessages[language].margin
  const [currency] = shop.currencies
  if (!currency) return null
  const amount = (row: (typeof grid.rows)[number], cell: string) =>
    typedAmount(cellTyped(row, `${cell}.${currency}`, typed, shop.currencies), currency)?.amount
  const rows = grid.rows.filter(({ isRemoved }) => !isRemoved)
  const priced = rows.map((row) => ({ price: amount(row, 'price'), cost: amount(row, 'cost') }))
  const texts = marginTexts(priced, { currency, taxRate: shop.taxRate, locale: localeOf(language) })
  const isKnown = texts.cost !== ''
  return (
    <section data-margin-of={currency}>
      <h2>{messages.title}</h2>
      <dl class="kv s" hidden={!isKnown}>
        {MARGIN_PARTS.map((part) => (
          <>
            <dt>{messages[part]}</dt>
            <dd class={part === 'share' ? 'b' : undefined} data-margin-part={part}>
              {texts[part]}
            </dd>
          </>
        ))}
      </dl>
      <p class="st bad s" data-margin-below hidden={!texts.isBelow}>
        {messages.below}
      </p>
      <p class="hint" data-margin-unknown={messages.unknown(0)} hidden={texts.unknown === 0}>
        {messages.unknown(texts.unknown)}
      </p>
    </section>
  )
}
