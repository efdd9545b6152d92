/** What the local platform tells about every start, request and reload, and nobody needs; what went wrong is not noise. */

const NOISE = [
  /^\s*$|^\[wrangler:info\]|⎔|⛅|───|Ready on/,
  /Your Worker has access|^env\.|^Binding|Using vars/,
  /Scheduled Workers are|To manually trigger|cdn-cgi|For more details/,
  /\[custom build\]|restarting build/,
  /Request\.cf|getaddrinfo|GetAddrInfo/,
  // An alarm that came due while the shop was stopped rings when it starts again, as it should.
  /NOSENTRY SQLite alarm overdue/,
]

export const isNoise = (line: string): boolean => NOISE.some((noise) => noise.test(line))
