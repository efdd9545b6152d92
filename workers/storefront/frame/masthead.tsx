/** The head of every page: shelves, name, search, language, cart. */
import { LANGUAGES } from '#domain/languages'
import { pathIn, tagOf } from '../../http/language.ts'
import { to, type Visit } from './visit.ts'
import { Brand } from './brand.tsx'
import { Notice } from './notice.tsx'
import { frameMessages } from './messages/index.ts'

type Shown = {
  readonly visit: Visit
  /** The shelf that the page belongs to. */
  readonly current?: string | undefined
  /** The path of this page in other languages. */
  readonly elsewhere: string
}

const Shelves = ({ visit, current }: Pick<Shown, 'visit' | 'current'>) =>
  visit.shelves.slice(0, 6).map(({ handle, title }) => (
    <li>
      <a href={to(visit, `/collections/${handle}`)} {...(handle === current && { 'aria-current': 'page' })}>
        {title[visit.language] || title.en}
      </a>
    </li>
  ))

const Languages = ({ visit, elsewhere, look }: Pick<Shown, 'visit' | 'elsewhere'> & { readonly look: string }) =>
  LANGUAGES.filter((language) => language !== visit.language).map((language) => (
    <a class={look} href={pathIn(language, elsewhere)} hreflang={tagOf(language)} lang={tagOf(language)}>
      {frameMessages[language].languageName}
    </a>
  ))

export const Masthead = ({ visit, current, elsewhere }: Shown) => (
  <>
    <Notice visit={visit} />
    <header class="head">
      <div class="wrap">
        <nav aria-label={frameMessages[visit.language].menu}>
          <details class="menu">
            <summary>{frameMessages[visit.language].menu}</summary>
            <ul>
              <Shelves visit={visit} current={current} />
              <li class="more one">
                <a href={to(visit, '/collections/all')}>{frameMessages[visit.language].allGoods}</a>
              </li>
              <li class="more">
                <a href={to(visit, '/search')} data-seek-open>
                  {frameMessages[visit.language].search}
                </a>
              </li>
              <li class="more">
                <Languages visit={visit} elsewhere={elsewhere} look="" />
              </li>
            </ul>
          </details>
          <ul>
            <Shelves visit={visit} current={current} />
          </ul>
        </nav>
        <Brand visit={visit} />
        <nav aria-label={frameMessages[visit.language].cart}>
          <a class="find" href={to(visit, '/search')} data-seek-open aria-keyshortcuts="/">
            <svg aria-hidden="true" viewBox="0 0 20 20">
              <path d="M9 15A6 6 0 1 0 9 3a6 6 0 0 0 0 12ZM13.5 13.5 17 17" />
            </svg>
            <span>{frameMessages[visit.language].search}</span>
          </a>
          <Languages visit={visit} elsewhere={elsewhere} look="wide" />
          <CartLink visit={visit} />
        </nav>
      </div>
    </header>
  </>
)

/** How much is in it comes by a second, small request: the page is the same for everyone. */
const CartLink = ({ visit }: Pick<Shown, 'visit'>) => (
  <a href={to(visit, '/cart')} data-cart>
    {frameMessages[visit.language].cart}
    <span class="num count-of" data-count></span>
  </a>
)

/** At the till there is one way on, and one way back. */
export const TillHead = ({ visit }: Pick<Shown, 'visit'>) => (
  <header class="head till">
    <div class="wrap">
      <span></span>
      <Brand visit={visit} />
      <nav aria-label={frameMessages[visit.language].cart}>
        <a href={to(visit, '/cart')}>{frameMessages[visit.language].cart}</a>
      </nav>
    </div>
  </header>
)
