/** Where the shopper is, as a way back. */
import { to, type Visit } from './visit.ts'
import { frameMessages } from './messages/index.ts'

export type Crumb = { readonly text: string; readonly path?: string }

export const Crumbs = ({ visit, of }: { readonly visit: Visit; readonly of: readonly Crumb[] }) => (
  <nav class="crumbs" aria-label={frameMessages[visit.language].where}>
    <ol>
      <li>
        <a href={to(visit, '/')}>{frameMessages[visit.language].home}</a>
      </li>
      {of.map(({ text, path }) => (
        <li {...(path ? {} : { 'aria-current': 'page' })}>{path ? <a href={to(visit, path)}>{text}</a> : text}</li>
      ))}
    </ol>
  </nav>
)
