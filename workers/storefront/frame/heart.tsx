/**
 * The heart of a product: puts it on the wish list. The page is the same for everyone, so whose heart is full a script shows
 * (browser/wishes.ts); without one a press puts it on the list, and the list shows it.
 */
import type { ProductId, VariantId } from '#domain/ids'
import type { RequestContext } from './request-context.ts'
import { frameMessages } from './messages/index.ts'

/** One form for all hearts of a page: a row of goods has many. */
export const WISH_FORM = 'wish'

export const Heart = () => (
  <svg class="heart" aria-hidden="true" viewBox="0 0 20 20">
    <path d="M10 16.5 3.9 10.4a3.9 3.9 0 0 1 5.5-5.5l.6.6.6-.6a3.9 3.9 0 0 1 5.5 5.5Z" />
  </svg>
)

type Shown = {
  readonly request: RequestContext
  readonly product: ProductId
  /** As it is chosen on its page. */
  readonly variant?: VariantId
  readonly title: string
}

export const SaveWish = ({ request, product, variant, title }: Shown) => (
  <button
    class="save-wish"
    form={WISH_FORM}
    name="save"
    value={variant === undefined ? product : `${product}.${variant}`}
    aria-label={frameMessages[request.language].saveWish(title)}
  >
    <Heart />
  </button>
)
