/** Where the shopper is, as a way back. */
import { to, type RequestContext } from './request-context.ts'
import { frameMessages } from './messages/index.ts'

export type Crumb = { readonly text: string; readonly path?: string }

export const Crumbs = ({ request, of }: { readonly request: RequestContext; readonly of: readonly Crumb[] }) => (
  <nav class="crumbs" aria-label={frameMessages[request.language].where}>
    <ol>
      <li>
        <a href={to(request, '/')}>{frameMessages[request.language].home}</a>
      </li>
      {of.map(({ text, path }) => (
        <li {...(path ? {} : { 'aria-current': 'page' })}>{path ? <a href={to(request, path)}>{text}</a> : text}</li>
      ))}
    </ol>
  </nav>
)
