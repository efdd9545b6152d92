/** /admin/shipping: the desk that packs. Many orders at once, each by itself: what cannot be done to one is said, and left alone. */
import { Hono } from 'hono'
import type { z } from 'zod'
import { variantId } from '#domain/ids'
import { carryOut, type Command } from '../../flows/command.ts'
import { readingDesk, readingPacking, readingPapers } from '../../flows/logistics/desk-questions.ts'
import { buyingLabel, handingOver } from '../../flows/logistics/label-commands.ts'
import { LABELS_MAX } from '../../flows/logistics/label-pictures.ts'
import { printingLabels } from '../../flows/logistics/label-questions.ts'
import { formReading } from '../../http/form-input.ts'
import { readForm } from '../../http/form.ts'
import { statusOf, type RefusalCode } from '../../http/refusal.ts'
import type { AdminApp, AdminContext } from '../frame/app.ts'
import { only } from '../frame/auth.tsx'
import { KEY_FORM, Trouble, type RefusalWord, type ShownRefusal } from '../frame/forms.tsx'
import { Icon } from '../frame/icon.tsx'
import { frameMessages } from '../frame/messages/index.ts'
import { showMissing } from '../frame/missing.tsx'
import { showPage } from '../frame/page.tsx'
import { ask } from '../frame/perform.ts'
import { Desk, DESK } from './desk.tsx'
import { deskMessages } from './messages/desk.ts'
import { Packing, packedParameters, saidOf } from './packing.tsx'
import { Slips, Walk, type PapersProps } from './papers.tsx'

export const shipping = new Hono<AdminApp>()

type Said = {
  readonly what: 'bought' | 'left'
  readonly done: number
  /** Why the others were not, each reason once. */
  readonly why: readonly RefusalWord[]
  readonly left: number
}

const SaidOf = ({ said, c }: { readonly said: Said; readonly c: AdminContext }) => {
  const { language } = c.var
  return (
    <div class="in-p">
      <div class="say" role="status">
        <Icon name={said.left > 0 ? 'alert' : 'check'} />
        <div>
          {said.done + said.left === 0
            ? deskMessages[language].nonePicked
            : deskMessages[language].done[said.what](said.done, said.left)}
          {said.why.map((code) => (
            <div>{frameMessages[language].refusals[code]}</div>
          ))}
        </div>
      </div>
    </div>
  )
}

const show = async (c: AdminContext, said?: Said, refusal?: RefusalWord & RefusalCode): Promise<Response> => {
  const { language, staff, settings } = c.var
  const [delivery, country, which] = [c.req.query('delivery'), c.req.query('country'), c.req.query('only')]
  const chosen = { ...(delivery && { delivery }), ...(country && { country }), ...(which && { only: which }) }
  const asked = await ask(c, readingDesk, chosen)
  const found = asked.ok ? asked : await ask(c, readingDesk, {})
  if (!found.ok) return showMissing(c)
  const unknown = c.req.query('unknown')
  return showPage(
    c,
    { title: deskMessages[language].title, here: 'shipping', status: refusal ? statusOf[refusal] : 200 },
    <Desk
      {...{ seen: found.value, chosen, language, staff, settings }}
      said={
        <>
          {said && <SaidOf said={said} c={c} />}
          {refusal && <Trouble refusal={refusal} language={language} />}
          {unknown !== undefined && (
            <div class="in-p">
              <div class="err big" role="alert">
                <Icon name="alert" />
                {deskMessages[language].unknown(unknown.slice(0, 200))}
              </div>
            </div>
          )}
        </>
      }
    />,
  )
}

shipping.get('/', only(readingDesk), (c) => show(c))

/** One after the other: a carrier is asked for each. */
const eachOf = async <S extends z.ZodType, V, C extends RefusalCode>(
  c: AdminContext,
  what: Said['what'],
  declared: Command<S, V, C>,
  field: string,
  inputFor: (one: string, form: URLSearchParams) => unknown,
): Promise<Response> => {
  const sent = await readForm(c.req.raw)
  const key = sent.ok ? (sent.value.get('key') ?? '') : ''
  if (!sent.ok || !KEY_FORM.test(key)) return show(c, undefined, 'form-unreadable')
  const why = new Set<RefusalWord>()
  let [done, left] = [0, 0]
  for (const one of new Set(sent.value.getAll(field).slice(0, LABELS_MAX))) {
    const asking = { staff: c.var.staff, key: `${key}-${one}`, now: Date.now(), reading: formReading }
    const acted = await carryOut(c.env, declared, asking, inputFor(one, sent.value))
    if (acted.ok) done++
    else {
      left++
      why.add((acted.refusal as ShownRefusal).code)
    }
  }
  return show(c, { what, done, left, why: [...why] })
}

shipping.post('/buy', only(buyingLabel), (c) =>
  eachOf(c, 'bought', buyingLabel, 'order', (order, form) => ({ order, grams: form.get('grams') ?? '' })),
)

shipping.post('/hand-over', only(handingOver), (c) =>
  eachOf(c, 'left', handingOver, 'label', (one) => {
    const at = one.indexOf('.')
    return { order: one.slice(0, at), label: one.slice(at + 1) }
  }),
)

shipping.get('/labels.pdf', only(printingLabels), async (c) => {
  const done = await ask(c, printingLabels, { labels: c.req.queries('label') ?? [] })
  if (!done.ok) return show(c, undefined, done.refusal.code)
  const headers = { 'content-type': 'application/pdf', 'cache-control': 'private, no-store' }
  return new Response(done.value, { headers })
})

const papers = async (c: AdminContext): Promise<PapersProps | undefined> => {
  const { language, settings } = c.var
  const found = await ask(c, readingPapers, { orders: (c.req.queries('order') ?? []).slice(0, LABELS_MAX) })
  const { name: shop, timeZone } = settings.shop
  return found.ok ? { ...found.value, language, shop, timeZone } : undefined
}

shipping.get('/walk', only(readingPapers), async (c) => {
  const found = await papers(c)
  if (!found) return showMissing(c)
  return showPage(c, { title: deskMessages[c.var.language].walkTitle, here: 'shipping' }, <Walk {...found} />)
})

shipping.get('/slips', only(readingPapers), async (c) => {
  const found = await papers(c)
  if (!found) return showMissing(c)
  return showPage(c, { title: deskMessages[c.var.language].slips, here: 'shipping' }, <Slips {...found} />)
})

/** An order by its name or id; what was scanned instead is told. */
shipping.get('/scan', only(readingDesk), async (c) => {
  const code = (c.req.query('code') ?? '').trim()
  const bare = code.replaceAll(/[\s-]/g, '').toUpperCase()
  const found = await ask(c, readingDesk, {})
  if (!found.ok) return showMissing(c)
  const { toPick, ready } = found.value
  const isIt = ({ id, name }: { readonly id: string; readonly name: string }) =>
    bare !== '' && (name.replaceAll('-', '').toUpperCase() === bare || id.toUpperCase() === bare)
  const order = toPick.find(isIt)
  if (order) return c.redirect(`${DESK}/pack/${order.id}`, 303)
  const labelled = ready.find(
    ({ order: of, label }) => isIt(of) || (bare !== '' && label.tracking.toUpperCase() === bare),
  )
  if (labelled) return c.redirect(`/admin/orders/${labelled.order.id}#labels`, 303)
  return c.redirect(`${DESK}?unknown=${encodeURIComponent(code.slice(0, 200))}`, 303)
})

const AMISS = ['scan-empty', 'scan-wrong', 'scan-full'] as const

shipping.get('/pack/:id', only(readingPacking), async (c) => {
  const order = c.req.param('id')
  const packed = c.req.queries('packed') ?? []
  const code = c.req.query('code')
  const found = await ask(c, readingPacking, { order, packed, ...(code !== undefined && { code }) })
  if (!found.ok) return showMissing(c)
  const seen = found.value
  // What a scan has come to stands in the address without the scan: a page that is loaded again ticks nothing twice.
  if (code !== undefined) {
    const query = new URLSearchParams(packedParameters(seen).map((one) => ['packed', one]))
    if (seen.amiss) query.set('amiss', seen.amiss.code)
    if (seen.ticked) query.set('ticked', seen.ticked)
    return c.redirect(`${DESK}/pack/${order}?${query}`, 303)
  }
  const { language, staff } = c.var
  const amiss = AMISS.find((one) => one === c.req.query('amiss')) ?? null
  const ticked = variantId(c.req.query('ticked') ?? '') ?? null
  const props = { seen, amiss, ticked, language, staff }
  const title = [saidOf(props), deskMessages[language].packTitle(seen.order.name)].filter(Boolean).join(' · ')
  return showPage(c, { title, here: 'shipping' }, <Packing {...props} />)
})
