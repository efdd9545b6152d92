/** Where a document leads, at whom it is ordered, what is to be known of it: the fields of a new one and of one that is there. */
import type { DocumentKind, StockDocument } from '#domain/inventory/documents/document'
import type { Supplier } from '#domain/inventory/supplier'
import type { Language } from '#domain/languages'
import { decimal, isCurrency, money, parseMoney, type Currency } from '#domain/money'
import type { Settings } from '#domain/settings/settings'
import { frameMessages } from '../../frame/messages/index.ts'
import { placeName } from '../place-name.ts'
import { told, Wrong, type Amiss } from '../amiss.tsx'
import { documentMessages } from './messages/index.ts'
import type { Place } from './props.ts'

type Props = {
  readonly kind: DocumentKind
  /** What stands in the fields, by their names. */
  readonly filled: URLSearchParams
  readonly places: readonly Place[]
  readonly suppliers: readonly Supplier[]
  /** What is said of them, where it is wrong. */
  readonly amiss: Amiss
  /** What cannot be changed any more: it is told, and sent as it is. */
  readonly fixed?: ReadonlySet<string>
  readonly settings: Settings
  readonly language: Language
}

const Optional = ({ language }: Pick<Props, 'language'>) => <span class="opt">{frameMessages[language].optional}</span>

export const HeadFields = (props: Props) => {
  const { kind, filled, amiss, language } = props
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
          {...told('note', amiss, 'note-hint')}
          value={filled.get('note') ?? ''}
          maxlength={200}
          autocomplete="off"
        />
        <Wrong of="note" amiss={amiss} />
        <span class="hint" id="note-hint">
          {messages.noteHint[kind]}
        </span>
      </div>
    </>
  )
}

type ChoiceProps = Props & {
  readonly name: 'from' | 'to' | 'supplier'
  readonly label: string
  readonly options: readonly { readonly id: string; readonly words: string; readonly isChosen: boolean }[]
}

const Choice = ({ name, label, options, filled, amiss, fixed, language }: ChoiceProps) => {
  const isFixed = fixed?.has(name) === true
  return (
    <div class="f">
      <label for={name}>{label}</label>
      {/* What cannot be chosen is not sent by a browser, so it is sent beside. */}
      {isFixed && <input type="hidden" name={name} value={filled.get(name) ?? ''} />}
      <select class="in" {...told(name, amiss, isFixed ? `${name}-fixed` : undefined)} disabled={isFixed}>
        {options.map(({ id, words, isChosen }) => (
          <option value={id} selected={isChosen}>
            {words}
          </option>
        ))}
      </select>
      {isFixed && (
        <span class="hint" id={`${name}-fixed`}>
          {documentMessages[language].fixed[name === 'supplier' ? 'supplier' : 'to']}
        </span>
      )}
      <Wrong of={name} amiss={amiss} />
    </div>
  )
}

const PlaceField = (props: Props & { readonly name: 'from' | 'to'; readonly label: string }) => {
  const { name, filled, places, settings } = props
  const usual = name === 'to' && places.length > 1 ? 1 : 0
  const options = places.map(({ id }, index) => ({
    id,
    words: placeName(settings, id),
    isChosen: filled.has(name) ? filled.get(name) === id : index === usual,
  }))
  return <Choice {...props} options={options} />
}

/** One that was laid aside is told so, and stays only where it was ordered at before. */
const SupplierField = (props: Props) => {
  const { filled, suppliers, language } = props
  const messages = documentMessages[language]
  const chosen = filled.get('supplier')
  const options = suppliers
    .filter(({ id, archived }) => !archived || id === chosen)
    .map(({ id, name, currency, archived }) => ({
      id,
      words: [name, currency, ...(archived ? [messages.laidAside] : [])].join(' · '),
      isChosen: id === chosen,
    }))
  return <Choice {...props} name="supplier" label={messages.supplier} options={options} />
}

const OrderFields = ({ filled, amiss, language }: Props) => {
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
              {...told(name, amiss, 'shared-hint')}
              value={filled.get(name) ?? ''}
              inputmode="decimal"
              autocomplete="off"
            />
            <Wrong of={name} amiss={amiss} />
          </div>
        ))}
        <div class="f">
          <label for="expected">
            {messages.expected} <Optional language={language} />
          </label>
          <input class="in" {...told('expected', amiss)} type="date" value={filled.get('expected') ?? ''} />
          <Wrong of="expected" amiss={amiss} />
        </div>
      </div>
      <span class="hint" id="shared-hint">
        {messages.sharedHint}
      </span>
    </>
  )
}

/** What lines that are there, or an order that was placed, leave no choice of. */
export const fixedIn = ({ kind, state, lines }: StockDocument): ReadonlySet<string> => {
  const isFixed = { count: lines.length > 0, purchase: state !== 'draft', transfer: false, receipt: false }[kind]
  return new Set(isFixed ? [kind === 'count' ? 'to' : 'supplier'] : [])
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
