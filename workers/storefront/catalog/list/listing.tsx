/** Goods with filters beside them: a collection, or what a search found. All of it stands in the address. */
import { SORTS, usualSort, type ListQuery, type ProductList } from '#domain/catalog/list-query'
import { to, type RequestContext } from '../../frame/request-context.ts'
import { Goods } from './card.tsx'
import { Chips } from './chips.tsx'
import { Filters, FILTERS_ID, totalOf } from './filters.tsx'
import { addressOf } from './list-address.ts'
import { catalogMessages } from '../messages/index.ts'
import { frameMessages } from '../../frame/messages/index.ts'

type Shown = {
  readonly request: RequestContext
  /** Without language and query. */
  readonly path: string
  readonly query: ListQuery
  readonly list: ProductList
}

export const Listing = (shown: Shown) => {
  const { request, path, list } = shown
  const messages = catalogMessages[request.language].collection
  return (
    <div class="listing" data-listing data-address={to(request, addressOf(path, shown.query))}>
      <Filters {...shown} />
      <div>
        <div class="bar">
          <Chips {...shown} />
          <div class="asked">
            <span class="soft small" tabindex={-1} data-listed>
              {totalOf(request, list)}
            </span>
            <Order {...shown} />
          </div>
        </div>
        {list.cards.length > 0 ? (
          <>
            <h2 class="hidden">{frameMessages[request.language].goods}</h2>
            <Goods request={request} of={list.cards} look="three" />
          </>
        ) : list.total > 0 ? (
          <Beyond {...shown} />
        ) : (
          <div class="stack none">
            <h2>{messages.empty}</h2>
            <p class="soft">{messages.emptyText}</p>
            <p>
              <a class="button quiet" href={to(request, path)}>
                {messages.clear}
              </a>
            </p>
          </div>
        )}
        {list.cards.length > 0 && <Pages {...shown} />}
      </div>
    </div>
  )
}

const Order = ({ request, query }: Shown) => {
  const { sort, sorts } = catalogMessages[request.language].collection
  return (
    <>
      <label class="hidden" for="sort">
        {sort}
      </label>
      <select class="plain-select" id="sort" name="sort" form={FILTERS_ID}>
        {SORTS.filter((one) => one !== 'relevance' || query.terms).map((one) => (
          <option value={one === usualSort(query) ? '' : one} selected={one === query.sort}>
            {sorts[one]}
          </option>
        ))}
      </select>
      <button class="link small noscript" form={FILTERS_ID}>
        {catalogMessages[request.language].collection.showOrder}
      </button>
    </>
  )
}

const pagesOf = ({ list, query }: Shown): number => Math.ceil(list.total / query.pageSize)

/** An address of before, when there was more: the last page that there is. */
const Beyond = (shown: Shown) => {
  const { request, path, query } = shown
  const messages = catalogMessages[request.language].collection
  const pages = pagesOf(shown)
  return (
    <div class="stack none">
      <h2>{messages.beyond}</h2>
      <p class="soft">{messages.beyondText(pages)}</p>
      <p>
        <a class="button quiet" href={to(request, addressOf(path, { ...query, page: pages }))}>
          {messages.lastPage(pages)}
        </a>
      </p>
    </div>
  )
}

const Pages = (shown: Shown) => {
  const { request, path, query } = shown
  const messages = catalogMessages[request.language].collection
  const pages = pagesOf(shown)
  if (pages <= 1) return null
  const at = (page: number) => to(request, addressOf(path, { ...query, page }))
  return (
    <nav class="pages" aria-label={messages.pages}>
      {query.page > 1 && (
        <a class="button quiet" rel="prev" href={at(query.page - 1)}>
          {messages.previous}
        </a>
      )}
      <span class="soft">{messages.page(query.page, pages)}</span>
      {query.page < pages && (
        <a class="button quiet" rel="next" href={at(query.page + 1)}>
          {messages.next}
        </a>
      )}
    </nav>
  )
}
