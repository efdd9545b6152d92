/** What the local platform tells about every start, request and reload, and nobody needs; what went wrong is not noise. */

const NOISE = [
  /^\s*$|^\[wrangler:info\]|⎔|⛅|───|Ready on/,
  /Your Worker has access|^env\.|^Binding|Using vars/,
  /Scheduled Workers are|To manually trigger|cdn-cgi|For more details/,
  /\[custom build\]|restarting build/,
  /^Attaching additional modules|^│ .* │$/,
  // An alarm that came due while the shop was stopped rings when it starts again, as it should.
  /NOSENTRY SQLite alarm overdue/,
  // An alarm that was set anew just as it rang rings at its new time, as it should.
  /NOSENTRY SQLite alarm handler canceled with requestScheduledAlarm/,
]

/**
 * Where this machine stands is asked at the first start, and a place is made up when nobody answers: no network, a proxy,
 * a certificate. The error is told with its stack, whatever it is; the shop needs none of it.
 */
const NO_PLACE = /Unable to fetch the `Request\.cf` object/
const ERROR = /^\w*(?:Error|Exception)\b/
const STACK = /^\s+\S|^[}\]]/

/** One for each stream of lines, which are asked for in their order. @returns whether a line is noise */
export const noiseIn = (): ((line: string) => boolean) => {
  let about: 'place' | 'stack' | undefined
  return (line) => {
    if (NO_PLACE.test(line)) {
      about = 'place'
      return true
    }
    about = (about === 'place' && ERROR.test(line)) || (about && STACK.test(line)) ? 'stack' : undefined
    return about !== undefined || NOISE.some((noise) => noise.test(line))
  }
}
