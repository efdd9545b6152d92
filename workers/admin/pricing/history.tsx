/** /admin/price-lists/history: what a product, or one of its variants, has cost; as it was written down. */
import { Hono } from 'hono'
import { choiceOf } from '#domain/catalog/product'
import { inLanguage, localeOf, type Language } from '#domain/languages'
import { formatMoney } from '#domain/money'
import type { KeptPrice } from '#schema/products/pricing/price-history'
import { readingPriceHistory } from '../../flows/pricing/questions.ts'
import type { AdminApp } from '../frame/app.ts'
import { only } from '../frame/auth.tsx'
import { Icon } from '../frame/icon.tsx'
import { Empty } from '../frame/lists.tsx'
import { showMissing } from '../frame/missing.tsx'
import { showPage } from '../frame/page.tsx'
import { ask } from '../frame/perform.ts'
import { Table } from '../frame/table.tsx'
import { When } from '../frame/time.tsx'
import { pricingMessages } from './messages/index.ts'
import { PRICE_LISTS_PATH as PATH } from './props.ts'

export const priceHistory = new Hono<AdminApp>().get('/', only(readingPriceHistory), async (c) => {
  const { language } = c.var
  const [name = '', variant = ''] = ['product', 'variant'].map((one) => c.req.query(one))
  const found = await ask(c, readingPriceHistory, { product: name, variant, before: c.req.query('before') })
  if (!found.ok) return showMissing(c)
  const { product, prices, next } = found.value
  const messages = pricingMessages[language].history
  const title = product.translations[language]?.title || product.text.title
  const choices = new Map(product.variants.map((one) => [one.id, inLanguage(choiceOf(product, one), language)]))
  const older = new URLSearchParams({ product: name, ...(variant && { variant }), before: String(next) })
  return showPage(
    c,
    { title: messages.of(title), here: 'price-lists' },
    <>
      <header class="head">
        <a class="crumb" href={`/admin/products/${product.id}`}>
          <Icon name="back" />
          <span class="hide-s">{title}</span>
        </a>
        <h1>{messages.title}</h1>
      </header>
      {prices.length === 0 ? (
        <Empty heading={messages.none} why={messages.why} />
      ) : (
        <Rows {...{ prices, language, choices }} now={Date.now()} />
      )}
      {next !== null && (
        <p class="in-p">
          <a class="btn" href={`${PATH}/history?${older}`}>
            {pricingMessages[language].next}
          </a>
        </p>
      )}
    </>,
  )
})

type Props = {
  readonly prices: readonly KeptPrice[]
  readonly choices: ReadonlyMap<string, string>
  readonly language: Language
  readonly now: number
}

const Rows = ({ prices, choices, language, now }: Props) => {
  const messages = pricingMessages[language].history
  const amountOf = ({ amount, currency }: KeptPrice) =>
    amount === null ? messages.ended : formatMoney({ amount, currency }, localeOf(language))
  return (
    <Table
      label={messages.title}
      rows={prices}
      columns={[
        {
          head: messages.since,
          names: true,
          class: 'c-id nw',
          cell: ({ at }) => <When at={at} now={now} language={language} />,
        },
        { head: pricingMessages[language].variant, class: 'c-who', cell: ({ variant }) => choices.get(variant) ?? '' },
        {
          head: pricingMessages[language].units,
          class: 'num c-date',
          cell: ({ units }) => (
            <>
              <span class="only-s">{pricingMessages[language].units} </span>
              {units}
            </>
          ),
        },
        { head: pricingMessages[language].price, class: 'num c-sum', cell: amountOf },
        {
          head: messages.priced,
          class: 'c-st soft',
          // On a phone it stands with whom it is for, which has no cell there.
          cell: ({ list, listName, reduced, public: isPublic }) => (
            <>
              {list === null ? (
                messages.regular
              ) : listName === null ? (
                messages.gone
              ) : (
                <a href={`${PATH}/${list}`}>{listName}</a>
              )}
              {reduced && <> · {messages.reduced}</>}
              <span class="only-s">{isPublic ? messages.everyone : messages.some}</span>
            </>
          ),
        },
        {
          head: messages.whom,
          class: 'soft',
          cell: ({ public: isPublic }) => (isPublic ? messages.everyone : messages.some),
        },
      ]}
    />
  )
}
