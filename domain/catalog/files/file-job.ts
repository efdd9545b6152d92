/**
 * A file on its way into the shop: looked at, shown with what it would change, applied, and put back when it was a mistake. Only
 * one thing at a time happens to it, and what is over is told apart from what goes on.
 */
import { ok, refuse, type Result } from '../../result.ts'

export const FILE_KINDS = [
  'products',
  'inventory',
  'redirects',
  'prices',
  'reviews',
  'customers',
  'promotions',
  'orders',
] as const
export type FileKind = (typeof FILE_KINDS)[number]

/** `previewing`, `applying` and `undoing` go on by themselves; the others wait for somebody. */
export type JobState = 'previewing' | 'ready' | 'applying' | 'done' | 'cancelled' | 'undoing' | 'undone'

export const WORKING: ReadonlySet<JobState> = new Set(['previewing', 'applying', 'undoing'])

export type JobChoices = {
  /** Of new products where the file does not say. */
  readonly status: 'draft' | 'active'
  /** false: what is there already stays as it is. */
  readonly overwrite: boolean
  /** Variants of a product that the file has not. */
  readonly unmentioned: 'keep' | 'remove'
  /** That an inventory file names and the shop has not. */
  readonly places: 'refuse' | 'create'
}

export const USUAL_CHOICES: JobChoices = { status: 'draft', overwrite: true, unmentioned: 'keep', places: 'refuse' }

/** What is asked of a file of each kind; the rest of the choices changes nothing of it. */
export const CHOICES_OF: Readonly<Record<FileKind, readonly (keyof JobChoices)[]>> = {
  products: ['status', 'overwrite', 'unmentioned'],
  inventory: ['places'],
  customers: ['overwrite'],
  redirects: [],
  prices: [],
  reviews: [],
  promotions: ['overwrite'],
  orders: ['overwrite'],
}

export type JobDeed = 'preview' | 'apply' | 'cancel' | 'undo'

const FROM: Readonly<Record<JobDeed, readonly JobState[]>> = {
  preview: ['ready', 'cancelled'],
  apply: ['ready'],
  cancel: ['previewing', 'ready', 'applying'],
  // What was cancelled half-way has changed something too.
  undo: ['done', 'cancelled'],
}

const TO: Readonly<Record<JobDeed, JobState>> = {
  preview: 'previewing',
  apply: 'applying',
  cancel: 'cancelled',
  undo: 'undoing',
}

/** @param applied whether any of it has begun to be applied */
export const afterDeed = (
  state: JobState,
  deed: JobDeed,
  applied: boolean,
): Result<JobState, { readonly code: 'import-elsewhere'; readonly state: JobState }> => {
  const able = FROM[deed].includes(state) && (deed !== 'undo' || applied) && (deed !== 'preview' || !applied)
  return able ? ok(TO[deed]) : refuse({ code: 'import-elsewhere', state })
}

/** What follows when the last slice is through. */
export const afterLast: Readonly<Partial<Record<JobState, JobState>>> = {
  previewing: 'ready',
  applying: 'done',
  undoing: 'undone',
}

/** A store that is down is back within minutes; what still fails then fails for what the file says, and waits for a person. */
const TRIES_MAX = 8
const FIRST_WAIT_MS = 5_000
const WAIT_MS_MAX = 5 * 60_000

/** A slice has failed once more. @param tries how often by now @returns how long until it is tried again; null: no more */
export const waitAfter = (tries: number): number | null =>
  tries < TRIES_MAX ? Math.min(FIRST_WAIT_MS * 2 ** (tries - 1), WAIT_MS_MAX) : null

/** Given up it is stopped, as if somebody had: what had gone in can be taken back, and an undo asked for again. */
export const GIVEN_UP: JobState = 'cancelled'

/** One field of one thing. */
export type RowChange = { readonly field: string; readonly before: unknown; readonly after: unknown }

export type RowOutcome = 'created' | 'changed' | 'unchanged' | 'refused' | 'restored' | 'deleted' | 'left'

/** `note`: what is said of it, as a code with its values; `reason` is the same in English. */
export type RowNote = {
  readonly row: number
  readonly column: string
  readonly reason: string
  readonly note?: { readonly code: string }
}

/** What becomes, or became, of one thing of the file. */
export type FileRow = {
  readonly row: number
  /** What the file calls it. */
  readonly name: string
  /** Of the product that it is about, where the shop has it. */
  readonly product?: string
  readonly outcome: RowOutcome
  readonly changes: readonly RowChange[]
  readonly notes: readonly RowNote[]
}

/** `tries`: how often the slice that it stands at has failed. */
export type JobCounts = { readonly [Outcome in RowOutcome]?: number } & {
  readonly notes?: number
  readonly tries?: number
}

export const countsWith = (before: JobCounts, rows: readonly FileRow[]): JobCounts => {
  const counts = new Map<string, number>(Object.entries(before))
  counts.delete('tries')
  const count = (what: string, more: number) => counts.set(what, (counts.get(what) ?? 0) + more)
  for (const { outcome, notes } of rows) {
    count(outcome, 1)
    count('notes', notes.length)
  }
  return Object.fromEntries(counts)
}
