/** The note that lies in the parcel: the number of the return, where it goes, and what is in it. Made to be printed. */
import type { Return } from '#domain/after-sales/return'
import { inLanguage } from '#domain/languages'
import type { Order } from '#domain/orders/order'
import { Layout } from '../frame/layout.tsx'
import { addressLines } from '../../flows/logistics/address-lines.ts'
import type { RequestContext } from '../frame/request-context.ts'
import { afterSalesMessages } from './messages/index.ts'
import { returnName } from './return-name.ts'
import { SendTo } from './send-to.tsx'

type Shown = { readonly request: RequestContext; readonly order: Order; readonly of: Return }

export const NotePage = ({ request, order, of }: Shown) => {
  const messages = afterSalesMessages[request.language]
  const { note, reasons } = messages
  const name = returnName(order, of)
  return (
    <Layout request={request} title={note.title(name)} sheet="reviews">
      <div class="wrap">
        <div class="page-head">
          <h1>{note.title(name)}</h1>
          <p class="lead soft text unprinted">
            {note.lead} {note.printHint}
          </p>
        </div>
        <dl class="facts">
          <div>
            <dt>{note.number}</dt>
            <dd class="num">{name}</dd>
          </div>
          <div>
            <dt>{note.to}</dt>
            <dd>
              <SendTo request={request} />
            </dd>
          </div>
          {order.address && (
            <div>
              <dt>{note.from}</dt>
              <dd>
                {addressLines(order.address).map((line, index) => (
                  <>
                    {index > 0 && <br />}
                    {line}
                  </>
                ))}
              </dd>
            </div>
          )}
          <div>
            <dt>{note.contents}</dt>
            <dd>
              <ul class="plain">
                {of.units.map(({ variantId, units, reason }) => {
                  const line = order.lines.find((one) => one.variantId === variantId)
                  return (
                    <li>
                      {[
                        `${units} × ${line ? inLanguage(line.title, request.language) : ''}`,
                        line ? inLanguage(line.choice, request.language) : '',
                        line?.sku ?? '',
                        reasons[reason],
                      ]
                        .filter(Boolean)
                        .join(' · ')}
                    </li>
                  )
                })}
              </ul>
            </dd>
          </div>
        </dl>
      </div>
    </Layout>
  )
}
