/**
 * Codes and gift cards of a cart: one field for another of either, those that were given, and what is wrong with the one
 * that was not taken. At the checkout its buttons send the form of the checkout, so that nothing that was typed is lost.
 */
import type { Child } from 'hono/jsx'
import type { Review } from '#domain/orders/review'
import type { Money } from '#domain/money'
import { isPaying } from '#domain/orders/cart'
import { to, type RequestContext } from '../frame/request-context.ts'
import { storedName } from '../../flows/stored-value/names.ts'
import { priceText } from '../frame/price.tsx'
import { storedValueMessages } from '../orders/messages/stored-value.ts'
import { storedState } from '../orders/stored-value.tsx'
import { promotionsMessages } from './messages/index.ts'
import { titleOf, whyText } from './why.ts'

export type CodeTrouble = { readonly code: string; readonly text: string }

type Shown = {
  readonly request: RequestContext
  /** Undefined: there is no cart yet. */
  readonly of: Review | undefined
  readonly trouble?: CodeTrouble | undefined
  /** What an account has and does not pay with yet. */
  readonly credit?: Money | null
}

/** By these the checkout knows them: `code` may be a field of whoever moves the money. */
export const REDEEM = 'redeem'
export const CHECKOUT_FORM = 'checkout-form'

export const Codes = ({ request, of, trouble, credit }: Shown) => {
  if (of && isPaying(of.cart.payment)) return null
  const action = to(request, '/cart/codes')
  return (
    <div class="stack rule" id="codes">
      <form class="field join" method="post" action={action}>
        <CodeField request={request} name="code" typed={trouble?.code ?? ''} trouble={trouble} />
      </form>
      {credit && (
        <form method="post" action={action}>
          <UseCredit request={request} credit={credit} />
        </form>
      )}
      {of && (
        <Given
          request={request}
          of={of}
          button={(remove) => (
            <form method="post" action={action}>
              <input type="hidden" name="remove" value={remove.value} />
              <button class="link small" aria-label={remove.label}>
                {promotionsMessages[request.language].remove}
              </button>
            </form>
          )}
        />
      )}
    </div>
  )
}

type AtCheckout = Shown & {
  readonly of: Review
  /** What stands in the field and was not used. */
  readonly typed: string
}

export const CheckoutCodes = ({ request, of, typed, trouble, credit }: AtCheckout) => (
  <div class="stack rule" id="codes">
    <div class="field join">
      <CodeField
        request={request}
        name={REDEEM}
        form={CHECKOUT_FORM}
        typed={trouble?.code ?? typed}
        trouble={trouble}
      />
    </div>
    {credit && (
      <p>
        <UseCredit request={request} credit={credit} form={CHECKOUT_FORM} />
      </p>
    )}
    <Given
      request={request}
      of={of}
      button={(remove) => (
        <button class="link small" form={CHECKOUT_FORM} name="remove" value={remove.value} aria-label={remove.label}>
          {promotionsMessages[request.language].remove}
        </button>
      )}
    />
  </div>
)

type Field = Pick<Shown, 'request' | 'trouble'> & {
  readonly name: string
  readonly form?: string
  readonly typed: string
}

const CodeField = ({ request, name, form, typed, trouble }: Field) => {
  const messages = promotionsMessages[request.language]
  return (
    <>
      <label for={name}>{messages.code}</label>
      <input
        id={name}
        name={name}
        form={form}
        value={typed}
        autocomplete="off"
        autocapitalize="characters"
        spellcheck={false}
        maxlength={200}
        {...(trouble && { 'aria-invalid': 'true', 'aria-describedby': 'code-wrong' })}
      />
      <button class="button quiet" form={form} {...(form && { name: 'action', value: REDEEM })}>
        {messages.use}
      </button>
      {trouble && (
        <span class="wrong" id="code-wrong" role="alert">
          {trouble.text}
        </span>
      )}
    </>
  )
}

type Crediting = Pick<Shown, 'request'> & { readonly credit: Money; readonly form?: string }

const UseCredit = ({ request, credit, form }: Crediting) => (
  <button class="button quiet wide" form={form} name="credit" value="yes">
    {storedValueMessages[request.language].useCredit(priceText(request, credit))}
  </button>
)

type Removing = { readonly value: string; readonly label: string }
type GivenShown = Pick<Shown, 'request'> & {
  readonly of: Review
  readonly button: (remove: Removing) => Child
}

const Given = ({ request, of, button }: GivenShown) => {
  const messages = promotionsMessages[request.language]
  const { codes = [], storedValues = [] } = of.cart
  if (codes.length + storedValues.length === 0) return null
  return (
    <ul aria-label={messages.given}>
      {codes.map(({ code, promotion }) => {
        const applied = of.promotions.applied.find((one) => one.promotion === promotion)
        const waits = of.promotions.unapplied.find((one) => one.promotion === promotion)
        const state = applied ? titleOf(request, applied) : waits ? whyText({ request, of }, waits) : messages.why.ended
        return <One name={code} state={state} button={button({ value: code, label: messages.removeCode(code) })} />
      })}
      {storedValues.map((one) => {
        const name = storedName(request.language, one)
        const remove = { value: one.id, label: messages.removeCode(name) }
        return <One name={name} state={storedState(request, of, one)} button={button(remove)} />
      })}
    </ul>
  )
}

const One = ({ name, state, button }: { readonly name: string; readonly state: string; readonly button: Child }) => (
  <li class="applied">
    <span>
      <b>{name}</b> <span class="soft small">{state}</span>
    </span>
    {button}
  </li>
)
