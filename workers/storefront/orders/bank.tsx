/** Where whoever pays proves that it is them: the fields of the provider on a page of ours, or the demo's bank. */
import type { Money } from '#domain/money'
import type { EmbeddedFields } from '../../providers/payments/provider.ts'
import { priceText } from '../frame/price.tsx'
import type { RequestContext } from '../frame/request-context.ts'
import { ordersMessages } from './messages/index.ts'

type Shown = { readonly request: RequestContext; readonly amount: Money | undefined }

/** The provider's script puts its fields there, and takes what is typed in them. */
export const BankFields = ({ request, amount, fields }: Shown & { readonly fields: EmbeddedFields }) => {
  const messages = ordersMessages[request.language].challenge
  return (
    <form
      class="panel stack"
      data-stripe
      data-key={fields.publishableKey}
      data-secret={fields.clientSecret}
      data-failed={messages.failed}
    >
      <h1>{messages.title}</h1>
      <p class="soft">{messages.here}</p>
      <div data-fields></div>
      <p class="note" role="alert" tabindex={-1} data-trouble hidden></p>
      <button class="button wide" hidden>
        {amount ? ordersMessages[request.language].checkout.pay(priceText(request, amount)) : messages.payNow}
      </button>
      <noscript>
        <p class="note">{messages.noScript}</p>
      </noscript>
    </form>
  )
}

/** The demo's bank asks here; a real one asks on a page of its own. */
export const BankAsks = ({
  request,
  amount,
  action,
  payment,
}: Shown & { readonly action: string; readonly payment: string }) => {
  const messages = ordersMessages[request.language].challenge
  return (
    <form class="panel stack" method="post" action={action}>
      <p class="soft">{messages.bank}</p>
      <h1>{messages.title}</h1>
      <p class="lead">
        {amount ? messages.text(request.shop, priceText(request, amount)) : messages.textPlain(request.shop)}
      </p>
      <input type="hidden" name="payment" value={payment} />
      <button class="button wide" name="answer" value="yes">
        {messages.approve}
      </button>
      <button class="button quiet wide" name="answer" value="no">
        {messages.refuse}
      </button>
      <p class="small soft">{messages.note}</p>
    </form>
  )
}
