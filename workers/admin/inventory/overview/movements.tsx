/** /admin/inventory/movements: what moved, by whom and why, of everything; as a page and as a file. */
import { Hono } from 'hono'
import { documentOf } from '#domain/inventory/documents/document'
import { inLanguage } from '#domain/languages'
import { orderName, orderOfPayment, paymentId } from '#domain/ids'
import { itemOf } from '#domain/sharding/lanes'
import { readingMovements } from '../../../flows/inventory/overview-questions.ts'
import { listingLocations } from '../../../flows/inventory/questions.ts'
import { FILE_PAGE, LOG_PAGE } from '../../../flows/inventory/movement-log.ts'
import { csvAnswer } from '../../../http/csv.ts'
import { cursorAt, placeOf } from '../../../http/cursor.ts'
import type { AdminApp, AdminContext } from '../../frame/app.ts'
import { only } from '../../frame/auth.tsx'
import { addressWith, Empty, Pages, Views } from '../../frame/lists.tsx'
import { frameMessages } from '../../frame/messages/index.ts'
import { showMissing } from '../../frame/missing.tsx'
import { showPage } from '../../frame/page.tsx'
import { ask } from '../../frame/perform.ts'
import { Table } from '../../frame/table.tsx'
import { When } from '../../frame/time.tsx'
import { harmless, UTF8_MARK } from '../../frame/csv.ts'
import { documentMessages } from '../documents/messages/index.ts'
import { DOCUMENT_PATHS } from '../documents/paths.ts'
import { InventoryHead } from '../inventory-head.tsx'
import { inventoryMessages } from '../messages/index.ts'
import { placeName } from '../place-name.ts'
import { overviewMessages } from './messages/index.ts'

export const movements = new Hono<AdminApp>()
const PATH = '/admin/inventory/movements'
/** Pages of one file: with some shards far fewer questions than one call may ask, and more rows than a spreadsheet likes. */
const FILE_PAGES_MAX = 50

const cursorIn = (text: string | undefined) => {
  const [at, shard, sequence] = placeOf(text ?? '') ?? []
  return typeof at === 'number' && typeof shard === 'string' && typeof sequence === 'number'
    ? { at, shard, sequence }
    : null
}

const queryOf = (c: AdminContext) => {
  const text = (name: string) => c.req.query(name) ?? ''
  const [from, until] = [text('from'), text('until')]
  return {
    of: text('of') === 'sales' ? ('sales' as const) : ('people' as const),
    location: text('location'),
    who: text('who'),
    ...(from !== '' && { from }),
    ...(until !== '' && { until }),
  }
}

const read = async (c: AdminContext, after: ReturnType<typeof cursorIn>, limit = LOG_PAGE) => {
  const found = await ask(c, readingMovements, { ...queryOf(c), after, limit })
  return found.ok ? found.value : undefined
}
type Read = NonNullable<Awaited<ReturnType<typeof read>>>
type Movement = Read['movements'][number]

const signed = ({ credit, units }: Movement): string =>
  units === 0 ? '0' : credit === 'available' ? `+${units}` : `−${units}`

const nameOf = (c: AdminContext, { items }: Read, { item }: Movement): string => {
  const { language } = c.var
  const found = items.get(itemOf(item))
  if (!found) return `${item}, ${overviewMessages[language].gone}`
  return `${inLanguage(found.title, language)} ${inLanguage(found.choice, language)}`.trim()
}

/** What caused it, in words, and where that can be looked at. */
const causeOf = (c: AdminContext, { documents }: Read, { cause, causeId }: Movement) => {
  const { language } = c.var
  const id = documentOf(causeId)
  const document = id && documents.get(id)
  if (document) {
    const { kind, number } = document
    return { text: documentMessages[language].named[kind](number), href: `${DOCUMENT_PATHS[kind]}/${document.id}` }
  }
  const payment = paymentId(causeId)
  const order = payment && orderOfPayment(payment)
  const text = inventoryMessages[language].causes[cause]
  return order ? { text: `${text} ${orderName(order)}`, href: `/admin/orders/${order}` } : { text, href: null }
}

const whoOf = ({ people }: Read, { who }: Movement): string => people.find(({ id }) => id === who)?.name ?? ''

movements.get('/', only(readingMovements), async (c) => {
  const { language, settings } = c.var
  const messages = overviewMessages[language]
  const [found, places] = await Promise.all([read(c, cursorIn(c.req.query('after'))), ask(c, listingLocations, {})])
  if (!found) return showMissing(c)
  const query = queryOf(c)
  const parameters = { ...query, of: query.of === 'people' ? null : query.of }
  const { next } = found
  return showPage(
    c,
    { title: messages.movements, here: 'inventory' },
    <>
      <InventoryHead title={messages.movements} language={language}>
        <a class="btn" href={addressWith(`${PATH}/csv`, parameters)} download>
          {messages.csv}
        </a>
      </InventoryHead>
      <Views
        language={language}
        label={messages.ofLabel}
        here={query.of}
        views={(['people', 'sales'] as const).map((of) => ({
          id: of,
          label: messages.of[of],
          href: addressWith(PATH, { ...parameters, of: of === 'people' ? null : of }),
        }))}
      />
      <form class="tools" role="search" method="get" action={PATH}>
        {query.of === 'sales' && <input type="hidden" name="of" value="sales" />}
        <label class="vh" for="location">
          {messages.location}
        </label>
        <select class="in fit" id="location" name="location">
          <option value="">{messages.anyLocation}</option>
          {(places.ok ? places.value : []).map(({ id }) => (
            <option value={id} selected={id === query.location}>
              {placeName(settings, id)}
            </option>
          ))}
        </select>
        <label class="vh" for="who">
          {messages.person}
        </label>
        <select class="in fit" id="who" name="who">
          <option value="">{messages.anybody}</option>
          {found.people.map(({ id, name }) => (
            <option value={id} selected={id === query.who}>
              {name}
            </option>
          ))}
        </select>
        {(['from', 'until'] as const).map((side) => (
          <label class="row tight s soft">
            {messages[side]}
            <input class="in fit" type="date" name={side} value={query[side] ?? ''} />
          </label>
        ))}
        <button class="btn">{frameMessages[language].apply}</button>
      </form>
      {found.movements.length === 0 ? (
        <Empty icon="stock" heading={messages.nothing} why={messages.nothingWhy} />
      ) : (
        <Rows c={c} found={found} />
      )}
      <div class="foot">
        <span class="s mute">{query.of === 'sales' ? messages.bounded : ''}</span>
        <div class="pages">
          <Pages
            language={language}
            newer={c.req.query('after') ? addressWith(PATH, parameters) : null}
            older={next && addressWith(PATH, parameters, { after: cursorAt(next.at, next.shard, next.sequence) })}
          />
        </div>
      </div>
    </>,
  )
})

const Rows = ({ c, found }: { readonly c: AdminContext; readonly found: Read }) => {
  const { language, settings } = c.var
  const messages = overviewMessages[language]
  const now = Date.now()
  return (
    <Table
      label={messages.movements}
      rows={found.movements}
      columns={[
        {
          head: messages.when,
          class: 'c-date nw soft',
          cell: ({ at }) => <When at={at} now={now} language={language} />,
        },
        {
          head: messages.item,
          class: 'c-id',
          cell: (movement) => (
            <a class="id" href={`/admin/inventory/${itemOf(movement.item)}`}>
              {nameOf(c, found, movement)}
            </a>
          ),
        },
        { head: messages.change, class: 'c-sum num b', cell: signed },
        { head: messages.location, class: 'soft nw', cell: ({ location }) => placeName(settings, location) },
        {
          head: messages.cause,
          class: 'c-who',
          cell: (movement) => {
            const { text, href } = causeOf(c, found, movement)
            return href ? <a href={href}>{text}</a> : text
          },
        },
        { head: messages.who, class: 'c-st soft nw', cell: (movement) => whoOf(found, movement) },
        { head: messages.note, class: 'soft why hide-m', cell: ({ note }) => note },
      ]}
    />
  )
}

const HEADS = ['At', 'SKU', 'Item', 'Location', 'Change', 'Kind', 'Cause', 'Who', 'Note']

/** Page by page; where it ends before the movements do, its last row says so. */
async function* fileOf(c: AdminContext, first: Read): AsyncGenerator<readonly (readonly string[])[]> {
  const rowOf = (found: Read, movement: Movement): string[] => {
    const { at, location, cause, units, credit, note } = movement
    const sku = found.items.get(itemOf(movement.item))?.sku ?? ''
    const change = String(credit === 'available' ? units : -units)
    const more = [causeOf(c, found, movement).text, whoOf(found, movement), note]
    return [new Date(at).toISOString(), sku, nameOf(c, found, movement), location, change, cause, ...more]
  }
  yield [HEADS.map((head, at) => (at === 0 ? `${UTF8_MARK}${head}` : head))]
  let page: Read | undefined = first
  for (let pages = 1; page; pages++) {
    const found: Read = page
    yield found.movements.map((movement) => harmless(rowOf(found, movement)))
    if (!found.next) return
    if (pages === FILE_PAGES_MAX) {
      yield [[overviewMessages[c.var.language].fileEnds]]
      return
    }
    page = await read(c, found.next, FILE_PAGE)
  }
}

movements.get('/csv', only(readingMovements), async (c) => {
  const first = await read(c, null, FILE_PAGE)
  return first ? csvAnswer('movements', fileOf(c, first)) : showMissing(c)
})
