/** The checkout as a page: you, where it goes, how it travels, payment, and beside it all what it costs. */
import type { Amiss, CheckoutForm } from '#domain/orders/checkout-form'
import { dependsOnPlace } from '#domain/logistics/delivery-methods'
import { isFetchedBy } from '#domain/logistics/pickup'
import type { Money } from '#domain/money'
import { unitsIn } from '#domain/orders/cart'
import { leastBeyond, leastLeft } from '#domain/orders/charging'
import type { Totals as TotalsOf } from '#domain/orders/quote'
import type { Review } from '#domain/orders/review'
import { asForm, countryIn, methodsIn, payText, paymentChoice, rulesOf, withWay } from './checkout-fields.ts'
import type { CheckoutPurpose } from '#domain/notifications/consent'
import { Agreeing } from './agreeing.tsx'
import type { KeptAddress } from '../../flows/customers/addresses.ts'
import { AmissSummary, type Step } from './amiss.tsx'
import { AddressBook } from './own-addresses.tsx'
import type { Translated } from '#domain/languages'
import type { PaymentForm } from '../../providers/payments/provider.ts'
import { leftToPay } from '#domain/orders/stored-payments'
import { CHECKOUT_FORM, CheckoutCodes, REDEEM, type CodeTrouble } from '../promotions/codes-part.tsx'
import { promotionsMessages } from '../promotions/messages/index.ts'
import { BillingFields, BuyerNote } from './billing-fields.tsx'
import { Bought } from './bought.tsx'
import { AddressFields } from './address-fields.tsx'
import { ContactFields, FirmFields } from './checkout-steps.tsx'
import { NO_METHODS, type OwnMethods } from './own-methods.ts'
import { PaymentFields, paymentStep } from './payment-step.tsx'
import { DeliveryChoice } from './delivery-choice.tsx'
import type { AmissLine } from '../frame/amiss-list.tsx'
import { Layout } from '../frame/layout.tsx'
import { Fixes, type Short } from './fixes.tsx'
import { changesIn, Notes } from './notes.tsx'
import { priceText } from '../frame/price.tsx'
import { Totals } from './totals.tsx'
import { to, type RequestContext } from '../frame/request-context.ts'
import { frameMessages } from '../frame/messages/index.ts'
import { ordersMessages } from './messages/index.ts'
import { storedValueMessages } from './messages/stored-value.ts'

export type CheckoutState = {
  readonly form: CheckoutForm
  readonly amiss?: Amiss
  /** Why the order was not placed. */
  readonly note?: string
  /** Of which line fewer are there than are wanted. */
  readonly short?: Short | undefined
  /** Why the payment was not made. */
  readonly declined?: string
  /** By what is paid: the id of a method, or that it is the provider. */
  readonly method?: string
  /** Whether the card was to be kept for next time. */
  readonly keep?: boolean
  /** What is wrong at fields of the payment. */
  readonly faults?: Readonly<Record<string, Translated>>
  /** Addresses of whoever is signed in. */
  readonly kept?: readonly KeptAddress[]
  /** What was ticked. */
  readonly agreed?: readonly CheckoutPurpose[]
  /** What stands in the field of codes and was not used. */
  readonly typed?: string
  /** What is wrong with the code that was. */
  readonly trouble?: CodeTrouble
  /** What has come of it. */
  readonly news?: string
  /** Only the total was asked for anew. */
  readonly update?: boolean
}

type Shown = CheckoutState & {
  readonly request: RequestContext
  readonly of: Review
  readonly idempotencyKey: string
  /** What whoever is signed in has left with the provider. */
  readonly own?: OwnMethods
  /** What an account has and does not pay with yet. */
  readonly credit?: Money | null
  /** What whoever moves the money asks for. */
  readonly paymentForm: PaymentForm
}

export const CheckoutPage = ({
  request,
  of,
  form: sent,
  idempotencyKey,
  paymentForm,
  own: { saved, mayKeep } = NO_METHODS,
  keep: ticked = false,
  credit = null,
  ...state
}: Shown) => {
  const { amiss = {}, note } = state
  const messages = ordersMessages[request.language].checkout
  const form = withWay(of, sent)
  const reviewed = asForm(of, form)
  const { totals } = reviewed
  if (!totals) throw new RangeError('a checkout without totals')
  const step = { request, form, amiss, by: rulesOf(reviewed), methods: methodsIn(reviewed, form) }
  const choice = paymentChoice(request, reviewed, { country: form.country, chosen: state.method, saved })
  const sum = { totals, payments: reviewed.payments }
  const due = leftToPay(sum)
  const least = leastBeyond(sum, of.pricing.charging)
  const tooSmall = least && !note ? [storedValueMessages[request.language].tooSmallYet(priceText(request, least))] : []
  const keep = mayKeep ? { ticked } : null
  const payment = paymentStep(paymentForm, choice, due.amount !== 0, { ...state, keep })
  const news =
    step.methods.length > 0 || !of.sent ? messages.totalIs(priceText(request, totals.total)) : messages.noMethod
  return (
    <Layout request={request} title={messages.title} checkout extra="checkout">
      <div class="wrap">
        <div class="page-head">
          <h1>{messages.title}</h1>
        </div>
        <div class="two">
          <div>
            <AmissSummary {...step} payment={payment} further={codeAmiss(request, state.trouble)} />
            <div data-part="notes">
              {note && (
                <div class="notes" role="alert" tabindex={-1} autofocus>
                  <p class="note">{note}</p>
                </div>
              )}
              <Notes of={[...(state.news ? [state.news] : []), ...tooSmall, ...changesIn(request, reviewed)]} />
              <Fixes request={request} of={of} short={state.short} />
            </div>
            <form
              method="post"
              action={to(request, '/checkout')}
              id={CHECKOUT_FORM}
              novalidate
              data-checkout
              data-places={dependsOnPlace(of.pricing.rules) || undefined}
              data-news={news}
            >
              <input type="hidden" name="key" value={idempotencyKey} />
              <input type="hidden" name="expected" value={String(totals.total.amount)} data-expected />
              <input type="hidden" name="due" value={String(due.amount)} data-due-expected />
              <ContactFields {...step}>
                <Agreeing request={request} agreed={state.agreed ?? []} />
              </ContactFields>
              {of.sent && <AddressBook request={request} of={state.kept ?? []} />}
              {of.sent && <AddressFields {...step} />}
              <FirmFields {...step} />
              <BillingFields {...step} />
              {of.sent && <DeliveryChoice {...step} of={reviewed} />}
              {of.sent && <BuyerNote {...step} />}
              <PaymentFields request={request} payment={payment} />
              <button class="button wide" data-pay>
                {payText(request, choice.manual.length > 0, sum)}
              </button>
              <p class="small soft after">{messages.payText}</p>
              <button class="button quiet wide noscript" name="action" value="update">
                {messages.update}
              </button>
            </form>
          </div>
          <OrderAside
            {...step}
            of={reviewed}
            totals={totals}
            typed={state.typed ?? ''}
            trouble={state.trouble}
            credit={credit}
          />
        </div>
      </div>
    </Layout>
  )
}

/** As the summary on top says it. */
const codeAmiss = (request: RequestContext, trouble: CodeTrouble | undefined): readonly AmissLine[] =>
  trouble
    ? [
        {
          at: REDEEM,
          text: promotionsMessages[request.language].code + frameMessages[request.language].colon + trouble.text,
        },
      ]
    : []

type Aside = Step & {
  readonly of: Review
  readonly totals: TotalsOf
  readonly typed: string
  readonly trouble: CodeTrouble | undefined
  readonly credit: Money | null
}

const OrderAside = ({ request, form, methods, of, totals, ...codes }: Aside) => {
  const { checkout: messages, cartPage } = ordersMessages[request.language]
  const unchosen = methods.length > 0 ? cartPage.deliveryUnchosen : cartPage.deliveryNone
  return (
    <aside class="panel first">
      <details class="unfold" open={codes.trouble !== undefined || undefined}>
        <summary>
          <span>{messages.yourOrderOf(frameMessages[request.language].items(unitsIn(of.cart)))}</span>
          <span class="money push" data-total>
            {priceText(request, totals.total)}
          </span>
        </summary>
        <div class="stack" data-part="order">
          <div class="between">
            <h2>{messages.yourOrder}</h2>
            <a class="small" href={to(request, '/cart')}>
              {messages.change}
            </a>
          </div>
          <Bought
            request={request}
            fetched={isFetchedBy(of.pricing.rules, form.delivery)}
            of={[...of.lines.flatMap(({ sold }) => sold ?? []), ...of.gifts]}
          />
          <Totals
            request={request}
            of={totals}
            applied={of.promotions.applied}
            sent={of.sent}
            country={countryIn(of, form.country)}
            delivery={form.delivery === '' ? unchosen : undefined}
            choosing={of.cart.storedValues ?? []}
            payments={of.payments}
            leastLeft={leastLeft({ totals, payments: of.payments }, { cart: of.cart, ...of.pricing })}
          />
        </div>
        <CheckoutCodes request={request} of={of} {...codes} />
      </details>
    </aside>
  )
}
