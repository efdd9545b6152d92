/** /admin/promotions/:id/codes: path to page, form to command, and all codes as a file. */
import { Hono } from 'hono'
import { own } from '#domain/own'
import { customersNamed } from '#schema/users/customers/import'
import { mayGive } from '../../flows/command.ts'
import { makingCodes, revokingCode } from '../../flows/promotions/commands.ts'
import { listingCodes, readingPromotion } from '../../flows/promotions/questions.ts'
import { csvAnswer } from '../../http/csv.ts'
import { cursorAt, placeOf } from '../../http/cursor.ts'
import { readForm, textIn } from '../../http/form.ts'
import { statusOf } from '../../http/refusal.ts'
import type { AdminApp, AdminContext } from '../frame/app.ts'
import { only } from '../frame/auth.tsx'
import type { ShownRefusal } from '../frame/forms.tsx'
import { addressWith } from '../frame/lists.tsx'
import { showMissing } from '../frame/missing.tsx'
import { showPage } from '../frame/page.tsx'
import { ask, perform, performRead } from '../frame/perform.ts'
import { CODE_FIELDS, CodesPage, type CodeField, type CodesTyped } from './codes-page.tsx'
import { PATH } from './list-page.tsx'
import { promotionMessages } from './messages/index.ts'

export const codes = new Hono<AdminApp>()

/** A thousand codes of 64 signs, and what a form writes around them. */
const TEXT_MAX = 100_000
const FORM_BYTES_MAX = 4 * TEXT_MAX

const BLANK: CodesTyped = { codes: '', count: '', prefix: '', uses: '', customer: '' }

const typedIn = (form: URLSearchParams): CodesTyped =>
  Object.fromEntries(
    CODE_FIELDS.map((name) => [name, textIn(form, name, name === 'codes' ? TEXT_MAX : 200)]),
  ) as CodesTyped

const behind = (text: string | undefined) => {
  const [createdAt, code] = placeOf(text ?? '') ?? []
  return typeof createdAt === 'number' && typeof code === 'string' ? { createdAt, code } : undefined
}

type Tried = {
  readonly typed?: CodesTyped
  readonly amiss?: ReadonlyMap<CodeField, string>
  readonly refusal?: ShownRefusal
}

const show = async (c: AdminContext, { typed = BLANK, amiss = new Map(), refusal }: Tried = {}) => {
  const { language, staff } = c.var
  const id = c.req.param('id') ?? ''
  const after = behind(c.req.query('after'))
  const [there, page] = await Promise.all([
    ask(c, readingPromotion, { id }),
    ask(c, listingCodes, { id, ...(after && { after }) }),
  ])
  if (!there.ok || !page.ok) return showMissing(c)
  const { codes: all, next } = page.value
  const path = `${PATH}/${id}/codes`
  const messages = promotionMessages[language]
  return showPage(
    c,
    {
      title: messages.codes.title,
      here: 'promotions',
      status: refusal ? statusOf[refusal.code] : amiss.size > 0 ? 422 : 200,
    },
    <CodesPage
      promotion={there.value.promotion}
      codes={all}
      {...{ typed, amiss, language }}
      refusal={refusal ?? null}
      done={own<string>(messages.done, c.req.query('done') ?? '') ?? null}
      newer={after ? path : null}
      older={next && addressWith(path, { after: cursorAt(next.createdAt, next.code) })}
      changes={mayGive(staff, makingCodes)}
      now={Date.now()}
    />,
  )
}

codes.get('/:id/codes', only(listingCodes), (c) => show(c))

/** What is wrong before anybody is asked: neither or both ways to make codes, numbers that are none, a customer nobody knows. */
const judged = async (c: AdminContext, typed: CodesTyped) => {
  const { codes: messages } = promotionMessages[c.var.language]
  const amiss = new Map<CodeField, string>()
  const [written, count, uses] = [typed.codes !== '', Number(typed.count), Number(typed.uses)]
  if (!written && typed.count === '') amiss.set('codes', messages.missing)
  if (written && typed.count !== '') amiss.set('count', messages.both)
  else if (typed.count !== '' && !(/^\d{1,4}$/.test(typed.count) && count >= 1 && count <= 1_000))
    amiss.set('count', messages.number)
  if (typed.uses !== '' && !(/^\d{1,9}$/.test(typed.uses) && uses >= 1)) amiss.set('uses', messages.usesNumber)
  const emails = [typed.customer.toLowerCase()]
  const [customer] =
    typed.customer === '' ? [] : await customersNamed(c.env.USERS_DB, { ids: [typed.customer], emails, phones: [] })
  if (typed.customer !== '' && !customer) amiss.set('customer', messages.nobody)
  const input = {
    ...(written ? { codes: typed.codes.split(/[\n,，]/).filter((one) => one.trim() !== '') } : { count }),
    prefix: typed.prefix,
    uses: typed.uses === '' ? null : uses,
    customer: customer?.id ?? null,
  }
  return { amiss, input }
}

codes.post('/:id/codes', only(makingCodes), async (c) => {
  const sent = await readForm(c.req.raw, FORM_BYTES_MAX)
  if (!sent.ok) return show(c, { refusal: sent.refusal as ShownRefusal })
  const id = c.req.param('id')
  const typed = typedIn(sent.value)
  const { amiss, input } = await judged(c, typed)
  if (amiss.size > 0) return show(c, { typed, amiss })
  const done = await performRead(c, makingCodes, sent.value.get('key') ?? '', { ...input, id })
  if (done.ok) return c.redirect(`${PATH}/${id}/codes?done=codes`, 303)
  const { refusal } = done
  const { codes: messages } = promotionMessages[c.var.language]
  const named = 'codes' in refusal && Array.isArray(refusal.codes) ? refusal.codes.slice(0, 10).join(', ') : ''
  const field: CodeField = typed.codes === '' ? 'prefix' : 'codes'
  if (refusal.code === 'codes-taken') return show(c, { typed, amiss: new Map([[field, messages.taken(named)]]) })
  if (refusal.code === 'codes-invalid') return show(c, { typed, amiss: new Map([[field, messages.invalid(named)]]) })
  return show(c, { typed, refusal: refusal as ShownRefusal })
})

codes.post('/:id/codes/revoke', only(revokingCode), async (c) => {
  const id = c.req.param('id')
  const { done } = await perform(c, revokingCode, (typed) => ({ ...typed, id }))
  if (done.ok) return c.redirect(`${PATH}/${id}/codes?done=revoked`, 303)
  return show(c, { refusal: done.refusal as ShownRefusal })
})

const AT_ONCE = 1_000

/** Page after page, in the order in which they were made. */
async function* rowsOf(c: AdminContext, id: string): AsyncGenerator<string[][]> {
  yield [['Code', 'Uses', 'Used', 'Customer', 'Made', 'Revoked']]
  let after: { readonly createdAt: number; readonly code: string } | undefined
  do {
    const page = await ask(c, listingCodes, { id, limit: AT_ONCE, ...(after && { after }) })
    if (!page.ok) return
    const day = (at: number | null) => (at === null ? '' : new Date(at).toISOString())
    yield page.value.codes.map(({ code, uses, used, customer, createdAt, revokedAt }) => [
      code,
      String(uses ?? ''),
      String(used ?? ''),
      customer ?? '',
      day(createdAt),
      day(revokedAt),
    ])
    after = page.value.next ?? undefined
  } while (after)
}

codes.get('/:id/codes.csv', only(listingCodes), async (c) => {
  const there = await ask(c, readingPromotion, { id: c.req.param('id') })
  if (!there.ok) return showMissing(c)
  const { promotion } = there.value
  return csvAnswer(`codes-${promotion.name}`, rowsOf(c, promotion.id))
})
