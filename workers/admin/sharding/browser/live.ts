/** How news comes while somebody looks: told over a socket, else asked for; not at all while nobody looks. */
import type { LiveUpdate } from '#domain/sharding/directory-snapshot'

const POLL_MS = 10_000
const PING_MS = 20_000
/** Until the next attempt, after so many that failed. */
const RETRY_MS = [1_000, 2_000, 5_000]
const RETRY_MS_MAX = 10_000
/** The shop ends each socket after a while and is asked for another: nothing is amiss. */
const RENEWAL_CODE = 4_000
const POLL_AFTER_TRIES = 3

export type Liveness = 'live' | 'reconnecting' | 'polling' | 'hidden' | 'lost'

type Live = {
  /** Where the socket is, and where news is asked for. */
  readonly socket: string
  readonly update: string
  readonly tell: (update: LiveUpdate) => void
  readonly show: (state: Liveness) => void
  /** Something may have been missed. */
  readonly renew: () => void
}

export const goLive = ({ socket: path, update, tell, show, renew }: Live): void => {
  let socket: WebSocket | null = null
  let tries = 0
  let retry: number | undefined
  let ping: number | undefined
  let poll: number | undefined

  const stopPolling = (): void => {
    clearInterval(poll)
    poll = undefined
  }
  const stop = (): void => {
    const old = socket
    socket = null
    clearTimeout(retry)
    clearInterval(ping)
    stopPolling()
    old?.close()
  }
  const ask = async (): Promise<void> => {
    const answer = await fetch(update).catch(() => null)
    if (answer?.redirected || answer?.status === 403) {
      stop()
      show('lost')
    } else if (answer?.ok) tell((await answer.json()) as LiveUpdate)
  }
  const startPolling = (): void => {
    if (poll !== undefined) return
    poll = setInterval(() => void ask(), POLL_MS)
    void ask()
  }

  const connect = (): void => {
    clearTimeout(retry)
    const { protocol, host } = location
    const mine = new WebSocket(`${protocol === 'https:' ? 'wss' : 'ws'}://${host}${path}`)
    socket = mine
    let answered = true
    mine.addEventListener('open', () => {
      if (tries > 0) renew()
      tries = 0
      stopPolling()
      show('live')
      clearInterval(ping)
      ping = setInterval(() => {
        if (!answered) return mine.close()
        answered = false
        mine.send('ping')
      }, PING_MS)
    })
    mine.addEventListener('message', ({ data }) => {
      answered = true
      if (data !== 'pong') tell(JSON.parse(String(data)) as LiveUpdate)
    })
    mine.addEventListener('close', ({ code }) => {
      if (socket !== mine) return
      clearInterval(ping)
      if (code === RENEWAL_CODE) return connect()
      show(tries >= POLL_AFTER_TRIES ? 'polling' : 'reconnecting')
      if (tries >= POLL_AFTER_TRIES) startPolling()
      retry = setTimeout(connect, RETRY_MS[tries++] ?? RETRY_MS_MAX)
    })
  }

  document.addEventListener('visibilitychange', () => {
    if (document.hidden) {
      stop()
      show('hidden')
    } else {
      tries = 0
      renew()
      connect()
    }
  })
  addEventListener('pagehide', stop)
  if (!document.hidden) connect()
}
