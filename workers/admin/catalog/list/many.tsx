/**
 * Many products at once: those that are picked, or all that the list is narrowed to, one call to a press. What was done so far can
 * be put back at any time, as one.
 */
import { Hono } from 'hono'
import { productId } from '#domain/ids'
import { countOfRun, type Undone } from '#schema/products/catalog/undo-run'
import { changingInBulk, undoingRun } from '../../../flows/catalog/bulk-commands.ts'
import { isBack } from '../../../flows/catalog/bulk-undo.ts'
import type { Bulked } from '../../../flows/catalog/bulk.ts'
import { findingAll } from '../../../flows/catalog/questions.ts'
import { ownCurrencyFresh } from '../../../flows/settings/settings.ts'
import { readForm } from '../../../http/form.ts'
import type { AdminApp, AdminContext } from '../../frame/app.ts'
import { only } from '../../frame/auth.tsx'
import type { ShownRefusal } from '../../frame/forms.tsx'
import { ask, performRead } from '../../frame/perform.ts'
import { ACTS, changeOf, type Act } from './bulk.ts'
import { showGoingOn } from './going-on.tsx'
import { addressIn, backIn, inputOf, listAfter, PATH, unreadIn, wholeIn } from './query.ts'
import { showStep, stepShop, type Chosen } from './step-page.tsx'
import { FIELDS, readStep, STEPS, type Step, type StepField, type StepInput } from './steps.ts'
import { RUN, runOf } from '../../../flows/catalog/run-of-press.ts'
import { showList } from './show-list.tsx'

export const many = new Hono<AdminApp>()

/** Of those that could not be changed so many are named. */
const REASONS_SHOWN = 20

const to = (c: AdminContext, back: string, done: string) => c.redirect(listAfter(back, done), 303)

/** The next of all that fit, by the address of the list that the form carries. @returns undefined when that cannot be read */
const nextIn = async (c: AdminContext, back: string, after: number, until?: number) => {
  const address = addressIn(back)
  const currency = await ownCurrencyFresh(c.env, Date.now())
  if (unreadIn(address, currency).size > 0) return undefined
  const found = await ask(c, findingAll, { ...inputOf(address, currency, null), after, ...(until && { until }) })
  return found.ok ? found.value : undefined
}

/** Nothing is done to what a list was never narrowed to. */
const notRead = (c: AdminContext, back: string) => showList(c, { code: 'request-invalid' }, back)

/** What is chosen, by an address or by a form; of all that fit the first and how many there are. */
const chosenIn = async (c: AdminContext, step: Step, sent: URLSearchParams): Promise<Chosen | undefined> => {
  const [back, isAll] = [backIn(sent), sent.get('scope') === 'all']
  const picked = sent.getAll('pick').flatMap((id) => productId(id) ?? [])
  if (!isAll) return { step, picked, isAll, back, count: picked.length, first: picked, mark: '' }
  const fitting = await nextIn(c, back, 0)
  if (!fitting) return undefined
  const { ids, count, mark } = fitting
  return { step, picked: [], isAll, back, count: count ?? ids.length, first: ids, mark: mark ?? '' }
}

const saidBy = (sent: URLSearchParams) => (field: StepField) => sent.get(field) ?? ''

/** Before it is done; with the fields as they are in the address, which a preview has put there. */
many.get('/bulk', only(changingInBulk), async (c) => {
  const sent = new URL(c.req.url).searchParams
  const step = STEPS.find((one) => one === sent.get('act'))
  if (!step) return to(c, backIn(sent), 'done=none-picked')
  const chosen = await chosenIn(c, step, sent)
  if (!chosen) return notRead(c, backIn(sent))
  if (chosen.count === 0) return to(c, backIn(sent), 'done=none-picked')
  return showStep(c, chosen, saidBy(sent), { asked: sent.has('step') ? 'preview' : 'no' })
})

/** What was picked, chosen and typed is so still. */
const noValue = (act: Act | undefined, value: string) => [
  ['done', value.trim() !== '' && act?.endsWith('percent') ? 'no-percent' : 'no-value'],
  ['act', act ?? ''],
  ['typed', value.slice(0, 255)],
]

/** What the form says is to be done, with the fields that the next press says again; or the page that says what is amiss. */
const askedIn = async (c: AdminContext, form: URLSearchParams): Promise<Asked | Response> => {
  const step = STEPS.find((one) => one === form.get('act'))
  const picks = form.getAll('pick').flatMap((id) => productId(id) ?? [])
  const back = backIn(form)
  if (!step) {
    const act = ACTS.find((one) => one === form.get('act'))
    const value = form.get('value') ?? ''
    const change = act && changeOf(act, value, await ownCurrencyFresh(c.env, Date.now()))
    if (!act || !change)
      return to(c, back, `${new URLSearchParams([...noValue(act, value), ...picks.map((id) => ['picked', id])])}`)
    return { input: { change }, fields: Object.entries({ act, value }) }
  }
  if (!form.has('step')) {
    const chosen = [
      ['act', step],
      ['scope', form.get('scope') ?? ''],
      ['back', back],
      ...picks.map((id) => ['pick', id]),
    ]
    return c.redirect(`${PATH}/bulk?${new URLSearchParams(chosen)}`, 303)
  }
  const said = saidBy(form)
  const read = readStep(step, said, stepShop(c))
  if (!read.ok) {
    const chosen = await chosenIn(c, step, form)
    return chosen ? showStep(c, chosen, said, { asked: 'done' }) : notRead(c, back)
  }
  const fields = FIELDS[step].map((field) => [field, said(field)] as const)
  return { input: read.input, fields: [['act', step], ['step', 'on'], ...fields] }
}

type Asked = { readonly input: StepInput; readonly fields: readonly (readonly [name: string, value: string])[] }

/** Why it was left as it was: `code.handle`. */
const reasonOf = (one: Bulked): string[] => {
  if (one.outcome === 'unknown') return [`product-unknown.${one.name}`]
  return 'refusal' in one ? [`${one.refusal.code}.${'product' in one ? one.product.handle : one.id}`] : []
}

const whyText = (why: readonly string[]): string =>
  why
    .slice(0, REASONS_SHOWN)
    .map((one) => `&why=${encodeURIComponent(one)}`)
    .join('')

type Told = {
  readonly input: StepInput
  readonly run: string
  readonly changed: number
  readonly refused: number
  readonly why: readonly string[]
}

const doneText = ({ input, run, changed, refused, why }: Told): string => {
  const what = 'action' in input ? `&what=${input.action}` : ''
  return `done=bulk${what}&count=${changed}&refused=${refused}${changed > 0 ? `&run=${run}` : ''}${whyText(why)}`
}

type Press = {
  readonly run: string
  readonly step: Step | undefined
  readonly looked: string
  /** What fits now, and how many. */
  readonly now: Awaited<ReturnType<typeof nextIn>>
}

/**
 * Whether all that fit may be done as it was looked at. A form that is sent again finds fewer of them, since it has done some: it
 * goes on where those and what is left are as many as were looked at, and else says again what it has done.
 */
const lookedAt = async (c: AdminContext, { run, step, looked, now }: Press): Promise<'same' | 'moved' | 'done'> => {
  if (!step || now?.mark === looked) return 'same'
  const done = await countOfRun(c.env.PRODUCTS_DB, run)
  if (done === 0) return 'moved'
  return done + (now?.count ?? 0) === wholeIn(looked.split('.')[0]) ? 'same' : 'done'
}

many.post('/bulk', only(changingInBulk), async (c) => {
  const sent = await readForm(c.req.raw)
  if (!sent.ok) return showList(c, sent.refusal, '')
  const form = sent.value
  const back = backIn(form)
  const isAll = form.get('scope') === 'all'
  const begun = RUN.exec(form.get('run') ?? '')?.[0]
  const picked = form.getAll('pick').flatMap((id) => productId(id) ?? [])
  if (!isAll && picked.length === 0) return to(c, back, 'done=none-picked')
  const asked = await askedIn(c, form)
  if (asked instanceof Response) return asked
  const { input, fields } = asked
  const run = begun ?? (await runOf(form.get('key') ?? '', [fields, isAll ? back : picked]))
  // What the call before had no room for comes first.
  const isRest = begun !== undefined && picked.length > 0
  const [after, until] = [wholeIn(form.get('after')), wholeIn(form.get('until'))]
  const group =
    !isAll || isRest
      ? { ids: picked, next: isAll && !form.has('last') ? after : null, count: null, last: null }
      : await nextIn(c, back, after, until)
  if (!group) return notRead(c, back)
  if (isAll && begun === undefined) {
    const step = STEPS.find((one) => one === form.get('act'))
    const looked = form.get('looked') ?? ''
    const seen = await lookedAt(c, { run, step, looked, now: { ...group, mark: 'mark' in group ? group.mark : null } })
    const chosen = seen === 'moved' && step && (await chosenIn(c, step, form))
    if (chosen) return showStep(c, chosen, saidBy(form), { asked: 'done', moved: wholeIn(looked.split('.')[0]) })
    if (seen === 'done') {
      const count = await countOfRun(c.env.PRODUCTS_DB, run)
      return to(c, back, doneText({ input, run, changed: count, refused: 0, why: [] }))
    }
  }
  let [refused, rest] = [wholeIn(form.get('refused')), group.ids as readonly string[]]
  const why = form.getAll('why')
  // Those of one page are changed in one press; of all, or of whole products, a press is one call.
  const callsMax = isAll || 'action' in input ? 1 : picked.length
  for (let calls = 0; rest.length > 0 && calls < callsMax; calls++) {
    const done = await performRead(c, changingInBulk, form.get('key') ?? '', { run, products: rest, ...input })
    if (!done.ok) return showList(c, done.refusal as ShownRefusal, back)
    const amiss = done.value.products.flatMap(reasonOf)
    refused += amiss.length
    why.push(...amiss)
    rest = done.value.rest
  }
  // By what is kept of the run: the same form sent twice, at once or later, tells the same.
  const changed = await countOfRun(c.env.PRODUCTS_DB, run)
  const told = doneText({ input, run, changed, refused, why })
  if (rest.length === 0 && group.next === null) return to(c, back, told)
  const of = group.count ?? (wholeIn(form.get('of')) || picked.length)
  // Where the picked are all there is, what is not done yet is what is picked still.
  const seen = isAll ? wholeIn(form.get('seen')) + group.ids.length - rest.length : Math.max(0, of - rest.length)
  const counts = { refused, seen, of, after: group.next ?? after, until: group.last ?? until }
  return showGoingOn(c, {
    what: 'bulk',
    seen,
    of,
    fields: [
      ...fields,
      ...Object.entries({ ...(isAll && { scope: 'all' }), back, run }),
      ...Object.entries(counts).map(([name, number]) => [name, String(number)] as const),
      ...rest.map((id) => ['pick', id] as const),
      ...why.slice(0, REASONS_SHOWN).map((one) => ['why', one] as const),
      ...(group.next === null ? [['last', 'on'] as const] : []),
    ],
    stop: listAfter(back, told),
  })
})

/** The same form sent again puts back nothing more, and says what the first has. */
const wasBack = ({ outcome }: Undone): boolean => outcome === 'already' || outcome === 'gone'

const leftOf = (one: Undone): string[] => {
  if (one.outcome === 'left') return [`${one.code}.${one.handle ?? one.id}`]
  return one.outcome === 'refused' ? [`${one.refusal.code}.${one.product.handle}`] : []
}

const undoneText = (count: number, refused: number, why: readonly string[]): string =>
  `done=undone&count=${count}${refused > 0 ? `&refused=${refused}${whyText(why)}` : ''}`

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
  let refused = wholeIn(form.get('refused'))
  const why = form.getAll('why')
  for (let calls = 0; calls < CALLS_MAX; calls++) {
    const done = await performRead(c, undoingRun, form.get('key') ?? '', { run, after })
    if (!done.ok) return showList(c, done.refusal as ShownRefusal, back)
    count += done.value.products.filter((one) => isBack(one) || wasBack(one)).length
    const left = done.value.products.flatMap(leftOf)
    refused += left.length
    why.push(...left)
    // Each that comes or goes as a whole has queries of its own.
    if (done.value.products.some(({ outcome }) => outcome === 'back' || outcome === 'deleted')) calls = CALLS_MAX
    if (done.value.next === null) return to(c, back, undoneText(count, refused, why))
    after = done.value.next
  }
  const of = wholeIn(form.get('of'))
  return showGoingOn(c, {
    what: 'undo',
    seen: count,
    of,
    fields: [
      ...Object.entries({ run, after, back, changed: String(count), refused: String(refused), of: String(of) }),
      ...why.slice(0, REASONS_SHOWN).map((one) => ['why', one] as const),
    ],
    stop: listAfter(back, undoneText(count, refused, why)),
  })
})
