/** Which provider of short messages the shop uses, by the name that wrangler.toml gives. */
import type { Settings } from '../../env.ts'
import { httpSms, TWILIO } from './http.ts'
import { isReached, type Reached } from '../reached.ts'
import type { SmsProvider } from './provider.ts'

export type SmsEnv = Reached &
  Pick<Settings, 'SMS_PROVIDER' | 'SMS_API_URL' | 'SMS_API_ACCOUNT' | 'SMS_API_KEY' | 'SMS_FROM'>

/** @returns null with the demo: nothing leaves the shop, staff read every message under Sent mail */
export const smsProvider = ({
  SMS_PROVIDER: named = 'demo',
  SMS_API_URL: url = TWILIO,
  SMS_API_ACCOUNT: account,
  SMS_API_KEY: key,
  SMS_FROM: from,
  SHOP_URL,
}: SmsEnv): SmsProvider | null => {
  if (typeof named === 'object') return named
  if (named === 'demo') return null
  if (!account || !key || !from)
    throw new Error('SMS_PROVIDER is http, and SMS_API_ACCOUNT, SMS_API_KEY or SMS_FROM is not set')
  // The last line of digits names the shop, so that a telephone fills them in there and nowhere else.
  if (!isReached({ SHOP_URL })) throw new Error('SMS_PROVIDER is http, and SHOP_URL is not set to https://shop.example')
  return httpSms({ url, account, key, from })
}
