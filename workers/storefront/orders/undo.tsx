/** What was just taken out of the cart, and the button that puts it back. */
import { inLanguage } from '#domain/languages'
import type { Removed } from './cart-undo.ts'
import { to, type RequestContext } from '../frame/request-context.ts'
import { ordersMessages } from './messages/index.ts'

type Shown = { readonly request: RequestContext; readonly removed: Removed | undefined }

export const Undo = ({ request, removed }: Shown) =>
  removed ? (
    <form class="notes" method="post" action={to(request, '/cart')} data-undo>
      <p class="note" role="status">
        {ordersMessages[request.language].cartPage.removed(inLanguage(removed.offer.title, request.language))}{' '}
        <input type="hidden" name="variant" value={removed.variantId} />
        <input type="hidden" name="units" value={String(removed.units)} />
        <button class="link">{ordersMessages[request.language].cartPage.undo}</button>
      </p>
    </form>
  ) : null
