/** An order as the supplier gets it: on paper, and as a file. */
import type { VariantId } from '#domain/ids'
import type { StockDocument } from '#domain/inventory/documents/document'
import type { Supplier } from '#domain/inventory/supplier'
import { inLanguage, localeOf, type Language } from '#domain/languages'
import { decimal, formatMoney, money } from '#domain/money'
import type { Settings } from '#domain/settings/settings'
import type { Item } from '#schema/products/inventory/items'
import { countText } from '../../frame/count.ts'
import { Icon } from '../../frame/icon.tsx'
import { csvOf } from '../../frame/csv.ts'
import { placeName } from '../place-name.ts'
import { documentMessages } from './messages/index.ts'
import { DOCUMENT_PATHS } from './paths.ts'

type Props = {
  readonly document: StockDocument
  readonly items: ReadonlyMap<VariantId, Item>
  readonly supplier: Supplier | null
  readonly settings: Settings
  readonly language: Language
}

export const OrderPaper = ({ document, items, supplier, settings, language }: Props) => {
  const messages = documentMessages[language]
  const { lines, terms, number, note, to } = document
  const text = (amount: number) => (terms ? formatMoney(money(amount, terms.currency), localeOf(language)) : '')
  const goods = lines.reduce((sum, { units, cost }) => sum + units * (cost ?? 0), 0)
  return (
    <>
      <header class="head">
        <a class="crumb" href={`${DOCUMENT_PATHS.purchase}/${document.id}`}>
          <Icon name="back" />
          <span class="hide-s">{messages.titles.purchase}</span>
        </a>
        <h1>{messages.named.purchase(number)}</h1>
        {supplier?.email && (
          <div class="acts unprinted">
            <a class="btn" href={letterTo(supplier, { document, items, settings, language })}>
              {messages.write}
            </a>
          </div>
        )}
      </header>
      <div class="body">
        <div class="narrow stack">
          <div class="two">
            <address class="pre">{[settings.shop.name, placeName(settings, to)].filter(Boolean).join('\n')}</address>
            <address class="pre">
              {[supplier?.name, supplier?.contact, supplier?.address].filter(Boolean).join('\n')}
            </address>
          </div>
          {terms?.expected && (
            <p>
              {messages.expected}: {terms.expected}
            </p>
          )}
          {note !== '' && <p>{note}</p>}
          <table class="tb">
            <thead>
              <tr>
                <th scope="col">{messages.item}</th>
                <th scope="col">{messages.sku}</th>
                <th scope="col" class="num">
                  {messages.units}
                </th>
                <th scope="col" class="num">
                  {messages.cost}
                </th>
                <th scope="col" class="num">
                  {messages.sum}
                </th>
              </tr>
            </thead>
            <tbody>
              {lines.map(({ variant, units, cost }) => {
                const item = items.get(variant)
                return (
                  <tr>
                    <th scope="row">
                      {item ? `${inLanguage(item.title, language)} ${inLanguage(item.choice, language)}` : variant}
                    </th>
                    <td class="mono s">{item?.sku}</td>
                    <td class="num">{countText(units, language)}</td>
                    <td class="num">{cost === null ? '' : text(cost)}</td>
                    <td class="num">{cost === null ? '' : text(units * cost)}</td>
                  </tr>
                )
              })}
            </tbody>
            <tfoot>
              <tr>
                <th scope="row" colspan={4}>
                  {messages.value}
                </th>
                <td class="num b">{text(goods)}</td>
              </tr>
            </tfoot>
          </table>
        </div>
      </div>
    </>
  )
}

/** Programs and browsers carry letters of some 2,000 characters: of a longer order only what stands above its lines. */
const LETTER_MAX = 1_800

/** A letter that staff's own mail program opens, to be read once more and sent: RFC 6068. */
const letterTo = (
  { email, contact }: Supplier,
  { document, items, settings, language }: Omit<Props, 'supplier'>,
): string => {
  const { letter, named } = documentMessages[language]
  const { lines, number, terms, note, to } = document
  const rows = lines.map(({ variant, units }) => {
    const item = items.get(variant)
    const name = item ? `${inLanguage(item.title, language)} ${inLanguage(item.choice, language)}`.trim() : variant
    return `${countText(units, language)} × ${name}${item?.sku ? ` (${item.sku})` : ''}`
  })
  const subject = `${named.purchase(number)}, ${settings.shop.name}`
  const written = (body: readonly string[]) =>
    `mailto:${encodeURIComponent(email)}?subject=${encodeURIComponent(subject)}&body=${encodeURIComponent(
      [
        letter.greeting(contact),
        ...body,
        letter.at(placeName(settings, to), terms?.expected ?? ''),
        note,
        settings.shop.name,
      ]
        .filter(Boolean)
        .join('\r\n\r\n'),
    )}`
  const whole = written([letter.please, rows.join('\r\n')])
  return whole.length <= LETTER_MAX ? whole : written([letter.attached])
}

/** A row for each line; sums are whatever the reader's spreadsheet makes of them. */
export const orderAsCsv = ({ document, items }: Pick<Props, 'document' | 'items'>): string => {
  const { lines, terms } = document
  const rows = lines.map(({ variant, units, cost }) => {
    const item = items.get(variant)
    const price = cost === null || !terms ? '' : decimal(money(cost, terms.currency))
    return [
      item?.sku ?? '',
      item?.barcode ?? '',
      item?.title.en ?? variant,
      item?.choice.en ?? '',
      String(units),
      price,
      terms?.currency ?? '',
    ]
  })
  return csvOf([['SKU', 'Barcode', 'Item', 'Variant', 'Units', 'Unit cost', 'Currency'], ...rows])
}
