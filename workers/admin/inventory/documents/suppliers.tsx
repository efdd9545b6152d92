/** /admin/inventory/suppliers: whom the shop buys from, and in which currency and how many days. */
import { Hono } from 'hono'
import type { Supplier } from '#domain/inventory/supplier'
import type { Language } from '#domain/languages'
import { own } from '#domain/own'
import type { Fault } from '../../../flows/command.ts'
import { mayGive } from '../../../flows/command.ts'
import { listingSuppliers, readingSupplier } from '../../../flows/inventory/document-questions.ts'
import {
  addingSupplier,
  changingSupplier,
  deletingSupplier,
  restoringSupplier,
} from '../../../flows/inventory/supplier-commands.ts'
import { statusOf } from '../../../http/refusal.ts'
import type { AdminApp, AdminContext } from '../../frame/app.ts'
import { only } from '../../frame/auth.tsx'
import { FaultLinks, faultsIn, Key, Trouble, type ShownRefusal } from '../../frame/forms.tsx'
import { Icon } from '../../frame/icon.tsx'
import { Empty, Find } from '../../frame/lists.tsx'
import { frameMessages } from '../../frame/messages/index.ts'
import { showMissing } from '../../frame/missing.tsx'
import { showPage } from '../../frame/page.tsx'
import { ask, perform } from '../../frame/perform.ts'
import { Table } from '../../frame/table.tsx'
import { InventoryHead } from '../inventory-head.tsx'
import { documentMessages } from './messages/index.ts'
import { DOCUMENT_PATHS } from './paths.ts'

export const suppliers = new Hono<AdminApp>()
const PATH = '/admin/inventory/suppliers'
const FIELDS = ['name', 'contact', 'email', 'phone', 'address', 'currency', 'leadDays', 'note'] as const
type Field = (typeof FIELDS)[number]
const NEEDED: ReadonlySet<Field> = new Set<Field>(['name', 'currency', 'leadDays'])

suppliers.get('/', only(listingSuppliers), async (c) => {
  const { language, staff } = c.var
  const messages = documentMessages[language]
  const q = (c.req.query('q') ?? '').slice(0, 200)
  const found = await ask(c, listingSuppliers, { q })
  if (!found.ok) return showMissing(c)
  const gone = c.req.query('gone') ?? ''
  const mayAdd = mayGive(staff, addingSupplier)
  const add = mayAdd && (
    <a class="btn go" href={`${PATH}/new`}>
      {messages.newSupplier}
    </a>
  )
  return showPage(
    c,
    { title: messages.suppliers, here: 'inventory' },
    <>
      <InventoryHead title={messages.suppliers} language={language}>
        {add}
      </InventoryHead>
      {gone !== '' && mayAdd && <Gone id={gone} language={language} />}
      {(found.value.suppliers.length > 0 || q !== '') && (
        <form class="tools" action={PATH} role="search">
          <Find label={messages.findSupplier} value={q} />
          {q !== '' && (
            <a class="btn bare" href={PATH}>
              {frameMessages[language].clear}
            </a>
          )}
        </form>
      )}
      {found.value.suppliers.length === 0 && q !== '' ? (
        <Empty heading={messages.nothingFound(q)} why={messages.nothingFoundWhy} />
      ) : found.value.suppliers.length === 0 ? (
        <Empty icon="truck" heading={messages.noSuppliers} why={messages.noSuppliersWhy}>
          {add}
        </Empty>
      ) : (
        <Rows rows={found.value.suppliers} language={language} />
      )}
    </>,
  )
})

const Gone = ({ id, language }: { readonly id: string; readonly language: Language }) => (
  <form class="say in-list" role="status" method="post" action={`${PATH}/${encodeURIComponent(id)}/restore`}>
    <Key />
    <Icon name="check" />
    <span>{documentMessages[language].supplierGone}</span>
    <button class="btn end-x">{documentMessages[language].undo}</button>
  </form>
)

const Rows = ({ rows, language }: { readonly rows: readonly Supplier[]; readonly language: Language }) => {
  const messages = documentMessages[language]
  return (
    <Table
      label={messages.suppliers}
      rows={rows}
      rowClass={({ archived }) => (archived ? 'gone' : undefined)}
      columns={[
        {
          head: messages.fields.name,
          class: 'c-id',
          cell: ({ id, name }) => (
            <a class="id" href={`${PATH}/${id}`}>
              {name}
            </a>
          ),
        },
        { head: messages.fields.contact, class: 'c-who soft', cell: ({ contact }) => contact },
        { head: messages.fields.email, class: 'soft', cell: ({ email }) => email },
        { head: messages.fields.currency, class: 'c-sum', cell: ({ currency }) => currency },
        { head: messages.fields.leadDays, class: 'num c-date', cell: ({ leadDays }) => messages.lead(leadDays) },
      ]}
    />
  )
}

type Shown = {
  readonly filled: Readonly<Record<string, string>>
  readonly supplier: Supplier | null
  readonly refusal?: ShownRefusal
  readonly done?: string | null
}

const filledFrom = ({ leadDays, archived, version, ...supplier }: Supplier): Shown['filled'] => ({
  ...supplier,
  leadDays: String(leadDays),
  archived: archived ? 'on' : '',
  version: String(version),
})

const show = (c: AdminContext, { filled, supplier, refusal, done = null }: Shown) => {
  const { language } = c.var
  const messages = documentMessages[language]
  const title = supplier?.name ?? messages.newSupplier
  return showPage(
    c,
    { title, here: 'inventory', status: refusal ? statusOf[refusal.code] : 200 },
    <>
      <header class="head">
        <a class="crumb" href={PATH}>
          <Icon name="back" />
          <span class="hide-s">{messages.suppliers}</span>
        </a>
        <h1>{title}</h1>
        {supplier && (
          <div class="acts">
            {mayGive(c.var.staff, deletingSupplier) && (
              <form method="post" action={`${PATH}/${supplier.id}/delete`}>
                <Key />
                <input type="hidden" name="version" value={String(supplier.version)} />
                <button class="btn bare bad">{messages.deleteSupplier}</button>
              </form>
            )}
            {!supplier.archived && (
              <a class="btn" href={`${DOCUMENT_PATHS.purchase}/new?supplier=${supplier.id}`}>
                {messages.orderThere}
              </a>
            )}
          </div>
        )}
      </header>
      <div class="body">
        <form
          class="narrow stack"
          method="post"
          action={supplier ? `${PATH}/${supplier.id}` : `${PATH}/new`}
          data-editor
        >
          <Key />
          {supplier && <input type="hidden" name="version" value={filled['version'] ?? ''} />}
          {refusal && (
            <Trouble refusal={refusal.code} language={language}>
              <FaultLinks refusal={refusal} labelOf={(field) => own(messages.fields, field) ?? field} />
            </Trouble>
          )}
          {done && (
            <div class="say" role="status">
              <Icon name="check" />
              <div>{done}</div>
            </div>
          )}
          <section class="panel">
            <div class="in-p stack">
              {FIELDS.map((field) => (
                <Input
                  field={field}
                  value={own(filled, field) ?? ''}
                  faults={refusal ? faultsIn(refusal) : []}
                  language={language}
                />
              ))}
              {supplier && (
                <label class="pick">
                  <input type="checkbox" name="archived" checked={own(filled, 'archived') === 'on'} />
                  {messages.archived}
                </label>
              )}
            </div>
          </section>
          <div class="row">
            <button class="btn go big">{messages.saveHead}</button>
            <a class="btn bare big" href={PATH}>
              {messages.acts.cancel}
            </a>
          </div>
        </form>
      </div>
    </>,
  )
}

type InputProps = {
  readonly field: Field
  readonly value: string
  readonly faults: readonly Fault[]
  readonly language: Language
}

const Input = ({ field, value, faults, language }: InputProps) => {
  const wrong = faults.find(({ path: [name] }) => name === field)
  const attributes = {
    class: 'in',
    id: field,
    name: field,
    autocomplete: 'off',
    'aria-invalid': wrong ? ('true' as const) : undefined,
    'aria-describedby': wrong ? `${field}-wrong` : undefined,
  }
  return (
    <div class="f">
      <label for={field}>
        {documentMessages[language].fields[field]}{' '}
        {!NEEDED.has(field) && <span class="opt">{frameMessages[language].optional}</span>}
      </label>
      {field === 'address' ? (
        <textarea {...attributes} rows={3} maxlength={500}>
          {value}
        </textarea>
      ) : (
        <input {...attributes} value={value} inputmode={field === 'leadDays' ? 'numeric' : undefined} />
      )}
      {wrong && (
        <p class="err" id={`${field}-wrong`}>
          <Icon name="alert" />
          {wrong.message}
        </p>
      )}
    </div>
  )
}

const typedOf = (form: URLSearchParams): Shown['filled'] => Object.fromEntries(form)

suppliers.get('/new', only(addingSupplier), (c) =>
  show(c, { filled: { currency: c.var.settings.markets.currencies[0] ?? '', leadDays: '14' }, supplier: null }),
)

suppliers.post('/new', only(addingSupplier), async (c) => {
  const { done, form } = await perform(c, addingSupplier)
  if (!done.ok) return show(c, { filled: typedOf(form), supplier: null, refusal: done.refusal })
  return c.redirect(`${PATH}/${done.value.id}?done=saved`, 303)
})

suppliers.get('/:supplier', only(readingSupplier), async (c) => {
  const found = await ask(c, readingSupplier, { id: c.req.param('supplier') })
  if (!found.ok) return showMissing(c)
  const done = c.req.query('done') === 'saved' ? documentMessages[c.var.language].done.saved : null
  return show(c, { filled: filledFrom(found.value), supplier: found.value, done })
})

suppliers.post('/:supplier', only(changingSupplier), async (c) => {
  const id = c.req.param('supplier')
  const found = await ask(c, readingSupplier, { id })
  if (!found.ok) return showMissing(c)
  const { done, form } = await perform(c, changingSupplier, (typed) => ({ ...typed, id }))
  if (!done.ok) return show(c, { filled: typedOf(form), supplier: found.value, refusal: done.refusal })
  return c.redirect(`${PATH}/${id}?done=saved`, 303)
})

suppliers.post('/:supplier/delete', only(deletingSupplier), async (c) => {
  const id = c.req.param('supplier')
  const found = await ask(c, readingSupplier, { id })
  if (!found.ok) return showMissing(c)
  const { done } = await perform(c, deletingSupplier, (typed) => ({ ...typed, id }))
  if (!done.ok) return show(c, { filled: filledFrom(found.value), supplier: found.value, refusal: done.refusal })
  return c.redirect(`${PATH}?gone=${encodeURIComponent(id)}`, 303)
})

suppliers.post('/:supplier/restore', only(restoringSupplier), async (c) => {
  const id = c.req.param('supplier')
  const { done } = await perform(c, restoringSupplier, () => ({ id }))
  return done.ok ? c.redirect(`${PATH}/${id}`, 303) : showMissing(c)
})
