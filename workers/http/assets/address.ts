/**
 * Addresses of styles and scripts. Browsers keep them for ever, so each carries the hash of its content, which the build
 * has written: what is changed has another address.
 */
import { HASHES } from '#assets'
import type { Asset } from './sources.ts'

export const assetPath = (file: Asset): string => `/${file}?${HASHES[file]}`
