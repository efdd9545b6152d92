/** The three stock words: a shape and a word, never colour alone. */
import type { Availability } from '#domain/catalog/product'
import type { RequestContext } from './request-context.ts'
import { frameMessages } from './messages/index.ts'

const looks: Record<Availability, string> = { 'in-stock': 'stock', low: 'stock low', 'sold-out': 'stock out' }

export const AvailabilityLabel = ({ request, of }: { readonly request: RequestContext; readonly of: Availability }) => (
  <span class={looks[of]}>{frameMessages[request.language].availability[of]}</span>
)
