/** Which customers a list is asked for, by its address; anything else that stands there is left aside. */
import { CUSTOMER_VIEWS, type CustomerView } from '#domain/customers/record'
import { TAG_LENGTH_MAX } from '#domain/customers/tags'
import type { CustomerCursor } from '#schema/users/customers/records'
import { addressWith } from '../frame/lists.tsx'

export const PATH = '/admin/customers'

export type PeopleQuery = {
  readonly view: CustomerView
  readonly q: string
  readonly tag: string
  readonly cursor: CustomerCursor | null
}

const cursorIn = (towards: CustomerCursor['towards'], text: string | undefined): CustomerCursor | null =>
  /^\d{1,15}$/.test(text ?? '') ? { towards, sequence: Number(text) } : null

export const peopleQueryIn = (query: (name: string) => string | null | undefined): PeopleQuery => ({
  view: CUSTOMER_VIEWS.find((one) => one === query('view')) ?? 'all',
  q: (query('q') ?? '').trim().slice(0, 200),
  tag: (query('tag') ?? '').trim().slice(0, TAG_LENGTH_MAX),
  cursor: cursorIn('older', query('before') ?? undefined) ?? cursorIn('newer', query('after') ?? undefined),
})

type Asked = Pick<PeopleQuery, 'view' | 'q' | 'tag'>

/** The address of the same list, without the page that it was on. */
export const peopleAddress = (
  { view, q, tag }: Asked,
  change: Readonly<Record<string, string | null>> = {},
  path = PATH,
): string => addressWith(path, { view: view === 'all' ? null : view, q, tag, ...change })
