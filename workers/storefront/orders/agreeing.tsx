/** What may be agreed to at the checkout, beside the order itself: never ticked beforehand, and kept once the order is placed. */
import type { Context } from 'hono'
import type { Language } from '#domain/languages'
import type { Purpose } from '#domain/notifications/consent'
import { emailKey } from '#domain/customers/staff'
import { later } from '../../cache/later.ts'
import type { App } from '../../env.ts'
import { agree } from '../../flows/notifications/consents.ts'
import { newsletterMessages } from '../../flows/notifications/messages/newsletter.ts'
import type { RequestContext } from '../frame/request-context.ts'

const NAME = 'agree'
const OFFERED = ['review-invitation'] as const satisfies readonly Purpose[]

export const agreedIn = (sent: URLSearchParams): readonly Purpose[] =>
  OFFERED.filter((one) => sent.getAll(NAME).includes(one))

/** A shop that asks nobody for reviews wants no leave to. */
export const Agreeing = ({
  request,
  agreed,
}: {
  readonly request: RequestContext
  readonly agreed: readonly Purpose[]
}) =>
  request.settings.notifications.reviewAfterDays === null ? null : (
    <>
      {OFFERED.map((purpose) => (
        <label class="tick small">
          <input type="checkbox" name={NAME} value={purpose} checked={agreed.includes(purpose)} />
          <span>{newsletterMessages[request.language].wording[purpose](request.settings.shop.name)}</span>
        </label>
      ))}
    </>
  )

/** Behind the answer: the order waits for no store of people. */
export const keepAgreed = (
  c: Context<App>,
  agreed: readonly Purpose[],
  { email, language }: { readonly email: string; readonly language: Language },
): void => {
  if (agreed.length === 0) return
  const address = emailKey(email)
  const now = Date.now()
  later(
    c.executionCtx,
    Promise.all(agreed.map((purpose) => agree(c.env, { address, purpose, language }, 'checkout', now))),
  )
}
