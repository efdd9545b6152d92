/** /admin/sent-mail: every message to somebody, to read as they do: how far it is, why it did not leave, and once more. */
import { Hono } from 'hono'
import { mayGive } from '../../flows/command.ts'
import { sendingAgain } from '../../flows/notifications/commands.ts'
import { listingMessages, readingMessage } from '../../flows/notifications/questions.ts'
import { statusOf } from '../../http/refusal.ts'
import type { AdminApp, AdminContext } from '../frame/app.ts'
import { only } from '../frame/auth.tsx'
import type { ShownRefusal } from '../frame/forms.tsx'
import { showMissing } from '../frame/missing.tsx'
import { showPage } from '../frame/page.tsx'
import { ask, perform } from '../frame/perform.ts'
import { MAIL_POLICY } from './mail-policy.ts'
import { notificationsMessages } from './messages/index.ts'
import { SentMail } from './sent-mail-page.tsx'
import { PATH, type Chosen } from './sent-mail-props.ts'

export const sentMail = new Hono<AdminApp>()

const numberIn = (text: string | undefined): number | null =>
  text !== undefined && /^\d{1,15}$/.test(text) ? Number(text) : null

sentMail.get('/', only(listingMessages), (c) => showSentMail(c, null))

sentMail.get('/:number', only(readingMessage), (c) => showSentMail(c, numberIn(c.req.param('number')) ?? -1))

sentMail.get('/:number/mail', only(readingMessage), async (c) => {
  const message = await messageAt(c, c.req.param('number'))
  if (!message) return showMissing(c)
  return c.html(message.html, 200, { 'content-security-policy': MAIL_POLICY })
})

sentMail.post('/:number/again', only(sendingAgain), async (c) => {
  const number = c.req.param('number')
  const { done } = await perform(c, sendingAgain, () => ({ number }))
  if (done.ok) return c.redirect(`${PATH}/${number}?done=again`, 303)
  return showSentMail(c, numberIn(number) ?? -1, done.refusal as ShownRefusal)
})

const messageAt = async (c: AdminContext, number: string | number | undefined) => {
  const found = await ask(c, readingMessage, { number })
  return found.ok ? found.value : null
}

/** What narrows the list, as it stands in the address. */
const chosenIn = (c: AdminContext): Chosen => {
  const value = (name: string) => c.req.query(name)?.slice(0, 200) ?? ''
  return { state: value('state'), template: value('template'), q: value('q').trim() }
}

/** @param chosen the message to read; null for the latest, which a phone leaves out for the list */
const showSentMail = async (
  c: AdminContext,
  chosen: number | null,
  refusal: ShownRefusal | null = null,
): Promise<Response> => {
  const list = await ask(c, listingMessages, c.req.query())
  if (!list.ok) return showMissing(c)
  const { page, count } = list.value
  const message = await messageAt(c, chosen ?? page.rows[0]?.sequence)
  if (chosen !== null && !message) return showMissing(c)
  const { language, staff } = c.var
  const props = {
    page,
    count,
    message,
    chosen,
    narrowed: chosenIn(c),
    before: numberIn(c.req.query('before')),
    language,
    now: Date.now(),
    plain: c.req.query('as') === 'text',
    isDemo: c.env.MAIL_PROVIDER === 'demo',
    mayResend: mayGive(staff, sendingAgain),
    refusal,
    rung: c.req.query('done') === 'again',
  }
  const { title } = notificationsMessages[language]
  const status = refusal ? statusOf[refusal.code] : 200
  return showPage(c, { title, here: 'sent-mail', status }, <SentMail {...props} />)
}
