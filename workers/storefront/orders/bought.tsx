/** Lines to look at, not to change: in the drawer, at the till, in an order. */
import type { OrderLine } from '#domain/orders/quote'
import { inLanguage } from '#domain/languages'
import type { Visit } from '../frame/visit.ts'
import { Picture } from '../frame/picture.tsx'
import { priceText } from '../frame/price.tsx'

export const Bought = ({ visit, of }: { readonly visit: Visit; readonly of: readonly OrderLine[] }) => (
  <ul class="lines tight">
    {of.map(({ title, choice, units, picture, total }) => (
      <li>
        <div class="picture">
          <Picture of={picture} language={visit.language} shown="line" alt="" />
        </div>
        <div>
          <h3>{inLanguage(title, visit.language)}</h3>
          <p class="soft small">{[inLanguage(choice, visit.language), String(units)].filter(Boolean).join(' · ')}</p>
        </div>
        <p class="money">{priceText(visit, total)}</p>
      </li>
    ))}
  </ul>
)
