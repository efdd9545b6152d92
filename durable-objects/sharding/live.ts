/**
 * LiveView holds the sockets of staff who watch the shards, and passes on to them what the directory says.
 *
 * It keeps nothing and sleeps between two messages: the platform holds its sockets meanwhile, and answers their pings
 * itself. Every socket ends after a minute, so that whoever may no longer see this sees it no longer; the page opens
 * the next one in time, and is asked at the door again (docs/decisions/0080-the-live-view-is-told.md).
 */
import { DurableObject } from 'cloudflare:workers'

/** Kept with each socket, also while the object sleeps. */
type Watcher = { readonly until: number }

export const WATCH_MS = 60_000
/** A page says this while nothing else is said: a line that no longer carries it is noticed. */
export const PING = 'ping'
export const PONG = 'pong'
/** Sockets of one shop: more than any staff has, so few that telling all of them is soon done. */
export const WATCHERS_MAX = 200

/** Codes from 4000 are ours (RFC 6455, 7.4.2): come again, and: too many watch already. */
export const RENEW = 4_000
const FULL = 4_001

export class LiveView extends DurableObject {
  constructor(state: DurableObjectState, env: object) {
    super(state, env)
    state.setWebSocketAutoResponse(new WebSocketRequestResponsePair(PING, PONG))
  }

  /** Only a door calls this: it has asked who is there, and whether they may. */
  override async fetch(): Promise<Response> {
    const { 0: theirs, 1: ours } = new WebSocketPair()
    const full = this.ctx.getWebSockets().length >= WATCHERS_MAX
    this.ctx.acceptWebSocket(ours)
    const watcher: Watcher = { until: full ? 0 : Date.now() + WATCH_MS }
    ours.serializeAttachment(watcher)
    if (full) ours.close(FULL, 'too many watch already')
    else if ((await this.ctx.storage.getAlarm()) === null) await this.ctx.storage.setAlarm(watcher.until)
    return new Response(null, { status: 101, webSocket: theirs })
  }

  /**
   * Tell all who watch.
   *
   * @returns how many were told: with none there is nobody to tell more to
   */
  publish(text: string): number {
    this.#endThoseWhoseTimeIsOver(Date.now())
    const sockets = this.#open()
    for (const socket of sockets) socket.send(text)
    return sockets.length
  }

  watchers(): number {
    return this.#open().length
  }

  override async alarm(): Promise<void> {
    this.#endThoseWhoseTimeIsOver(Date.now())
    const ends = this.#open().map((socket) => untilOf(socket))
    if (ends.length > 0) await this.ctx.storage.setAlarm(Math.min(...ends))
  }

  /** Nothing that a page says changes anything. */
  override webSocketMessage(): void {}

  #open(): WebSocket[] {
    return this.ctx.getWebSockets().filter(({ readyState }) => readyState === WebSocket.OPEN)
  }

  #endThoseWhoseTimeIsOver(now: number): void {
    for (const socket of this.#open()) if (untilOf(socket) <= now) socket.close(RENEW, 'come again')
  }
}

const untilOf = (socket: WebSocket): number => (socket.deserializeAttachment() as Watcher | null)?.until ?? 0
