/** Where a document leads, at whom it is ordered, what is to be known of it: the fields of a new one and of one that is there. */
import type { DocumentKind, StockDocument } from '#domain/inventory/documents/document'
import type { Supplier } from '#domain/inventory/supplier'
import type { Language } from '#domain/languages'
import { decimal, isCurrency, money, parseMoney, type Currency } from '#domain/money'
import type { Settings } from '#domain/settings/settings'
import { frameMessages } from '../../frame/messages/index.ts'
import { placeName } from '../place-name.ts'
import { documentMessages } from './messages/index.ts'
import type { Place } from './props.ts'

type Props = {
  readonly kind: DocumentKind
  /** What stands in the fields, by their names. */
  readonly filled: URLSearchParams
  readonly places: readonly Place[]
  readonly suppliers: readonly Supplier[]
  readonly settings: Settings
  readonly language: Language
}

const Optional = ({ language }: Pick<Props, 'language'>) => <span class="opt">{frameMessages[language].optional}</span>

export const HeadFields = (props: Props) => {
  const { kind, filled, language } = props
  const messages = documentMessages[language]
  return (
    <>
      {kind === 'purchase' && <SupplierField {...props} />}
      <div class="two">
        {kind === 'transfer' && <PlaceField {...props} name="from" label={messages.from} />}
        <PlaceField {...props} name="to" label={kind === 'count' || kind === 'receipt' ? messages.at : messages.to} />
      </div>
      {kind === 'purchase' && <OrderFields {...props} />}
      <div class="f">
        <label for="note">
          {messages.note} <Optional language={language} />
        </label>
        <input
          class="in"
          id="note"
          name="note"
          value={filled.get('note') ?? ''}
          maxlength={200}
          autocomplete="off"
          aria-describedby="note-hint"
        />
        <span class="hint" id="note-hint">
          {messages.noteHint[kind]}
        </span>
      </div>
    </>
  )
}

const PlaceField = ({ name, label, filled, places, settings }: Props & { name: 'from' | 'to'; label: string }) => (
  <div class="f">
    <label for={name}>{label}</label>
    <select class="in" id={name} name={name}>
      {places.map(({ id }, index) => (
        <option
          value={id}
          selected={filled.has(name) ? filled.get(name) === id : index === (name === 'to' && places.length > 1 ? 1 : 0)}
        >
          {placeName(settings, id)}
        </option>
      ))}
    </select>
  </div>
)

const SupplierField = ({ filled, suppliers, language }: Props) => (
  <div class="f">
    <label for="supplier">{documentMessages[language].supplier}</label>
    <select class="in" id="supplier" name="supplier">
      {suppliers.map(({ id, name, currency }) => (
        <option value={id} selected={filled.get('supplier') === id}>
          {`${name} · ${currency}`}
        </option>
      ))}
    </select>
  </div>
)

const OrderFields = ({ filled, language }: Props) => {
  const messages = documentMessages[language]
  return (
    <>
      <div class="two">
        {(['freight', 'duty'] as const).map((name) => (
          <div class="f">
            <label for={name}>
              {messages[name]} <Optional language={language} />
            </label>
            <input
              class="in number"
              id={name}
              name={name}
              value={filled.get(name) ?? ''}
              inputmode="decimal"
              autocomplete="off"
              aria-describedby="shared-hint"
            />
          </div>
        ))}
        <div class="f">
          <label for="expected">
            {messages.expected} <Optional language={language} />
          </label>
          <input class="in" id="expected" name="expected" type="date" value={filled.get('expected') ?? ''} />
        </div>
      </div>
      <span class="hint" id="shared-hint">
        {messages.sharedHint}
      </span>
    </>
  )
}

/** As the fields of a document that is there show it. */
export const filledFrom = ({ from, to, supplier, note, terms }: StockDocument): URLSearchParams =>
  new URLSearchParams({
    from: from ?? '',
    to,
    supplier: supplier ?? '',
    note,
    ...(terms && {
      freight: terms.freight === 0 ? '' : decimal(money(terms.freight, terms.currency)),
      duty: terms.duty === 0 ? '' : decimal(money(terms.duty, terms.currency)),
      expected: terms.expected ?? '',
    }),
  })

/** What stands there in minor units; what is no amount stays what was typed, and the schema refuses it. */
export const amountIn = (text: string | null, currency: Currency): number | string | undefined => {
  const typed = (text ?? '').trim().replace(/^(\d+),(\d+)$/, '$1.$2')
  if (typed === '') return undefined
  return parseMoney(typed, currency)?.amount ?? typed
}

/** The fields as the command takes them. An order is in the currency of its supplier. */
export const headIn = (kind: DocumentKind, form: URLSearchParams, suppliers: readonly Supplier[]) => {
  const supplier = suppliers.find(({ id }) => id === form.get('supplier'))
  const said = supplier?.currency ?? form.get('currency') ?? ''
  const terms = isCurrency(said) && {
    currency: said,
    freight: amountIn(form.get('freight'), said),
    duty: amountIn(form.get('duty'), said),
    expected: form.get('expected') || null,
  }
  return {
    from: kind === 'transfer' ? form.get('from') : null,
    to: form.get('to') ?? '',
    note: form.get('note') ?? '',
    ...(kind === 'purchase' && { supplier: form.get('supplier'), terms: terms || null }),
  }
}
