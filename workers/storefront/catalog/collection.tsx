/** /collections/:handle: one shelf of the shop, or all of them. */
import { Hono } from 'hono'
import { raw } from 'hono/html'
import type { Collection, CollectionSort } from '#domain/catalog/collection'
import { parseListQuery, type ListQuery, type ProductList, type Selling } from '#domain/catalog/list-query'
import { inLanguage, type Translated } from '#domain/languages'
import { HANDLE_MAX } from '#domain/catalog/slug'
import type { App } from '../../env.ts'
import { cached } from '../../cache/answers.ts'
import { COLLECTION_PAGE } from '../../cache/policies.ts'
import { collectionListed, productsListed } from '../../flows/catalog/lists.ts'
import { notFoundPage } from '../frame/fault.tsx'
import { Crumbs } from '../frame/crumbs.tsx'
import { crumbFacts, listFacts } from './product/facts.ts'
import { Layout } from '../frame/layout.tsx'
import { sendPage } from '../frame/render.tsx'
import { plainText } from '../frame/plain-text.ts'
import { Listing } from './list/listing.tsx'
import { collectionLinkOf } from '../frame/collections.ts'
import { requestContextBeside, type RequestContext } from '../frame/request-context.ts'
import { catalogMessages } from './messages/index.ts'

/** Every product: no collection that a merchant could rename. */
const ALL = 'all'

export const collection = new Hono<App>().get(
  '/:handle',
  cached(COLLECTION_PAGE, async (c) => {
    const handle = c.req.param('handle') ?? ''
    if (handle.length > HANDLE_MAX) return notFoundPage(c)
    const queryIn = (selling: Selling, usual?: CollectionSort) =>
      parseListQuery(new URL(c.req.url).searchParams, {
        ...selling,
        usual,
        ...(handle !== ALL && { collection: handle }),
      })
    const [request, { about, list, query }] = await requestContextBeside(c, (selling) =>
      listedCollection(c.env, (usual) => queryIn(selling, usual), handle),
    )
    if (!about) return notFoundPage(c)
    return sendPage(c, <CollectionPage request={request} handle={handle} query={query} list={list} {...about} />)
  }),
)

type About = { readonly title: Translated; readonly description: Translated } & Partial<
  Pick<Collection, 'seoTitle' | 'seoDescription' | 'translations' | 'picture'>
>

const everything: About = {
  title: { en: catalogMessages.en.collection.allTitle, zh: catalogMessages.zh.collection.allTitle },
  description: { en: catalogMessages.en.collection.allText, zh: catalogMessages.zh.collection.allText },
}

type Listed = { readonly about: About | undefined; readonly list: ProductList; readonly query: ListQuery }

const listedCollection = async (
  env: App['Bindings'],
  queryIn: (usual?: CollectionSort) => ListQuery,
  handle: string,
): Promise<Listed> => {
  if (handle === ALL) return { about: everything, list: await productsListed(env, queryIn()), query: queryIn() }
  const { collection: found, list, query } = await collectionListed(env, queryIn, handle)
  return { about: found && { ...found, ...collectionLinkOf(found) }, list, query }
}

type Shown = About & {
  readonly request: RequestContext
  readonly handle: string
  readonly query: ListQuery
  readonly list: ProductList
}

const CollectionPage = ({ request, handle, query, list, ...about }: Shown) => {
  const { language } = request
  const path = `/collections/${handle}`
  const said = inLanguage(about.title, language)
  const html = inLanguage(about.description, language)
  const text = plainText(html, 320)
  const own = about.translations?.[language]
  return (
    <Layout
      request={request}
      title={own?.seoTitle || (own?.title ? '' : about.seoTitle) || said}
      description={own?.seoDescription || (own?.description ? '' : about.seoDescription) || text}
      canonical={query.page > 1 && list.cards.length > 0 ? `${path}?page=${query.page}` : path}
      current={handle}
      picture={about.picture ?? list.cards[0]?.picture}
      facts={[crumbFacts(request, [{ text: said, path }]), ...listFacts(request, list.cards)]}
    >
      <div class="wrap">
        <Crumbs request={request} of={[{ text: said }]} />
        <div class="list-head">
          <h1>{said}</h1>
          {/<\w/.test(html) ? (
            <div class="lead soft text prose">{raw(html)}</div>
          ) : (
            text && <p class="lead soft text">{text}</p>
          )}
        </div>
        <Listing request={request} path={path} query={query} list={list} />
      </div>
    </Layout>
  )
}
