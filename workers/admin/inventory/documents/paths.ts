/** Where the documents of each kind stand in the admin. */
import type { DocumentKind } from '#domain/inventory/documents/document'

export const DOCUMENT_PATHS: Readonly<Record<DocumentKind, string>> = {
  transfer: '/admin/inventory/transfers',
  purchase: '/admin/inventory/purchase-orders',
  count: '/admin/inventory/counts',
  receipt: '/admin/inventory/receipts',
}
