/** /pages/:handle and /policies/:handle: what the shop has to say at length. */
import { Hono } from 'hono'
import type { App } from '../../env.ts'
import { cached } from '../../cache/answers.ts'
import { PROSE_PAGE } from '../../cache/policies.ts'
import { notFoundPage } from '../frame/fault.tsx'
import { Crumbs } from '../frame/crumbs.tsx'
import { Layout } from '../frame/layout.tsx'
import { sendPage } from '../frame/render.tsx'
import { requestContextOf, type RequestContext } from '../frame/request-context.ts'
import type { Prose } from './messages/prose.ts'
import { proseOf } from './prose.ts'

const told = (folder: 'pages' | 'policies') =>
  new Hono<App>().get(
    '/:handle',
    cached(PROSE_PAGE, async (c) => {
      const request = await requestContextOf(c)
      const handle = c.req.param('handle') ?? ''
      const prose = proseOf(request.language, folder, handle)
      if (!prose) return notFoundPage(c)
      return sendPage(c, <ProsePage request={request} path={`/${folder}/${handle}`} prose={prose} />)
    }),
  )

export const pages = told('pages')
export const policies = told('policies')

type Shown = { readonly request: RequestContext; readonly path: string; readonly prose: Prose }

const ProsePage = ({ request, path, prose: { title, lead, parts } }: Shown) => (
  <Layout request={request} title={title} description={lead} canonical={path}>
    <div class="wrap">
      <Crumbs request={request} of={[{ text: title }]} />
      <div class="page-head">
        <h1>{title}</h1>
        <p class="lead soft text">{lead}</p>
      </div>
      <div class="prose">
        {parts.map(({ heading, paragraphs }) => (
          <>
            <h2>{heading}</h2>
            {paragraphs.map((text) => (
              <p>{text}</p>
            ))}
          </>
        ))}
      </div>
    </div>
  </Layout>
)
