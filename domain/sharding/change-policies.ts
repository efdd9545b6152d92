/** May the settings of scaling be so? Each within its bounds, and shards are merged far below where they are relieved. */
import { own } from '../own.ts'
import { ok, refuse, type Result } from '../result.ts'
import { MERGE_BELOW_OF_RELIEVE, POLICIES, POLICY_BOUNDS, type Policies } from './policies.ts'
import type { PoliciesRefusal, PolicyRefusal } from './directory-snapshot.ts'

export type PolicyNumber = keyof typeof POLICY_BOUNDS
export const POLICY_NUMBERS = Object.keys(POLICY_BOUNDS) as readonly PolicyNumber[]
const SWITCHES = ['threshold', 'traffic'] as const

/** Those two are fractions; all other numbers are whole. */
export const isShare = (setting: PolicyNumber): boolean => setting === 'relieveAbove' || setting === 'mergeBelow'

const refusal = (field: string, [least, most]: readonly [number, number]): PolicyRefusal => ({
  code: 'policy-invalid',
  field,
  least,
  most,
})

const isSound = (setting: PolicyNumber, value: unknown): boolean => {
  const [least, most] = POLICY_BOUNDS[setting]
  const sound = isShare(setting) ? Number.isFinite(value) : Number.isInteger(value)
  return sound && Number(value) >= least && Number(value) <= most
}

/**
 * Everything that is wrong with a change; empty when it may be made.
 *
 * @param change as it came from outside: an unknown field is refused too, with bounds 0 and 0
 * @param now the settings that it changes: what it does not name stays
 */
export const wrongWith = (change: unknown, now: Policies = POLICIES): PolicyRefusal[] => {
  if (typeof change !== 'object' || change === null || Array.isArray(change)) return [refusal('', [0, 0])]
  const named: Partial<Record<string, unknown>> = { ...change }
  const wrong = [
    ...Object.keys(named)
      .filter((field) => !Object.hasOwn(POLICIES, field))
      .map((field) => refusal(field, [0, 0])),
    ...SWITCHES.filter((field) => field in named && typeof own(named, field) !== 'boolean').map((field) =>
      refusal(field, [0, 1]),
    ),
    ...POLICY_NUMBERS.filter((field) => field in named && !isSound(field, own(named, field))).map((field) =>
      refusal(field, POLICY_BOUNDS[field]),
    ),
  ]
  if (wrong.length > 0) return wrong
  const { relieveAbove, mergeBelow } = { ...now, ...named }
  const most = relieveAbove * MERGE_BELOW_OF_RELIEVE
  return mergeBelow <= most ? [] : [refusal('mergeBelow', [POLICY_BOUNDS.mergeBelow[0], most])]
}

/** The settings after a change by staff, or everything that is wrong with it. What is not named stays as it is. */
export const newPolicies = (current: Policies, change: unknown): Result<Policies, PoliciesRefusal> => {
  const wrong = wrongWith(change, current)
  const [first] = wrong
  return first ? refuse({ ...first, wrong }) : ok({ ...current, ...(change as Partial<Policies>) })
}
