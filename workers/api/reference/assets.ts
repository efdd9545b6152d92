/** The styles of the reference page: each address carries the hash of its file, as `assets.test.ts` says it must. */
export const ASSETS = {
  'tokens.css': 'fb788bab',
  'reference.css': '75e9ddcb',
} as const

export const assetPath = (file: keyof typeof ASSETS): string => `/${file}?${ASSETS[file]}`
