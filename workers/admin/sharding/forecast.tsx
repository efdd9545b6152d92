/** What came, what is expected, and what the shards bear: forty minutes back and as far ahead as is known. */
import { clockText } from '../frame/time.tsx'
import { tenth } from './geometry.ts'
import { say, type View } from './view.ts'
import { shardingMessages } from './messages/index.ts'

const LEFT = 40
const RIGHT = 864
const TOP = 23
const FOOT = 128
const AHEAD_MS_MIN = 10 * 60_000
const BACK_MS = 40 * 60_000

const ROUND = [1, 1.2, 1.5, 2, 2.5, 3, 4, 5, 6, 8, 10] as const

/** The next round number from a third of the most: three lines above nothing. */
const stepFor = (most: number): number => {
  const third = Math.max(1, most / 3)
  const ten = 10 ** Math.floor(Math.log10(third))
  return (ROUND.find((factor) => factor * ten >= third) ?? 10) * ten
}

const short = (calls: number): string =>
  calls >= 1_000 ? `${Math.round(calls / 100) / 10}k` : String(Math.round(calls))

/** A proposal to open shards, as capacity. */
const proposed = ({ snapshot, keyspace }: View): number =>
  snapshot.log.reduce(
    (count, { state, decision }) =>
      state === 'waits' && decision.type === 'open-shards' && decision.keyspace === keyspace
        ? count + decision.count
        : count,
    0,
  )

const scaleOf = (view: View) => {
  const { snapshot, keyspace } = view
  const { rate, forecast, capacity } = snapshot.courses[keyspace]
  const sales = snapshot.sales.filter(({ startsAt }) => startsAt > snapshot.now)
  const from = Math.min(snapshot.now - BACK_MS, rate[0]?.at ?? snapshot.now)
  const until = Math.max(snapshot.now + AHEAD_MS_MIN, forecast.at(-1)?.at ?? 0)
  const more = proposed(view) * snapshot.policies.shardCalls
  const bearable = capacity.at(-1)?.calls ?? 0
  const most = Math.max(
    1,
    bearable + more,
    ...rate.map(({ calls }) => calls),
    ...forecast.map(({ calls, band }) => calls + band),
  )
  const step = stepFor(most)
  return {
    x: (at: number) => tenth(LEFT + ((at - from) / (until - from)) * (RIGHT - LEFT)),
    y: (calls: number) => tenth(FOOT - (Math.min(calls, 3 * step) / (3 * step)) * (FOOT - TOP)),
    step,
    from,
    until,
    sales: sales.filter(({ startsAt }) => startsAt < until),
    more,
    bearable,
  }
}

export const Forecast = (view: View) => {
  const { forecast: messages } = shardingMessages[view.language]
  return (
    <section class="panel" aria-label={messages.title}>
      <header>
        <h2>{messages.title}</h2>
        <span class="row s soft end-x wide-gap">
          <span class="key">
            <svg class="chart" viewBox="0 0 22 8" aria-hidden="true">
              <path class="l1" d="M0 4h22" />
            </svg>
            {messages.calls}
          </span>
          <span class="key">
            <svg class="chart" viewBox="0 0 22 8" aria-hidden="true">
              <path class="l2" d="M0 4h22" />
            </svg>
            {messages.forecast}
          </span>
          <span class="key">
            <svg class="chart" viewBox="0 0 22 8" aria-hidden="true">
              <path class="cap" d="M0 7h9V1h13" />
            </svg>
            {messages.capacity}
          </span>
        </span>
      </header>
      <div class="in-p scroll" tabindex={0} role="region" aria-label={messages.scroll}>
        <Chart {...view} />
      </div>
    </section>
  )
}

const Chart = (view: View) => {
  const { snapshot, keyspace, language } = view
  const { forecast: messages } = shardingMessages[view.language]
  const { rate, forecast, capacity } = snapshot.courses[keyspace]
  const { x, y, step, from, until, sales, more, bearable } = scaleOf(view)
  const now = x(snapshot.now)
  const line = (points: readonly { at: number; calls: number }[]) =>
    points.map(({ at, calls }, index) => `${index === 0 ? 'M' : 'L'}${x(at)} ${y(calls)}`).join('')
  const steps = capacity
    .map(({ at, calls }, index) => `${index === 0 ? `M${x(Math.max(at, from))} ` : `H${x(at)}V`}${y(calls)}`)
    .join('')
  const last = forecast.at(-1)
  const calls = rate.at(-1)?.calls ?? 0
  const label = say(view, messages.label, {
    calls: Math.round(calls),
    capacity: Math.round(bearable),
    forecast: last ? Math.round(last.calls) : undefined,
  })
  const begun = rate.length > 1
  // Before the last step when that was not long ago: there the line below is lower and leaves room.
  const labelX = Math.max(tenth(LEFT + (now - LEFT) * 0.66), x(capacity.at(-1)?.at ?? from) - 6)
  return (
    <svg class="chart wide" viewBox="0 0 940 156" role="img" aria-label={label}>
      <path class="g" d={[0, 1, 2, 3].map((count) => `M${LEFT} ${y(count * step)}H${RIGHT}`).join('')} />
      {[0, 1, 2, 3].map((count) => (
        <text x={LEFT - 6} y={y(count * step) + 4} text-anchor="end">
          {short(count * step)}
        </text>
      ))}
      {begun && (
        <path
          class="area"
          d={`${line(rate)}L${x(rate.at(-1)?.at ?? from)} ${FOOT}L${x(rate[0]?.at ?? from)} ${FOOT}z`}
        />
      )}
      {begun && <path class="l1" d={line(rate)} />}
      {forecast.length > 1 && <path class="l2" d={line(forecast)} />}
      {steps && <path class="cap" d={`${steps}H${now}`} />}
      {steps && (
        <path
          class="cap ahead"
          d={`M${now} ${y(bearable)}${more > 0 ? `H${tenth(now + 24)}V${y(bearable + more)}` : ''}H${RIGHT}`}
        />
      )}
      <path
        class="g ax"
        d={`M${now} 10V${FOOT}${sales.map(({ startsAt }) => `M${x(startsAt)} 10V${FOOT}`).join('')}`}
      />
      {begun && (
        <>
          <circle class="dot1" cx={now} cy={y(calls)} r="3.5" />
          <text class="hi" x={now - 8} y={y(calls) + (y(calls) > FOOT - 26 ? -8 : 19)} text-anchor="end">
            {say(view, messages.now, { calls: Math.round(calls) })}
          </text>
        </>
      )}
      {steps && (
        <text class="hi" x={labelX} y={y(bearable) - 6} text-anchor="end">
          {say(view, messages.capacityIs, { calls: Math.round(bearable) })}
        </text>
      )}
      {more > 0 && (
        <text x={tenth(now + 18)} y={y(bearable + more) + 4} text-anchor="end">
          {say(view, messages.approved, { count: proposed(view) })}
        </text>
      )}
      {last && (
        <>
          <text class="hi" x={RIGHT + 6} y={y(last.calls) + 4}>
            {messages.forecast}
          </text>
          <text x={RIGHT + 6} y={y(last.calls) + 17}>
            {say(view, messages.band, { calls: Math.round(last.band) })}
          </text>
        </>
      )}
      {!begun && (
        <text x={(LEFT + now) / 2} y={tenth((y(0) + y(step)) / 2 + 4)} text-anchor="middle">
          {messages.nothing}
        </text>
      )}
      {[from, (from + snapshot.now) / 2, snapshot.now].map((at, index) => (
        <text x={x(at)} y="146" text-anchor={index === 0 ? 'start' : 'middle'}>
          {clockText(at, language)}
        </text>
      ))}
      {sales.map(({ startsAt }) => (
        <text
          x={x(startsAt)}
          y="146"
          text-anchor={startsAt - snapshot.now < (until - snapshot.now) / 4 ? 'start' : 'middle'}
        >
          {say(view, messages.sale, { at: clockText(startsAt, language) })}
        </text>
      ))}
    </svg>
  )
}
