/**
 * Where things stand in the picture of the shards: columns side by side, as wide as their number allows; more than
 * thirty-two stand in storeys, so that 256 shards are seen at once and nothing has to be scrolled for.
 */

/** The picture is drawn 900 wide, whatever it is shown at. */
export const WIDTH = 900
const COLUMNS_MAX = 32
/** Names, places and units fit from here on; below it a column has its number alone. */
const PITCH_ROOMY = 84
const PITCH_MEDIUM = 50

/** Distances of stones, from large to small: the first at which the highest column is no higher than this. */
const STONE_PITCHES = [9.4, 7.6, 6, 4.6, 3.6, 2.6, 1.8, 1.2] as const
const STONES_HEIGHT_MAX = 186
const STONES_HEIGHT_MIN = 60

const CAPITAL = 52
const BEAM = 86

export type Column = {
  readonly left: number
  readonly width: number
  readonly middle: number
  /** Where its storey begins. */
  readonly top: number
}

export type Geometry = {
  readonly columns: readonly Column[]
  readonly height: number
  readonly labels: 'roomy' | 'medium' | 'narrow'
  readonly storeys: number
  /** Stones: their distance, and how many lie side by side. */
  readonly stone: number
  readonly perRow: number
  /** From the top of a storey. */
  readonly name: number
  readonly place: number
  readonly capital: number
  readonly abacus: number
  readonly lift: number
  readonly base: number
  readonly calls: number
  readonly slots: number
  readonly ground: number
}

/**
 * @param most how many slots the fullest shard keeps
 * @param beams how many items lie on the columns
 * @param lifted whether slots are moving: they are lifted above their column
 */
export const geometryOf = (shards: number, most: number, beams: number, lifted: boolean): Geometry => {
  const storeys = Math.max(1, Math.ceil(shards / COLUMNS_MAX))
  const perStorey = storeys === 1 ? Math.max(1, shards) : COLUMNS_MAX
  const pitch = WIDTH / perStorey
  const gap = Math.min(6, pitch / 7)
  const inner = pitch - 2 * gap
  const rowsAt = (size: number) => Math.ceil(most / Math.max(1, Math.floor(inner / size)))
  const heightMax = storeys === 1 ? STONES_HEIGHT_MAX : STONES_HEIGHT_MIN
  const stone = STONE_PITCHES.find((size) => rowsAt(size) * size <= heightMax) ?? 1.2
  const perRow = Math.max(1, Math.floor(inner / stone))
  const rows = rowsAt(stone)

  const labels = pitch >= PITCH_ROOMY ? 'roomy' : pitch >= PITCH_MEDIUM ? 'medium' : 'narrow'
  const capital = labels === 'roomy' ? 26 : 30
  const height = storeys === 1 ? CAPITAL : 30
  const abacus = capital + height + 4
  const lift = abacus + 18
  const base =
    abacus + (lifted && storeys === 1 ? 36 : 14) + Math.max(rows * stone, storeys === 1 ? STONES_HEIGHT_MIN : 0) + 5
  const [calls, slots] = [base + 22, base + 36]
  const ground = base + (labels === 'narrow' ? 32 : 46)

  const top = storeys === 1 ? beams * BEAM + 10 : 0
  return {
    columns: Array.from({ length: shards }, (_, number) => {
      const storey = Math.floor(number / perStorey)
      const left = (number % perStorey) * pitch + gap
      return { left, width: inner, middle: left + inner / 2, top: top + storey * (ground + 16) }
    }),
    height: top + storeys * (ground + 16) - 12,
    labels,
    storeys,
    stone,
    perRow,
    name: 8,
    place: 21,
    capital,
    abacus,
    lift,
    base,
    calls,
    slots,
    ground,
  }
}

/** Where the beam of the n-th item lies. */
export const beamAt = (number: number): number => number * BEAM + 36

/** The part of a capital that is filled: from its foot upwards, never above its top. */
export const capitalOf = ({ capital, abacus }: Geometry) => {
  const height = abacus - 4 - capital
  return { height, foot: capital + height - 1, fill: (share: number) => (height - 2) * Math.min(1, Math.max(0, share)) }
}

export const tenth = (number: number): number => Math.round(number * 10) / 10
