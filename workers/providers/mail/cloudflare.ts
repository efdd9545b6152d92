/**
 * Cloudflare's Email Service, by a `send_email` binding named EMAIL.
 *
 * It knows no keys: when its answer is lost, after ten seconds or by a crash, it is asked again, and may then send a mail twice.
 *
 * @see https://developers.cloudflare.com/email-service/api/send-emails/workers-api/
 */
import { PROVIDER_TIMEOUT_MS, type Delivery } from '#domain/notifications/delivery'
import { unfitIn } from './fit.ts'
import type { MailProvider } from './provider.ts'

/** What of the binding is used. */
export type EmailBinding = {
  readonly send: (mail: {
    from: { email: string; name: string }
    to: string
    replyTo?: { email: string; name: string }
    subject: string
    text: string
    html: string
    headers: Record<string, string>
    attachments?: { content: ArrayBuffer; filename: string; type: string; disposition: 'attachment' }[]
  }) => Promise<{ readonly messageId?: string }>
}

/** About this mail, and the same however often it is tried. */
const NEVER = new Set([
  'E_VALIDATION_ERROR',
  'E_FIELD_MISSING',
  'E_CONTENT_TOO_LARGE',
  'E_RECIPIENT_NOT_ALLOWED',
  'E_HEADER_NOT_ALLOWED',
  'E_HEADER_VALUE_INVALID',
  'E_HEADERS_TOO_LARGE',
])
/** Nobody is reached there, or somebody has complained. */
const BOUNCED = new Set(['E_RECIPIENT_SUPPRESSED'])

const faultAsDelivery = (fault: unknown): Delivery => {
  const code = String((fault as { readonly code?: unknown } | null)?.code ?? '')
  const reason = [code, fault instanceof Error ? fault.message : String(fault)].filter(Boolean).join(' ')
  if (BOUNCED.has(code)) return { type: 'refused', reason, bounced: true }
  return NEVER.has(code) ? { type: 'refused', reason, bounced: false } : { type: 'failed', reason }
}

/** @param within ms; a test has less patience */
export const cloudflareMail = (binding: EmailBinding, within = PROVIDER_TIMEOUT_MS): MailProvider => ({
  send: async (mail) => {
    const unfit = unfitIn(mail)
    if (unfit) return { type: 'refused', reason: unfit, bounced: false }
    let timer: ReturnType<typeof setTimeout> | undefined
    const late = new Promise<Delivery>((resolve) => {
      timer = setTimeout(() => resolve({ type: 'failed', reason: `no answer within ${within} ms` }), within)
    })
    const { from, replyTo, to, subject, text, html, headers, attachments = [] } = mail
    const sent = binding
      .send({
        from: { ...from },
        to: to.email,
        ...(replyTo && { replyTo: { ...replyTo } }),
        subject,
        text,
        html,
        headers: { ...headers },
        ...(attachments.length > 0 && {
          attachments: attachments.map(({ name, type, content }) => ({
            content: content.slice().buffer,
            filename: name,
            type,
            disposition: 'attachment' as const,
          })),
        }),
      })
      .then(({ messageId = '' }): Delivery => ({ type: 'sent', receipt: messageId }), faultAsDelivery)
    try {
      return await Promise.race([sent, late])
    } finally {
      clearTimeout(timer)
    }
  },
})
