/**
 * An SMS API over HTTP, in the shape of Twilio: a form to `…/Accounts/{account}/Messages.json`, with account and key as basic
 * authentication. Whoever speaks this shape can be named by SMS_API_URL.
 *
 * @see https://www.twilio.com/docs/messaging/api/message-resource
 */
import { handOver } from '../http-delivery.ts'
import type { SmsProvider } from './provider.ts'

export const TWILIO = 'https://api.twilio.com/2010-04-01'

/** Ten parts of Twilio; more is refused there. */
const TEXT_MAX = 1_600
const NUMBER = /^\+[1-9]\d{6,14}$/
/** Not a mobile number; blocked; stopped by its owner. */
const NOBODY = new Set([21211, 21610, 21612, 21614])

type Api = {
  readonly url: string
  readonly account: string
  readonly key: string
  /** A number, or a name of letters where the country lets it. */
  readonly from: string
  readonly within?: number
}

/** @param ask sends a request; a test brings its own */
export const httpSms = ({ url, account, key, from, within }: Api, ask: typeof fetch = fetch): SmsProvider => ({
  send: async ({ to, text }) => {
    if (!NUMBER.test(to)) return { type: 'refused', reason: 'no telephone number', bounced: false }
    if (text.trim() === '' || text.length > TEXT_MAX)
      return { type: 'refused', reason: 'the text is empty or too long', bounced: false }
    return handOver(ask, {
      url: `${url}/Accounts/${encodeURIComponent(account)}/Messages.json`,
      headers: {
        authorization: `Basic ${btoa(`${account}:${key}`)}`,
        'content-type': 'application/x-www-form-urlencoded',
      },
      body: String(new URLSearchParams({ To: to, From: from, Body: text })),
      receiptIn: ({ sid }) => sid,
      isBounce: ({ code }) => NOBODY.has(Number(code)),
      ...(within !== undefined && { within }),
    })
  },
})
