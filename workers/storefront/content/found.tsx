/** Pages and posts that answer to a search, in a section of their own. */
import { textIn } from '#domain/settings/text'
import type { Written } from '../../flows/content/found.ts'
import { frameMessages } from '../frame/messages/index.ts'
import { to, type RequestContext } from '../frame/request-context.ts'

export const WrittenFound = ({ request, of }: { readonly request: RequestContext; readonly of: readonly Written[] }) =>
  of.length === 0 ? null : (
    <section class="section" aria-labelledby="written">
      <h2 id="written">{frameMessages[request.language].written}</h2>
      <ul class="found-pages">
        {of.map(({ path, title, lead }) => (
          <li>
            <a href={to(request, path)}>{textIn(title, request.language)}</a>
            <p class="soft small">{textIn(lead, request.language)}</p>
          </li>
        ))}
      </ul>
    </section>
  )
