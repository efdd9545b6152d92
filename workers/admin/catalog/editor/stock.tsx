/** What stands where of a product, to read: the inventory's pages change it. */
import type { Product } from '#domain/catalog/product'
import type { VariantId } from '#domain/ids'
import type { Stock } from '#domain/inventory/stock'
import type { Language } from '#domain/languages'
import type { LocationsSettings } from '#domain/settings/locations'
import { readingStock, STOCK_ITEMS_MAX } from '../../../flows/inventory/questions.ts'
import { mayAsk } from '../../../flows/question.ts'
import type { AdminContext } from '../../frame/app.ts'
import { countText } from '../../frame/count.ts'
import { ask } from '../../frame/perform.ts'
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

type Sum = { readonly available: number; readonly held: number }

const byPlace = (stock: ReadonlyMap<VariantId, readonly Stock[]>): ReadonlyMap<string, Sum> => {
  const sums = new Map<string, Sum>()
  for (const { location, available, held } of [...stock.values()].flat()) {
    const before = sums.get(location) ?? { available: 0, held: 0 }
    sums.set(location, { available: before.available + available, held: before.held + held })
  }
  return sums
}

type Props = {
  readonly product: Product
  readonly stock: Found
  readonly places: LocationsSettings
  readonly language: Language
}

export const StockPanel = ({ product, stock, places, language }: Props) => {
  const messages = editorMessages[language].stock
  if (stock === undefined) return null
  const sums = typeof stock === 'string' ? new Map<string, Sum>() : byPlace(stock)
  const nameOf = (id: string) => places.locations.find((one) => one.id === id)?.name ?? id
  return (
    <section class="panel" id="stock" aria-labelledby="stock-title">
      <header>
        <h2 id="stock-title">{messages.title}</h2>
        <div class="acts">
          <a class="btn" href={`/admin/inventory?q=${encodeURIComponent(product.text.title)}`}>
            {messages.link}
          </a>
        </div>
      </header>
      {sums.size === 0 ? (
        <p class="in-p mute">{typeof stock === 'string' ? messages[stock] : messages.none}</p>
      ) : (
        <table class="tb">
          <thead>
            <tr>
              <th scope="col">{messages.location}</th>
              <th scope="col" class="num">
                {messages.available}
              </th>
              <th scope="col" class="num">
                {messages.held}
              </th>
            </tr>
          </thead>
          <tbody>
            {Array.from(sums, ([location, { available, held }]) => (
              <tr>
                <th scope="row">{nameOf(location)}</th>
                <td class="num">{countText(available, language)}</td>
                <td class="num">{countText(held, language)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </section>
  )
}
