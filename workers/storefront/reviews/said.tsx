/** One sentence to whoever has voted, reported or asked, and the way back. */
import type { Child } from 'hono/jsx'
import { Layout } from '../frame/layout.tsx'
import { to, type RequestContext } from '../frame/request-context.ts'
import { reviewMessages } from './messages/index.ts'

type Shown = {
  readonly request: RequestContext
  readonly title: string
  readonly text: string
  /** A path; without one there is nothing to go back to. */
  readonly back?: string
  readonly children?: Child
}

export const Said = ({ request, title, text, back, children }: Shown) => (
  <Layout request={request} title={title} sheet="reviews">
    <div class="wrap page-head">
      <h1>{title}</h1>
      <p class="lead soft text">{text}</p>
      {children}
      {back !== undefined && (
        <p>
          <a class="button quiet" href={to(request, back)}>
            {reviewMessages[request.language].back}
          </a>
        </p>
      )}
    </div>
  </Layout>
)
