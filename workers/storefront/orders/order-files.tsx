/** What an order's buyer may fetch: files of digital goods, each by its name. */
import type { Download } from '#domain/catalog/downloads'
import { fileSize } from '#domain/formats'
import type { OrderId } from '#domain/ids'
import type { RequestContext } from '../frame/request-context.ts'
import { orderAddress } from './order-address.ts'
import { ordersMessages } from './messages/index.ts'

type Props = { readonly request: RequestContext; readonly order: OrderId; readonly files: readonly Download[] }

export const OrderFiles = ({ request, order, files }: Props) =>
  files.length === 0 ? null : (
    <section aria-labelledby="files">
      <h2 id="files">{ordersMessages[request.language].order.files}</h2>
      <ul class="stack tight">
        {files.map(({ id, name, bytes }) => (
          <li>
            <a href={`${orderAddress(request, order)}/files/${id}`} download={name}>
              {name}
            </a>{' '}
            <span class="soft small">{fileSize(bytes, request.locale)}</span>
          </li>
        ))}
      </ul>
    </section>
  )
