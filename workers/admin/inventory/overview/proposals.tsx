/** /admin/inventory/reorder: what should be ordered again, supplier by supplier; an order of it is one press away. */
import { Hono } from 'hono'
import { LOW_UNITS } from '#domain/inventory/stock'
import type { Supplier } from '#domain/inventory/supplier'
import { numberFormat } from '#domain/formats'
import { localeOf, type Language } from '#domain/languages'
import { mayGive } from '../../../flows/command.ts'
import { proposingOrders } from '../../../flows/inventory/overview-questions.ts'
import { listingLocations } from '../../../flows/inventory/questions.ts'
import { wantsStockNews } from '../../../flows/inventory/news-commands.ts'
import { reordering } from '../../../flows/inventory/reorder-commands.ts'
import { statusOf } from '../../../http/refusal.ts'
import type { AdminApp, AdminContext } from '../../frame/app.ts'
import { only } from '../../frame/auth.tsx'
import { countText } from '../../frame/count.ts'
import { Key, Trouble, type ShownRefusal } from '../../frame/forms.tsx'
import { Empty } from '../../frame/lists.tsx'
import { showMissing } from '../../frame/missing.tsx'
import { showPage } from '../../frame/page.tsx'
import { ask, perform } from '../../frame/perform.ts'
import { Table, type Column } from '../../frame/table.tsx'
import { amissOf, told, Wrong, type Amiss, type FieldOf } from '../amiss.tsx'
import { itemName } from '../documents/line-table.tsx'
import { DOCUMENT_PATHS } from '../documents/paths.ts'
import { InventoryHead } from '../inventory-head.tsx'
import { placeName } from '../place-name.ts'
import { StockNews } from './stock-news.tsx'
import { overviewMessages } from './messages/index.ts'

export const proposals = new Hono<AdminApp>()
const PATH = '/admin/inventory/reorder'

const read = async (c: AdminContext) => {
  const found = await ask(c, proposingOrders, {})
  return found.ok ? found.value.proposals : undefined
}
type Proposal = NonNullable<Awaited<ReturnType<typeof read>>>[number]

const show = async (
  c: AdminContext,
  refusal: ShownRefusal | null = null,
  form?: URLSearchParams,
): Promise<Response> => {
  const { language, staff } = c.var
  const messages = overviewMessages[language]
  const [found, places, wants] = await Promise.all([
    read(c),
    ask(c, listingLocations, {}),
    wantsStockNews(c.env, staff),
  ])
  if (!found) return showMissing(c)
  const bySupplier = [...Map.groupBy(found, ({ supplier }) => supplier?.id ?? null)]
  const known = bySupplier.filter(([id]) => id !== null)
  const without = bySupplier.find(([id]) => id === null)?.[1] ?? []
  const open = places.ok ? places.value : []
  const lines = linesIn(form ?? new URLSearchParams())
  const fieldOf: FieldOf = ([list, at]) => (list === 'lines' ? `units.${lines[Number(at)]?.variantId}` : String(list))
  const amiss = refusal ? amissOf(refusal, fieldOf, language) : new Map<string, string>()
  return showPage(
    c,
    { title: messages.proposals, here: 'inventory', status: refusal ? statusOf[refusal.code] : 200 },
    <>
      <InventoryHead title={messages.proposals} language={language}>
        <StockNews language={language} wants={wants} />
      </InventoryHead>
      {found.length === 0 ? (
        <Empty icon="check" heading={messages.nothingToOrder} why={messages.proposalsAbout} />
      ) : (
        <div class="body">
          <div class="wrap stack">
            {refusal && (
              <Trouble refusal={refusal.code} language={language}>
                {[...amiss].map(([field, words]) => (
                  <a href={`#${field}`}>{`${labelOf(found, field, language)}: ${words}`}</a>
                ))}
              </Trouble>
            )}
            <p class="soft">{messages.proposalsAbout}</p>
            {known.map(([, rows]) => (
              <Group {...{ c, rows, places: open, form, amiss }} mayOrder={mayGive(staff, reordering)} />
            ))}
            {without.length > 0 && (
              <section class="panel">
                <header>
                  <h2 id="without">{messages.noSupplier}</h2>
                  <span class="s mute">{messages.noSupplierWhy}</span>
                </header>
                <div class="scroll" tabindex={0} role="region" aria-labelledby="without">
                  <Rows {...{ c, amiss }} rows={without} label={messages.noSupplier} typing={null} />
                </div>
              </section>
            )}
          </div>
        </div>
      )}
    </>,
  )
}

type GroupProps = {
  readonly c: AdminContext
  readonly rows: readonly Proposal[]
  readonly places: readonly { readonly id: string }[]
  readonly form: URLSearchParams | undefined
  readonly amiss: Amiss
  readonly mayOrder: boolean
}

const Group = ({ c, rows, places, form, amiss, mayOrder }: GroupProps) => {
  const { language, settings } = c.var
  const messages = overviewMessages[language]
  const [first] = rows
  const supplier: Supplier | null = first?.supplier ?? null
  if (!supplier) return null
  const heading = `at-${supplier.id}`
  const typed = form?.get('supplier') === supplier.id ? form : undefined
  return (
    <form class="panel" method="post" action={PATH}>
      <header>
        <h2 id={heading}>{supplier.name}</h2>
        <span class="s mute">{messages.days(supplier.leadDays)}</span>
      </header>
      <div>
        <Key />
        <input type="hidden" name="supplier" value={supplier.id} />
        <div class="scroll" tabindex={0} role="region" aria-labelledby={heading}>
          <Rows
            {...{ c, rows, amiss }}
            label={supplier.name}
            typing={mayOrder ? (typed ?? new URLSearchParams()) : null}
          />
        </div>
      </div>
      {mayOrder && (
        <footer>
          <label class="row tight s soft">
            {messages.to}
            <select class="in fit" name="to" aria-invalid={typed && amiss.has('to') ? 'true' : undefined}>
              {places.map(({ id }) => (
                <option value={id} selected={id === typed?.get('to')}>
                  {placeName(settings, id)}
                </option>
              ))}
            </select>
          </label>
          <button class="btn go">{messages.create(rows.length)}</button>
        </footer>
      )}
    </form>
  )
}

type RowsProps = Pick<GroupProps, 'c' | 'rows' | 'amiss'> & {
  readonly label: string
  readonly typing: URLSearchParams | null
}

const labelOf = (rows: readonly Proposal[], field: string, language: Language): string => {
  const messages = overviewMessages[language]
  const row = rows.find(({ item }) => field === `units.${item.id}`)
  return row ? messages.orderOf(itemName(row.item, language)) : field === 'to' ? messages.to : messages.proposals
}

const Rows = ({ c, rows, label, amiss, typing }: RowsProps) => {
  const { language } = c.var
  const messages = overviewMessages[language]
  const perDay = (rate: number) => numberFormat(localeOf(language), { maximumFractionDigits: 1 }).format(rate)
  const field: Column<Proposal> = {
    head: messages.order,
    class: 'c-sum num',
    cell: (row) => {
      const name = `units.${row.item.id}`
      return typing ? (
        <>
          <input
            class="in few"
            {...told(name, amiss)}
            value={typing.get(name) ?? String(row.units)}
            inputmode="numeric"
            autocomplete="off"
            maxlength={10}
            aria-label={messages.orderOf(itemName(row.item, language))}
          />
          <Wrong of={name} amiss={amiss} />
        </>
      ) : (
        countText(row.units, language)
      )
    },
  }
  return (
    <Table
      label={label}
      rows={rows}
      columns={[
        {
          head: messages.item,
          class: 'c-id nw',
          cell: (row) => (
            <a class="id" href={`/admin/inventory/${row.item.id}`}>
              {itemName(row.item, language)}
            </a>
          ),
        },
        { head: messages.perDay, class: 'num soft', cell: (row) => perDay(row.perDay) },
        {
          head: messages.available,
          class: 'num',
          cell: ({ available, item }) => (
            <span class={available <= (item.lowStock ?? LOW_UNITS) ? 'st due' : undefined}>
              {countText(available, language)}
            </span>
          ),
        },
        {
          head: messages.incoming,
          class: 'num soft',
          cell: ({ incoming }) => (incoming > 0 ? `+${countText(incoming, language)}` : ''),
        },
        {
          head: messages.lasts,
          class: 'c-who num soft',
          cell: ({ daysLeft }) => (daysLeft === null ? '' : messages.days(daysLeft)),
        },
        field,
      ]}
    />
  )
}

/** An empty field, and nothing, is left out of the order. */
const linesIn = (typed: URLSearchParams): { readonly variantId: string; readonly units: string }[] =>
  [...typed].flatMap(([name, units]) => {
    const [side, variantId] = name.split('.')
    return side === 'units' && variantId && units.trim() !== '' && units.trim() !== '0' ? [{ variantId, units }] : []
  })

proposals.get('/', only(proposingOrders), (c) => show(c))

proposals.post('/', only(reordering), async (c) => {
  const { done, form } = await perform(c, reordering, (_, typed) => ({
    supplier: typed.get('supplier') ?? '',
    to: typed.get('to') ?? '',
    lines: linesIn(typed),
  }))
  if (!done.ok) return show(c, done.refusal, form)
  return c.redirect(`${DOCUMENT_PATHS.purchase}/${done.value.id}?done=created`, 303)
})
