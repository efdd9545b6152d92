/** The picture: every shard a column of its slots, its load the capital; split items lie on the columns as beams. */
import { slotsOfShard } from '#domain/sharding/topology'
import type { LoadSnapshot } from '#domain/sharding/directory-snapshot'
import { Beams, LanePins } from './beams.tsx'
import { capitalOf, geometryOf, tenth, WIDTH, type Column, type Geometry } from './geometry.ts'
import { Legend } from './legend.tsx'
import { Moving } from './moving.tsx'
import { levelOf, stonePaths } from './stones.ts'
import {
  isUnderWay,
  itemsHere,
  jobsHere,
  nameOf,
  openLoads,
  percentOf,
  placeText,
  say,
  shownOf,
  together,
  type View,
} from './view.ts'
import { shardingMessages } from './messages/index.ts'

/** Items that have room above the columns; the table below has all of them. */
const BEAMS_MAX = 3

/** Calls a second of each slot of the keyspace that was asked in the last window. */
const callsBySlot = (view: View): Map<number, number> => {
  const calls = new Map<number, number>()
  for (const { latest } of openLoads(view)) {
    const seconds = latest ? (latest.until - latest.from) / 1_000 : 0
    if (!latest || seconds <= 0) continue
    for (const [slot, count] of latest.slots) calls.set(slot, (calls.get(slot) ?? 0) + count / seconds)
  }
  return calls
}

export const Colonnade = (view: View) => {
  const { language } = view
  const messages = shardingMessages[language]
  const loads = openLoads(view)
  const jobs = jobsHere(view).filter(isUnderWay)
  const items = itemsHere(view).slice(0, BEAMS_MAX)
  const most = Math.max(1, ...loads.map(({ slots }) => slots))
  const geometry = geometryOf(loads.length, most, items.length, jobs.length > 0)
  const calls = callsBySlot(view)
  const callsMost = Math.max(0, ...calls.values())
  const columnOf = new Map(loads.map(({ shard }, number) => [shard, geometry.columns[number]]))
  return (
    <section aria-label={messages.picture.section}>
      <div class="scroll" tabindex={0} role="region" aria-label={messages.picture.region}>
        <svg
          class="chart colonnade"
          id="picture"
          viewBox={`-4 0 ${WIDTH + 8} ${Math.ceil(geometry.height)}`}
          role="img"
          aria-labelledby="picture-title picture-text"
        >
          <title id="picture-title">
            {say(view, messages.picture.title, {
              keyspace: messages.keyspaces[view.keyspace],
              shards: loads.length,
            })}
          </title>
          <desc id="picture-text">{describe(view)}</desc>
          {loads.map((load, number) => {
            const column = geometry.columns[number]
            return column && <Shard {...{ view, load, column, geometry, calls, callsMost }} />
          })}
          {geometry.storeys === 1 ? (
            <Beams view={view} items={items} columnOf={columnOf} geometry={geometry} />
          ) : (
            <LanePins view={view} items={itemsHere(view)} columnOf={columnOf} />
          )}
          <Moving view={view} jobs={jobs} columnOf={columnOf} geometry={geometry} />
        </svg>
      </div>
      <Legend view={view} most={callsMost} />
    </section>
  )
}

/** The same in language, the finding first. */
const describe = (view: View): string => {
  const { picture } = shardingMessages[view.language]
  const relieve = percentOf(view.snapshot.policies.relieveAbove)
  const over = openLoads(view).filter(({ state }) => state === 'over')
  const moving = jobsHere(view).filter(isUnderWay)
  if (over.length === 0 && moving.length === 0) return say(view, picture.calm, { relieve })
  return together(view, [
    ...over.map((load) =>
      say(view, picture.over, { shard: load.shard, percent: shownOf(load, view.snapshot).percent, relieve }),
    ),
    ...moving.map(({ from, to }) => say(view, picture.moves, { from, to })),
    ...itemsHere(view).map(({ item, lanes }) =>
      say(view, picture.split, { name: nameOf(view, item), lanes: lanes.length }),
    ),
    picture.below,
  ])
}

type ShardProps = {
  readonly view: View
  readonly load: LoadSnapshot
  readonly column: Column
  readonly geometry: Geometry
  readonly calls: ReadonlyMap<number, number>
  readonly callsMost: number
}

const Shard = ({ view, load, column, geometry, calls, callsMost }: ShardProps) => {
  const { snapshot, keyspace, language } = view
  const shown = shownOf(load, snapshot)
  const { left, width, top } = column
  const isNew = load.state === 'filling' ? ' new' : ''
  const levels = slotsOfShard(snapshot.topology, keyspace, load.shard)
    .map((slot) => levelOf(calls.get(slot) ?? 0, callsMost))
    .toSorted((a, b) => b - a)
  const foot = top + geometry.base - 4
  const where = {
    left,
    foot,
    pitch: geometry.stone,
    perRow: geometry.perRow,
    spare: width - geometry.perRow * geometry.stone,
    resting: callsMost === 0,
  }
  return (
    <g data-of={`shard:${load.shard}`}>
      <title
        data-text={say(view, shardingMessages[language].picture.column, {
          shard: load.shard,
          slots: load.slots,
          place: placeText(load.place),
          percent: '{percent}',
          calls: '{calls}',
        })}
      >
        {say(view, shardingMessages[language].picture.column, {
          ...shown,
          shard: load.shard,
          slots: load.slots,
          place: placeText(load.place),
        })}
      </title>
      <Capital {...{ view, load, column, geometry }} />
      <rect
        class={`stone${isNew}`}
        x={tenth(left - 4)}
        y={top + geometry.abacus}
        width={tenth(width + 8)}
        height="8"
        rx="1"
      />
      {stonePaths(levels, where).map(({ level, d }) => (
        <path class={level > 0 ? `q${level}` : callsMost > 0 ? 'q0' : 'rest'} d={d} />
      ))}
      <rect
        class={`stone${isNew}`}
        x={tenth(left - 4)}
        y={tenth(top + geometry.base)}
        width={tenth(width + 8)}
        height="7"
        rx="1"
      />
      <Foot {...{ view, load, column, geometry }} />
    </g>
  )
}

type PartProps = Pick<ShardProps, 'view' | 'load' | 'column' | 'geometry'>

/** `inventory-12` where there is room, `12` where there is not. */
const shortName = (shard: string): string => shard.slice(shard.lastIndexOf('-') + 1)

const Capital = ({ view, load, column, geometry }: PartProps) => {
  const { picture } = shardingMessages[view.language]
  const { relieveAbove, mergeBelow } = view.snapshot.policies
  const { share, percent } = shownOf(load, view.snapshot)
  const { left, width, middle, top } = column
  const { height, foot, fill } = capitalOf(geometry)
  const isOver = share > relieveAbove
  const roomy = geometry.labels === 'roomy'
  const line = (at: number) => `M${tenth(left)} ${tenth(top + foot - fill(at))}h${tenth(width)}`
  return (
    <>
      <rect
        class={`stone${load.state === 'filling' ? ' new' : ''}`}
        x={tenth(left)}
        y={top + geometry.capital}
        width={tenth(width)}
        height={height}
        rx="2"
      />
      <rect
        class={`load${isOver ? ' over' : ''}`}
        x={tenth(left + 1)}
        y={tenth(top + foot - fill(share))}
        width={tenth(width - 2)}
        height={tenth(fill(share))}
        data-foot={tenth(top + foot)}
        data-full={height - 2}
      />
      <path class="limit" d={line(relieveAbove) + line(mergeBelow)} />
      {roomy ? (
        <>
          <text class="hi t12" x={tenth(left)} y={top + geometry.name}>
            {load.shard}
          </text>
          <text x={tenth(left)} y={top + geometry.place}>
            {placeText(load.place) ?? picture.near}
          </text>
        </>
      ) : (
        <text class="hi" x={tenth(middle)} y={top + geometry.name} text-anchor="middle">
          {shortName(load.shard)}
        </text>
      )}
      <text
        class={roomy ? 'hi t12' : ''}
        x={tenth(roomy ? left + width : middle)}
        y={top + geometry.place + (roomy ? 0 : 2)}
        text-anchor={roomy ? 'end' : 'middle'}
        data-text={geometry.labels === 'narrow' ? '{percent}' : picture.percent}
        data-over={geometry.labels === 'narrow' ? '▲{percent}' : picture.over80}
      >
        {say(
          view,
          geometry.labels === 'narrow'
            ? isOver
              ? '▲{percent}'
              : '{percent}'
            : isOver
              ? picture.over80
              : picture.percent,
          { percent },
        )}
      </text>
    </>
  )
}

const Foot = ({ view, load, column, geometry }: PartProps) => {
  const { picture } = shardingMessages[view.language]
  const { calls } = shownOf(load, view.snapshot)
  const { middle, top } = column
  const text =
    geometry.labels === 'roomy' ? picture.calls : geometry.labels === 'medium' ? picture.callsShort : '{calls}'
  return (
    <>
      <text class="hi w5" x={tenth(middle)} y={tenth(top + geometry.calls)} text-anchor="middle" data-text={text}>
        {say(view, text, { calls })}
      </text>
      {geometry.labels !== 'narrow' && (
        <text x={tenth(middle)} y={tenth(top + geometry.slots)} text-anchor="middle">
          {geometry.labels === 'roomy' ? say(view, picture.slots, { slots: load.slots }) : String(load.slots)}
        </text>
      )}
    </>
  )
}
