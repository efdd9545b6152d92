/** The page of a promotion with all that it needs: names, what was looked for, the sentence as it would be read out, what is amiss. */
import { isCurrency, type Currency } from '#domain/money'
import { checkPromotion } from '#domain/promotions/check'
import type { Promotion } from '#domain/promotions/promotion'
import { textIn } from '#domain/settings/text'
import type { PromotionVersion, StoredPromotion } from '#schema/products/promotions/promotions'
import { mayGive } from '../../flows/command.ts'
import { changingPromotion, creatingPromotion } from '../../flows/promotions/commands.ts'
import { readingAround } from '../../flows/promotions/around-questions.ts'
import { clockIssues, draftOf } from '../../flows/promotions/input.ts'
import { readingUses } from '../../flows/promotions/use-questions.ts'
import type { FormRefusal } from '../../http/form.ts'
import { statusOf, type Refusal, type RefusalCode } from '../../http/refusal.ts'
import type { AdminContext } from '../frame/app.ts'
import type { ShownRefusal } from '../frame/forms.tsx'
import { showPage, type PageProps } from '../frame/page.tsx'
import { ask } from '../frame/perform.ts'
import { amissIn, type Amiss } from './amiss.ts'
import { draftIn, membersIn, type Reading } from './draft.ts'
import { EditorPage } from './editor-page.tsx'
import { foundFor } from './finding.ts'
import { formMessages } from './messages/form.ts'
import { promotionMessages } from './messages/index.ts'
import { namesFor } from './names.ts'
import { meantIn, peopleOf } from './people.ts'
import { wholeSentence, type Names, type Sentence } from './sentence.ts'
import type { Shown } from './shown.ts'
import { said, setsIn, typedFrom, type Typed } from './typed.ts'

export const typedOf = async (c: AdminContext, promotion: Promotion): Promise<Typed> => {
  const people = await peopleOf(c.env.USERS_DB, promotion.conditions.buyers)
  return typedFrom(promotion, { language: c.var.language, people })
}

/** Those of the shop; one that it has given up stays where a promotion has an amount in it. */
const currenciesOf = ({ var: { settings } }: AdminContext, typed: Typed): Currency[] => {
  const others = [...typed].flatMap(([name, value]) => (value === '' ? [] : (/\.([A-Z]{3})$/.exec(name)?.[1] ?? [])))
  return [...new Set([...settings.markets.currencies, ...others.filter(isCurrency)])]
}

/** By what the form is read, and whom nobody knows of those that it names. */
export const readingOf = async (
  c: AdminContext,
  typed: Typed,
  before: Promotion | undefined,
): Promise<{ readonly reading: Reading; readonly amiss: Amiss }> => {
  const { settings, language } = c.var
  const { ids, unknown } = await meantIn(c.env.USERS_DB, typed)
  const { faults } = formMessages[language]
  return {
    reading: { currencies: currenciesOf(c, typed), timeZone: settings.shop.timeZone, before, people: ids },
    amiss: new Map([...unknown].map(([field, names]) => [field, faults.nobody(names.join(', '))])),
  }
}

export type Showing = Partial<Pick<Shown, 'version' | 'amiss' | 'refusal' | 'done' | 'unsaved' | 'focus'>> & {
  readonly status?: PageProps['status']
}

/** @param input what was sent to the command, where it was read */
export const refusedBy = (
  c: AdminContext,
  refusal: Refusal<RefusalCode> | FormRefusal,
  input: unknown = undefined,
): Showing => {
  const { language, settings } = c.var
  const amiss = amissIn(refusal, { input, currencies: settings.markets.currencies, language })
  return { amiss, refusal: refusal as ShownRefusal, status: statusOf[refusal.code] }
}

/** As it would be read out; undefined: something of it is missing or wrong. */
const sentenceFor = (c: AdminContext, typed: Typed, reading: Reading, names: Names): Sentence | undefined => {
  const input = creatingPromotion.input.safeParse({ ...draftIn(typed, reading), state: 'draft' })
  if (!input.success) return undefined
  const { state: _, ...draft } = input.data
  const promotion = draftOf(draft)
  const isWrong = [...clockIssues(draft), ...checkPromotion(promotion, Date.now())].some(({ path }) =>
    /^(effect|conditions|limits|period)\./.test(`${path}.`),
  )
  return isWrong
    ? undefined
    : wholeSentence(promotion, { language: c.var.language, names, ownZone: c.var.settings.shop.timeZone })
}

type There = {
  readonly promotion: StoredPromotion
  readonly versions: readonly PromotionVersion[]
  readonly used: number
}

export const showPromotion = async (
  c: AdminContext,
  there: There | undefined,
  typed: Typed,
  { status = 200, ...showing }: Showing,
): Promise<Response> => {
  const { language, staff, settings } = c.var
  const id = there?.promotion.id
  const [{ reading }, found, uses, around] = await Promise.all([
    readingOf(c, typed, there?.promotion),
    foundFor(c, typed),
    id === undefined ? null : ask(c, readingUses, { id }),
    id === undefined ? null : ask(c, readingAround, { id }),
  ])
  const members = setsIn(typed).flatMap((set) => [membersIn(typed, `${set}.is`), membersIn(typed, `${set}.not`)])
  const names = await namesFor(
    c,
    (there?.versions ?? []).map(({ promotion }) => promotion),
    {
      products: members.flatMap(({ products }) => products),
      variants: members.flatMap(({ variants }) => variants),
      collections: members.flatMap(({ collections }) => collections),
    },
  )
  const title = there?.promotion.name ?? promotionMessages[language].add
  return showPage(
    c,
    { title, here: 'promotions', status },
    <EditorPage
      shown={{
        there: there?.promotion,
        used: there?.used ?? 0,
        uses: uses?.ok ? uses.value : null,
        around: around?.ok ? around.value : null,
        versions: there?.versions ?? [],
        version: there?.promotion.version ?? 0,
        typed,
        sentence: sentenceFor(c, typed, reading, names),
        names,
        found,
        currencies: reading.currencies,
        ways: settings.delivery.methods.map((one) => [one.id, textIn(one.name, language)]),
        amiss: new Map(),
        refusal: null,
        done: null,
        unsaved: false,
        focus: null,
        changes: mayGive(staff, changingPromotion),
        timeZone: (said(typed, 'timeZone') || there?.promotion.period.timeZone) ?? settings.shop.timeZone,
        zoneOfShop: settings.shop.timeZone,
        now: Date.now(),
        language,
        ...showing,
      }}
    />,
  )
}
