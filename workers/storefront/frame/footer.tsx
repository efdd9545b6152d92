/** The foot of every page: where help and the small print are. */
import { to, type RequestContext } from './request-context.ts'
import { frameMessages } from './messages/index.ts'

type Link = readonly [path: string, text: string]

const Column = ({ request, title, links }: { request: RequestContext; title: string; links: readonly Link[] }) => (
  <nav aria-label={title}>
    <h2>{title}</h2>
    <ul>
      {links.map(([path, text]) => (
        <li>
          <a href={path.startsWith('/') ? to(request, path) : path}>{text}</a>
        </li>
      ))}
    </ul>
  </nav>
)

/** Kept in the browser alone (browser/theme.ts); without a script the device decides. */
const Theme = ({ request }: { readonly request: RequestContext }) => {
  const { theme } = frameMessages[request.language]
  return (
    <label class="scripted theme">
      {theme.label}
      <select class="plain-select" data-theme-choice autocomplete="off">
        <option value="">{theme.system}</option>
        <option value="light">{theme.light}</option>
        <option value="dark">{theme.dark}</option>
      </select>
    </label>
  )
}

export const Footer = ({ request }: { readonly request: RequestContext }) => {
  const { footer, languageName, demo, allGoods, search } = frameMessages[request.language]
  return (
    <footer class="foot">
      <div class="wrap">
        <div class="cols">
          <p class="lead text">{footer.about}</p>
          <Column
            request={request}
            title={footer.shop}
            links={[
              ['/collections/all', allGoods],
              ['/collections/all?sort=newest', footer.newest],
              ['/search', search],
            ]}
          />
          <Column
            request={request}
            title={footer.help}
            links={[
              ['/pages/delivery', footer.delivery],
              ['/pages/returns', footer.returns],
            ]}
          />
          <Column
            request={request}
            title={footer.stoa}
            links={[
              ['/pages/about', footer.story],
              ['/policies/privacy', footer.privacy],
              ['/policies/terms', footer.terms],
            ]}
          />
        </div>
        <div class="end">
          <span>{demo}</span>
          <span class="settings">
            <Theme request={request} />
            <span>
              {languageName} · {request.currency}
            </span>
          </span>
        </div>
      </div>
    </footer>
  )
}
