/** What may be agreed to at the checkout, beside the order itself: never ticked beforehand, and kept once the order is placed. */
import type { Context } from 'hono'
import type { Language } from '#domain/languages'
import { CHECKOUT_PURPOSES, offeredAtCheckout, type CheckoutPurpose } from '#domain/notifications/consent'
import { later } from '../../cache/later.ts'
import type { App } from '../../env.ts'
import { agreeAtCheckout } from '../../flows/notifications/checkout-agreements.ts'
import { newsletterMessages } from '../../flows/notifications/messages/newsletter.ts'
import { customerAsking } from '../../http/customer.ts'
import type { RequestContext } from '../frame/request-context.ts'

const NAME = 'agree'

export const agreedIn = (sent: URLSearchParams): readonly CheckoutPurpose[] =>
  CHECKOUT_PURPOSES.filter((one) => sent.getAll(NAME).includes(one))

type Shown = { readonly request: RequestContext; readonly agreed: readonly CheckoutPurpose[] }

export const Agreeing = ({ request: { language, settings }, agreed }: Shown) => (
  <>
    {offeredAtCheckout(settings.notifications).map((purpose) => (
      <label class="tick small">
        <input type="checkbox" name={NAME} value={purpose} checked={agreed.includes(purpose)} />
        <span>{newsletterMessages[language].wording[purpose](settings.shop.name)}</span>
      </label>
    ))}
  </>
)

/** Behind the answer: the order waits for no store of people. */
export const keepAgreed = (
  c: Context<App>,
  agreed: readonly CheckoutPurpose[],
  { email, language }: { readonly email: string; readonly language: Language },
): void => {
  if (agreed.length === 0) return
  const kept = async () => {
    const proven = (await customerAsking(c.env, c.req.raw))?.email ?? null
    await agreeAtCheckout(c.env, agreed, { email, language, proven }, Date.now())
  }
  later(c.executionCtx, kept())
}
