/**
 * Every script and style that a page may ask for, by the name under which it is served. Scripts are written beside the
 * pages that they enhance, in folders named `browser`; scripts/assets.ts builds them.
 */

/** What each is made of, from `workers/`. */
export const SCRIPTS = {
  'early.js': 'storefront/frame/browser/early.ts',
  'shop.js': 'storefront/frame/browser/shop.ts',
  'checkout.js': 'storefront/orders/browser/checkout.ts',
  'stripe-pay.js': 'storefront/orders/browser/stripe-pay.ts',
  'product.js': 'storefront/catalog/browser/product.ts',
  'suggestions.js': 'storefront/catalog/browser/suggestions.ts',
  'waiting-room.js': 'storefront/admission/browser/waiting-room.ts',
  'admin.js': 'admin/frame/browser/admin.ts',
  'account.js': 'storefront/customers/browser/account.ts',
  'push.js': 'storefront/notifications/browser/push.ts',
  'push-worker.js': 'storefront/notifications/browser/push-worker.ts',
  'passkeys.js': 'admin/customers/browser/passkeys.ts',
  'rich-text.js': 'admin/frame/browser/rich-text.ts',
  'picture-field.js': 'admin/frame/browser/picture-field.ts',
  'live-form.js': 'admin/frame/browser/live-form.ts',
  'inventory.js': 'admin/inventory/browser/inventory.ts',
  'product-editor.js': 'admin/catalog/browser/editor/product-editor.ts',
  'scan.js': 'admin/inventory/browser/scan.ts',
  'theme.js': 'admin/settings/browser/theme.ts',
  'pictures.js': 'admin/catalog/browser/pictures.ts',
  'reference.js': 'api/reference/browser/reference.ts',
  'shards.js': 'admin/sharding/browser/shards.ts',
} as const

/** In `workers/static/`. What one of them imports is built into it. */
export const STYLES = [
  'storefront.css',
  'tokens.css',
  'waiting-room.css',
  'account.css',
  'reviews.css',
  'parcels.css',
  'admin.css',
  'reference.css',
] as const

export type Asset = keyof typeof SCRIPTS | (typeof STYLES)[number]
