/** What scripts/assets.ts writes into dist/assets.js, so that types can be checked before anything is built. */
declare module '#assets' {
  import type { Asset } from '#workers/http/assets/sources'

  export const HASHES: Readonly<Record<Asset, string>>
}
