/**
 * What Resend tells later of a mail, as far as it matters where nobody may be written to.
 *
 * @see https://resend.com/docs/dashboard/webhooks/event-types
 */
import { z } from 'zod'
import type { DeliveryNews } from '#domain/notifications/suppression'

const event = z.object({
  type: z.string(),
  data: z.object({
    email_id: z.string().max(200).default(''),
    to: z.union([z.string(), z.array(z.string())]).default([]),
    bounce: z.object({ type: z.string().default(''), message: z.string().default('') }).optional(),
  }),
})

/** A mailbox that is full today is none that is gone: only what bounces for good counts. */
const isForGood = (type: string): boolean => /^(permanent|hard)/i.test(type)

const ADDRESS = /<([^<>]+)>\s*$/

/** @returns null for what is no message of this provider; none for what tells of nothing that matters here */
export const resendNews = (raw: string): readonly DeliveryNews[] | null => {
  let body: unknown
  try {
    body = JSON.parse(raw)
  } catch {
    return null
  }
  const read = event.safeParse(body)
  if (!read.success) return null
  const { type, data } = read.data
  const recipients = [data.to].flat().map((one) => (ADDRESS.exec(one)?.[1] ?? one).trim())
  const of = { receipt: data.email_id, recipients }
  if (type === 'email.complained') return [{ ...of, type: 'complained', detail: '' }]
  if (type === 'email.bounced' && isForGood(data.bounce?.type ?? ''))
    return [{ ...of, type: 'bounced', detail: data.bounce?.message ?? '' }]
  return []
}
