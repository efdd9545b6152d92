/** Slots on their way: lifted above the column that they leave, awaited at the one that they go to. */
import type { MoveSnapshot } from '#domain/sharding/directory-snapshot'
import { Label, labelWidth } from './beams.tsx'
import { tenth, WIDTH, type Column, type Geometry } from './geometry.ts'
import { jobFigures, say, type View } from './view.ts'
import { shardingMessages } from './messages/index.ts'

/** On its path where that is long enough, else beside it. */
const placeLabel = (width: number, from: number, to: number): number => {
  if (Math.abs(to - from) > width + 40) return (from + to) / 2
  const right = Math.max(from, to) + 12 + width / 2
  return right + width / 2 <= WIDTH ? right : Math.min(from, to) - 12 - width / 2
}

type Props = {
  readonly view: View
  readonly jobs: readonly MoveSnapshot[]
  readonly columnOf: ReadonlyMap<string, Column | undefined>
  readonly geometry: Geometry
}

/** Stones that are drawn of a move, however many it has. */
const STONES_MAX = 6

export const Moving = (props: Props) => (
  <>
    {props.jobs.map((job, number) => {
      const [from, to] = [props.columnOf.get(job.from), props.columnOf.get(job.to)]
      if (!from || !to) return null
      return props.geometry.storeys === 1 ? (
        <Lifted {...props} job={job} from={from} to={to} number={number} />
      ) : (
        <Marked geometry={props.geometry} from={from} to={to} />
      )
    })}
  </>
)

/** In storeys a path would cross what stands between: the two columns are framed instead. */
const Marked = ({ geometry, from, to }: Pick<Props, 'geometry'> & { from: Column; to: Column }) => (
  <>
    {[from, to].map(({ left, width, top }, index) => (
      <rect
        class={`mvr${index === 1 ? ' new' : ''}`}
        x={tenth(left - 4)}
        y={tenth(top + geometry.abacus + 10)}
        width={tenth(width + 8)}
        height={tenth(geometry.base - geometry.abacus - 12)}
      />
    ))}
  </>
)

const squares = (x: number, y: number, size: number, count: number): string =>
  Array.from({ length: count }, (_, at) => `M${tenth(x + at * size)} ${tenth(y)}h${size}v${size}h-${size}z`).join('')

const Lifted = ({
  view,
  job,
  from,
  to,
  geometry,
  number,
}: Props & { job: MoveSnapshot; from: Column; to: Column; number: number }) => {
  const { picture, stepsDoing } = shardingMessages[view.language]
  const count = Math.max(1, Math.min(STONES_MAX, job.slots - job.done, geometry.perRow))
  const size = geometry.stone
  const [stonesY, pathY] = [from.top + geometry.lift + 4, from.top + geometry.lift - 4 + number * 5]
  const slots = view.snapshot.loads.find(({ shard }) => shard === job.to)?.slots ?? 0
  const landing = to.top + geometry.base - 6 - size * (Math.ceil(slots / geometry.perRow) + 1)
  const [fromX, toX] = [from.left + (from.width - count * size) / 2, to.left + (to.width - count * size) / 2]
  const right = to.middle > from.middle
  const start = right ? fromX + count * size + 1 : fromX - 1
  const turn = right ? from.left + from.width + 4 : from.left - 4
  const text = job.now === null ? picture.liftedWaiting : picture.lifted
  const figures = { ...jobFigures(job, view.snapshot.now), step: job.step ? stepsDoing[job.step] : '' }
  const label = say(view, text, figures)
  const labelX = placeLabel(labelWidth(label), turn, to.middle)
  return (
    <g data-of={`job:${job.id}`}>
      <path class="mvr lifted" d={squares(fromX, stonesY, size, count)} />
      <path class="mvr new" d={squares(toX, landing, size, count)} />
      <path
        class="mvp dashed"
        d={
          `M${tenth(start)} ${tenth(stonesY + size / 2)}H${tenth(turn)}V${tenth(pathY)}H${tenth(to.middle)}` +
          `V${tenth(landing - 4)}m-4 -6l4 6 4 -6`
        }
      />
      <Label x={labelX} y={pathY + 4} text={label} kind="mvt" job={text} />
    </g>
  )
}
