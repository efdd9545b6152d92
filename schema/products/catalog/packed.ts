/**
 * Documents as short as they can be kept: a product with thousands of variants says the same words in each, and a row of D1
 * holds 2 MB (docs/decisions/0180).
 */
import { Buffer } from 'node:buffer'
import { gunzipSync, gzipSync } from 'node:zlib'

export const packed = (value: unknown): string => gzipSync(JSON.stringify(value)).toString('base64')

export const unpacked = <T>(text: string): T =>
  JSON.parse(gunzipSync(Buffer.from(text, 'base64')).toString('utf8')) as T
