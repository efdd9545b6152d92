/** /admin/sent-mail: every mail to a shopper, to read as the shopper does. */
import { Hono } from 'hono'
import type { messageBy, messagesPage, MessageRow } from '#schema/transactions/notifications/messages'
import { listingMessages, readingMessage } from '../../flows/notifications/questions.ts'
import { tagOf } from '../../http/language.ts'
import type { AdminApp, AdminContext } from '../frame/app.ts'
import { only } from '../frame/auth.tsx'
import { showMissing } from '../frame/missing.tsx'
import { showPage } from '../frame/page.tsx'
import { ask } from '../frame/perform.ts'
import { Icon } from '../frame/icon.tsx'
import { addressWith, Empty, Pages } from '../frame/lists.tsx'
import { When } from '../frame/time.tsx'
import { notificationsMessages } from './messages/index.ts'
import { countText } from '../frame/count.ts'

export const sentMail = new Hono<AdminApp>()

const PATH = '/admin/sent-mail'

/** A mail styles itself; it may show pictures and open its links in a new window, and nothing else. */
const MAIL_POLICY = [
  "default-src 'none'",
  "style-src 'unsafe-inline'",
  "img-src 'self' https: data:",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'self'",
  'sandbox allow-popups allow-popups-to-escape-sandbox',
].join('; ')

const numberIn = (text: string | undefined): number | null =>
  text !== undefined && /^\d{1,15}$/.test(text) ? Number(text) : null

sentMail.get('/', only(listingMessages), (c) => showSentMail(c, null))

sentMail.get('/:number', only(readingMessage), (c) => showSentMail(c, numberIn(c.req.param('number')) ?? -1))

sentMail.get('/:number/mail', only(readingMessage), async (c) => {
  const message = await messageAt(c, c.req.param('number'))
  if (!message) return showMissing(c)
  return c.html(message.html, 200, { 'content-security-policy': MAIL_POLICY })
})

const messageAt = async (c: AdminContext, number: string | number | undefined) => {
  const found = await ask(c, readingMessage, { number })
  return found.ok ? found.value : null
}

/** @param chosen the message to read; null for the latest, which a phone leaves out for the list */
const showSentMail = async (c: AdminContext, chosen: number | null): Promise<Response> => {
  const list = await ask(c, listingMessages, c.req.query())
  if (!list.ok) return showMissing(c)
  const { page, count } = list.value
  const before = numberIn(c.req.query('before'))
  const message = await messageAt(c, chosen ?? page.rows[0]?.sequence)
  if (chosen !== null && !message) return showMissing(c)
  const { language } = c.var
  const props = {
    page,
    count,
    message,
    chosen,
    before,
    language,
    now: Date.now(),
    plain: c.req.query('as') === 'text',
  }
  return showPage(c, { title: notificationsMessages[language].title, here: 'sent-mail' }, <SentMail {...props} />)
}

type Props = Pick<AdminApp['Variables'], 'language'> & {
  readonly page: Awaited<ReturnType<typeof messagesPage>>
  readonly count: number
  readonly message: Awaited<ReturnType<typeof messageBy>>
  readonly chosen: number | null
  readonly before: number | null
  readonly plain: boolean
  readonly now: number
}

const SentMail = (props: Props) => {
  const { page, count, message, chosen, before, language } = props
  const last = page.rows.at(-1)
  return (
    <>
      <header class="head">
        {chosen !== null && (
          <a class="crumb only-s" href={PATH}>
            <Icon name="back" />
            {notificationsMessages[language].back}
          </a>
        )}
        <h1 class={chosen === null ? undefined : 'hide-s'}>{notificationsMessages[language].title}</h1>
        <span class="sub">{notificationsMessages[language].demo}</span>
        <span class="acts s mute hide-s">{countText(count, language)}</span>
      </header>
      {page.rows.length === 0 && before === null ? (
        <Empty
          icon="mail"
          heading={notificationsMessages[language].empty}
          why={notificationsMessages[language].emptyWhy}
        />
      ) : (
        <div class={chosen === null ? 'mail listing' : 'mail reading'}>
          <ul aria-label={notificationsMessages[language].messages}>
            {page.rows.map((row) => (
              <Line row={row} here={message?.sequence === row.sequence} {...props} />
            ))}
          </ul>
          {message && <Email {...props} message={message} />}
        </div>
      )}
      <div class="foot">
        <div class="pages">
          <Pages
            language={language}
            newer={before === null ? null : PATH}
            older={page.older && last ? addressWith(PATH, { before: String(last.sequence) }) : null}
          />
        </div>
      </div>
    </>
  )
}

const Line = ({ row, here, before, language, now }: Props & { row: MessageRow; here: boolean }) => (
  <li>
    <a
      href={addressWith(`${PATH}/${row.sequence}`, { before: before === null ? null : String(before) })}
      aria-current={here ? 'true' : undefined}
    >
      <span class="row">
        <b>{row.name}</b>
        <span class="end-x s mute">
          <When at={row.at} now={now} language={language} />
        </span>
      </span>
      <span class="clip" lang={tagOf(row.language)}>
        {row.subject}
      </span>
      <span class="st full s">{notificationsMessages[language].sent}</span>
    </a>
  </li>
)

const Email = ({ message, plain, before, language }: Props & { message: NonNullable<Props['message']> }) => {
  const messages = notificationsMessages[language]
  const { sequence, subject, recipient, template, orderId } = message
  const parameters = { before: before === null ? null : String(before) }
  const facts = [messages.to(recipient), messages.templates[template], messages.languages[message.language]]
  return (
    <section class="email" aria-label={messages.message}>
      <div class="row">
        <div class="grow">
          <h2 lang={tagOf(language)}>{subject}</h2>
          <p class="s soft">{facts.join(' · ')}</p>
        </div>
        <div class="row tight">
          <div class="join" role="group" aria-label={messages.view}>
            <a
              class="btn"
              aria-pressed={plain ? 'false' : 'true'}
              role="button"
              href={addressWith(`${PATH}/${sequence}`, parameters)}
            >
              {messages.asMail}
            </a>
            <a
              class="btn"
              aria-pressed={plain ? 'true' : 'false'}
              role="button"
              href={addressWith(`${PATH}/${sequence}`, parameters, { as: 'text' })}
            >
              {messages.asText}
            </a>
          </div>
          {orderId && (
            <a class="btn" href={`/admin/orders/${orderId}`}>
              {messages.theOrder}
            </a>
          )}
        </div>
      </div>
      {plain ? (
        <pre class="sheet plain" lang={tagOf(language)} tabindex={0}>
          {message.text}
        </pre>
      ) : (
        <iframe
          class="sheet"
          title={subject}
          src={`${PATH}/${sequence}/mail`}
          sandbox="allow-popups allow-popups-to-escape-sandbox"
          referrerpolicy="no-referrer"
        ></iframe>
      )}
    </section>
  )
}
