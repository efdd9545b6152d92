/**
 * A mail API over HTTP, in the shape of Resend: `POST /emails` with a bearer key, and `Idempotency-Key`, which it knows again for 24
 * hours. Whoever speaks this shape can be named by MAIL_API_URL.
 *
 * @see https://resend.com/docs/api-reference/emails/send-email
 * @see https://resend.com/docs/dashboard/emails/idempotency-keys
 */
import { Buffer } from 'node:buffer'
import { handOver } from '../http-delivery.ts'
import { isSignedWebhook } from '../signed-webhook.ts'
import { unfitIn } from './fit.ts'
import { resendNews } from './resend-news.ts'
import type { MailAddress, MailProvider } from './provider.ts'

export const RESEND = 'https://api.resend.com/emails'

/** `"Delos" <hello@delos.example>`: the name as a quoted text, so that no sign in it is read as another address. */
const written = ({ name, email }: MailAddress): string =>
  name === '' ? email : `"${name.replaceAll(/["\\]/g, '')}" <${email}>`

type Api = {
  readonly url: string
  readonly key: string
  /** Of its webhook, `whsec_…`; without it nothing is heard. */
  readonly webhookSecret?: string | undefined
  readonly within?: number
}

/** @param ask sends a request; a test brings its own */
export const httpMail = ({ url, key, webhookSecret, within }: Api, ask: typeof fetch = fetch): MailProvider => ({
  hears: async (raw, headers, now) =>
    webhookSecret !== undefined && (await isSignedWebhook(raw, headers, webhookSecret, now)) ? resendNews(raw) : null,
  send: async (mail) => {
    const unfit = unfitIn(mail)
    if (unfit) return { type: 'refused', reason: unfit, bounced: false }
    return handOver(ask, {
      url,
      headers: {
        authorization: `Bearer ${key}`,
        'content-type': 'application/json',
        // Some refuse a caller without a name.
        'user-agent': 'stoa',
        'idempotency-key': mail.key,
      },
      body: JSON.stringify({
        from: written(mail.from),
        to: [mail.to.email],
        ...(mail.replyTo && { reply_to: written(mail.replyTo) }),
        subject: mail.subject,
        text: mail.text,
        html: mail.html,
        headers: mail.headers,
        ...(mail.attachments &&
          mail.attachments.length > 0 && {
            attachments: mail.attachments.map(({ name, type, content }) => ({
              filename: name,
              content: Buffer.from(content).toString('base64'),
              content_type: type,
            })),
          }),
      }),
      receiptIn: ({ id }) => id,
      isBounce: ({ name }) => name === 'recipient_suppressed',
      ...(within !== undefined && { within }),
    })
  },
})
