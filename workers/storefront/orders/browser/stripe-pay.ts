/**
 * Stripe's own fields on our page. Their script is Stripe's and comes from Stripe, as the rules for cards want it; what is typed
 * in them never comes near the shop. Who is done goes on to where the shop asks Stripe what became of it.
 *
 * @see https://docs.stripe.com/js/custom_checkout
 */
import { one } from '../../frame/browser/dom.ts'

type Fault = { readonly message?: string }
type Confirmed = { readonly type: 'success' } | { readonly type: 'error'; readonly error: Fault }
type Loaded =
  | { readonly type: 'success'; readonly actions: { readonly confirm: () => Promise<Confirmed> } }
  | { readonly type: 'error'; readonly error: Fault }
type Checkout = {
  readonly createPaymentElement: () => { readonly mount: (at: HTMLElement) => void }
  readonly loadActions: () => Promise<Loaded>
}
type StripeJs = (
  key: string,
  options: { readonly locale: string },
) => {
  readonly initCheckoutElementsSdk: (options: { readonly clientSecret: string }) => Checkout
}

const SCRIPT = 'https://js.stripe.com/endive/stripe.js'

const loadStripe = (): Promise<StripeJs> =>
  new Promise((resolve, reject) => {
    const script = document.createElement('script')
    script.src = SCRIPT
    script.addEventListener('load', () => resolve((window as unknown as { readonly Stripe: StripeJs }).Stripe))
    script.addEventListener('error', () => reject(new Error('not reached')))
    document.head.append(script)
  })

const form = one<HTMLFormElement>('[data-stripe]')
const fields = form && one('[data-fields]', form)
const said = form && one('[data-trouble]', form)

/** In Stripe's words where it has some, which are in the language of the page. */
const trouble = (text: string | undefined): void => {
  if (!said || !form) return
  said.textContent = text || (form.dataset.failed ?? '')
  said.hidden = false
  said.focus()
}

const begin = async (at: HTMLFormElement, place: HTMLElement): Promise<void> => {
  const { key = '', secret: clientSecret = '' } = at.dataset
  const stripe = (await loadStripe())(key, { locale: document.documentElement.lang.slice(0, 2) })
  const checkout = stripe.initCheckoutElementsSdk({ clientSecret })
  checkout.createPaymentElement().mount(place)
  const loaded = await checkout.loadActions()
  if (loaded.type === 'error') return trouble(loaded.error.message)
  const button = one<HTMLButtonElement>('button', at)
  if (button) button.hidden = false
  at.addEventListener('submit', async (event) => {
    event.preventDefault()
    if (at.ariaBusy === 'true') return
    at.ariaBusy = 'true'
    if (said) said.hidden = true
    const confirmed = await loaded.actions.confirm().catch((): Confirmed => ({ type: 'error', error: {} }))
    at.ariaBusy = null
    // Who is done is led away by Stripe itself.
    if (confirmed.type === 'error') trouble(confirmed.error.message)
  })
}

if (form && fields) begin(form, fields).catch(() => trouble(undefined))
