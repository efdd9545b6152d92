/** One cell of the grid: a field, a box, a choice among the pictures, or what is reckoned from others. */
import { marginOf } from '#domain/catalog/amount-change'
import { hasWrongCheckDigit } from '#domain/catalog/trade-number'
import { typedAmount } from '#domain/catalog/typed-number'
import { numberFormat } from '#domain/formats'
import { localeOf } from '#domain/languages'
import { AvailabilityLabel } from '../../frame/states.tsx'
import { catalogMessages } from '../messages/index.ts'
import { Wrong } from './field.tsx'
import { cellName } from './filled.ts'
import { headOf } from './grid-heads.ts'
import { isReckoned, kindOf } from './grid-views.ts'
import { isProductCell, productCellIn, STATUSES } from './product-cells.ts'
import { cellShown, cellTyped, type Row } from './rows.ts'
import { FORM, idOf, type Shown } from './shown.ts'
import { editorMessages } from './messages/index.ts'

type Props = { readonly shown: Shown; readonly row: Row; readonly cell: string; readonly choice: string }

export const GridCell = (props: Props) => {
  const { shown, row, cell } = props
  if (cell === 'availability') {
    return (
      <td class="nw">
        {row.isNew ? null : (
          <AvailabilityLabel
            availability={row.variant.tracked ? row.variant.availability : 'untracked'}
            language={shown.language}
          />
        )}
      </td>
    )
  }
  // What is of a product as a whole stands beside its first variant.
  if (isProductCell(cell) && !shown.products?.has(row.key)) return <td></td>
  if (cell === 'margin') return <td class="calc">{marginText(props)}</td>
  return (
    <td class="cell">
      <Field {...props} />
      <Wrong name={cellName(row.key, cell)} shown={shown} />
      {cell === 'barcode' && hasWrongCheckDigit(cellTyped(row, cell, shown.typed, shown.shop.currencies)) && (
        <p class="s mute">{editorMessages[shown.language].grid.checkDigit}</p>
      )}
    </td>
  )
}

/** Of the price without its tax, in the currency of the view that is shown. */
const marginText = ({ shown, row }: Props): string => {
  const { typed, shop, language } = shown
  const code = (typed.get('view') ?? '').split(':')[1] ?? shop.currencies[0]
  const currency = shop.currencies.find((one) => one === code)
  if (!currency) return ''
  const [price, cost] = ['price', 'cost'].map(
    (name) => typedAmount(cellTyped(row, `${name}.${currency}`, typed, shop.currencies), currency)?.amount,
  )
  if (price === undefined || cost === undefined) return ''
  const percent = numberFormat(localeOf(language), { style: 'percent', maximumFractionDigits: 1 })
  return percent.format(marginOf(price, cost, shop.taxRate).share)
}

const Field = ({ shown, row, cell, choice }: Props) => {
  const { typed, shop, language } = shown
  const name = cellName(row.key, cell)
  const was = productCellIn(shown, row.key, cell) ?? cellShown(row, cell, shop.currencies)
  const value = typed.get(name) ?? was
  const kind = isReckoned(cell) ? 'text' : kindOf(cell)
  const shared = {
    id: idOf(name),
    name,
    form: FORM,
    'aria-label': `${headOf(cell, language)}, ${choice}`,
    'data-was': value === was ? undefined : was,
    'aria-invalid': shown.amiss.has(name) ? ('true' as const) : undefined,
    'aria-describedby': shown.amiss.has(name) ? `${idOf(name)}-wrong` : undefined,
    disabled: row.isRemoved || undefined,
    autocomplete: 'off',
  }
  if (kind === 'flag') {
    return (
      <>
        <input type="hidden" form={FORM} name={name} value="off" disabled={row.isRemoved || undefined} />
        <input {...shared} type="checkbox" value="on" checked={value === 'on' || undefined} />
      </>
    )
  }
  if (kind === 'status') {
    const { statuses } = catalogMessages[language].products
    return (
      <select {...shared} class="in">
        {STATUSES.map((status) => (
          <option value={status} selected={status === value || undefined}>
            {statuses[status]}
          </option>
        ))}
      </select>
    )
  }
  if (kind === 'picture') {
    return (
      <select {...shared} class="in">
        <option value="">{editorMessages[language].grid.noPicture}</option>
        {value !== '' && !shown.product.pictures.some(({ src }) => src === value) && (
          <option value={value} selected>
            {value.slice(-ALT_SHOWN)}
          </option>
        )}
        {shown.product.pictures.map(({ src, alt }, at) => (
          <option value={src} selected={src === value || undefined}>
            {pictureName(at, alt)}
          </option>
        ))}
      </select>
    )
  }
  return (
    <input
      {...shared}
      class={kind === 'code' ? 'in mono' : kind === 'text' ? 'in' : 'in num'}
      value={value}
      inputmode={kind === 'amount' || kind === 'weight' ? 'decimal' : kind === 'whole' ? 'numeric' : undefined}
      spellcheck={false}
    />
  )
}

const ALT_SHOWN = 40
export const pictureName = (at: number, alt: string): string => `${at + 1} ${alt.slice(0, ALT_SHOWN)}`.trim()
