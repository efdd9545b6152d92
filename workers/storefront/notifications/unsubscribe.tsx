/**
 * /unsubscribe: ends what somebody has agreed to. For people a page with a button; for mail programs a POST to the address of the
 * header, which carries no cookie and says of nowhere that it comes from: the signed key alone lets it.
 *
 * @see https://www.rfc-editor.org/rfc/rfc8058
 */
import { Hono } from 'hono'
import type { App } from '../../env.ts'
import { unsubscribe as end, unsubscribeWish } from '../../flows/notifications/consents.ts'
import { readBody } from '../../http/body.ts'
import { statusOf } from '../../http/refusal.ts'
import { sendPrivate } from '../frame/render.tsx'
import { requestContextOf } from '../frame/request-context.ts'
import { EndedPage, UnsubscribePage, UnsubscribedPage } from './pages.tsx'

const KEY_MAX = 500
/** Either of two short lines, as a form or in parts. */
const BODY_BYTES_MAX = 4 * 1024
const ONE_CLICK = 'One-Click'

const isOneClick = async (request: Request): Promise<boolean> => {
  const bytes = await readBody(request, BODY_BYTES_MAX)
  return bytes !== null && bytes !== undefined && new TextDecoder().decode(bytes).includes(ONE_CLICK)
}

export const unsubscribe = new Hono<App>()
  .get('/', async (c) => {
    const key = (c.req.query('key') ?? '').slice(0, KEY_MAX)
    const request = await requestContextOf(c)
    const wish = await unsubscribeWish(c.env, key)
    if (!wish) return sendPrivate(c, <EndedPage request={request} />, statusOf['link-ended'])
    return sendPrivate(c, <UnsubscribePage request={request} value={key} {...wish} />)
  })
  .post('/', async (c) => {
    const key = (c.req.query('key') ?? '').slice(0, KEY_MAX)
    const oneClick = await isOneClick(c.req.raw)
    const done = await end(c.env, key, oneClick ? 'one-click' : 'unsubscribe-link', Date.now())
    if (oneClick) return c.text('', done.ok ? 200 : statusOf['link-ended'])
    const request = await requestContextOf(c)
    if (!done.ok) return sendPrivate(c, <EndedPage request={request} />, statusOf['link-ended'])
    return sendPrivate(c, <UnsubscribedPage request={request} {...done.value} />)
  })
