/**
 * What the shopper has looked at lately. Only their browser remembers it, and a script asks for each card by itself
 * (catalog/browser/recently-viewed.ts): the page is the same for everyone, and nobody is told the list.
 */
import type { RequestContext } from './request-context.ts'
import { frameMessages } from './messages/index.ts'

export const RecentlyViewed = ({ request }: { readonly request: RequestContext }) => {
  const messages = frameMessages[request.language].recentlyViewed
  return (
    <section class="section recently-viewed" aria-labelledby="recently-viewed" data-recently-viewed>
      <div class="between">
        <h2 id="recently-viewed">{messages.title}</h2>
        <button class="link small soft" type="button" data-forget={messages.forgotten}>
          {messages.forget}
        </button>
      </div>
      <ul class="goods scroll"></ul>
    </section>
  )
}
