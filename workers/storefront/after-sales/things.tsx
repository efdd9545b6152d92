/** What goes back: each thing, how many of it, and why. */
import type { ReturnedUnits } from '#domain/after-sales/return'
import { inLanguage } from '#domain/languages'
import type { Order } from '#domain/orders/order'
import { Picture } from '../frame/picture.tsx'
import type { RequestContext } from '../frame/request-context.ts'
import { afterSalesMessages } from './messages/index.ts'

type Unit = Pick<ReturnedUnits, 'variantId' | 'units'> & Partial<ReturnedUnits>
type Shown = { readonly request: RequestContext; readonly order: Order; readonly units: readonly Unit[] }

export const Things = ({ request, order, units }: Shown) => (
  <ul class="lines">
    {units.map(({ variantId, units: some, reason, note, pictures = [] }) => {
      const line = order.lines.find((one) => one.variantId === variantId)
      return line ? (
        <li>
          <div class="picture">
            <Picture of={line.picture} language={request.language} alt="" shown="line" />
          </div>
          <div>
            <h3>{inLanguage(line.title, request.language)}</h3>
            <p class="soft small">
              {[
                inLanguage(line.choice, request.language),
                `× ${some}`,
                reason ? afterSalesMessages[request.language].reasons[reason] : '',
              ]
                .filter(Boolean)
                .join(' · ')}
            </p>
            {note && <p class="small">{note}</p>}
            {pictures.length > 0 && (
              <p class="soft small">{afterSalesMessages[request.language].ask.pictureKept(pictures.length)}</p>
            )}
          </div>
        </li>
      ) : null
    })}
  </ul>
)
