/** What was just taken out of the cart, and the button that puts it back. */
import { inLanguage } from '#domain/languages'
import type { Removed } from './cart-undo.ts'
import { to, type Visit } from '../frame/visit.ts'
import { ordersMessages } from './messages/index.ts'

type Shown = { readonly visit: Visit; readonly removed: Removed | undefined }

export const Undo = ({ visit, removed }: Shown) =>
  removed ? (
    <form class="notes" method="post" action={to(visit, '/cart')} data-undo>
      <p class="note" role="status">
        {ordersMessages[visit.language].cartPage.removed(inLanguage(removed.offer.title, visit.language))}{' '}
        <input type="hidden" name="variant" value={removed.variantId} />
        <input type="hidden" name="units" value={String(removed.units)} />
        <button class="link">{ordersMessages[visit.language].cartPage.undo}</button>
      </p>
    </form>
  ) : null
