/** /blogs/news, /blogs/news/:handle and /blogs/news.atom: what the shop tells, the latest first, and for readers of feeds. */
import { Hono } from 'hono'
import { HANDLE_MAX } from '#domain/catalog/slug'
import { BLOG, isThere, pathOf, type ContentDocument } from '#domain/content/document'
import { textIn } from '#domain/settings/text'
import { documentNamed, publicDocuments } from '#schema/products/content/documents'
import { cached } from '../../cache/answers.ts'
import { BLOG_PAGE, PROSE_PAGE } from '../../cache/policies.ts'
import type { App } from '../../env.ts'
import { pathIn, tagOf } from '../../http/language.ts'
import { element, escaped, XML_HEAD } from '../catalog/discovery/xml.ts'
import { Crumbs } from '../frame/crumbs.tsx'
import { notFoundPage } from '../frame/fault.tsx'
import { Layout } from '../frame/layout.tsx'
import { frameMessages } from '../frame/messages/index.ts'
import { sendPage } from '../frame/render.tsx'
import { requestContextOf, to, type RequestContext } from '../frame/request-context.ts'
import { By, dateOf, PostPage } from './post.tsx'

/** Posts on one page, and in the feed. */
const POSTS = 12
const FEED_POSTS = 30
const PAGES_MAX = 500

export const blogs = new Hono<App>()
  .get('/', (c) => c.redirect(c.req.path.startsWith('/zh') ? pathIn('zh', BLOG) : BLOG, 301))
  .get(
    '/news',
    cached(BLOG_PAGE, async (c) => {
      const asked = Number(/^\d{1,3}$/.exec(new URL(c.req.url).searchParams.get('page') ?? '')?.[0] ?? 1)
      const page = Math.min(Math.max(asked, 1), PAGES_MAX)
      const [request, found] = await Promise.all([
        requestContextOf(c),
        publicDocuments(c.env.PRODUCTS_DB, 'post', { now: Date.now(), page, most: POSTS }),
      ])
      if (found.length === 0 && page > 1) return notFoundPage(c)
      return sendPage(
        c,
        <BlogPage request={request} posts={found.slice(0, POSTS)} page={page} isLast={found.length <= POSTS} />,
      )
    }),
  )
  .get(
    '/news.atom',
    cached(PROSE_PAGE, async (c) => {
      const [request, posts] = await Promise.all([
        requestContextOf(c),
        publicDocuments(c.env.PRODUCTS_DB, 'post', { now: Date.now(), page: 1, most: FEED_POSTS }),
      ])
      return c.body(atomOf(request, posts.slice(0, FEED_POSTS)), 200, {
        'content-type': 'application/atom+xml; charset=utf-8',
      })
    }),
  )
  .get(
    '/news/:handle',
    cached(PROSE_PAGE, async (c) => {
      const handle = c.req.param('handle') ?? ''
      const [request, post] = await Promise.all([
        requestContextOf(c),
        handle.length <= HANDLE_MAX ? documentNamed(c.env.PRODUCTS_DB, 'post', handle) : undefined,
      ])
      return post && isThere(post, Date.now())
        ? sendPage(c, <PostPage request={request} post={post} />)
        : notFoundPage(c)
    }),
  )

type Shown = {
  readonly request: RequestContext
  readonly posts: readonly ContentDocument[]
  readonly page: number
  readonly isLast: boolean
}

const BlogPage = ({ request, posts, page, isLast }: Shown) => {
  const { language } = request
  const messages = frameMessages[language].blog
  const address = (at: number) => to(request, at === 1 ? BLOG : `${BLOG}?page=${at}`)
  return (
    <Layout
      request={request}
      title={messages.title}
      description={messages.description(request.shop)}
      canonical={posts.length === 0 ? undefined : page === 1 ? BLOG : `${BLOG}?page=${page}`}
      feed={`${BLOG}.atom`}
    >
      <div class="wrap">
        <Crumbs request={request} of={[{ text: messages.title }]} />
        <div class="list-head">
          <h1>{messages.title}</h1>
          {posts.length === 0 && <p class="lead soft text">{messages.none}</p>}
        </div>
        <ul class="posts">
          {posts.map((post) => (
            <li>
              <a href={to(request, pathOf(post))} class="picture" tabindex={-1} aria-hidden="true">
                {post.picture && (
                  <img src={post.picture} alt="" width="800" height="533" loading="lazy" decoding="async" />
                )}
              </a>
              <div class="stack">
                <h2>
                  <a href={to(request, pathOf(post))}>{textIn(post.title, language)}</a>
                </h2>
                <p class="soft">{textIn(post.lead, language)}</p>
                <By request={request} post={post} />
              </div>
            </li>
          ))}
        </ul>
        {(page > 1 || !isLast) && (
          <nav class="pages" aria-label={messages.pages}>
            {page > 1 && (
              <a class="button quiet" rel="prev" href={address(page - 1)}>
                {messages.newer}
              </a>
            )}
            {!isLast && (
              <a class="button quiet" rel="next" href={address(page + 1)}>
                {messages.older}
              </a>
            )}
          </nav>
        )}
      </div>
    </Layout>
  )
}

/** @see https://www.rfc-editor.org/rfc/rfc4287 */
const atomOf = (request: RequestContext, posts: readonly ContentDocument[]): string => {
  const { language, origin, shop } = request
  const at = (path: string) => origin + encodeURI(to(request, path))
  const date = (ms: number) => new Date(ms).toISOString()
  const link = (rel: string, href: string) => `<link rel="${rel}" href="${escaped(href)}"/>`
  const entries = posts.map((post) =>
    [
      '<entry>',
      element('title', textIn(post.title, language)),
      link('alternate', at(pathOf(post))),
      element('id', `${origin}/${post.id}`),
      element('published', date(dateOf(post))),
      element('updated', date(post.updatedAt)),
      `<author>${element('name', post.author || shop)}</author>`,
      ...post.tags.map((tag) => `<category term="${escaped(tag)}"/>`),
      element('summary', textIn(post.lead, language)),
      `<content type="html">${escaped(textIn(post.body, language))}</content>`,
      '</entry>',
    ].join(''),
  )
  const updated = Math.max(0, ...posts.map(({ updatedAt }) => updatedAt))
  return [
    XML_HEAD,
    `<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="${tagOf(language)}">`,
    element('title', shop),
    link('self', at(`${BLOG}.atom`)),
    link('alternate', at(BLOG)),
    element('id', at(BLOG)),
    element('updated', date(updated)),
    ...entries,
    '</feed>',
    '',
  ].join('\n')
}
