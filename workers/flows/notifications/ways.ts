/** The ways by which messages leave the shop: each is the demo's or a provider's, whatever the others are. */
import type { Channel } from '#domain/notifications/message'
import type { Env } from '../../env.ts'

export type Ways = Pick<Env, 'MAIL_PROVIDER' | 'SMS_PROVIDER' | 'PUSH_PROVIDER'>

/** Nothing leaves the shop by this way: staff read it under Sent mail. */
export const isDemo = (
  { MAIL_PROVIDER: mail, SMS_PROVIDER: sms = 'demo', PUSH_PROVIDER: push = 'demo' }: Ways,
  channel: Channel,
): boolean => ({ mail, sms, push })[channel] === 'demo'
