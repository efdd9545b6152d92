/** A page that is made of sections: the first page, and those that a merchant puts together. Goods of all sections are one question. */
import type { Context } from 'hono'
import type { Card, Selling } from '#domain/catalog/list-query'
import { sectionsShown, pathOf, type ContentDocument, type Section } from '#domain/content/document'
import { textIn } from '#domain/settings/text'
import { cardsReading } from '#schema/products/catalog/cards'
import { readTogether, type Reading } from '#schema/products/catalog/reading'
import { reviewsForSection, type ReviewOfGoods } from '#schema/products/reviews/shown'
import { alsoMadeOf, REVIEWS } from '../../cache/tags.ts'
import type { App } from '../../env.ts'
import { dropsFresh } from '../../flows/admission/drops.ts'
import { languageOf } from '../../http/language.ts'
import { frameMessages } from '../frame/messages/index.ts'
import { Layout } from '../frame/layout.tsx'
import { sendPage } from '../frame/render.tsx'
import { requestContextBeside, type RequestContext } from '../frame/request-context.ts'
import { Sections } from './sections.tsx'

/** The collection of everything that there is. */
const ALL = 'all'

const goodsOf = (db: D1Database, sections: readonly Section[], selling: Selling): Reading<Card[]>[] =>
  sections.map(({ type, of, count }) =>
    type === 'collection'
      ? cardsReading(db, {
          ...(of !== ALL && { collection: of }),
          filters: { options: {}, vendor: [], type: [] },
          ...selling,
          sort: of === ALL ? 'newest' : 'featured',
          page: 1,
          pageSize: count,
        })
      : { statements: [], read: () => [] },
  )

/** What staff have chosen of what was said, and the latest. */
const saidOf = (db: D1Database, sections: readonly Section[]): Reading<ReviewOfGoods[]>[] =>
  sections.map(({ type, of, count }) =>
    type === 'reviews'
      ? reviewsForSection(db, { handle: of === ALL ? '' : of, most: count })
      : { statements: [], read: () => [] },
  )

/** @param facts for machines @param isPreview nobody keeps it, and no search engine knows it */
export const sendSections = async (
  c: Context<App>,
  document: ContentDocument,
  now: number,
  facts: (request: RequestContext) => readonly object[] = () => [],
  isPreview = false,
) => {
  const language = languageOf(c.req.path)
  const shown = sectionsShown(document.sections, language, now)
  const db = c.env.PRODUCTS_DB
  const [request, [goods, reviews]] = await requestContextBeside(c, (selling) =>
    Promise.all([
      readTogether<Card[][]>(db, goodsOf(db, shown, selling)),
      readTogether<ReviewOfGoods[][]>(db, saidOf(db, shown)),
    ]),
  )
  if (shown.some(({ type }) => type === 'reviews')) alsoMadeOf(c, [REVIEWS])
  const drops = shown.some(({ type }) => type === 'drop') ? await dropsFresh(c.env, now) : []
  const [first] = shown
  return sendPage(
    c,
    <Layout
      request={request}
      title={textIn(document.title, language) || frameMessages[language].home}
      description={textIn(document.lead, language)}
      canonical={isPreview ? undefined : pathOf(document)}
      picture={document.picture || (first?.picture ?? null) || null}
      facts={facts(request)}
    >
      {first?.type !== 'hero' && (
        <div class={document.kind === 'home' ? 'hidden' : 'wrap'}>
          <h1 class="page-title">{textIn(document.title, language) || request.shop}</h1>
        </div>
      )}
      <Sections request={request} of={shown} goods={goods} reviews={reviews} drops={drops} now={now} />
    </Layout>,
  )
}
