/** The slots of a shard as stones: the deeper and larger the more they are asked, the hottest at the base. */
import { tenth } from './geometry.ts'

/** Of the distance between two stones. The smallest are a breath, the largest touch. */
const SIZES = [0.17, 0.28, 0.45, 0.62, 0.77, 0.91] as const
const LEVELS = SIZES.length - 1
/** Where nobody asks at all, stones lie ready instead. */
const RESTING = 0.58

/** By the root: one slot that everybody wants does not make all others look idle. 0: nobody asked. */
export const levelOf = (calls: number, most: number): number =>
  calls <= 0 || most <= 0 ? 0 : Math.min(LEVELS, Math.max(1, Math.ceil(LEVELS * Math.sqrt(calls / most))))

export type StonePath = { readonly level: number; readonly d: string }

type Where = {
  readonly left: number
  readonly foot: number
  readonly pitch: number
  readonly perRow: number
  /** What is left of the width beside the stones. */
  readonly spare: number
  readonly resting: boolean
}

/** @param levels of the shard's slots, hottest first */
export const stonePaths = (
  levels: readonly number[],
  { left, foot, pitch, perRow, spare, resting }: Where,
): StonePath[] => {
  const paths: string[] = SIZES.map(() => '')
  for (const [number, level] of levels.entries()) {
    const size = pitch * (resting ? RESTING : (SIZES[level] ?? 0))
    const x = left + spare / 2 + (number % perRow) * pitch + (pitch - size) / 2
    const y = foot - Math.floor(number / perRow) * pitch - (pitch + size) / 2
    const side = tenth(size)
    paths[level] += `M${tenth(x)} ${tenth(y)}h${side}v${side}h-${side}z`
  }
  return paths.flatMap((d, level) => (d === '' ? [] : [{ level, d }]))
}
