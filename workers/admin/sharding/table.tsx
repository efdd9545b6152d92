/** The shards in numbers: what the picture shows, for whoever reads better than they look, and all 256 of them. */
import type { LoadSnapshot, ShardState } from '#domain/sharding/directory-snapshot'
import { addressWith, Empty, Pages } from '../frame/lists.tsx'
import { tenth } from './geometry.ts'
import {
  isUnderWay,
  jobsHere,
  milliseconds,
  placeText,
  percentOf,
  refusalFigures,
  say,
  shownOf,
  type View,
} from './view.ts'
import { frameMessages } from '../frame/messages/index.ts'
import { shardingMessages } from './messages/index.ts'
import { countText } from '../frame/count.ts'

/** Rows of one page: the whole of a shop that is not at Alibaba's. */
export const SHARDS_PAGE = 50
export const FILTERS = ['all', 'over', 'moving', 'silent'] as const
export type Filter = (typeof FILTERS)[number]

const MATCH: Record<Filter, (state: ShardState) => boolean> = {
  all: () => true,
  over: (state) => state === 'over',
  moving: (state) => state === 'filling' || state === 'emptying',
  silent: (state) => state === 'silent',
}

/** From here on there is something to choose from. */
const FILTERS_FROM = 12

type Props = { readonly view: View; readonly filter: Filter; readonly page: number }

export const ShardTable = ({ view, filter, page }: Props) => {
  const { table, keyspaces } = shardingMessages[view.language]
  const here = view.snapshot.loads.filter(({ keyspace }) => keyspace === view.keyspace)
  const fitting = here.filter(({ state }) => MATCH[filter](state))
  const rows = fitting.slice(page * SHARDS_PAGE, (page + 1) * SHARDS_PAGE)
  const to = (change: Record<string, string | null>) =>
    `${addressWith('/admin/shards', { keyspace: view.keyspace, view: filter === 'all' ? null : filter }, change)}#table`
  return (
    <section class="panel" id="table" aria-label={table.title}>
      <header>
        <h2>{table.title}</h2>
        <span class="s mute">
          {say(view, table.count, { count: here.length, keyspace: keyspaces[view.keyspace].toLowerCase() })}
        </span>
        {here.length >= FILTERS_FROM && (
          <nav class="join end-x" aria-label={table.views}>
            {FILTERS.map((one) => (
              <a
                class="btn"
                href={to({ view: one === 'all' ? null : one })}
                aria-current={one === filter ? 'true' : undefined}
              >
                {table.filters[one]}
              </a>
            ))}
          </nav>
        )}
      </header>
      {rows.length === 0 ? (
        <Empty icon="shards" heading={table.empty} why={table.emptyWhy} />
      ) : (
        <div class="scroll" tabindex={0} role="region" aria-label={table.scroll}>
          <Rows view={view} rows={rows} />
        </div>
      )}
      {fitting.length > SHARDS_PAGE && (
        <div class="foot">
          <span class="mute s">{`${page * SHARDS_PAGE + 1}–${page * SHARDS_PAGE + rows.length} / ${fitting.length}`}</span>
          <div class="pages">
            <Pages
              language={view.language}
              newer={page > 0 ? to({ page: page > 1 ? String(page - 1) : null }) : null}
              older={(page + 1) * SHARDS_PAGE < fitting.length ? to({ page: String(page + 1) }) : null}
              labels={[frameMessages[view.language].previous, frameMessages[view.language].next]}
            />
          </div>
        </div>
      )}
    </section>
  )
}

const Rows = ({ view, rows }: { view: View; rows: readonly LoadSnapshot[] }) => {
  const { table } = shardingMessages[view.language]
  return (
    <table class="tb" data-rows aria-label={table.title}>
      <thead>
        <tr>
          <th scope="col">{table.shard}</th>
          <th scope="col">{table.region}</th>
          <th scope="col" class="num">
            {table.slots}
          </th>
          <th scope="col">{table.load}</th>
          <th scope="col" class="num">
            {table.calls}
          </th>
          <th scope="col">{table.minutes}</th>
          <th scope="col" class="num">
            {table.p99}
          </th>
          <th scope="col" class="num">
            {table.refused}
          </th>
          <th scope="col" class="num">
            {table.size}
          </th>
          <th scope="col">{table.state}</th>
        </tr>
      </thead>
      <tbody>
        {rows.map((load) => (
          <Row view={view} load={load} />
        ))}
      </tbody>
    </table>
  )
}

const MEGABYTE = 1_000_000

const megabytes = (bytes: number): number => milliseconds(bytes / MEGABYTE)

const Row = ({ view, load }: { view: View; load: LoadSnapshot }) => {
  const messages = shardingMessages[view.language]
  const { table, picture } = messages
  const shown = shownOf(load, view.snapshot)
  const { latest } = load
  const isOver = shown.share > view.snapshot.policies.relieveAbove
  return (
    <tr tabindex={-1} data-of={`shard:${load.shard}`}>
      <th scope="row">
        {view.allowed && load.state !== 'closed' ? (
          <a class="id" href={`/admin/shards/hand?keyspace=${load.keyspace}&from=${load.shard}`}>
            {load.shard}
          </a>
        ) : (
          load.shard
        )}
      </th>
      <td class="soft nw">{placeText(load.place) ?? picture.near}</td>
      <td class="num">{load.slots}</td>
      <td>
        <span class="row tight level-start">
          <svg class="bar100" viewBox="0 0 100 8" preserveAspectRatio="none" aria-hidden="true">
            <rect class="m-none" width="100" height="8" />
            <rect class={isOver ? 'm-over' : 'm-available'} width={Math.min(100, shown.percent)} height="8" data-wide />
          </svg>
          <span class="nw" data-text={picture.percent}>
            {say(view, picture.percent, { percent: shown.percent })}
          </span>
        </span>
      </td>
      <td class="num" data-text="{calls}">
        {countText(shown.calls, view.language)}
      </td>
      <td class="spark-cell">
        <Spark series={load.series} label={say(view, table.spark, { shard: load.shard })} />
      </td>
      <td class="num" data-text={`{p99} ${messages.ms}`}>
        {latest ? `${milliseconds(latest.p99Ms)} ${messages.ms}` : table.none}
      </td>
      <td class="num soft nw" data-text={table.refusals}>
        {say(view, table.refusals, refusalFigures(latest))}
      </td>
      <td class="num soft" data-text="{megabytes} MB">
        {latest ? `${megabytes(latest.bytes)} MB` : table.none}
      </td>
      <td>
        <State view={view} load={load} />
      </td>
    </tr>
  )
}

const stateClass: Record<ShardState, string> = {
  steady: 'full ok',
  over: 'due',
  filling: 'busy',
  emptying: 'busy',
  closed: 'off',
  silent: '',
}

const State = ({ view, load }: { view: View; load: LoadSnapshot }) => {
  const job = jobsHere(view).find(
    (one) => isUnderWay(one) && (load.state === 'filling' ? one.to === load.shard : one.from === load.shard),
  )
  const text = say(view, shardingMessages[view.language].states[load.state], {
    relieve: percentOf(view.snapshot.policies.relieveAbove),
    done: job?.done,
    slots: job?.slots,
  })
  return <span class={`st ${stateClass[load.state]}`}>{text}</span>
}

/** The curve of one shard: no scale, only its shape, from a little below its least. Nothing is a line on the ground. */
const Spark = ({ series, label }: { series: readonly number[]; label: string }) => {
  const most = Math.max(1, ...series)
  const ground = Math.min(most, ...series) * 0.7
  const points = series.map(
    (calls, index) =>
      `${tenth((index * 100) / Math.max(1, series.length - 1))} ${tenth(21 - ((calls - ground) / (most - ground)) * 18)}`,
  )
  return (
    <svg class="spark" viewBox="0 0 100 22" preserveAspectRatio="none" role="img" aria-label={label}>
      {points.length > 1 ? (
        <>
          <path class="a" d={`M0 22L${points.join('L')}L100 22z`} />
          <path d={`M${points.join('L')}`} />
        </>
      ) : (
        <path d="M0 21H100" />
      )}
    </svg>
  )
}
