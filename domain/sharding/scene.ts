/** What every policy looks at: what was handed to the controller, and what was made of it once for all. */
import type { VariantId } from '../ids.ts'
import type { Agenda, Opening } from './agenda.ts'
import type { Figures, Policy, Reason, ReasonCode } from './decision.ts'
import type { LaneUnits } from './balancing.ts'
import type { History } from './monitor.ts'
import type { Policies } from './policies.ts'
import type { Sale } from './sales.ts'
import type { Survey } from './survey.ts'
import type { Topology } from './topology.ts'

/** Units of each lane of an item that is split, where the directory knows more than what the last windows tell. */
export type LaneStocks = Readonly<Record<VariantId, readonly LaneUnits[]>>

export type Scene = {
  readonly topology: Topology
  readonly history: History
  readonly policies: Policies
  readonly sales: readonly Sale[]
  readonly opened: readonly Opening[]
  readonly now: number
  readonly lanes: LaneStocks
  readonly slotMs: number
  readonly survey: Survey
  readonly agenda: Agenda
}

export const because =
  (policy: Policy) =>
  (code: ReasonCode, figures: Figures): Reason => ({ policy, code, figures })
