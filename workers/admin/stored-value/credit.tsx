/** /admin/gift-cards/credit/:customer: what the shop owes to one account, given and taken back. */
import { Hono } from 'hono'
import type { Language } from '#domain/languages'
import type { LedgerEntry } from '#domain/stored-value/ledger'
import type { StoredValueRecord } from '#domain/stored-value/record'
import { mayGive } from '../../flows/command.ts'
import { givingCredit, takingCredit } from '../../flows/stored-value/commands.ts'
import { readingCredit } from '../../flows/stored-value/questions.ts'
import { readForm, textIn } from '../../http/form.ts'
import { statusOf } from '../../http/refusal.ts'
import type { AdminApp, AdminContext } from '../frame/app.ts'
import { only } from '../frame/auth.tsx'
import { Key, type ShownRefusal } from '../frame/forms.tsx'
import { Icon } from '../frame/icon.tsx'
import { showMissing } from '../frame/missing.tsx'
import { showPage } from '../frame/page.tsx'
import { ask, performForm } from '../frame/perform.ts'
import { storedValueMessages } from './messages/index.ts'
import { amountText, Choice, Done, Field, Ledger, Told } from './parts.tsx'
import { amountTyped, GIFT_CARDS_PATH, withAmount, wrongIn } from './typed.ts'

export const credit = new Hono<AdminApp>()

const pathOf = (customer: string) => `${GIFT_CARDS_PATH}/credit/${encodeURIComponent(customer)}`

type Props = {
  readonly customer: string
  readonly credits: readonly { readonly value: StoredValueRecord; readonly entries: readonly LedgerEntry[] }[]
  readonly refusal: ShownRefusal | null
  readonly typed: (name: string) => string
  readonly done: 'given' | 'taken' | null
  readonly currencies: readonly string[]
  readonly allowed: boolean
  readonly language: Language
  readonly now: number
}

const CreditPage = (props: Props) => {
  const { customer, credits, refusal, done, allowed, language, now } = props
  const messages = storedValueMessages[language]
  return (
    <>
      <header class="head">
        <a class="crumb" href={`/admin/customers/${customer}`}>
          <Icon name="back" />
          <span class="hide-s">{messages.customer}</span>
        </a>
        <h1>{messages.credit}</h1>
      </header>
      <div class="body">
        <div class="narrow stack">
          {refusal && <Told refusal={refusal} language={language} />}
          {done && <Done>{messages.creditDone[done]}</Done>}
          {credits.length === 0 && <p class="soft">{messages.creditNone}</p>}
          {credits.map(({ value, entries }) => (
            <section class="panel" aria-labelledby={value.id}>
              <header>
                <h2 id={value.id}>{amountText(value.balance, value.currency, language)}</h2>
              </header>
              <Ledger {...{ entries, language, now }} currency={value.currency} />
            </section>
          ))}
          {allowed && <Giving {...props} />}
        </div>
      </div>
    </>
  )
}

const Giving = ({ customer, credits, refusal, typed, currencies, language }: Props) => {
  const messages = storedValueMessages[language]
  const wrong = wrongIn(refusal, messages)
  return (
    <form class="panel in-p stack" method="post" action={pathOf(customer)} novalidate>
      <h2>{messages.giveOrTake}</h2>
      <Key />
      <Field
        name="amount"
        label={messages.fields.amount}
        value={typed('amount')}
        wrong={wrong}
        help={messages.fieldHelp.amount}
        inputmode="decimal"
        must
      />
      <Choice
        name="currency"
        label={messages.fields.currency}
        value={typed('currency')}
        wrong={wrong}
        among={currencies.map((one) => [one, one] as const)}
      />
      <Field name="reason" label={messages.reason} value={typed('reason')} wrong={wrong} must />
      <div class="row">
        <button class="btn go" name="way" value="give">
          {messages.give}
        </button>
        {credits.length > 0 && (
          <button class="btn" name="way" value="take">
            {messages.take}
          </button>
        )}
      </div>
    </form>
  )
}

const show = async (
  c: AdminContext,
  tried?: { readonly refusal: ShownRefusal; readonly form: URLSearchParams },
): Promise<Response> => {
  const { language, staff, settings } = c.var
  const customer = c.req.param('customer') ?? ''
  const found = await ask(c, readingCredit, { customer })
  if (!found.ok) return showMissing(c)
  return showPage(
    c,
    {
      title: storedValueMessages[language].credit,
      here: 'customers',
      status: tried ? statusOf[tried.refusal.code] : 200,
    },
    <CreditPage
      {...{ customer, language, now: Date.now() }}
      credits={found.value}
      refusal={tried?.refusal ?? null}
      typed={(name) => (tried ? textIn(tried.form, name, 1_000) : '')}
      done={(['given', 'taken'] as const).find((one) => one === c.req.query('done')) ?? null}
      currencies={settings.markets.currencies}
      allowed={mayGive(staff, givingCredit)}
    />,
  )
}

credit.get('/:customer', only(readingCredit), (c) => show(c))

/** One form with two buttons: which was pressed says the command. */
credit.post('/:customer', only(givingCredit), async (c) => {
  const customer = c.req.param('customer')
  const sent = await readForm(c.req.raw)
  if (!sent.ok) return show(c, { refusal: sent.refusal, form: new URLSearchParams() })
  const form = sent.value
  const isTaken = form.get('way') === 'take'
  const whole = () => ({
    customer,
    amount: amountTyped(textIn(form, 'amount'), textIn(form, 'currency')),
    currency: textIn(form, 'currency'),
    reason: textIn(form, 'reason', 1_000),
  })
  const { done } = isTaken
    ? await performForm(c, takingCredit, form, whole)
    : await performForm(c, givingCredit, form, whole)
  if (!done.ok) {
    const refusal = withAmount(done.refusal as ShownRefusal, textIn(form, 'amount'), textIn(form, 'currency'))
    return show(c, { refusal, form })
  }
  return c.redirect(`${pathOf(customer)}?done=${isTaken ? 'taken' : 'given'}`, 303)
})
