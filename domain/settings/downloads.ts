/** How long, and how often, the files of digital goods may be fetched by whoever has bought them. What the merchant leaves open is open. */
import { checkWhole, type SettingsIssue } from './check.ts'

export type DownloadsSettings = {
  /** From the day on which they are paid for; null: always. */
  readonly days: number | null
  /** Of each file of each order; null: as often as one likes. */
  readonly times: number | null
}

export const ALWAYS: DownloadsSettings = { days: null, times: null }

const DAYS_MAX = 3_650
const TIMES_MAX = 1_000

export const checkDownloads = ({ days, times }: DownloadsSettings): SettingsIssue[] => [
  ...(days === null ? [] : checkWhole(days, 'days', [1, DAYS_MAX])),
  ...(times === null ? [] : checkWhole(times, 'times', [1, TIMES_MAX])),
]
