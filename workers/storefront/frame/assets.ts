/**
 * Addresses of styles and scripts. They are kept by browsers for ever, so each carries the hash of its file: a
 * changed file is another address. `assets.test.ts` says what the hash must be.
 */
export const ASSETS = {
  'tokens.css': 'fb788bab',
  'shop.css': '6bbe6f9f',
  'pages.css': '838efc2a',
  'shop.js': '9b19122a',
  'early.js': 'a014ded9',
  'product.js': '3bcad2b3',
  'seek.js': 'e04ec54e',
  'suggest.js': 'bf0258e0',
  'line.css': '9ed7f1be',
  'line.js': 'a7a59053',
} as const

export const assetPath = (file: keyof typeof ASSETS): string => `/${file}?${ASSETS[file]}`
