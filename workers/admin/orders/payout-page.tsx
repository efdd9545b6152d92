/** Payouts of the provider: the list, and of one what it consists of, each part with its order. */
import { orderName, orderOfPayment } from '#domain/ids'
import type { Language } from '#domain/languages'
import { netOf, type PayoutPart, type PayoutSums } from '#domain/orders/payouts'
import type { PayoutKept } from '#schema/transactions/orders/payouts'
import { countText } from '../frame/count.ts'
import { Icon } from '../frame/icon.tsx'
import { Table } from '../frame/table.tsx'
import { When } from '../frame/time.tsx'
import { payoutsMessages } from './messages/payouts.ts'
import { paymentsMessages } from './messages/payments.ts'
import { amountIn } from './order-panels.tsx'

type Seen = { readonly language: Language; readonly now: number }

const addressOf = (id: string): string => `/admin/payments/payouts/${encodeURIComponent(id)}`

/** Whether its parts are what was paid out. */
const Agrees = ({ of: { readAt, parts, net, amount }, language }: { of: PayoutKept } & Pick<Seen, 'language'>) => {
  const messages = payoutsMessages[language]
  if (readAt === null) return <span class="soft s">{messages.reading}</span>
  if (parts === 0) return <span class="soft s">{messages.untold}</span>
  if (net === amount.amount) return <span class="st full ok s">{messages.agrees}</span>
  return (
    <span class="st bad s">{messages.differs(amountIn(language)({ ...amount, amount: net - amount.amount }))}</span>
  )
}

export const Payouts = ({ rows, language, now }: Seen & { readonly rows: readonly PayoutKept[] }) => {
  const messages = paymentsMessages[language]
  return (
    <Table
      label={messages.payouts}
      rows={rows}
      columns={[
        {
          head: messages.payout,
          names: true,
          class: 'c-id',
          cell: ({ id }) => (
            <a class="id" href={addressOf(id)}>
              {id}
            </a>
          ),
        },
        { head: messages.state, class: 'c-st', cell: ({ state }) => messages.payoutStates[state] },
        {
          head: messages.arrives,
          class: 'c-date soft nw',
          cell: ({ arrivesAt }) => <When at={arrivesAt} now={now} language={language} />,
        },
        { head: payoutsMessages[language].parts, class: 'c-who', cell: (of) => <Agrees of={of} language={language} /> },
        { head: messages.amount, class: 'c-sum num', cell: ({ amount }) => amountIn(language)(amount) },
      ]}
    />
  )
}

/** Nobody takes for the present what was read a while ago. */
export const AsOf = ({ at, language, now }: Seen & { readonly at: number | null }) =>
  at === null ? null : (
    <span class="s soft end-x">
      {payoutsMessages[language].asOf} <When at={at} now={now} language={language} />. {payoutsMessages[language].again}
    </span>
  )

/** Of all that are shown, when the list was last read. */
export const listedAt = (rows: readonly PayoutKept[]): number | null =>
  rows.reduce<number | null>((last, { listedAt: at }) => (at !== null && at > (last ?? 0) ? at : last), null)

type OnePayout = Seen & {
  readonly payout: PayoutKept
  readonly parts: readonly PayoutPart[]
  readonly sums: PayoutSums
}

export const PayoutPage = ({ payout, parts, sums, language, now }: OnePayout) => {
  const messages = payoutsMessages[language]
  const texts = paymentsMessages[language]
  return (
    <>
      <header class="head">
        <a class="crumb" href="/admin/payments">
          <Icon name="back" />
          <span class="hide-s">{texts.title}</span>
        </a>
        <h1>{payout.id}</h1>
        <span class="sub hide-m">
          {texts.payoutStates[payout.state]}, <When at={payout.arrivesAt} now={now} language={language} />
        </span>
        {parts.length > 0 && (
          <span class="acts row">
            <a class="btn" href={`${addressOf(payout.id)}/parts.csv`} download>
              {messages.csv}
            </a>
          </span>
        )}
      </header>
      <div class="body">
        <div class="wrap stack">
          <Sums {...{ payout, sums, language, now }} />
          <section class="panel" aria-label={messages.parts}>
            <header>
              <h2>{messages.parts}</h2>
              <span class="s soft end-x">
                {messages.count(countText(payout.parts, language), parts.length < payout.parts)}
              </span>
            </header>
            {parts.length === 0 ? (
              <p class="in-p soft">{payout.readAt === null ? messages.readingWhy : messages.untoldWhy}</p>
            ) : (
              <Parts payout={payout} parts={parts} language={language} now={now} />
            )}
          </section>
        </div>
      </div>
    </>
  )
}

/** Each with its sign: together they are what was paid out. */
const Sums = ({ payout, sums, language, now }: Omit<OnePayout, 'parts'>) => {
  const messages = payoutsMessages[language]
  const amount = amountIn(language)
  const rows = [
    [messages.kinds.charge, sums.charge],
    [messages.kinds.refund, sums.refund],
    [messages.kinds.dispute, sums.dispute],
    [messages.kinds.other, sums.other],
    [messages.kinds.fee, sums.fees],
  ] as const
  return (
    <section class="panel" aria-label={messages.sums}>
      <header>
        <h2>{messages.sums}</h2>
        <span class="end-x">
          <Agrees of={payout} language={language} />
        </span>
      </header>
      <dl class="in-p sum">
        {rows
          .filter(([, sum]) => sum.amount !== 0)
          .map(([label, sum]) => (
            <>
              <dt>{label}</dt>
              <dd></dd>
              <dd>{amount(sum)}</dd>
            </>
          ))}
        <dt class="tot">{messages.paidOut}</dt>
        <dd class="tot"></dd>
        <dd class="tot">{amount(payout.amount)}</dd>
      </dl>
      <footer>
        <AsOf at={payout.listedAt} language={language} now={now} />
      </footer>
    </section>
  )
}

const Parts = ({ payout, parts, language, now }: Omit<OnePayout, 'sums'>) => {
  const messages = payoutsMessages[language]
  const texts = paymentsMessages[language]
  const amount = (of: number) => amountIn(language)({ ...payout.amount, amount: of })
  return (
    <Table
      label={messages.parts}
      rows={parts}
      columns={[
        { head: texts.what, names: true, class: 'c-who', cell: ({ kind }) => messages.one[kind] },
        {
          head: texts.order,
          class: 'c-id',
          cell: ({ paymentId }) => {
            if (paymentId === null) return <span class="soft">{messages.noOrder}</span>
            const order = orderOfPayment(paymentId)
            return (
              <a class="id" href={`/admin/orders/${order}`}>
                {orderName(order)}
              </a>
            )
          },
        },
        {
          head: messages.at,
          class: 'c-date soft nw',
          cell: ({ at }) => <When at={at} now={now} language={language} />,
        },
        { head: texts.amount, class: 'num hide-m', cell: (part) => amount(part.amount) },
        { head: messages.fee, class: 'num soft hide-m', cell: ({ fee }) => (fee === 0 ? '' : amount(-fee)) },
        { head: messages.net, class: 'c-sum num', cell: (part) => amount(netOf(part)) },
      ]}
    />
  )
}
