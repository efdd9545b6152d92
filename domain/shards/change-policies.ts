/** May the settings of scaling be so? Each number within its bounds, and shards are merged far below where they are relieved. */
import { MERGE_BELOW_OF_RELIEVE, POLICIES, POLICY_BOUNDS, type Policies } from './policies.ts'
import type { PolicyRefusal } from './seen.ts'

export type PolicyNumber = keyof typeof POLICY_BOUNDS
export const POLICY_NUMBERS = Object.keys(POLICY_BOUNDS) as readonly PolicyNumber[]

/** Those two are fractions; all other numbers are whole. */
export const isShare = (setting: PolicyNumber): boolean => setting === 'relieveAbove' || setting === 'mergeBelow'

const wrongNumber = (setting: PolicyNumber, value: unknown): PolicyRefusal | undefined => {
  const [least, most] = POLICY_BOUNDS[setting]
  const sound =
    typeof value === 'number' &&
    Number.isFinite(value) &&
    (isShare(setting) || Number.isInteger(value)) &&
    value >= least &&
    value <= most
  return sound ? undefined : { code: 'policy-invalid', field: setting, least, most }
}

/**
 * Everything that is wrong with a change; empty when it may be made.
 *
 * @param now the settings that it changes: what it does not name stays
 */
export const wrongWith = (change: Partial<Policies>, now: Policies = POLICIES): PolicyRefusal[] => {
  const wrong = POLICY_NUMBERS.filter((setting) => setting in change).flatMap(
    (setting) => wrongNumber(setting, change[setting]) ?? [],
  )
  if (wrong.length > 0) return wrong
  const { relieveAbove, mergeBelow } = { ...now, ...change }
  const most = relieveAbove * MERGE_BELOW_OF_RELIEVE
  if (mergeBelow <= most) return []
  return [{ code: 'policy-invalid', field: 'mergeBelow', least: POLICY_BOUNDS.mergeBelow[0], most }]
}
