/** /admin/returns/:order: goods are taken back at the counter, or for whoever asks by telephone. */
import { Hono } from 'hono'
import type { JudgedLine } from '#domain/after-sales/policy'
import { dateFormat } from '#domain/formats'
import { localeOf, type Language } from '#domain/languages'
import type { Order } from '#domain/orders/order'
import { RETURN_REASONS } from '#domain/settings/return-reasons'
import { openingReturn } from '../../flows/after-sales/return-commands.ts'
import { readingReturnable } from '../../flows/after-sales/return-questions.ts'
import { statusOf } from '../../http/refusal.ts'
import type { AdminApp, AdminContext } from '../frame/app.ts'
import { only } from '../frame/auth.tsx'
import { Key, Trouble, type ShownRefusal } from '../frame/forms.tsx'
import { Icon } from '../frame/icon.tsx'
import { showMissing } from '../frame/missing.tsx'
import { showPage } from '../frame/page.tsx'
import { ask, perform } from '../frame/perform.ts'
import { lineName } from '../orders/order-panels.tsx'
import { PATH } from './list-page.tsx'
import { returnsMessages } from './messages/index.ts'

export const counter = new Hono<AdminApp>()

const show = async (c: AdminContext, refusal: ShownRefusal | null, form?: URLSearchParams): Promise<Response> => {
  const found = await ask(c, readingReturnable, { order: c.req.param('order') ?? '' })
  if (!found.ok) return showMissing(c)
  const { language, settings } = c.var
  const title = returnsMessages[language].counterTitle(found.value.order.name)
  return showPage(
    c,
    { title, here: 'returns', status: refusal ? statusOf[refusal.code] : 200 },
    <CounterPage {...found.value} {...{ language, refusal, form: form ?? null }} timeZone={settings.shop.timeZone} />,
  )
}

counter.get('/:order', only(openingReturn), (c) => show(c, null))
counter.post('/:order', only(openingReturn), async (c) => {
  const order = c.req.param('order')
  const { done, form } = await perform(c, openingReturn, (typed) => ({ ...typed, order }))
  if (!done.ok) return show(c, done.refusal as ShownRefusal, form)
  return c.redirect(`${PATH}/${encodeURIComponent(order)}/${done.value.return.id}`, 303)
})

type Shown = {
  readonly order: Order
  readonly lines: readonly JudgedLine[]
  readonly language: Language
  readonly refusal: ShownRefusal | null
  readonly form: URLSearchParams | null
  readonly timeZone: string
}

const CounterPage = (props: Shown) => {
  const { order, lines, language, refusal, form } = props
  const messages = returnsMessages[language]
  const at = `${PATH}/${order.id}`
  return (
    <>
      <header class="head">
        <a class="crumb" href={`/admin/orders/${order.id}`}>
          <Icon name="back" />
          <span class="hide-s">{order.name}</span>
        </a>
        <h1>{messages.counterTitle(order.name)}</h1>
      </header>
      <div class="body">
        <div class="wrap narrow stack">
          {refusal && <Trouble refusal={refusal} language={language} />}
          <form class="panel" method="post" action={at}>
            <div class="in-p stack">
              <Key />
              <p class="hint">{messages.counterHint}</p>
              {lines.map((line, index) => (
                <Line {...props} line={line} index={index} />
              ))}
              <div class="two">
                <div class="f">
                  <label for="resolution">{messages.resolution}</label>
                  <select class="in" id="resolution" name="resolution">
                    {(['refund', 'credit'] as const).map((one) => (
                      <option value={one} selected={form?.get('resolution') === one || undefined}>
                        {messages.resolutions[one]}
                      </option>
                    ))}
                  </select>
                </div>
                <div class="f">
                  <label for="note">{messages.answer}</label>
                  <input class="in" id="note" name="note" autocomplete="off" value={form?.get('note') ?? ''} />
                </div>
              </div>
              <label class="pick">
                <input type="checkbox" name="atCounter" checked={!form || form.has('atCounter') || undefined} />
                {messages.atCounter}
              </label>
              <label class="pick">
                <input type="checkbox" name="waiveFee" checked={form?.has('waiveFee') || undefined} />
                {messages.waiveFee}
              </label>
              <div class="row">
                <button class="btn go">{messages.open}</button>
                <a class="btn bare" href={`/admin/orders/${order.id}`}>
                  {messages.leave}
                </a>
              </div>
            </div>
          </form>
        </div>
      </div>
    </>
  )
}

/** What the policy would not allow a buyer stands there with its reason: staff may take it all the same. */
const Line = ({
  order,
  line,
  index,
  language,
  form,
  timeZone,
}: Shown & { readonly line: JudgedLine; readonly index: number }) => {
  const messages = returnsMessages[language]
  const bought = order.lines.find(({ variantId }) => variantId === line.variantId)
  if (!bought) return null
  const name = lineName(bought, language)
  const field = (what: string) => `units[${index}].${what}`
  const day = (at: number) => dateFormat(localeOf(language), { timeZone, day: 'numeric', month: 'short' }).format(at)
  return (
    <fieldset class="row">
      <legend>{name}</legend>
      <input type="hidden" name={field('variantId')} value={line.variantId} />
      <input
        class="in few"
        type="number"
        inputmode="numeric"
        min="0"
        name={field('units')}
        value={form?.get(field('units')) ?? '0'}
        aria-label={messages.units(name)}
      />
      <select class="in" name={field('reason')} aria-label={messages.reason(name)}>
        {RETURN_REASONS.map((one) => (
          <option value={one} selected={form?.get(field('reason')) === one || undefined}>
            {messages.reasons[one]}
          </option>
        ))}
      </select>
      <span class="s soft">
        {line.why ? messages.whyNot[line.why] : messages.returnable(line.units, day(line.until ?? 0))}
      </span>
    </fieldset>
  )
}
