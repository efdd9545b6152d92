/** Lines of a file of customers: looked at, written, and taken back. Reports name lines, and nobody. */
import type { FileRow } from '#domain/catalog/files/file-job'
import type { FileCustomer } from '#domain/customers/file'
import {
  addingAddresses,
  addingCustomers,
  addingTagsOfEach,
  broughtAndThere,
  changingCustomers,
  takeCustomersBack,
} from '#schema/users/customers/import'
import { recordingConsent, withdrawingImported } from '#schema/users/notifications/consents'
import type { Env } from '../../env.ts'
import { noted } from '../catalog/file-notes.ts'
import { planCustomers, type PlannedCustomer, type Wishes } from './file-plan.ts'

type Users = Pick<Env, 'USERS_DB'>

/** What a file calls somebody is no name of theirs: whoever wants to be forgotten stands in no report. */
const rowOf = ({ item, outcome, notes }: PlannedCustomer): FileRow => ({
  row: item.row,
  name: item.id,
  outcome,
  changes: [],
  notes,
})

export const previewCustomers = async (
  env: Users,
  items: readonly FileCustomer[],
  wishes: Wishes,
  now: number,
): Promise<FileRow[]> => (await planCustomers(env, items, wishes, now)).map(rowOf)

/** All of a slice, or nothing of it. Done again it finds everything as it should be. */
export const applyCustomers = async (
  env: Users,
  items: readonly FileCustomer[],
  wishes: Wishes,
  { run, now }: { readonly run: string; readonly now: number },
): Promise<FileRow[]> => {
  const plan = await planCustomers(env, items, wishes, now)
  const db = env.USERS_DB
  const all = plan.flatMap(({ written }) => written ?? [])
  const made = plan.flatMap(({ written, isNew }) => (written && isNew ? [written] : []))
  const statements = [
    ...addingCustomers(db, made, { run, now }),
    ...changingCustomers(db, all, now),
    ...addingAddresses(
      db,
      plan.flatMap(({ address }) => address ?? []),
    ),
    ...addingTagsOfEach(
      db,
      plan.flatMap(({ written, tags }) => (written ? [{ id: written.id, tags }] : [])),
    ),
    ...plan.flatMap(({ consent }) => (consent ? [recordingConsent(db, consent)] : [])),
  ]
  if (statements.length > 0) await db.batch(statements)
  return plan.map(rowOf)
}

/** Whom this import has made goes, as long as they have not signed in; what the file has told of others stays. */
export const takePeopleBack = async (
  env: Users,
  run: string,
  now: number,
): Promise<{ readonly rows: FileRow[]; readonly isLast: boolean }> => {
  await withdrawingImported(env.USERS_DB, run, now).run()
  const { gone, isLast } = await takeCustomersBack(env.USERS_DB, run)
  const rows = gone.map((name): FileRow => ({ row: 0, name, outcome: 'deleted', changes: [], notes: [] }))
  if (!isLast) return { rows, isLast }
  const left = await broughtAndThere(env.USERS_DB, run)
  const note = noted(0, '', { code: 'customer-since' })
  const stays = Array.from({ length: left }, (): FileRow => ({
    row: 0,
    name: '',
    outcome: 'left',
    changes: [],
    notes: [note],
  }))
  return { rows: [...rows, ...stays], isLast }
}
