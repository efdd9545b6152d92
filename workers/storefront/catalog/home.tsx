/** /: what stands on the ledge today. */
import { Hono, type Context } from 'hono'
import { productPath } from '#domain/catalog/slug'
import type { Card, Selling, Sort } from '#domain/catalog/list-query'
import type { Product } from '#domain/catalog/product'
import type { Drop } from '#domain/admission/drop'
import { inLanguage } from '#domain/languages'
import { isThere } from '#domain/content/document'
import { isWritten, textIn, type Text } from '#domain/settings/text'
import { cardsReading } from '#schema/products/catalog/cards'
import { readTogether } from '#schema/products/catalog/reading'
import type { App } from '../../env.ts'
import { dropsFresh } from '../../flows/admission/drops.ts'
import { Announced, announcedOf } from '../admission/announced.tsx'
import { cached } from '../../cache/answers.ts'
import { HOME_PAGE } from '../../cache/policies.ts'
import { holdsUntil } from '../../cache/tags.ts'
import { productFresh } from '../../flows/catalog/catalog.ts'
import { homeFresh, isHomeWritten } from '../../flows/settings/settings.ts'
import { Row } from './list/row.tsx'
import { sendSections } from '../content/sections-page.tsx'
import { Layout } from '../frame/layout.tsx'
import { Picture } from '../frame/picture.tsx'
import { sendPage } from '../frame/render.tsx'
import { shortPriceText } from '../frame/price.tsx'
import { firstParagraph } from '../frame/plain-text.ts'
import { textOf } from '../frame/product-text.ts'
import { RecentlyViewed } from '../frame/recently-viewed.tsx'
import { siteFacts, storeFacts } from './product/shop-facts.ts'
import { to, requestContextBeside, type RequestContext } from '../frame/request-context.ts'
import { catalogMessages } from './messages/index.ts'
import { frameMessages } from '../frame/messages/index.ts'

/** One row on a desktop, a strip on a phone. */
const ROW = 4
/** Enough to find a row of favourites and a row of markdowns among them. */
const LOOK_THROUGH = 48

export const home = new Hono<App>().get(
  '/',
  cached(HOME_PAGE, async (c) => {
    const db = c.env.PRODUCTS_DB
    const cards = (selling: Selling, sort: Sort, pageSize: number) =>
      cardsReading(db, {
        filters: { options: {}, vendor: [], type: [] },
        ...selling,
        sort,
        page: 1,
        pageSize,
      })
    const now = Date.now()
    // Where it was there a moment ago it is there now: nothing else is read.
    const before = isHomeWritten() ? await writtenHome(c, now) : undefined
    if (before) return before
    const [[request, [newest, featured]]] = await Promise.all([
      requestContextBeside(c, (selling) =>
        readTogether<[Card[], Card[]]>(db, [cards(selling, 'newest', ROW), cards(selling, 'featured', LOOK_THROUGH)]),
      ),
      homeFresh(c.env, now),
    ])
    const written = await writtenHome(c, now)
    if (written) return written
    const feature = featured[0] && (await productFresh(c.env, featured[0].handle, now))
    if (feature?.pricesUntil !== undefined) holdsUntil(c, feature.pricesUntil)
    const drops = announcedOf(await dropsFresh(c.env, now), now)
    const shown = { request, newest, featured, feature, drops, now }
    return sendPage(c, <HomePage {...shown} />)
  }),
)

/** As staff have put it together of sections. */
const writtenHome = async (c: Context<App>, now: number) => {
  const document = await homeFresh(c.env, now)
  return document && isThere(document, now) ? sendSections(c, document, now, siteFactsOf) : undefined
}

const siteFactsOf = (request: RequestContext) => [storeFacts(request), siteFacts(request)]

type Shown = {
  readonly request: RequestContext
  readonly newest: readonly Card[]
  readonly featured: readonly Card[]
  readonly feature: Product | undefined
  readonly drops: readonly Drop[]
  readonly now: number
}

const HomePage = ({ request, newest, featured, feature, drops, now }: Shown) => {
  const messages = catalogMessages[request.language].homePage
  const { home } = request.settings
  const said = (text: Text) => textIn(text, request.language)
  const marked = featured.filter((card) => card.wasPrice && card.availability !== 'sold-out').slice(0, ROW)
  const markdowns = marked.length > 1 ? marked : []
  const favourites = featured.slice(1).filter((card) => !markdowns.includes(card))
  return (
    <Layout
      request={request}
      title={said(home.title) || frameMessages[request.language].home}
      description={said(home.description)}
      canonical="/"
      facts={siteFactsOf(request)}
    >
      <Hero request={request} />
      <Opening request={request} />
      <Announced request={request} drops={drops} now={now} />
      <Row
        request={request}
        name="new"
        title={said(home.rows.newest) || messages.newest}
        cards={newest}
        more={['/collections/all?sort=newest', messages.allNew]}
      />
      {feature && featured[0] && <Feature request={request} of={featured[0]} product={feature} />}
      <Rooms request={request} />
      <Row
        request={request}
        name="most"
        title={said(home.rows.favourites) || messages.favourites}
        cards={favourites.slice(0, 2 * ROW)}
      />
      {isWritten(home.closing) && (
        <section class="wrap section credo">
          <p class="display">{said(home.closing)}</p>
        </section>
      )}
      <Row
        request={request}
        name="less"
        title={said(home.rows.markdowns) || messages.markdowns}
        cards={markdowns}
        more={['/collections/all?sort=price-up', messages.allMarkdowns]}
      />
      <div class="wrap">
        <RecentlyViewed request={request} />
      </div>
    </Layout>
  )
}

const Hero = ({ request: { settings, language } }: { readonly request: RequestContext }) => {
  const { hero } = settings.home
  if (!hero) return null
  const { picture, alt, width, height } = hero
  return (
    <div class="hero picture">
      <img src={picture} alt={textIn(alt, language)} width={width} height={height} fetchpriority="high" />
    </div>
  )
}

const Opening = ({ request }: { readonly request: RequestContext }) => {
  const { heading: lines, lead } = request.settings.home
  const heading = lines.length > 0 ? lines.map((line) => textIn(line, request.language)) : [request.shop]
  return (
    <section class="wrap opening">
      <h1>
        {heading.map((line, index) => (
          <>
            {index > 0 && <br />}
            {line}
          </>
        ))}
      </h1>
      <div class="stack">
        {isWritten(lead) && <p class="lead">{textIn(lead, request.language)}</p>}
        <p>
          <a class="button" href={to(request, '/collections/all')}>
            {frameMessages[request.language].seeAll}
          </a>
        </p>
      </div>
    </section>
  )
}

const Feature = ({
  request,
  of,
  product,
}: {
  readonly request: RequestContext
  readonly of: Card
  readonly product: Product
}) => (
  <section class="wrap section feature">
    <div class="picture">
      <Picture of={of.picture} language={request.language} />
    </div>
    <div class="stack">
      <h2 class="display">{inLanguage(of.text, request.language)}</h2>
      <p class="lead soft">{firstParagraph(textOf(product, request.language).description)}</p>
      <a class="button quiet" href={to(request, productPath(of.handle))}>
        {catalogMessages[request.language].homePage.lookAt(inLanguage(of.text, request.language))}
        {of.price && <span class="money">{shortPriceText(request, of.price)}</span>}
      </a>
    </div>
  </section>
)

const Rooms = ({ request }: { readonly request: RequestContext }) =>
  request.collections.length === 0 ? null : (
    <section class="wrap section" aria-labelledby="rooms">
      <h2 class="hidden" id="rooms">
        {catalogMessages[request.language].homePage.rooms}
      </h2>
      <ul class="rooms">
        {request.collections.slice(0, 5).map(({ handle, title, picture }) => (
          <li>
            <a href={to(request, `/collections/${handle}`)}>
              <div class="picture">
                <Picture of={picture} language={request.language} alt="" />
              </div>
              <span>{inLanguage(title, request.language)}</span>
            </a>
          </li>
        ))}
      </ul>
    </section>
  )
