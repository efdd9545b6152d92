/** Codes of a cart: a field for another, those that were given, and what is wrong with the one that was not taken. */
import type { Review } from '#domain/orders/review'
import { isPaying } from '#domain/orders/cart'
import { to, type RequestContext } from '../frame/request-context.ts'
import { promotionsMessages } from './messages/index.ts'
import { titleOf, whyText } from './why.ts'

export type CodeTrouble = { readonly code: string; readonly text: string }

type Shown = {
  readonly request: RequestContext
  /** Undefined: there is no cart yet. */
  readonly of: Review | undefined
  readonly trouble?: CodeTrouble | undefined
  /** Where it is shown: a change leads back there. */
  readonly view?: 'checkout' | undefined
}

export const Codes = ({ request, of, trouble, view }: Shown) => {
  const messages = promotionsMessages[request.language]
  const action = to(request, '/cart/codes')
  if (of && isPaying(of.cart.payment)) return null
  return (
    <div class="stack rule" id="codes">
      <form class="field join" method="post" action={action}>
        <label for="code">{messages.code}</label>
        <input
          id="code"
          name="code"
          value={trouble?.code ?? ''}
          autocomplete="off"
          autocapitalize="characters"
          spellcheck={false}
          maxlength={200}
          {...(trouble && { 'aria-invalid': 'true', 'aria-describedby': 'code-wrong' })}
        />
        {view && <input type="hidden" name="view" value={view} />}
        <button class="button quiet">{messages.use}</button>
        {trouble && (
          <span class="wrong" id="code-wrong" role="alert">
            {trouble.text}
          </span>
        )}
      </form>
      {of && <Given request={request} of={of} view={view} />}
    </div>
  )
}

const Given = ({ request, of, view }: Omit<Shown, 'trouble' | 'of'> & { readonly of: Review }) => {
  const messages = promotionsMessages[request.language]
  const codes = of.cart.codes ?? []
  if (codes.length === 0) return null
  return (
    <ul aria-label={messages.given}>
      {codes.map(({ code, promotion }) => {
        const applied = of.promotions.applied.find((one) => one.promotion === promotion)
        const waits = of.promotions.unapplied.find((one) => one.promotion === promotion)
        return (
          <li class="applied">
            <span>
              <b>{code}</b>{' '}
              <span class="soft small">
                {applied ? titleOf(request, applied) : waits ? whyText({ request, of }, waits) : messages.why.ended}
              </span>
            </span>
            <form method="post" action={to(request, '/cart/codes')}>
              <input type="hidden" name="remove" value={code} />
              {view && <input type="hidden" name="view" value={view} />}
              <button class="link small" aria-label={messages.removeCode(code)}>
                {messages.remove}
              </button>
            </form>
          </li>
        )
      })}
    </ul>
  )
}
