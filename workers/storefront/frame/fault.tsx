/** Pages for when something is not there, was refused, or broke: they say so, and show a way on. */
import type { Context } from 'hono'
import { own } from '#domain/own'
import type { App } from '../../env.ts'
import { retryAfter } from '../../http/fault.ts'
import { statusOf, type RefusalCode } from '../../http/refusal.ts'
import { Layout } from './layout.tsx'
import { sendPrivate, sendUnasked } from './render.tsx'
import { movedTo, redirectedTo } from './moved.ts'
import { SearchField } from './search-field.tsx'
import { RecentlyViewed } from './recently-viewed.tsx'
import { CollectionLinks } from './collection-links.tsx'
import { to, requestContextAlone, requestContextOf, type RequestContext } from './request-context.ts'
import { frameMessages } from './messages/index.ts'

type Shown = { readonly request: RequestContext; readonly title: string; readonly text: string }

const NothingHere = ({ request, title, text }: Shown) => (
  <Layout request={request} title={title}>
    <div class="wrap nothing">
      <div class="picture">
        <img src="/pictures/empty.svg" alt={frameMessages[request.language].notFound.alt} width="800" height="1000" />
      </div>
      <div class="stack">
        <h1>{title}</h1>
        <p class="lead soft text">{text}</p>
        <SearchField request={request} />
        <CollectionLinks request={request} />
      </div>
    </div>
    <div class="wrap">
      <RecentlyViewed request={request} />
    </div>
  </Layout>
)

export const notFoundPage = async (c: Context<App>): Promise<Response> => {
  // As it was sent: a header holds ASCII, a decoded path may not.
  const url = new URL(c.req.url)
  const moved = (await redirectedTo(c.env.PRODUCTS_DB, url)) ?? movedTo(url)
  if (moved !== undefined && c.req.method !== 'POST') return c.redirect(moved, 301)
  const request = await requestContextOf(c)
  const { title, text } = frameMessages[request.language].notFound
  return sendPrivate(c, <NothingHere request={request} title={title} text={text} />, 404)
}

/** An order that is not there and one whose key is wrong look the same. */
export const orderUnknownPage = async (c: Context<App>): Promise<Response> => {
  const request = await requestContextOf(c)
  const { title, orderText } = frameMessages[request.language].notFound
  return sendPrivate(c, <NothingHere request={request} title={title} text={orderText} />, 404)
}

type Texts = Readonly<Record<string, string>>

type AmissProps = Shown & { readonly again?: number | undefined; readonly children?: unknown }

const Amiss = ({ request, title, text, again, children }: AmissProps) => (
  <Layout request={request} title={title} again={again}>
    <div class="wrap page-head">
      <h1>{title}</h1>
      <p class="lead soft text">{text}</p>
      {children}
    </div>
  </Layout>
)

/**
 * The shop says no, in words: nothing was changed.
 *
 * @param texts what the word that refuses says of its own codes
 */
/** Where nothing was done to a cart, nobody is led to it. */
const IN_ACCOUNT = /^(\/zh)?\/account(\/|$)/

export const refusedPage = async (c: Context<App>, code: RefusalCode, texts: Texts = {}): Promise<Response> => {
  const request = await requestContextOf(c)
  const { refusedTitle, refused, toCart, toAccount } = frameMessages[request.language].fault
  const text = own(texts, code) ?? own<string>(refused, code) ?? refused.other
  const isAccount = IN_ACCOUNT.test(c.req.path)
  return sendPrivate(
    c,
    <Amiss request={request} title={refusedTitle} text={text}>
      <p>
        <a class="button" href={to(request, isAccount ? '/account' : '/cart')}>
          {isAccount ? toAccount : toCart}
        </a>
      </p>
    </Amiss>,
    statusOf[code],
  )
}

/** Too many at once: they are told so, and when to come back; a page that was only read comes back by itself. */
const busyPage = (c: Context<App>, request: RequestContext, seconds: number): Response | Promise<Response> => {
  const { busy, busyText, again } = frameMessages[request.language].fault
  c.header('retry-after', String(seconds))
  return sendUnasked(
    c,
    <Amiss request={request} title={busy} text={busyText} again={c.req.method === 'GET' ? seconds : undefined}>
      <p>
        <a class="button" href={c.req.method === 'GET' ? c.req.path : to(request, '/cart')}>
          {again}
        </a>
      </p>
    </Amiss>,
    503,
  )
}

/** A bug or a broken machine. The page asks no store for anything: the store may be what broke. */
export const faultPage = (fault: Error, c: Context<App>): Response | Promise<Response> => {
  const request = requestContextAlone(c)
  const busy = retryAfter(fault)
  if (busy !== undefined) return busyPage(c, request, busy)
  console.error(c.req.method, c.req.path, fault)
  const { title, text, again } = frameMessages[request.language].fault
  return sendUnasked(
    c,
    <Amiss request={request} title={title} text={text}>
      <p>
        <a class="button" href={c.req.method === 'GET' ? c.req.path : to(request, '/')}>
          {again}
        </a>
      </p>
    </Amiss>,
    500,
  )
}
