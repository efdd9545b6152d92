/** Where a picture may be that a page shows: one rule for files, for programs and for what staff type. */
import { kindOfHost } from '../../host.ts'

export const PICTURE_ADDRESS_MAX = 2_048

/** A path of this shop, or https of a public host, which every host of pictures speaks today. */
export const isPictureAddress = (text: string): boolean => {
  if (text.length > PICTURE_ADDRESS_MAX) return false
  // Two slashes in front, of either kind, name another host.
  if (/^\/(?![/\\])\S*$/.test(text)) return true
  const url = /^https:\/\/\S+$/i.test(text) ? URL.parse(text) : null
  return url !== null && kindOfHost(url.hostname) === 'public'
}
