/** Who may bring a file, have it applied, stop it and take it back: whoever may change by hand what it changes. */
import type { FileKind } from '#domain/catalog/files/file-job'
import { isEntitled, type Entitled } from '#domain/customers/api-keys'
import type { Permission } from '#domain/customers/staff'
import { sliceOf } from '#schema/import-files'
import type { ImportJob } from '#schema/products/catalog/import-jobs'
import { deniedTo } from '../../../http/staff.ts'
import type { Act } from '../../command.ts'
import type { ReadFile, Slice } from './read-file.ts'

const OF_KIND: Readonly<Record<FileKind, Permission>> = {
  products: 'catalog:change',
  inventory: 'inventory:change',
  redirects: 'catalog:change',
  prices: 'catalog:change',
  reviews: 'reviews:change',
  customers: 'customers:change',
  promotions: 'promotions:change',
  // What somebody bought elsewhere is written into their history.
  orders: 'customers:change',
}

/** What an inventory file says for customs changes products; it stands behind what is counted. */
const CUSTOMS = OF_KIND.products

/** Everything that a file changes which has been brought, and who may change it. */
const permissionsOf = async (
  bucket: R2Bucket,
  { id, kind, slices }: Pick<ImportJob, 'id' | 'kind' | 'slices'>,
): Promise<Permission[]> => {
  const last = kind === 'inventory' ? await sliceOf<Slice>(bucket, id, 'items', slices - 1) : undefined
  return last?.kind === 'products' ? [OF_KIND[kind], CUSTOMS] : [OF_KIND[kind]]
}

type Asking = Pick<Act, 'env' | 'staff' | 'now'>

/** Why they may not, which the audit log is told; null when they may. @param command its name */
export const deniedFile = async ({ env, staff, now }: Asking, job: ImportJob, command: string) => {
  for (const permission of await permissionsOf(env.MEDIA, job)) {
    const denied = await deniedTo(env, staff, permission, command, now)
    if (denied) return denied
  }
  return null
}

export const deniedKind = ({ env, staff, now }: Asking, kind: FileKind, command: string) =>
  deniedTo(env, staff, OF_KIND[kind], command, now)

/** Whether somebody may do something with one: for buttons that are only shown to those who may. */
export const mayDo = async (bucket: R2Bucket, who: Entitled, job: ImportJob): Promise<boolean> =>
  (await permissionsOf(bucket, job)).every((permission) => isEntitled(who, permission))

/** Whether a file of any kind is theirs to bring. */
export const mayBringAny = (who: Entitled): boolean =>
  Object.values(OF_KIND).every((permission) => isEntitled(who, permission))

/** Whoever only counts brings what is counted. */
export const slicesFor = (who: Entitled, { kind, slices }: ReadFile): readonly Slice[] =>
  isEntitled(who, CUSTOMS) ? slices : slices.filter((slice) => slice.kind === kind)
