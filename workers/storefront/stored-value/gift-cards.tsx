/** /gift-cards: what is left on a card, by its code; and the card itself, as its mail opens it. */
import { Hono } from 'hono'
import { isExpired } from '#domain/stored-value/record'
import { recordBy } from '#schema/transactions/stored-value/records'
import type { App } from '../../env.ts'
import { cardInKey, codeFor } from '../../flows/stored-value/codes.ts'
import { lookUpCard } from '../../flows/stored-value/look-up.ts'
import { balanceAt } from '../../flows/stored-value/money.ts'
import { readForm, textIn } from '../../http/form.ts'
import { statusOf } from '../../http/refusal.ts'
import { notFoundPage, refusedPage } from '../frame/fault.tsx'
import { sendPrivate } from '../frame/render.tsx'
import { requestContextOf } from '../frame/request-context.ts'
import { storedValueTexts } from './messages/index.ts'
import { BalancePage, CardPage, NoCardPage } from './pages.tsx'

const KEY_MAX = 500

const giftCards = new Hono<App>()
  .get('/', async (c) => {
    const request = await requestContextOf(c)
    return sendPrivate(c, <BalancePage request={request} typed="" wrong={undefined} found={null} />)
  })
  // A code stands in no address: what is found is shown at once.
  .post('/', async (c) => {
    const form = await readForm(c.req.raw)
    if (!form.ok) return refusedPage(c, form.refusal.code)
    const request = await requestContextOf(c)
    const typed = textIn(form.value, 'code')
    const found = await lookUpCard(c.env, { text: typed, headers: c.req.raw.headers }, Date.now())
    if (found.ok)
      return sendPrivate(c, <BalancePage request={request} typed={typed} wrong={undefined} found={found.value} />)
    const { balance } = storedValueTexts[request.language]
    const isTooMany = found.refusal.code === 'too-many-attempts'
    if (isTooMany && 'retryAfterSeconds' in found.refusal)
      c.header('retry-after', String(found.refusal.retryAfterSeconds))
    return sendPrivate(
      c,
      <BalancePage
        request={request}
        typed={typed}
        wrong={isTooMany ? balance.tooMany : balance.unknown}
        found={null}
      />,
      statusOf[found.refusal.code],
    )
  })
  .get('/card', async (c) => {
    const request = await requestContextOf(c)
    const id = await cardInKey(c.env, (c.req.query('key') ?? '').slice(0, KEY_MAX))
    const card = id && (await recordBy(c.env.TRANSACTIONS_DB, id))
    if (!card) return sendPrivate(c, <NoCardPage request={request} isKnown={false} />, 404)
    if (card.disabledAt !== null || isExpired(card, Date.now()))
      return sendPrivate(c, <NoCardPage request={request} isKnown />, 410)
    const [code, { available, held }] = await Promise.all([codeFor(c.env, card.id), balanceAt(c.env, card.id)])
    c.header('referrer-policy', 'no-referrer')
    return sendPrivate(c, <CardPage request={request} card={card} code={code} left={available + held} />)
  })

/** With the addresses of both languages: loaded when somebody asks for one of them. What fails in it fails where it was asked for. */
export const giftCardPages = new Hono<App>()
  .route('/gift-cards', giftCards)
  .route('/zh/gift-cards', giftCards)
  .notFound(notFoundPage)
  .onError((fault) => {
    throw fault
  })
