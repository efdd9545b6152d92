/** One idea a page: what is asked or was done, and where to go on. */
import type { Child } from 'hono/jsx'
import { Layout } from '../frame/layout.tsx'
import { to, type RequestContext } from '../frame/request-context.ts'
import { notificationsMessages } from './messages/index.ts'

export type SaidProps = { readonly request: RequestContext; readonly title: string; readonly text: string }

export const Said = ({ request, title, text, children }: SaidProps & { readonly children?: Child }) => (
  <Layout request={request} title={title}>
    <div class="wrap page-head stack">
      <h1>{title}</h1>
      <p class="lead soft text">{text}</p>
      {children}
    </div>
  </Layout>
)

export const Onward = ({ request }: Pick<SaidProps, 'request'>) => (
  <p>
    <a class="button" href={to(request, '/collections/all?sort=newest')}>
      {notificationsMessages[request.language].onward}
    </a>
  </p>
)
