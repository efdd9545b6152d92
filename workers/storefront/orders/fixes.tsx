/** What is in the way of paying, with a button each that puts it right without leaving the checkout. */
import type { VariantId } from '#domain/ids'
import type { Review } from '#domain/orders/review'
import { to, type RequestContext } from '../frame/request-context.ts'
import { nameOf } from './notes.tsx'
import { ordersMessages } from './messages/index.ts'

/** As many of it can be had: none, and the line is taken out. */
export type Short = { readonly variantId: VariantId; readonly units: number }

type Shown = {
  readonly request: RequestContext
  readonly of: Review
  /** What the shelf has said, which is newer than what the pages know. */
  readonly short: Short | undefined
}

export const Fixes = ({ request, of, short }: Shown) => {
  const known = of.lines.flatMap(({ lineItem: { variantId }, obstacle, sold }): Short[] =>
    obstacle && variantId !== short?.variantId ? [{ variantId, units: sold?.units ?? 0 }] : [],
  )
  const all = [...(short ? [short] : []), ...known]
  if (all.length === 0) return null
  return (
    <div class="fixes">
      {all.map((one) => (
        <Fix request={request} of={of} short={one} />
      ))}
    </div>
  )
}

const Fix = ({ request, of, short: { variantId, units } }: Shown & { readonly short: Short }) => {
  const { setToOf, removeThing } = ordersMessages[request.language].cartPage
  const line = of.lines.find(({ lineItem }) => lineItem.variantId === variantId)
  if (!line) return null
  const name = nameOf(request, line)
  return (
    <form method="post" action={to(request, '/cart/lines')} data-fix>
      <input type="hidden" name="view" value="checkout" />
      <input type="hidden" name="variant" value={variantId} />
      <button class="button quiet" name="units" value={String(units)}>
        {units > 0 ? setToOf(name, units) : removeThing(name)}
      </button>
    </form>
  )
}
