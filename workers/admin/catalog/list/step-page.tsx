/**
 * /admin/products/bulk: an act on many products before it is done. Of how many and of which, what it takes, and what it makes of the
 * first of them; pressed it goes on as every change of many does.
 */
import { inLanguage, type Language } from '#domain/languages'
import type { Product } from '#domain/catalog/product'
import { PICKED_MAX, previewingBulk, type Previewed } from '../../../flows/catalog/bulk-questions.ts'
import type { AdminContext } from '../../frame/app.ts'
import { countText } from '../../frame/count.ts'
import { Key, Trouble } from '../../frame/forms.tsx'
import { Icon } from '../../frame/icon.tsx'
import { showPage } from '../../frame/page.tsx'
import { ask } from '../../frame/perform.ts'
import { Table } from '../../frame/table.tsx'
import { catalogMessages } from '../messages/index.ts'
import { listMessages } from './messages/index.ts'
import { listAfter, PATH } from './query.ts'
import { StepFields, type StepTyped } from './step-fields.tsx'
import { previewOf } from './step-preview.ts'
import { currencyOf, FIELDS, readStep, type Step, type StepField, type StepShop } from './steps.ts'

export type Chosen = {
  readonly step: Step
  readonly picked: readonly string[]
  readonly isAll: boolean
  /** The list, behind the question mark. */
  readonly back: string
  /** All that it is of, and the first of them. */
  readonly count: number
  readonly first: readonly string[]
  /** Which they are: what is pressed is done to these, or to none. */
  readonly mark: string
}

export const stepShop = ({ var: { settings } }: AdminContext): StepShop => ({
  timeZone: settings.shop.timeZone,
  currencies: settings.markets.currencies,
})

const titleOf = ({ text, translations }: Product, language: Language): string =>
  inLanguage({ en: text.title, zh: translations.zh?.title ?? text.title }, language)

/** How many there were when they were looked at: others than those that there are now. */
export type Moved = { readonly moved?: number }

/** @param asked whether the form was filled in: then what is amiss in it is told, else it is only begun */
export const showStep = async (
  c: AdminContext,
  chosen: Chosen,
  said: (field: StepField) => string,
  { asked, moved }: { readonly asked: 'no' | 'preview' | 'done' } & Moved,
): Promise<Response> => {
  const { language } = c.var
  const { step } = chosen
  const shop = stepShop(c)
  const read = readStep(step, said, shop)
  const faults = !read.ok && asked !== 'no' ? read.faults : []
  const change = read.ok && 'change' in read.input ? read.input.change : {}
  const seen = await ask(c, previewingBulk, { products: chosen.first.slice(0, PICKED_MAX), change })
  const { products: previewed, there } = seen.ok ? seen.value : { products: [], there: [] }
  // What was picked and is deleted since is none of them.
  const gone = chosen.isAll ? 0 : chosen.picked.length - there.length
  const count = chosen.count - gone
  if (count === 0) return c.redirect(listAfter(chosen.back, 'done=none-there'), 303)
  const { steps } = listMessages[language]
  const typed: StepTyped = { step, said, faults, shop, language }
  return showPage(
    c,
    {
      title: steps.titles[step],
      here: 'products',
      status: moved === undefined ? (asked === 'done' && faults.length > 0 ? 422 : 200) : 409,
    },
    <>
      <header class="head">
        <a class="crumb" href={`${PATH}?${chosen.back}`}>
          <Icon name="back" />
          <span class="hide-s">{catalogMessages[language].products.title}</span>
        </a>
        <h1>{steps.titles[step]}</h1>
      </header>
      <div class="body">
        <div class="narrow stack">
          {faults.length > 0 && (
            <Trouble refusal="request-invalid" language={language}>
              {faults.map(({ field, code }) => (
                <p>
                  <a href={`#step-${field}`}>{steps.fields[field]}</a>: {steps.faults[code]}
                </p>
              ))}
            </Trouble>
          )}
          {moved !== undefined && (
            <div class="oops" role="alert" tabindex={-1} autofocus>
              <h2>
                <Icon name="alert" />
                {steps.moved}
              </h2>
              <p>{steps.movedFrom(countText(moved, language), countText(count, language))}</p>
            </div>
          )}
          {gone > 0 && <div class="say due">{steps.gone(gone)}</div>}
          <form class="panel" method="post" action={`${PATH}/bulk`}>
            <Key />
            <input type="hidden" name="act" value={step} />
            <input type="hidden" name="step" value="on" />
            <input type="hidden" name="back" value={chosen.back} />
            {chosen.isAll && <input type="hidden" name="scope" value="all" />}
            {chosen.isAll && <input type="hidden" name="looked" value={chosen.mark} />}
            {(chosen.isAll ? [] : there).map((id) => (
              <input type="hidden" name="pick" value={id} />
            ))}
            <div class="in-p stack">
              <p>{steps.why[step](shop.timeZone)}</p>
              <StepFields of={typed} />
              <Preview {...{ typed, previewed, count, isRead: read.ok }} />
              <div class="row">
                <button class={step === 'delete' ? 'btn bad go' : 'btn go'}>{steps.go[step](count)}</button>
                {FIELDS[step].length > 0 && (
                  <button class="btn" formmethod="get" formaction={`${PATH}/bulk`}>
                    {steps.preview}
                  </button>
                )}
                <a class="btn bare" href={`${PATH}?${chosen.back}`}>
                  {steps.back}
                </a>
              </div>
            </div>
          </form>
        </div>
      </div>
    </>,
  )
}

type PreviewProps = {
  readonly typed: StepTyped
  readonly previewed: readonly Previewed[]
  readonly count: number
  /** Whether the fields say a change; else the products alone are shown. */
  readonly isRead: boolean
}

const Preview = ({ typed, previewed, count, isRead }: PreviewProps) => {
  const { step, said, shop, language } = typed
  const { steps } = listMessages[language]
  const currency = currencyOf(said, shop)
  if (!currency) return null
  const reader = { step, currency, timeZone: shop.timeZone, language }
  const rows = previewed.map((one) => ({ ...previewOf(one, reader), product: one.before }))
  const left = count - rows.length
  return (
    <>
      <Table
        label={steps.previewed}
        rows={rows}
        columns={[
          {
            head: catalogMessages[language].products.product,
            names: true,
            class: 'c-id',
            cell: ({ product }) => titleOf(product, language),
          },
          { head: steps.before, class: 'c-who soft', cell: ({ before }) => before },
          ...(isRead
            ? [
                {
                  head: steps.after,
                  class: 'c-sum',
                  cell: ({ after, isAmiss }: (typeof rows)[number]) =>
                    isAmiss ? <span class="err">{after}</span> : (after ?? <span class="mute">{steps.same}</span>),
                },
              ]
            : []),
        ]}
      />
      {left > 0 && <p class="soft">{steps.more(left).replace(String(left), countText(left, language))}</p>}
    </>
  )
}
