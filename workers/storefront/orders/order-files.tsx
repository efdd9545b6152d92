/** What an order's buyer may fetch: files of digital goods, each by its name, with how long and how often. */
import { fileSize } from '#domain/formats'
import { joined } from '#domain/languages'
import type { OrderId } from '#domain/ids'
import type { OrderFile } from '../../flows/catalog/downloads.ts'
import { dayText } from '../frame/dates.ts'
import type { RequestContext } from '../frame/request-context.ts'
import { filesMessages } from './messages/files.ts'
import { orderAddress } from './order-address.ts'
import { ordersMessages } from './messages/index.ts'

type Props = { readonly request: RequestContext; readonly order: OrderId; readonly files: readonly OrderFile[] }

const aboutOf = (request: RequestContext, { download, access }: OrderFile): string => {
  const { left, until, refused } = filesMessages[request.language]
  if (access.code !== 'open') return refused[access.code]
  return joined(
    request.language,
    fileSize(download.bytes, request.locale),
    access.left === null ? '' : left(access.left),
    access.until === null ? '' : until(dayText(request, access.until - 1)),
  )
}

export const OrderFiles = ({ request, order, files }: Props) =>
  files.length === 0 ? null : (
    <section aria-labelledby="files">
      <h2 id="files">{ordersMessages[request.language].order.files}</h2>
      <ul class="stack tight">
        {files.map((file) => (
          <li>
            {file.access.code === 'open' ? (
              <a href={`${orderAddress(request, order)}/files/${file.download.id}`} download={file.download.name}>
                {file.download.name}
              </a>
            ) : (
              <b>{file.download.name}</b>
            )}{' '}
            <span class="soft small">{aboutOf(request, file)}</span>
          </li>
        ))}
      </ul>
    </section>
  )
