/** The three stock words: a shape and a word, never colour alone. */
import type { Availability } from '#domain/catalog/product'
import type { Visit } from '../../frame/visit.ts'
import { frameMessages } from '../../frame/messages/index.ts'

const looks: Record<Availability, string> = { 'in-stock': 'stock', low: 'stock low', 'sold-out': 'stock out' }

export const StockWord = ({ visit, of }: { readonly visit: Visit; readonly of: Availability }) => (
  <span class={looks[of]}>{frameMessages[visit.language].availability[of]}</span>
)
