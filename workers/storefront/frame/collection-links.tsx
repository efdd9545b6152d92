/** The shelves as links, for whoever came to a place with nothing on it. */
import { inLanguage } from '#domain/languages'
import { to, type RequestContext } from './request-context.ts'
import { frameMessages } from './messages/index.ts'

export const CollectionLinks = ({ request }: { readonly request: RequestContext }) => (
  <ul class="chips">
    {request.collections.slice(0, 8).map(({ handle, title }) => (
      <li>
        <a class="chip" href={to(request, `/collections/${handle}`)}>
          {inLanguage(title, request.language)}
        </a>
      </li>
    ))}
    <li>
      <a class="chip" href={to(request, '/collections/all')}>
        {frameMessages[request.language].allGoods}
      </a>
    </li>
  </ul>
)
