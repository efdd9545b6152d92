/** Where a webhook may be sent, with what the name stands for now: asked when it is written down, and again with every delivery. */
import { hostOf, webhookAddress, type UrlReason } from '#domain/notifications/webhooks/address'
import { ok, refuse, type Result } from '#domain/result'
import type { Env } from '../../env.ts'
import { isPublicAddress } from '../../http/public-address.ts'
import type { WebhookCarrier } from '../../providers/webhooks/carrier.ts'
import { webhookCarrier } from '../../providers/webhooks/http.ts'

export const carrierOf = ({ WEBHOOK_CARRIER }: Pick<Env, 'WEBHOOK_CARRIER'>): WebhookCarrier =>
  WEBHOOK_CARRIER ?? webhookCarrier()

/** `unknown`: what the name stands for could not be learnt. */
export type Standing = 'public' | 'inside' | 'host-unknown' | 'unknown'

/** One number inside is one too many: whoever asks next may be given that. */
export const standingOf = async (carrier: WebhookCarrier, host: string): Promise<Standing> => {
  const numbers = await carrier.lookUp(host)
  if (numbers === null) return 'unknown'
  if (numbers.length === 0) return 'host-unknown'
  const arePublic = await Promise.all(numbers.map(isPublicAddress))
  return arePublic.every(Boolean) ? 'public' : 'inside'
}

/** What cannot be learnt now is learnt before anything is sent. */
export const checkedAddress = async (
  env: Pick<Env, 'WEBHOOK_CARRIER'>,
  text: string,
): Promise<Result<string, { readonly code: 'webhook-url-unfit'; readonly reason: UrlReason }>> => {
  const checked = webhookAddress(text)
  if (!checked.ok) return refuse({ code: 'webhook-url-unfit', reason: checked.refusal.reason })
  const standing = await standingOf(carrierOf(env), hostOf(checked.value))
  if (standing === 'inside' || standing === 'host-unknown')
    return refuse({ code: 'webhook-url-unfit', reason: standing })
  return ok(checked.value)
}
