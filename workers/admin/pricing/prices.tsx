/** The fixed prices of a list: as a table, one by one, and as a file. */
import { inLanguage, joined, localeOf } from '#domain/languages'
import { decimal, formatMoney } from '#domain/money'
import { UNITS_MAX } from '#domain/orders/cart'
import type { PriceList } from '#domain/pricing/price-list'
import type { ListPrice } from '#schema/products/pricing/list-prices'
import { Key } from '../frame/forms.tsx'
import { Icon } from '../frame/icon.tsx'
import { Table } from '../frame/table.tsx'
import { pricingMessages } from './messages/index.ts'
import { PRICE_LISTS_PATH as PATH, type EditorProps } from './props.ts'

type Shown = EditorProps & { readonly list: PriceList }

export const Prices = (props: Shown) => {
  const { list, prices, next, language, allowed, rowFaults, taken, tooMany } = props
  const messages = pricingMessages[language]
  return (
    <section class="panel" aria-labelledby="prices">
      <header>
        <h2 id="prices">{messages.prices}</h2>
        {prices.length > 0 && (
          <a class="btn bare end-x" href={`${PATH}/${list.id}/prices.csv`}>
            {messages.download}
          </a>
        )}
      </header>
      {(taken !== null || rowFaults.length > 0) && (
        <div class="in-p stack">
          {taken !== null && taken > 0 && (
            <div class="say" role="status">
              <Icon name="check" />
              <span>{messages.taken(taken)}</span>
            </div>
          )}
          {tooMany > 0 && <p class="err">{messages.tooMany(tooMany)}</p>}
          {rowFaults.map(({ row, fault }) => (
            <p class="err">
              <Icon name="alert" />
              {messages.row(row, messages.rowFaults[fault])}
            </p>
          ))}
        </div>
      )}
      {prices.length === 0 ? <p class="in-p soft">{messages.noPrices}</p> : <Rows {...props} />}
      {next !== null && (
        <p class="in-p">
          <a class="btn" href={`${PATH}/${list.id}?${new URLSearchParams({ after: next })}#prices`}>
            {messages.next}
          </a>
        </p>
      )}
      {allowed && <SetOne {...props} />}
      {allowed && <SetMany {...props} />}
    </section>
  )
}

const Rows = ({ list, prices, language, allowed }: Shown) => {
  const messages = pricingMessages[language]
  const money = (amount: number) => formatMoney({ amount, currency: list.currency }, localeOf(language))
  const nameOf = ({ title, choice }: ListPrice) =>
    joined(language, inLanguage(title, language), inLanguage(choice, language))
  return (
    <Table
      label={messages.prices}
      rows={prices}
      columns={[
        { head: messages.variant, names: true, class: 'c-id anywhere', cell: nameOf },
        { head: messages.sku, class: 'mono c-who', cell: ({ sku }) => sku },
        {
          head: messages.regular,
          class: 'num soft hide-m',
          cell: ({ prices: all }) => {
            const regular = all.find(({ currency }) => currency === list.currency)
            return regular ? money(regular.amount) : ''
          },
        },
        {
          head: messages.units,
          class: 'num c-date',
          cell: ({ units }) => (
            <>
              <span class="only-s">{messages.units} </span>
              {units}
            </>
          ),
        },
        { head: messages.price, class: 'num c-sum', cell: ({ amount }) => money(amount) },
        {
          head: messages.acts,
          quiet: true,
          class: 'c-st',
          cell: (price) =>
            allowed && (
              <form method="post" action={`${PATH}/${list.id}/prices`}>
                <Key />
                <input type="hidden" name="variant" value={price.variant} />
                <input type="hidden" name="units" value={price.units} />
                <input type="hidden" name="price" value="" />
                <button class="btn bare">
                  {messages.take}
                  <span class="vh"> {nameOf(price)}</span>
                </button>
              </form>
            ),
        },
      ]}
    />
  )
}

const SetOne = ({ list, language }: Shown) => {
  const messages = pricingMessages[language]
  return (
    <form class="in-p stack" method="post" action={`${PATH}/${list.id}/prices`}>
      <Key />
      <h3>{messages.setOne}</h3>
      <div class="row">
        <div class="f grow">
          <label for="one-variant">{messages.code}</label>
          <input class="in" id="one-variant" name="variant" autocomplete="off" required maxlength={255} />
        </div>
        <div class="f">
          <label for="one-units">{messages.units}</label>
          <input class="in" id="one-units" name="units" type="number" min="1" max={UNITS_MAX} value="1" />
        </div>
        <div class="f">
          <label for="one-price">{messages.price}</label>
          <input
            class="in"
            id="one-price"
            name="price"
            inputmode="decimal"
            autocomplete="off"
            placeholder={decimal({ amount: 0, currency: list.currency })}
            aria-describedby="one-help"
          />
        </div>
        <button class="btn">{messages.set}</button>
      </div>
      <p class="hint" id="one-help">
        {messages.setOneHelp}
      </p>
    </form>
  )
}

const SetMany = ({ list, file, language }: Shown) => {
  const messages = pricingMessages[language]
  return (
    <details class="in-p" open={file !== '' || undefined}>
      <summary>{messages.file}</summary>
      <form class="stack" method="post" action={`${PATH}/${list.id}/prices`}>
        <Key />
        <div class="f">
          <label for="file">{messages.fileField}</label>
          <textarea class="in mono" id="file" name="file" rows={8} required aria-describedby="file-help">
            {file}
          </textarea>
          <p class="hint" id="file-help">
            {messages.fileHelp}
          </p>
        </div>
        <button class="btn">{messages.take2}</button>
      </form>
    </details>
  )
}
