/**
 * Addresses of styles and scripts. They are kept by browsers for ever, so each carries the hash of its file: a
 * changed file is another address. `assets.test.ts` says what the hash must be.
 */
export const ASSETS = {
  'tokens.css': 'fb788bab',
  'shop.css': '78f01875',
  'pages.css': 'b2920de4',
  'shop.js': '8524f6f5',
  'line.css': '9ed7f1be',
  'line.js': 'a7a59053',
} as const

export const assetPath = (file: keyof typeof ASSETS): string => `/${file}?${ASSETS[file]}`
