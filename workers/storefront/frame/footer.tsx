/** The foot of every page: where help and the small print are. */
import { to, type Visit } from './visit.ts'
import { frameMessages } from './messages/index.ts'

type Link = readonly [path: string, text: string]

const Column = ({ visit, title, links }: { visit: Visit; title: string; links: readonly Link[] }) => (
  <nav aria-label={title}>
    <h2>{title}</h2>
    <ul>
      {links.map(([path, text]) => (
        <li>
          <a href={path.startsWith('/') ? to(visit, path) : path}>{text}</a>
        </li>
      ))}
    </ul>
  </nav>
)

/** Kept in the browser alone (browser/theme.ts); without a script the device decides. */
const Theme = ({ visit }: { readonly visit: Visit }) => {
  const { theme } = frameMessages[visit.language]
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

export const Footer = ({ visit }: { readonly visit: Visit }) => {
  const { footer, languageName, demo, allGoods, search } = frameMessages[visit.language]
  return (
    <footer class="foot">
      <div class="wrap">
        <div class="cols">
          <p class="lead text">{footer.about}</p>
          <Column
            visit={visit}
            title={footer.shop}
            links={[
              ['/collections/all', allGoods],
              ['/collections/all?sort=newest', footer.newest],
              ['/search', search],
            ]}
          />
          <Column
            visit={visit}
            title={footer.help}
            links={[
              ['/pages/delivery', footer.delivery],
              ['/pages/returns', footer.returns],
            ]}
          />
          <Column
            visit={visit}
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
            <Theme visit={visit} />
            <span>
              {languageName} · {visit.currency}
            </span>
          </span>
        </div>
      </div>
    </footer>
  )
}
