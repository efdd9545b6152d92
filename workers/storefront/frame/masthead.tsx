/** The head of every page: shelves, name, search, language, cart. */
import type { Language } from '#domain/languages'
import type { Link } from '#domain/settings/content'
import { languagesIn } from '#domain/settings/markets'
import { textIn } from '#domain/settings/text'
import { tagOf } from '../../http/language.ts'
import { to, toIn, type RequestContext } from './request-context.ts'
import { Brand } from './brand.tsx'
import { Heart } from './heart.tsx'
import { Notice } from './notice.tsx'
import { frameMessages } from './messages/index.ts'

type Shown = {
  readonly request: RequestContext
  /** The shelf that the page belongs to. */
  readonly current?: string | undefined
  /** The path of this page in other languages. */
  readonly elsewhere: string
}

type Entry = { readonly path: string; readonly text: string; readonly below: readonly Link[] }

/** What the merchant put into the menu; without that the collections. */
const linksOf = ({ settings, collections, language }: RequestContext): Entry[] =>
  settings.menus.main.length > 0
    ? settings.menus.main.map((link) => entryOf(link, language))
    : collections.slice(0, 6).map(({ handle, title }) => ({
        path: `/collections/${handle}`,
        text: title[language] || title.en,
        below: [],
      }))

const entryOf = ({ title, path, links = [] }: Link, language: Language): Entry => ({
  path,
  text: textIn(title, language),
  below: links,
})

type EntriesOf = Pick<Shown, 'request' | 'current'> & { readonly of: readonly Entry[]; readonly group?: string }

/** @param group of details of which one is open at a time; absent: what is below stands open */
const Entries = ({ request, current, of, group }: EntriesOf) =>
  of.map(({ path, text, below }) => (
    <li>
      <a
        href={path.startsWith('/') ? to(request, path) : path}
        {...(path === `/collections/${current}` && { 'aria-current': 'page' })}
      >
        {text}
      </a>
      {below.length > 0 && <Below request={request} current={current} text={text} of={below} group={group} />}
    </li>
  ))

type BelowOf = Pick<EntriesOf, 'request' | 'current'> & {
  readonly text: string
  readonly of: readonly Link[]
  readonly group: string | undefined
}

const Below = ({ request, current, text, of, group }: BelowOf) => {
  const list = (
    <ul>
      <Entries request={request} current={current} of={of.map((link) => entryOf(link, request.language))} />
    </ul>
  )
  if (group === undefined) return list
  return (
    <details class="below" name={group}>
      <summary aria-label={frameMessages[request.language].below(text)}>
        <svg aria-hidden="true" viewBox="0 0 12 12">
          <path d="M2 4l4 4 4-4" />
        </svg>
      </summary>
      {list}
    </details>
  )
}

const Collections = ({ request, current, group }: Pick<EntriesOf, 'request' | 'current' | 'group'>) => (
  <Entries request={request} current={current} of={linksOf(request)} {...(group !== undefined && { group })} />
)

const elsewhereIn = ({ settings, market, language }: RequestContext) =>
  languagesIn(settings.markets, market).filter((one) => one !== language)

const Languages = ({ request, elsewhere, look }: Pick<Shown, 'request' | 'elsewhere'> & { readonly look: string }) =>
  elsewhereIn(request).map((language) => (
    <a class={look} href={toIn(request, language, elsewhere)} hreflang={tagOf(language)} lang={tagOf(language)}>
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
                  <a href={to(request, '/wish-list')}>{messages.wishList}</a>
                </li>
                <li class="more">
                  <a href={to(request, '/account')}>{messages.account}</a>
                </li>
                <li class="more">
                  <Languages request={request} elsewhere={elsewhere} look="" />
                </li>
              </ul>
            </details>
            <ul>
              <Collections request={request} current={current} group="menu" />
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
            <a class="wide" href={to(request, '/account')}>
              {messages.account}
            </a>
            <WishLink request={request} />
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

/** How many are on it stands over the heart, so that the number moves nothing when it comes. */
const WishLink = ({ request }: Pick<Shown, 'request'>) => (
  <a class="wide wish-link" href={to(request, '/wish-list')}>
    <Heart />
    <span class="hidden">{frameMessages[request.language].wishList}</span>
    <span class="num" data-wished></span>
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
