/** /newsletter: asked for with an address, confirmed by the link of a mail and a button. */
import { Hono, type Context } from 'hono'
import type { ConsentSource } from '#domain/notifications/consent'
import { later } from '../../cache/later.ts'
import type { App } from '../../env.ts'
import { tellUserFacts } from '../../flows/customers/tell-facts.ts'
import { askForNewsletter, confirmNewsletter, isConfirmation } from '../../flows/notifications/consents.ts'
import { readForm, textIn } from '../../http/form.ts'
import { languageOf, pathIn } from '../../http/language.ts'
import { mayKnock, TOO_OFTEN } from '../../http/limits.ts'
import { statusOf } from '../../http/refusal.ts'
import { refusedPage } from '../frame/fault.tsx'
import { sendPrivate } from '../frame/render.tsx'
import { requestContextOf } from '../frame/request-context.ts'
import { AskedPage, ConfirmPage, EndedPage, JoinedPage, NewsletterPage } from './pages.tsx'

const SOURCES: readonly ConsentSource[] = ['footer', 'section']
/** A signed text is no longer. */
const KEY_MAX = 500

const sourceIn = (form: URLSearchParams): ConsentSource =>
  SOURCES.find((one) => one === form.get('source')) ?? 'section'

type Trouble = Parameters<typeof NewsletterPage>[0]['trouble']

const showForm = async (c: Context<App>, email = '', trouble: Trouble = null) =>
  sendPrivate(
    c,
    <NewsletterPage request={await requestContextOf(c)} email={email} trouble={trouble} />,
    trouble ? statusOf[trouble] : 200,
  )

const showEnded = async (c: Context<App>) =>
  sendPrivate(c, <EndedPage request={await requestContextOf(c)} />, statusOf['link-ended'])

export const newsletter = new Hono<App>()
  .get('/', (c) => showForm(c))
  .post('/', async (c) => {
    const now = Date.now()
    const form = await readForm(c.req.raw)
    if (!form.ok) return refusedPage(c, form.refusal.code)
    const email = textIn(form.value, 'email', 254)
    if (!(await mayKnock(c.env, c.req.raw.headers, { action: 'letter', now }))) {
      c.header('retry-after', String(TOO_OFTEN.retryAfterSeconds))
      return showForm(c, email, TOO_OFTEN.code)
    }
    const language = languageOf(c.req.path)
    const asked = await askForNewsletter(c.env, { email, language, source: sourceIn(form.value) }, now)
    if (!asked.ok) return showForm(c, email, asked.refusal.code)
    later(c.executionCtx, tellUserFacts(c.env, now))
    return c.redirect(pathIn(language, '/newsletter/asked'), 303)
  })
  .get('/asked', async (c) => sendPrivate(c, <AskedPage request={await requestContextOf(c)} />))
  .get('/confirm', async (c) => {
    const key = (c.req.query('key') ?? '').slice(0, KEY_MAX)
    if (!(await isConfirmation(c.env, key, Date.now()))) return showEnded(c)
    return sendPrivate(c, <ConfirmPage request={await requestContextOf(c)} value={key} />)
  })
  .post('/confirm', async (c) => {
    const now = Date.now()
    const form = await readForm(c.req.raw)
    if (!form.ok) return refusedPage(c, form.refusal.code)
    const done = await confirmNewsletter(c.env, textIn(form.value, 'key', KEY_MAX), now)
    if (!done.ok) return showEnded(c)
    later(c.executionCtx, tellUserFacts(c.env, now))
    return c.redirect(pathIn(languageOf(c.req.path), '/newsletter/joined'), 303)
  })
  .get('/joined', async (c) => sendPrivate(c, <JoinedPage request={await requestContextOf(c)} />))
