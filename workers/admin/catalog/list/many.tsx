/**
 * Many products at once: those that are picked, or all that the list is narrowed to, one call to a press. What was done so far can
 * be put back at any time, as one.
 */
import { Hono } from 'hono'
import { productId } from '#domain/ids'
import { changingInBulk, undoingRun } from '../../../flows/catalog/bulk-commands.ts'
import { findingAll } from '../../../flows/catalog/questions.ts'
import { ownCurrencyFresh } from '../../../flows/settings/settings.ts'
import { readForm } from '../../../http/form.ts'
import type { AdminApp, AdminContext } from '../../frame/app.ts'
import { only } from '../../frame/auth.tsx'
import type { ShownRefusal } from '../../frame/forms.tsx'
import { ask, performRead } from '../../frame/perform.ts'
import { ACTS, changeOf } from './bulk.ts'
import { showGoingOn } from './going-on.tsx'
import { backIn, inputOf, listAfter, readAddress, wholeIn } from './query.ts'
import { RUN, runOf } from '../../../flows/catalog/run-of-press.ts'
import { showList } from './show-list.tsx'

export const many = new Hono<AdminApp>()

/** Of those that could not be changed so many are named. */
const REASONS_SHOWN = 5

const to = (c: AdminContext, back: string, done: string) => c.redirect(listAfter(back, done), 303)

/** The next of all that fit, by the address of the list that the form carries. */
const nextIn = async (c: AdminContext, back: string, after: number) => {
  const sent = new URLSearchParams(back)
  const address = readAddress((name) => sent.getAll(name))
  const input = inputOf(address, await ownCurrencyFresh(c.env, Date.now()), null)
  const found = await ask(c, findingAll, { ...input, after })
  return found.ok ? found.value : { ids: [], next: null, count: 0 }
}

many.post('/bulk', only(changingInBulk), async (c) => {
  const sent = await readForm(c.req.raw)
  if (!sent.ok) return showList(c, sent.refusal, '')
  const form = sent.value
  const back = backIn(form)
  const isAll = form.get('scope') === 'all'
  const begun = RUN.exec(form.get('run') ?? '')?.[0]
  const act = ACTS.find((one) => one === form.get('act'))
  const value = form.get('value') ?? ''
  const change = act && changeOf(act, value, await ownCurrencyFresh(c.env, Date.now()))
  const picked = form.getAll('pick').flatMap((id) => productId(id) ?? [])
  if (!change) return to(c, back, `done=no-value&act=${act ?? ''}${picked.map((id) => `&picked=${id}`).join('')}`)
  if (!isAll && picked.length === 0) return to(c, back, 'done=none-picked')
  const run = begun ?? (await runOf(form.get('key') ?? '', [act, value, isAll ? back : picked]))
  // What the call before had no room for comes first.
  const isRest = begun !== undefined && picked.length > 0
  const after = wholeIn(form.get('after'))
  const group =
    !isAll || isRest
      ? { ids: picked, next: isAll && !form.has('last') ? after : null, count: null }
      : await nextIn(c, back, after)
  let [changed, refused, rest] = [
    wholeIn(form.get('changed')),
    wholeIn(form.get('refused')),
    group.ids as readonly string[],
  ]
  const why = form.getAll('why')
  // Those of one page are changed in one press; of all a press is one call.
  const callsMax = isAll ? 1 : picked.length
  for (let calls = 0; rest.length > 0 && calls < callsMax; calls++) {
    const done = await performRead(c, changingInBulk, form.get('key') ?? '', { run, products: rest, change })
    if (!done.ok) return showList(c, done.refusal as ShownRefusal, back)
    changed += done.value.products.filter(({ outcome }) => outcome === 'changed').length
    const amiss = done.value.products.flatMap((one) => (one.outcome === 'refused' ? [one] : []))
    refused += amiss.length
    for (const { product, refusal } of amiss) why.push(`${refusal.code}.${product.handle}`)
    rest = done.value.rest
  }
  const reasons = why.slice(0, REASONS_SHOWN).map((one) => `&why=${encodeURIComponent(one)}`)
  const told = `done=bulk&count=${changed}&refused=${refused}${changed > 0 ? `&run=${run}` : ''}${reasons.join('')}`
  if (rest.length === 0 && group.next === null) return to(c, back, told)
  const of = group.count ?? wholeIn(form.get('of'))
  const seen = wholeIn(form.get('seen')) + group.ids.length - rest.length
  const counts = { changed, refused, seen, of, after: group.next ?? after }
  return showGoingOn(c, {
    what: 'bulk',
    seen,
    of,
    fields: [
      ...Object.entries({ act, value, scope: 'all', back, run }),
      ...Object.entries(counts).map(([name, number]) => [name, String(number)] as const),
      ...rest.map((id) => ['pick', id] as const),
      ...why.slice(0, REASONS_SHOWN).map((one) => ['why', one] as const),
      ...(group.next === null ? [['last', 'on'] as const] : []),
    ],
    stop: listAfter(back, told),
  })
})

/** A page of picked products is put back in one press: the second call says that there are no more. */
const CALLS_MAX = 2

many.post('/undo', only(undoingRun), async (c) => {
  const sent = await readForm(c.req.raw)
  if (!sent.ok) return showList(c, sent.refusal, '')
  const form = sent.value
  const back = backIn(form)
  const run = form.get('run') ?? ''
  let after = (form.get('after') ?? '').slice(0, 100)
  let count = wholeIn(form.get('changed'))
  for (let calls = 0; calls < CALLS_MAX; calls++) {
    const done = await performRead(c, undoingRun, form.get('key') ?? '', { run, after })
    if (!done.ok) return showList(c, done.refusal as ShownRefusal, back)
    count += done.value.products.filter(({ outcome }) => outcome === 'changed').length
    if (done.value.next === null) return to(c, back, `done=undone&count=${count}`)
    after = done.value.next
  }
  const of = wholeIn(form.get('of'))
  return showGoingOn(c, {
    what: 'undo',
    seen: count,
    of,
    fields: Object.entries({ run, after, back, changed: String(count), of: String(of) }),
    stop: listAfter(back, `done=undone&count=${count}`),
  })
})
