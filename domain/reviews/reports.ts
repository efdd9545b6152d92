/** Why somebody reports what was said: the reasons for which staff may decline it, and no other. */
import { REASONS, type Reason } from './review.ts'

export const REPORT_REASONS = REASONS
export type ReportReason = Reason
