/**
 * /feeds/google.xml: everything that is for sale, as RSS 2.0 with Google's fields, for merchant centres; beside it their reviews.
 *
 * It is sent while it is read: a page of products at a time, and the next only when the last has been taken. Many who ask
 * at once are told the same pages, each made once (feed-pages.ts), so that an isolate holds little however large the shop
 * is. One feed for each language; its currency is the shop's own, because a feed must say what its pages say.
 */
import { Hono } from 'hono'
import { usualMethod } from '#domain/logistics/delivery-methods'
import { textIn } from '#domain/settings/text'
import type { App } from '../../../env.ts'
import { languageOf } from '../../../http/language.ts'
import { originOf } from '../../../http/origin.ts'
import { knockedTooOften } from '../../admission/admission.ts'
import { settingsFresh } from '../../../flows/settings/settings.ts'
import { marketOfRequest, to } from '../../frame/request-context.ts'
import type { Feed } from './feed-item.ts'
import { feedPages } from './feed-pages.ts'
import { reviewsFeed } from './reviews-feed.ts'
import { element, XML_HEAD } from './xml.ts'
import { frameMessages } from '../../frame/messages/index.ts'

/** Merchant centres fetch once a day; whoever asks more often is answered from caches on the way. */
const CACHE = 'public, max-age=1800'

type Channel = { readonly title: string; readonly description: string; readonly sends: boolean }

const whole = async function* (db: D1Database, feed: Feed, { title, description, sends }: Channel) {
  const encoder = new TextEncoder()
  const about = [
    element('title', title),
    element('link', feed.origin + to(feed, '/')),
    element('description', description),
  ].join('')
  yield encoder.encode(`${XML_HEAD}\n<rss version="2.0" xmlns:g="http://base.google.com/ns/1.0"><channel>${about}\n`)
  // It is of goods that travel: in a currency without any way to send them none can be bought.
  if (sends) yield* feedPages(db, feed)
  yield encoder.encode('</channel></rss>\n')
}

const streamed = (parts: AsyncGenerator<Uint8Array>): ReadableStream<Uint8Array> =>
  new ReadableStream({
    pull: async (controller) => {
      const { value, done } = await parts.next()
      if (done) controller.close()
      else controller.enqueue(value)
    },
    cancel: async () => void (await parts.return(undefined)),
  })

export const feeds = new Hono<App>()

feeds.get('/google.xml', async (c) => {
  const often = await knockedTooOften(c, 'feed')
  if (often) return often
  const settings = await settingsFresh(c.env, Date.now())
  const language = languageOf(c.req.path)
  const feed = {
    origin: originOf(c.env, c.req.url),
    language,
    ...marketOfRequest(c, settings),
    definitions: settings.metafields.definitions,
    timeZone: settings.shop.timeZone,
  }
  const channel = {
    title: settings.shop.name || frameMessages[language].shop,
    description: textIn(settings.home.description, language),
    sends: usualMethod(settings, feed.currency) !== undefined,
  }
  const headers = { 'content-type': 'application/rss+xml; charset=utf-8', 'cache-control': CACHE }
  if (c.req.method === 'HEAD') return c.body(null, 200, headers)
  return c.body(streamed(whole(c.env.PRODUCTS_DB, feed, channel)), 200, headers)
})

feeds.get('/reviews.xml', async (c) => {
  const often = await knockedTooOften(c, 'feed')
  if (often) return often
  const { shop } = await settingsFresh(c.env, Date.now())
  const language = languageOf(c.req.path)
  const feed = { origin: originOf(c.env, c.req.url), language, shop: shop.name || frameMessages[language].shop }
  const headers = { 'content-type': 'application/xml; charset=utf-8', 'cache-control': CACHE }
  if (c.req.method === 'HEAD') return c.body(null, 200, headers)
  return c.body(streamed(reviewsFeed(c.env.PRODUCTS_DB, feed)), 200, headers)
})
