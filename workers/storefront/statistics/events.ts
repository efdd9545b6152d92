/**
 * /events: a page tells what was searched and what was chosen. Answered with nothing, whatever came of it.
 *
 * Pages are answered from caches, also in front of the Worker, so a search is told by the page that was seen: by its
 * script, or by a picture of nothing that only browsers without scripts ask for. Who tells is not looked at: no
 * cookie, no address, no browser is kept.
 */
import { Hono, type Context } from 'hono'
import { pageEvents, reportedEventsIn, type ReportedEvent } from '#domain/statistics/page-events'
import type { App } from '../../env.ts'
import { readBody } from '../../http/body.ts'
import { PRIVATE } from '../../http/headers.ts'
import { mayTell } from '../../http/limits.ts'

/** A few events of some hundred bytes each; Chinese takes nine bytes a character in an escape. */
const BODY_BYTES_MAX = 8 * 1024

export const events = new Hono<App>()
  .post('/', async (c) => {
    const bytes = await readBody(c.req.raw, BODY_BYTES_MAX).catch(() => undefined)
    return reported(c, bytes ? reportedEventsIn(parsed(new TextDecoder().decode(bytes))) : [])
  })
  .get('/searched', (c) => {
    if (!isPictureOfOurs(c.req.raw.headers)) return reported(c, [])
    const { language, term, hits } = c.req.query()
    return reported(
      c,
      reportedEventsIn({ events: [{ type: 'searched', language, term, hits: Number(hits ?? Number.NaN) }] }),
    )
  })

/** Only a page of the shop that shows the picture counts; a link that somebody follows does not. */
const isPictureOfOurs = (headers: Headers): boolean =>
  headers.get('sec-fetch-site') === 'same-origin' && headers.get('sec-fetch-dest') === 'image'

const reported = (c: Context<App>, news: readonly ReportedEvent[]): Response => {
  if (news.length > 0) c.executionCtx.waitUntil(send(c, news))
  return c.body(null, 204, { 'cache-control': PRIVATE })
}

/** What cannot be sent is lost, and nobody is told: there is nobody who could do anything about it. */
const send = async (c: Context<App>, news: readonly ReportedEvent[]): Promise<void> => {
  try {
    if (!(await mayTell(c.env, c.req.raw.headers, Date.now()))) return
    await c.env.PAGE_EVENTS.send(pageEvents(news, Date.now(), crypto.randomUUID().slice(0, 18)))
  } catch (fault) {
    console.error('what a page told was not kept', fault)
  }
}

const parsed = (text: string): unknown => {
  try {
    return JSON.parse(text) as unknown
  } catch {
    return undefined
  }
}
