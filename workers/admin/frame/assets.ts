/**
 * Addresses of the admin's style and script. Browsers keep them for ever, so each carries the hash of its file: a
 * changed file is another address. `assets.test.ts` says what the hash must be.
 */
export const ASSETS = {
  'admin.css': '2e3b31b4',
  'admin.js': '305ddc11',
  'shards.js': '534da171',
  'pictures.js': '5e661fa7',
} as const

export const assetPath = (file: keyof typeof ASSETS): string => `/${file}?${ASSETS[file]}`
