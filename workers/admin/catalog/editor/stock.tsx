/** What stands where of a product, counted where it stands as in the inventory's table, which answers. */
import { choiceOf, type Product, type Variant } from '#domain/catalog/product'
import type { VariantId } from '#domain/ids'
import type { Stock } from '#domain/inventory/stock'
import { inLanguage, type Language } from '#domain/languages'
import type { Settings } from '#domain/settings/settings'
import { readingStock, STOCK_ITEMS_MAX } from '../../../flows/inventory/questions.ts'
import { mayAsk } from '../../../flows/question.ts'
import { assetPath } from '../../../http/assets/address.ts'
import type { AdminContext } from '../../frame/app.ts'
import { countText } from '../../frame/count.ts'
import { Key } from '../../frame/forms.tsx'
import { ask } from '../../frame/perform.ts'
import { AvailableCell } from '../../inventory/available-cell.tsx'
import { CountFoot } from '../../inventory/count-foot.tsx'
import { placeName } from '../../inventory/place-name.ts'
import { editorMessages } from './messages/index.ts'

/** By variant; or why there is nothing to show. */
type Found = ReadonlyMap<VariantId, readonly Stock[]> | 'many' | 'away' | 'untracked' | undefined

/** A page of a product opens also when its shards do not answer. */
export const stockFor = async (c: AdminContext, { variants }: Product): Promise<Found> => {
  if (!mayAsk(c.var.staff, readingStock)) return undefined
  const items = variants.filter(({ tracked }) => tracked).map(({ id }) => id)
  if (items.length === 0) return 'untracked'
  if (items.length > STOCK_ITEMS_MAX) return 'many'
  try {
    const found = await ask(c, readingStock, { items })
    return found.ok ? found.value : 'away'
  } catch (fault) {
    console.error('the stock of a product was not told', fault)
    return 'away'
  }
}

type Props = {
  readonly product: Product
  readonly stock: Found
  readonly settings: Settings
  readonly mayCount: boolean
  readonly language: Language
}

/** The places of the shop in its order, then those that only the shards still know. */
const placesIn = ({ locations }: Settings, stock: ReadonlyMap<VariantId, readonly Stock[]>): readonly string[] => {
  const known = locations.locations.map(({ id }) => id as string)
  const standing = [...stock.values()].flat().map(({ location }) => location as string)
  return [...new Set([...known, ...standing])]
}

export const StockPanel = (props: Props) => {
  const { product, stock, language } = props
  const messages = editorMessages[language].stock
  if (stock === undefined) return null
  return (
    <section class="panel" id="stock" aria-labelledby="stock-title">
      <header>
        <h2 id="stock-title">{messages.title}</h2>
        <div class="acts">
          <a class="btn" href={ofProduct(product)}>
            {messages.link}
          </a>
        </div>
      </header>
      {typeof stock === 'string' ? <p class="in-p mute">{messages[stock]}</p> : <Counts {...props} stock={stock} />}
    </section>
  )
}

/** What was counted here is answered there, with what was sold meanwhile and the way back. */
const ofProduct = ({ id }: Product) => `/admin/inventory?product=${id}`

type CountsProps = Omit<Props, 'stock'> & { readonly stock: ReadonlyMap<VariantId, readonly Stock[]> }

/** Variants by places, what may be sold to be counted where it stands. */
const Counts = (props: CountsProps) => {
  const { product, stock, settings, mayCount, language } = props
  const messages = editorMessages[language].stock
  const places = placesIn(settings, stock)
  const rows = product.variants.filter(({ tracked }) => tracked)
  const levelAt = (item: VariantId, place: string) => stock.get(item)?.find(({ location }) => location === place)
  const sum = (side: 'available' | 'held', of: (level: Stock) => boolean) =>
    countText(
      [...stock.values()]
        .flat()
        .filter(of)
        .reduce((all, level) => all + level[side], 0),
      language,
    )
  const table = (
    <div class="scroll" tabindex={0} role="region" aria-label={messages.table}>
      <table class="tb">
        <thead>
          <tr>
            <th scope="col">{messages.variant}</th>
            {places.map((place) => (
              <th scope="col" class="num">
                {placeName(settings, place)}
              </th>
            ))}
            <th scope="col" class="num">
              {messages.held}
            </th>
          </tr>
        </thead>
        <tbody>
          {rows.map((variant) => (
            <tr>
              <th scope="row" class="nw">
                <a href={`/admin/inventory/${variant.id}`}>{choiceName(product, variant, language)}</a>
              </th>
              {places.map((place) => (
                <td class="num">
                  <AvailableCell
                    item={variant.id}
                    location={place}
                    available={levelAt(variant.id, place)?.available ?? 0}
                    mayCount={mayCount}
                    label={messages.of(choiceName(product, variant, language), placeName(settings, place))}
                    language={language}
                  />
                </td>
              ))}
              <td class="num soft">
                {countText(
                  (stock.get(variant.id) ?? []).reduce((all, { held }) => all + held, 0),
                  language,
                )}
              </td>
            </tr>
          ))}
        </tbody>
        {rows.length > 1 && (
          <tfoot>
            <tr>
              <th scope="row">{messages.all}</th>
              {places.map((place) => (
                <td class="num">{sum('available', ({ location }) => location === place)}</td>
              ))}
              <td class="num soft">{sum('held', () => true)}</td>
            </tr>
          </tfoot>
        )}
      </table>
    </div>
  )
  if (!mayCount) return table
  return (
    <form method="post" action={ofProduct(product)} data-editor data-cells data-across={places.length}>
      <Key />
      {table}
      <CountFoot language={language} />
      <script type="module" src={assetPath('inventory.js')}></script>
    </form>
  )
}

const choiceName = (product: Product, variant: Variant, language: Language): string =>
  inLanguage(choiceOf(product, variant), language) || editorMessages[language].grid.only
