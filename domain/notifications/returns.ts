/** Which moves of a return its buyer is written of: each once, and of what changes nothing not at all. */
import type { Event } from '../events.ts'
import type { Cancellation } from '../orders/order.ts'

/** That money went back is told by its order. */
export const RETURN_TEMPLATES = [
  'return-requested',
  'return-approved',
  'return-declined',
  'return-received',
  'return-sent-back',
] as const
export type ReturnTemplate = (typeof RETURN_TEMPLATES)[number]
/** The law wants what was declared said, with its time: its words stay the shop's own. */
export const WITHDRAWAL_TEMPLATES = ['withdrawal'] as const

export type ReturnEvent = Extract<Event, { type: 'return-updated' }>

export const toldReturn = ({
  return: { status, kind },
  was,
  order,
}: ReturnEvent): ReturnTemplate | 'withdrawal' | undefined => {
  if (status === was || order.forgottenAt !== undefined || order.imported) return undefined
  if (kind === 'withdrawal' && was === null) return 'withdrawal'
  return RETURN_TEMPLATES.find((template) => template === `return-${status}`)
}

/** What was cancelled by a withdrawal has the name of a return: what was sent of the same order comes back under it. */
export const isWithdrawn = ({ id }: Pick<Cancellation, 'id'>): boolean => id.startsWith('ret_')
