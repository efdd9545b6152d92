/** The three stock words: a shape and a word, never colour alone. */
import type { Availability } from '#domain/catalog/product'
import type { RequestContext } from './request-context.ts'
import { frameMessages } from './messages/index.ts'

const looks: Record<Availability, string> = { 'in-stock': 'stock', low: 'stock low', 'sold-out': 'stock out' }

type Props = {
  readonly request: RequestContext
  readonly of: Availability
  /** A gift card stands in no stock. */
  readonly isGiftCard?: boolean | undefined
}

export const AvailabilityLabel = ({ request, of, isGiftCard = false }: Props) => (
  <span class={looks[of]}>
    {isGiftCard ? frameMessages[request.language].byMail : frameMessages[request.language].availability[of]}
  </span>
)
