/** The list of promotions: what each says, how it comes into a cart, where it stands, how often it was used. */
import { numberFormat } from '#domain/formats'
import { localeOf, type Language } from '#domain/languages'
import { formatMoney, money } from '#domain/money'
import { PHASES, type Phase } from '#domain/promotions/phase'
import type { Promotion, PromotionId } from '#domain/promotions/promotion'
import { CODES_COUNTED_MAX, type CodesSum } from '#schema/products/promotions/listed'
import type { DiscountsSum, UsesSum } from '#schema/transactions/orders/promotion-uses'
import type { Attention } from '../../flows/promotions/attention.ts'
import { countText } from '../frame/count.ts'
import { Icon } from '../frame/icon.tsx'
import { addressWith, Empty, Find, Pages, Views } from '../frame/lists.tsx'
import { frameMessages } from '../frame/messages/index.ts'
import { Table } from '../frame/table.tsx'
import { When } from '../frame/time.tsx'
import { promotionMessages } from './messages/index.ts'
import { usesMessages } from './messages/uses.ts'
import { PhaseMark } from './phase.tsx'
import { sentenceOf, type Names } from './sentence.ts'

export const PATH = '/admin/promotions'

export type Row = {
  readonly promotion: Promotion
  readonly used: number
  /** Of the last thirty days, the currency that was used most first. */
  readonly sums: readonly UsesSum[]
  readonly attention: Attention | null
}

/** `look`: those that run and do nothing. */
export type ListView = Phase | 'look'

type Props = {
  readonly rows: readonly Row[]
  readonly names: Names
  readonly codes: ReadonlyMap<PromotionId, CodesSum>
  readonly counts: ReadonlyMap<Phase, number>
  readonly view: ListView | null
  readonly needingALook: number
  /** Of the whole shop, in the last thirty days. */
  readonly discounts: readonly DiscountsSum[]
  readonly q: string
  /** Of the shop. */
  readonly timeZone: string
  readonly newer: string | null
  readonly older: string | null
  readonly changes: boolean
  readonly now: number
  readonly language: Language
}

export const ListPage = (props: Props) => {
  const { rows, counts, view, needingALook, q, newer, older, changes, language } = props
  const messages = promotionMessages[language]
  const all = [...counts.values()].reduce((sum, count) => sum + count, 0)
  const views = [null, 'running', 'look', ...PHASES.slice(1)].map((one) => ({
    id: one ?? 'all',
    label: one === 'look' ? usesMessages[language].look : messages.phases[(one ?? 'all') as Phase | 'all'],
    count: one === null ? all : one === 'look' ? needingALook : (counts.get(one as Phase) ?? 0),
    href: addressWith(PATH, { view: one, q }),
  }))
  return (
    <>
      <header class="head">
        <h1>{messages.title}</h1>
        <div class="acts">
          <a class="btn bare hide-s" href={`${PATH}/export.csv`} download>
            {usesMessages[language].out}
          </a>
          <a class="btn bare hide-s" href={`${PATH}/try`}>
            {messages.tryCart}
          </a>
          {changes && (
            <a class="btn go" href={`${PATH}/new`} data-key="n">
              <Icon name="plus" />
              {messages.add}
            </a>
          )}
        </div>
      </header>
      <Views views={views} here={view ?? 'all'} label={messages.views} language={language} />
      <form class="tools" action={PATH} role="search">
        {view !== null && <input type="hidden" name="view" value={view} />}
        <Find label={messages.find} value={q} />
        {q !== '' && (
          <a class="btn bare" href={addressWith(PATH, { view })}>
            {frameMessages[language].clear}
          </a>
        )}
        {props.discounts.length > 0 && <span class="end-x mute s">{discountsText(props)}</span>}
      </form>
      {rows.length > 0 ? <Rows {...props} /> : <Nothing {...props} isFirst={all === 0} />}
      <div class="foot">
        {rows.length > 0 && <span class="s mute">{usesMessages[language].foot}</span>}
        <div class="pages">
          <Pages
            language={language}
            newer={newer}
            older={older}
            labels={[frameMessages[language].previous, frameMessages[language].next]}
          />
        </div>
      </div>
    </>
  )
}

/** Of each currency its own sum: none is another's. */
const discountsText = ({ discounts, language }: Props): string => {
  const words = usesMessages[language]
  const rate = numberFormat(localeOf(language), { style: 'percent', maximumFractionDigits: 1 })
  const sums = discounts.map(({ currency, revenue, given }) => {
    const [paid, off] = [revenue, given].map((amount) => formatMoney(money(amount, currency), localeOf(language)))
    return words.discounted(paid ?? '', off ?? '', rate.format(given / Math.max(1, revenue + given)))
  })
  return words.ofLate(sums.join(words.between))
}

const Nothing = ({ q, isFirst, changes, language }: Props & { readonly isFirst: boolean }) => {
  const messages = promotionMessages[language]
  if (isFirst)
    return (
      <Empty icon="discount" heading={messages.empty} why={messages.emptyWhy}>
        {changes && (
          <a class="btn go" href={`${PATH}/new`}>
            {messages.add}
          </a>
        )}
      </Empty>
    )
  return (
    <Empty
      heading={q === '' ? messages.nothingHere : messages.nothing(q)}
      why={q === '' ? messages.nothingHereWhy : messages.nothingWhy}
    >
      <a class="btn" href={PATH}>
        {frameMessages[language].clearAll}
      </a>
    </Empty>
  )
}

/** `by itself`, `XENIA10`, `312 codes`. */
const howText = ({ id, method }: Promotion, { codes, language }: Props): string => {
  const messages = promotionMessages[language]
  if (method === 'automatic') return messages.byItself
  const found = codes.get(id)
  if (!found) return messages.noCode
  if (found.count > CODES_COUNTED_MAX) return messages.moreCodes(countText(CODES_COUNTED_MAX, language))
  return found.count === 1 ? found.first : messages.codesCounted(found.count)
}

const usesIn = (sums: readonly UsesSum[]): number => sums.reduce((all, { uses }) => all + uses, 0)

type AmountsProps = {
  readonly of: readonly UsesSum[]
  readonly what: 'revenue' | 'given'
  readonly language: Language
}

/** Of each currency its own sum, one below the other. */
const Amounts = ({ of, what, language }: AmountsProps) => (
  <>
    {of.length === 0 && <span class="mute">–</span>}
    {of.map((sum, at) => (
      <>
        {at > 0 && <br />}
        {formatMoney(money(sum[what], sum.currency), localeOf(language))}
      </>
    ))}
  </>
)

const Rows = (props: Props) => {
  const { rows, names, timeZone, now, language } = props
  const messages = promotionMessages[language]
  return (
    <Table
      label={messages.title}
      rows={rows}
      columns={[
        {
          head: messages.columns.says,
          class: 'c-id says-cell',
          names: true,
          cell: ({ promotion }) => {
            const { head, rest } = sentenceOf(promotion, { language, names, ownZone: timeZone })
            return (
              <>
                <a class="id" href={`${PATH}/${promotion.id}`}>
                  {head}
                </a>
                <span class="s mute">{rest === '' ? promotion.name : `${promotion.name} · ${rest}`}</span>
              </>
            )
          },
        },
        { head: messages.columns.how, class: 'c-who soft', cell: ({ promotion }) => howText(promotion, props) },
        {
          head: messages.columns.class,
          class: 'soft nw hide-m',
          cell: ({ promotion }) => messages.classes[promotion.class],
        },
        {
          head: messages.columns.state,
          class: 'c-st',
          cell: ({ promotion, used, attention }) =>
            attention ? (
              <span class="st due">{usesMessages[language].attention[attention.why]}</span>
            ) : (
              <PhaseMark of={promotion} used={used} now={now} language={language} />
            ),
        },
        {
          head: messages.columns.used,
          class: 'c-sum num nw',
          cell: ({ promotion: { limits }, used, sums }) =>
            limits.uses === null ? (
              <>
                {countText(usesIn(sums), language)} <span class="mute s">{messages.noLimit}</span>
              </>
            ) : (
              messages.used(countText(used, language), countText(limits.uses, language))
            ),
        },
        {
          head: usesMessages[language].columns.revenue,
          class: 'num nw hide-m',
          cell: ({ sums }) => <Amounts of={sums} what="revenue" language={language} />,
        },
        {
          head: usesMessages[language].columns.given,
          class: 'num nw soft hide-m',
          cell: ({ sums }) => <Amounts of={sums} what="given" language={language} />,
        },
        {
          head: messages.columns.ends,
          class: 'c-date soft nw',
          cell: ({ promotion: { period } }) =>
            period.until === null ? (
              <span class="mute">{messages.noEnd}</span>
            ) : (
              <When at={period.until} now={now} language={language} show="day" />
            ),
        },
      ]}
    />
  )
}
