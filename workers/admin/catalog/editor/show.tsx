/** Puts the page of the editor together: what the stores say of the product, and what was typed over it. */
import { isGiftCard } from '#domain/catalog/gift-card'
import type { Child } from 'hono/jsx'
import type { ContentfulStatusCode } from 'hono/utils/http-status'
import type { Product } from '#domain/catalog/product'
import { wallClock } from '#domain/logistics/calendar'
import { marketOf } from '#domain/settings/markets'
import { taxRateOn } from '#domain/settings/tax'
import { staleTranslations } from '#domain/catalog/stale-translations'
import { collectionsByHand } from '#schema/products/catalog/by-hand'
import { recentPast } from '#schema/products/catalog/history'
import { namesInUse } from '#schema/products/catalog/names-in-use'
import { editingProduct } from '../../../flows/catalog/edit-commands.ts'
import { listingVersions } from '../../../flows/catalog/questions.ts'
import { mayGive } from '../../../flows/command.ts'
import { collectionsFresh } from '../../../flows/settings/settings.ts'
import type { AdminContext } from '../../frame/app.ts'
import { showPage } from '../../frame/page.tsx'
import { ask } from '../../frame/perform.ts'
import { Versions } from './past.tsx'
import { changingStock } from '../../../flows/inventory/commands.ts'
import { DownloadsPanel, downloadsFor } from './downloads.tsx'
import { stockFor, StockPanel } from './stock.tsx'
import { EditorPage } from './editor-page.tsx'
import { shownOf, type Filled } from './filled.ts'
import { readEdit } from './read.ts'
import { titlesIn } from './reference-typed.ts'
import { gridOf, type Grid } from './rows.ts'
import type { Amiss, Finding, Shown } from './shown.ts'
import { editorMessages } from './messages/index.ts'

export type Showing = {
  readonly product: Product
  readonly isNew?: boolean
  readonly typed?: Filled
  readonly amiss?: Amiss
  readonly status?: ContentfulStatusCode
  readonly above?: Child
  readonly pictures?: Child
  /** Where fields were chosen between: the version that they were laid beside. */
  readonly seen?: number | undefined
  readonly finding?: Finding
  /** An option without a name or a value stands below the others. */
  readonly isAdded?: boolean
}

/** Of a product the latest; the others have a page of their own. */
const VERSIONS_SHOWN = 5

/** Whose prices the margin is reckoned of: those of its own country, where that has a rate and prices contain it. */
export const taxRateIn = ({ var: { settings } }: AdminContext, now: number): number => {
  const country = settings.shop.address?.country
  if (country === undefined || marketOf(settings.markets, country)?.pricesIncludeTax === false) return 0
  return taxRateOn(settings.tax, country, wallClock(now, settings.shop.timeZone).day) ?? 0
}

/** Prices in a currency that the shop has given up are still said. */
export const shopOf = (c: AdminContext, product: Product, now: number): Shown['shop'] => {
  const { settings } = c.var
  const said = product.variants.flatMap(({ prices }) => prices.map(({ currency }) => currency))
  return {
    timeZone: settings.shop.timeZone,
    definitions: settings.metafields.definitions,
    taxClasses: settings.tax.classes ?? [],
    currencies: [...new Set([...settings.markets.currencies, ...said])],
    origin: c.env.SHOP_URL ?? new URL(c.req.url).origin,
    name: settings.shop.name,
    taxRate: taxRateIn(c, now),
  }
}

const withAdded = (grid: Grid, isAdded: boolean): Grid =>
  isAdded
    ? {
        ...grid,
        options: [
          ...grid.options.filter(({ name, values }) => name || values.length),
          { was: undefined, name: '', values: [] },
        ],
      }
    : grid

export const showEditor = async (c: AdminContext, showing: Showing): Promise<Response> => {
  const { language, staff } = c.var
  const { product, isNew = false, typed = new Map(), amiss = new Map(), status = 200, seen } = showing
  const now = Date.now()
  const db = c.env.PRODUCTS_DB
  // Without a translation none can be stale.
  const isTranslated = Object.keys(product.translations).length > 0
  const [collections, standing, names, past, stock, files, former] = await Promise.all([
    collectionsFresh(c.env, now),
    isNew ? [] : collectionsByHand(db, product.handle),
    namesInUse(db),
    isNew ? undefined : ask(c, listingVersions, { product: product.id }),
    isNew ? undefined : stockFor(c, product),
    isNew ? [] : downloadsFor(c, product),
    isNew || !isTranslated ? [] : recentPast(db, product.id),
  ])
  const shop = shopOf(c, product, now)
  const filled = shownOf(product, standing, shop)
  const shown: Shown = {
    product,
    isNew,
    filled,
    typed,
    amiss,
    shop,
    titles: await titlesIn(db, { typed, filled, product, shop }),
    finding: showing.finding,
    language,
    now,
    grid: withAdded(gridOf(product, typed), showing.isAdded ?? false),
    stale: staleTranslations(product, former),
    collections: collections.filter(({ rules }) => rules === null),
  }
  const { changed } = readEdit(typed, { product, current: product, shown: filled, shop })
  const messages = editorMessages[language]
  const versions = past?.ok ? past.value : []
  return showPage(
    c,
    { title: isNew ? messages.newTitle : product.text.title, here: 'products', status },
    <EditorPage
      {...{ shown, seen, above: showing.above, pictures: showing.pictures, suggestions: names }}
      version={product.version}
      changed={isNew ? 0 : changed.length}
      past={
        isNew ? null : (
          <>
            {!isGiftCard(product) && (
              <StockPanel
                {...{ product, stock, language }}
                settings={c.var.settings}
                mayCount={mayGive(staff, changingStock)}
              />
            )}
            <DownloadsPanel {...{ product, language }} names={files} />
            <section class="panel" id="history" aria-labelledby="history-title">
              <header>
                <h2 id="history-title">{messages.past.title}</h2>
                <span class="s mute">{messages.past.version(product.version)}</span>
                <div class="acts">
                  <a class="btn" href={`/admin/products/${product.id}/history`}>
                    {messages.past.all}
                  </a>
                </div>
              </header>
              {versions.length === 0 && <p class="in-p mute">{messages.past.none}</p>}
              <Versions
                {...{ id: product.id, version: product.version, language, now }}
                versions={versions.slice(0, VERSIONS_SHOWN)}
                mayChange={mayGive(staff, editingProduct)}
              />
            </section>
          </>
        )
      }
    />,
  )
}
