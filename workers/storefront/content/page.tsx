/** /pages/:handle and /policies/:handle: what the shop has to say at length, and pages that are made of sections. */
import { Hono } from 'hono'
import { raw } from 'hono/html'
import type { ContentPage } from '#domain/settings/pages'
import { HANDLE_MAX } from '#domain/catalog/slug'
import { isThere } from '#domain/content/document'
import { isWritten, textIn } from '#domain/settings/text'
import { documentNamed } from '#schema/products/content/documents'
import type { App } from '../../env.ts'
import { contentPagesFresh } from '../../flows/settings/settings.ts'
import { cached } from '../../cache/answers.ts'
import { PROSE_PAGE } from '../../cache/policies.ts'
import { notFoundPage } from '../frame/fault.tsx'
import { Crumbs } from '../frame/crumbs.tsx'
import { Layout } from '../frame/layout.tsx'
import { sendPage } from '../frame/render.tsx'
import { sendSections } from './sections-page.tsx'
import { requestContextOf, type RequestContext } from '../frame/request-context.ts'

const pagesIn = (folder: ContentPage['folder']) =>
  new Hono<App>().get(
    '/:handle',
    cached(PROSE_PAGE, async (c) => {
      const [request, all] = await Promise.all([requestContextOf(c), contentPagesFresh(c.env, Date.now())])
      const handle = c.req.param('handle') ?? ''
      const page = all.find((one) => one.folder === folder && one.handle === handle)
      if (page) return sendPage(c, <ProsePage request={request} page={page} />)
      const now = Date.now()
      const landing =
        folder === 'pages' && handle.length <= HANDLE_MAX
          ? await documentNamed(c.env.PRODUCTS_DB, 'landing', handle)
          : undefined
      return landing && isThere(landing, now) ? sendSections(c, landing, now) : notFoundPage(c)
    }),
  )

export const pages = pagesIn('pages')
export const policies = pagesIn('policies')

type Shown = { readonly request: RequestContext; readonly page: ContentPage }

/** Its HTML was made safe when it was saved. */
const ProsePage = ({ request, page: { folder, handle, ...page } }: Shown) => {
  const title = textIn(page.title, request.language)
  const lead = textIn(page.lead, request.language)
  return (
    <Layout request={request} title={title} description={lead} canonical={`/${folder}/${handle}`}>
      <div class="wrap">
        <Crumbs request={request} of={[{ text: title }]} />
        <article class="told">
          <header class="list-head">
            <h1>{title}</h1>
            {isWritten(page.lead) && <p class="lead soft text">{lead}</p>}
          </header>
          <div class="prose">{raw(textIn(page.body, request.language))}</div>
        </article>
      </div>
    </Layout>
  )
}
