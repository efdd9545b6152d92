/** Before money goes back: to which gift cards it would go that are disabled, with the way to enable them. */
import { storedName } from '../../flows/stored-value/names.ts'
import { Icon } from '../frame/icon.tsx'
import { ordersMessages } from './messages/index.ts'
import type { OrderPageProps } from './order-page-props.ts'

export const ClosedCards = ({ order, closed, language }: Pick<OrderPageProps, 'order' | 'closed' | 'language'>) => (
  <>
    {(order.payments ?? [])
      .filter(({ storedValue }) => closed.has(storedValue.id))
      .map(({ storedValue }) => {
        const name = storedName(language, storedValue)
        return (
          <div class="say due">
            <Icon name="alert" />
            <span>
              {ordersMessages[language].order.closedCard(name)}{' '}
              <a href={`/admin/gift-cards/${storedValue.id}`}>{name}</a>
            </span>
          </div>
        )
      })}
  </>
)
