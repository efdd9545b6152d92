/** Split items: a beam for each, lying on the columns that keep its lanes, with the units that each lane has left. */
import type { ItemSnapshot, LaneSnapshot } from '#domain/sharding/directory-snapshot'
import { beamAt, tenth, type Column, type Geometry } from './geometry.ts'
import { asksOf, nameOf, onTheWayOf, say, unitsOf, type View } from './view.ts'
import { shardingMessages } from './messages/index.ts'

type Columns = ReadonlyMap<string, Column | undefined>
type Placed = LaneSnapshot & { readonly x: number }

/** A lane with less than a third of what the others have will be short first. */
const isLow = (lane: LaneSnapshot, item: ItemSnapshot): boolean =>
  lane.available * 3 < unitsOf(item) / item.lanes.length

const BOX = { width: 50, height: 20, gap: 4 } as const

/** Lanes over the middle of their columns; several on one column stand side by side. */
const placed = (item: ItemSnapshot, columnOf: Columns, width: number): Placed[] => {
  const byShard = Map.groupBy(item.lanes, ({ shard }) => shard)
  return [...byShard].flatMap(([shard, lanes]) => {
    const column = columnOf.get(shard)
    if (!column) return []
    const step = width + BOX.gap
    return lanes.map((lane, index) => ({ ...lane, x: column.middle + (index - (lanes.length - 1) / 2) * step }))
  })
}

export const Beams = (props: {
  readonly view: View
  readonly items: readonly ItemSnapshot[]
  readonly columnOf: Columns
  readonly geometry: Geometry
}) => (
  <>
    {props.items.map((item, number) => (
      <Beam {...props} item={item} y={beamAt(number)} />
    ))}
    {/* Transfers lie above everything, so that no beam cuts them. */}
    {props.items.map((item, number) => (
      <Transfers {...props} item={item} y={beamAt(number)} />
    ))}
  </>
)

type BeamProps = {
  readonly view: View
  readonly item: ItemSnapshot
  readonly columnOf: Columns
  readonly geometry: Geometry
  readonly y: number
}

const widthIn = ({ labels }: Geometry): number => (labels === 'roomy' ? BOX.width : 26)

const Beam = ({ view, item, columnOf, geometry, y }: BeamProps) => {
  const { picture } = shardingMessages[view.language]
  const width = widthIn(geometry)
  const lanes = placed(item, columnOf, width)
  const xs = lanes.map(({ x }) => x)
  const foot = (geometry.columns[0]?.top ?? 0) - 4
  return (
    <g>
      <text x="0" y={y - 15}>
        <tspan class="hi t12">{nameOf(view, item.item)}</tspan>
        <tspan dx="14">
          {say(view, picture.item, {
            lanes: item.lanes.length,
            units: unitsOf(item) + onTheWayOf(item),
            onTheWay: onTheWayOf(item) || undefined,
            calls: Math.round(asksOf(item)),
          })}
        </tspan>
      </text>
      <path class="beam" d={`M${tenth(Math.min(...xs))} ${y}H${tenth(Math.max(...xs))}`} />
      <path class="drop" d={lanes.map(({ x }) => `M${tenth(x)} ${y + 10}V${foot}`).join('')} />
      {lanes.map((lane) => (
        <Lane {...{ view, item, lane, y, width }} />
      ))}
    </g>
  )
}

const Lane = ({
  view,
  item,
  lane,
  y,
  width,
}: Pick<BeamProps, 'view' | 'item' | 'y'> & { lane: Placed; width: number }) => {
  const low = isLow(lane, item)
  return (
    <g data-of={`lane:${item.item}#${lane.lane}`}>
      <title
        data-text={say(view, shardingMessages[view.language].picture.lane, {
          lane: lane.lane,
          shard: lane.shard,
          units: '{units}',
        })}
      >
        {say(view, shardingMessages[view.language].picture.lane, {
          lane: lane.lane,
          shard: lane.shard,
          units: lane.available,
        })}
      </title>
      <rect
        class={`lane${low ? ' low' : ''}${lane.closing ? ' new' : ''}`}
        x={tenth(lane.x - width / 2)}
        y={y - 10}
        width={width}
        height={BOX.height}
        rx="3"
      />
      <text
        class={low ? 'due' : 'hi w5'}
        x={tenth(lane.x)}
        y={y + 4}
        text-anchor="middle"
        data-text={low ? '▾ {units}' : '{units}'}
      >
        {say(view, low ? '▾ {units}' : '{units}', { units: lane.available })}
      </text>
    </g>
  )
}

const Transfers = ({ view, item, columnOf, geometry, y }: BeamProps) => {
  const lanes = placed(item, columnOf, widthIn(geometry))
  return (
    <>
      {item.onTheWay.map(({ from, to, units }) => {
        const [a, b] = [lanes.find(({ lane }) => lane === from), lanes.find(({ lane }) => lane === to)]
        if (!a || !b) return null
        const towards = Math.sign(b.x - a.x) || 1
        const [start, end, middle] = [a.x - towards * 12, b.x + towards * 10, (a.x + b.x) / 2]
        return (
          <g>
            <path
              class="mvp due"
              d={
                `M${tenth(start)} ${y + 12}C${tenth(start - towards * 8)} ${y + 30} ${tenth(end + towards * 10)} ${y + 30} ` +
                `${tenth(end)} ${y + 13}m${-3.5 * -towards} 6l${3.5 * -towards} -6 ${6 * towards} 3.5`
              }
            />
            <Label
              x={middle}
              y={y + 39}
              text={say(view, shardingMessages[view.language].picture.onTheWay, { units })}
              kind="due"
            />
          </g>
        )
      })}
    </>
  )
}

/** Guessed, and rather wide: letters of the Latin and of the Chinese kind. */
export const labelWidth = (text: string): number =>
  12 + [...text].reduce((sum, letter) => sum + (letter > '\u2e80' ? 12 : 6.2), 0)

/** Words on a strip of the sheet's own colour. */
export const Label = ({
  x,
  y,
  text,
  kind,
  job,
}: {
  x: number
  y: number
  text: string
  kind: 'due' | 'mvt'
  job?: string
}) => {
  const width = labelWidth(text)
  return (
    <>
      <rect class="strip" x={tenth(x - width / 2)} y={tenth(y - 12)} width={tenth(width)} height="16" rx="2" />
      <text class={kind} x={tenth(x)} y={tenth(y)} text-anchor="middle" data-text={job}>
        {text}
      </text>
    </>
  )
}

/** In storeys a capital begins this far below the top of its storey; a mark sits on its corner. */
const CAPITAL_TOP = 27

const laneText = (view: View, { lane, shard, available }: LaneSnapshot): string =>
  say(view, shardingMessages[view.language].picture.lane, { lane, shard, units: available })

/** In storeys there is no place for beams: each lane is a mark on its column, the table says the rest. */
export const LanePins = ({
  view,
  items,
  columnOf,
}: {
  view: View
  items: readonly ItemSnapshot[]
  columnOf: Columns
}) => (
  <>
    {items.flatMap((item) =>
      item.lanes.map((lane) => {
        const column = columnOf.get(lane.shard)
        return (
          column && (
            <path
              class={`pin${isLow(lane, item) ? ' low' : ''}`}
              d={`M${tenth(column.left + column.width - 3)} ${column.top + CAPITAL_TOP}h6v6h-6z`}
            >
              <title>{`${nameOf(view, item.item)}: ${laneText(view, lane)}`}</title>
            </path>
          )
        )
      }),
    )}
  </>
)
