/** Where a promotion stands now, as people say it: what is kept of it, read by the clock. */
import type { Promotion } from './promotion.ts'

export const PHASES = ['running', 'planned', 'draft', 'paused', 'ended'] as const
/** `planned` is active and has not begun; what has passed its end is over, whether somebody ended it or not. */
export type Phase = (typeof PHASES)[number]

export const phaseOf = (
  { state, period: { from, until } }: Pick<Promotion, 'state' | 'period'>,
  now: number,
): Phase => {
  if (state === 'draft') return 'draft'
  if (state === 'ended' || (until !== null && now >= until)) return 'ended'
  if (state === 'paused') return 'paused'
  return from !== null && now < from ? 'planned' : 'running'
}
