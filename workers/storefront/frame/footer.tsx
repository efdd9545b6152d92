/** The foot of every page: where help and the small print are. */
import { currencySign } from '#domain/formats'
import { textIn } from '#domain/settings/text'
import { to, type RequestContext } from './request-context.ts'
import { MarketChooser } from './market-chooser.tsx'
import { NewsletterForm } from './newsletter-form.tsx'
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

/** What the merchant put there; without that the way to the goods. */
const columnsOf = ({ settings, language }: RequestContext): { title: string; links: Link[] }[] => {
  const messages = frameMessages[language]
  const { columns } = settings.menus.footer
  if (columns.length > 0) {
    return columns.map(({ title, links }) => ({
      title: textIn(title, language),
      links: links.map((link): Link => [link.path, textIn(link.title, language)]),
    }))
  }
  const links: Link[] = [
    ['/collections/all', messages.allGoods],
    ['/collections/all?sort=newest', messages.newest],
    ['/search', messages.search],
  ]
  return [{ title: messages.shop, links }]
}

type Shown = {
  readonly request: RequestContext
  /** Path and query of the page, without language and market. */
  readonly elsewhere: string
}

export const Footer = ({ request, elsewhere }: Shown) => {
  const { about, note } = request.settings.menus.footer
  return (
    <footer class="foot">
      <div class="wrap">
        <div class="cols">
          <div>
            <h2>{frameMessages[request.language].newsletter.title}</h2>
            <NewsletterForm request={request} source="footer" id="letter" />
            <p class="lead text">{textIn(about, request.language)}</p>
          </div>
          {columnsOf(request).map(({ title, links }) => (
            <Column request={request} title={title} links={links} />
          ))}
        </div>
        <div class="end">
          <span>{textIn(note, request.language)}</span>
          <span class="settings">
            <MarketChooser request={request} elsewhere={elsewhere} />
            <Theme request={request} />
            <span>
              {frameMessages[request.language].languageName} · {request.currency}{' '}
              {currencySign(request.currency, request.locale)}
            </span>
          </span>
        </div>
      </div>
    </footer>
  )
}
