/** /admin/orders/:id/add: goods that are added to an order after it was placed. */
import { Hono } from 'hono'
import type { Language } from '#domain/languages'
import { ADDITION_REASONS } from '#domain/orders/addition'
import { UNITS_MAX } from '#domain/orders/cart'
import type { Order } from '#domain/orders/order'
import { addingToOrder } from '../../flows/orders/addition-commands.ts'
import { readingOrder } from '../../flows/orders/questions.ts'
import { statusOf } from '../../http/refusal.ts'
import type { AdminApp, AdminContext } from '../frame/app.ts'
import { only } from '../frame/auth.tsx'
import { Key, Trouble, type ShownRefusal } from '../frame/forms.tsx'
import { Icon } from '../frame/icon.tsx'
import { showMissing } from '../frame/missing.tsx'
import { showPage } from '../frame/page.tsx'
import { ask, perform } from '../frame/perform.ts'
import { editsMessages } from './messages/edits.ts'
import { ordersMessages } from './messages/index.ts'

export const addGoods = new Hono<AdminApp>()

type Tried = { readonly refusal: ShownRefusal; readonly form: URLSearchParams }

const show = async (c: AdminContext, tried?: Tried): Promise<Response> => {
  const found = await ask(c, readingOrder, { id: c.req.param('id') ?? '' })
  if (!found.ok) return showMissing(c)
  const { order } = found.value
  const { language } = c.var
  const status = tried ? statusOf[tried.refusal.code] : 200
  const title = editsMessages[language].add.heading
  return showPage(c, { title, here: 'orders', status }, <Page {...{ order, language, tried: tried ?? null }} />)
}

addGoods.get('/:id/add', only(addingToOrder), (c) => show(c))
addGoods.post('/:id/add', only(addingToOrder), async (c) => {
  const id = c.req.param('id')
  const { done, form } = await perform(c, addingToOrder, (typed) => ({ ...typed, order: id }))
  if (!done.ok) return show(c, { refusal: done.refusal as ShownRefusal, form })
  return c.redirect(`/admin/orders/${encodeURIComponent(id)}?done=added`, 303)
})

/** As many as a form without a script shows; whoever has more comes again. */
const ROWS = [0, 1, 2, 3] as const

type PageProps = { readonly order: Order; readonly language: Language; readonly tried: Tried | null }

const Page = ({ order, language, tried }: PageProps) => {
  const messages = editsMessages[language].add
  const { id, name, version } = order
  const typed = (field: string): string => tried?.form.get(field) ?? ''
  return (
    <>
      <header class="head">
        <a class="crumb" href={`/admin/orders/${id}`}>
          <Icon name="back" />
          <span class="hide-s">{ordersMessages[language].order.title(name)}</span>
        </a>
        <h1>{messages.heading}</h1>
      </header>
      <div class="body">
        <div class="wrap narrow stack">
          {tried && <Trouble refusal={tried.refusal} language={language} />}
          <form class="panel" method="post" action={`/admin/orders/${id}/add`}>
            <div class="in-p stack">
              <Key />
              <input type="hidden" name="version" value={String(version)} />
              <p class="hint">{messages.why}</p>
              {ROWS.map((row) => (
                <Row {...{ row, language, typed }} isWrong={tried !== null} />
              ))}
              <div class="f narrow-field">
                <label for="reason">{messages.reason}</label>
                <select class="in" id="reason" name="reason">
                  {ADDITION_REASONS.map((reason) => (
                    <option value={reason} selected={typed('reason') === reason}>
                      {messages.reasons[reason]}
                    </option>
                  ))}
                </select>
              </div>
              <fieldset class="f">
                <legend>{messages.pays}</legend>
                <label class="pick">
                  <input type="radio" name="free" value="" checked={typed('free') === ''} /> {messages.customerPays}
                </label>
                <label class="pick">
                  <input type="radio" name="free" value="on" checked={typed('free') !== ''} /> {messages.shopPays}
                </label>
              </fieldset>
              <div class="row">
                <button class="btn go">{messages.go}</button>
                <a class="btn bare" href={`/admin/orders/${id}`}>
                  {editsMessages[language].leave}
                </a>
              </div>
            </div>
          </form>
        </div>
      </div>
    </>
  )
}

type RowProps = {
  readonly row: number
  readonly language: Language
  readonly typed: (field: string) => string
  readonly isWrong: boolean
}

const Row = ({ row, language, typed, isWrong }: RowProps) => {
  const messages = editsMessages[language].add
  const sku = typed(`lines[${row}].sku`)
  return (
    <div class="row tight nowrap">
      <input
        class="in grow"
        id={`sku-${row}`}
        name={`lines[${row}].sku`}
        value={sku}
        maxlength={100}
        placeholder={messages.sku}
        aria-label={messages.line(row + 1)}
        autocomplete="off"
        {...(isWrong && sku !== '' && { 'aria-invalid': 'true' as const })}
      />
      <input
        class="in few"
        type="number"
        inputmode="numeric"
        name={`lines[${row}].units`}
        value={typed(`lines[${row}].units`) || '1'}
        min="0"
        max={String(UNITS_MAX)}
        aria-label={messages.units(row + 1)}
      />
    </div>
  )
}
