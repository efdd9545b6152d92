/** The head of every page: shelves, name, search, language, cart. */
import { textIn } from '#domain/settings/text'
import { pathIn, tagOf } from '../../http/language.ts'
import { to, type RequestContext } from './request-context.ts'
import { Brand } from './brand.tsx'
import { Notice } from './notice.tsx'
import { frameMessages } from './messages/index.ts'

type Shown = {
  readonly request: RequestContext
  /** The shelf that the page belongs to. */
  readonly current?: string | undefined
  /** The path of this page in other languages. */
  readonly elsewhere: string
}

/** What the merchant put into the menu; without that the collections. */
const linksOf = ({ settings, collections, language }: RequestContext): { path: string; text: string }[] =>
  settings.menus.main.length > 0
    ? settings.menus.main.map(({ title, path }) => ({ path, text: textIn(title, language) }))
    : collections.slice(0, 6).map(({ handle, title }) => ({
        path: `/collections/${handle}`,
        text: title[language] || title.en,
      }))

const Collections = ({ request, current }: Pick<Shown, 'request' | 'current'>) =>
  linksOf(request).map(({ path, text }) => (
    <li>
      <a
        href={path.startsWith('/') ? to(request, path) : path}
        {...(path === `/collections/${current}` && { 'aria-current': 'page' })}
      >
        {text}
      </a>
    </li>
  ))

const elsewhereIn = ({ settings, language }: RequestContext) =>
  settings.markets.languages.filter((one) => one !== language)

const Languages = ({ request, elsewhere, look }: Pick<Shown, 'request' | 'elsewhere'> & { readonly look: string }) =>
  elsewhereIn(request).map((language) => (
    <a class={look} href={pathIn(language, elsewhere)} hreflang={tagOf(language)} lang={tagOf(language)}>
      {frameMessages[language].languageName}
    </a>
  ))

export const Masthead = ({ request, current, elsewhere }: Shown) => {
  const messages = frameMessages[request.language]
  return (
    <>
      <Notice request={request} />
      <header class="head">
        <div class="wrap">
          <nav aria-label={messages.menu}>
            <details class="menu">
              <summary>{messages.menu}</summary>
              <ul>
                <Collections request={request} current={current} />
                <li class="more one">
                  <a href={to(request, '/collections/all')}>{messages.allGoods}</a>
                </li>
                <li class="more">
                  <a href={to(request, '/search')} data-seek-open>
                    {messages.search}
                  </a>
                </li>
                <li class="more">
                  <Languages request={request} elsewhere={elsewhere} look="" />
                </li>
              </ul>
            </details>
            <ul>
              <Collections request={request} current={current} />
            </ul>
          </nav>
          <Brand request={request} />
          <nav aria-label={messages.cart}>
            <a class="find" href={to(request, '/search')} data-seek-open aria-keyshortcuts="/">
              <svg aria-hidden="true" viewBox="0 0 20 20">
                <path d="M9 15A6 6 0 1 0 9 3a6 6 0 0 0 0 12ZM13.5 13.5 17 17" />
              </svg>
              <span>{messages.search}</span>
            </a>
            <Languages request={request} elsewhere={elsewhere} look="wide" />
            <CartLink request={request} />
          </nav>
        </div>
      </header>
    </>
  )
}

/** How much is in it comes by a second, small request: the page is the same for everyone. */
const CartLink = ({ request }: Pick<Shown, 'request'>) => (
  <a href={to(request, '/cart')} data-cart>
    {frameMessages[request.language].cart}
    <span class="num count-of" data-count></span>
  </a>
)

/** At checkout there is one way on, and one way back. */
export const CheckoutHead = ({ request }: Pick<Shown, 'request'>) => (
  <header class="head checkout-head">
    <div class="wrap">
      <span></span>
      <Brand request={request} />
      <nav aria-label={frameMessages[request.language].cart}>
        <a href={to(request, '/cart')}>{frameMessages[request.language].cart}</a>
      </nav>
    </div>
  </header>
)
