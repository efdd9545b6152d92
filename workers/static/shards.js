// The page of shards, kept live: figures are filled in anew every two seconds; when the structure has changed, or half a
// minute has passed, the parts of the page are taken from the server as it would draw them now. The page works without.
{
  const RENEW_MS = 30_000
  const RENEW_MS_MIN = 5_000
  const POLL_MS = 10_000
  const PING_MS = 20_000
  const RETRY_MS = [1_000, 2_000, 5_000, 10_000]
  const RENEWAL_CODE = 4_000
  const POLL_AFTER_TRIES = 3

  const root = document.querySelector('[data-socket]')
  const sign = document.querySelector('[data-liveness]')
  const number = new Intl.NumberFormat(document.documentElement.lang, { maximumFractionDigits: 1 })
  const clock = new Intl.DateTimeFormat(document.documentElement.lang, { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' })
  const all = (selector, from = document) => [...from.querySelectorAll(selector)]

  // ── What is said: the same sentences as the server's, with other figures (workers/admin/sharding/fill.ts) ──
  const isKnown = (value) => value !== undefined && value !== null
  const fill = (text, figures) =>
    text
      .replaceAll(/\[([^[\]]*)\]/g, (_, part) =>
        [...part.matchAll(/\{(\w+)\}/g)].every(([, name]) => isKnown(figures[name])) ? part : '',
      )
      .replaceAll(/\{(\w+)\}/g, (_, name) =>
        isKnown(figures[name]) ? (typeof figures[name] === 'number' ? number.format(figures[name]) : figures[name]) : '…',
      )

  const tenths = (value) => (value < 10 ? Math.round(value * 10) / 10 : Math.round(value))

  const ofShard = ({ share, calls, p99Ms, moved, frozen, shed, bytes }) => ({
    share,
    percent: Math.round(share * 100),
    calls: Math.round(calls),
    p99: tenths(p99Ms),
    moved: moved || null,
    frozen: frozen || null,
    shed: shed || null,
    none: moved + frozen + shed > 0 ? null : 0,
    megabytes: tenths(bytes / 1_000_000),
  })

  const ofJob = (job, now) => {
    const left = job.slots - job.done
    const soon = job.done * 10 >= job.slots && left > 0 && job.state === 'moving'
    const seconds = soon ? Math.ceil((left * (now - job.startedAt)) / Math.max(1, job.done) / 1_000) : null
    const step = document.querySelector(`[data-step="${job.step}"]`)?.dataset.doing ?? ''
    return { ...job, left, seconds, copyMs: Math.round(job.copyMs), stallMs: Math.round(job.stallMs), step }
  }

  const ofAll = ({ loads, figures }) => {
    const here = loads.filter(({ shard }) => shard.startsWith(`${root.dataset.keyspace}-`))
    const sum = (of) => here.reduce((total, load) => total + of(load), 0)
    return {
      calls: Math.round(sum(({ calls }) => calls)),
      p99: tenths(here.reduce((most, { p99Ms }) => Math.max(most, p99Ms), 0)),
      stall: tenths(figures.stallMsToday),
      failed: figures.failedByMove,
      shed: sum(({ shed }) => shed),
    }
  }

  const figuresOf = (news) =>
    new Map([
      ['all', ofAll(news)],
      ...news.loads.map((load) => [`shard:${load.shard}`, ofShard(load)]),
      ...news.lanes.map(({ key, available }) => [`lane:${key}`, { units: available }]),
      ...news.jobs.map((job) => [`job:${job.id}`, ofJob(job, news.at)]),
    ])

  const redraw = (part, figures) => {
    const over = figures.share > Number(root.dataset.relieve)
    for (const element of all('[data-text]', part)) {
      const text = fill((over && element.dataset.over) || element.dataset.text, figures)
      if (element.textContent !== text) element.textContent = text
    }
    if (part.matches('[data-text]')) part.textContent = fill(part.dataset.text, figures)
    for (const load of all('[data-foot]', part)) {
      const height = Number(load.dataset.full) * Math.min(1, figures.share)
      load.setAttribute('y', Number(load.dataset.foot) - height)
      load.setAttribute('height', height)
      load.classList.toggle('over', over)
    }
    for (const bar of all('[data-wide]', part)) {
      bar.setAttribute('width', Math.min(100, figures.percent))
      bar.setAttribute('class', over ? 'm-over' : 'm-available')
    }
  }

  const steps = ({ id, step }) => {
    const list = document.querySelector(`[data-of="job:${CSS.escape(id)}"] [data-steps]`)
    if (!list || !step) return
    const here = [...list.children].findIndex((item) => item.dataset.step === step)
    for (const [index, item] of [...list.children].entries()) {
      item.className = index < here ? 'done' : index === here ? 'now' : ''
      if (index === here) item.setAttribute('aria-current', 'step')
      else item.removeAttribute('aria-current')
    }
  }

  // ── What changes its shape is drawn by the server, and put in place of what is there ──
  let renewedAt = Date.now() - RENEW_MS_MIN
  let renewing = false
  const sayMoments = () => {
    for (const text of all('[data-at]')) {
      const at = clock.format(Number(text.dataset.at))
      text.textContent = text.dataset.textAt ? fill(text.dataset.textAt, { at }) : at
    }
  }
  const renew = async () => {
    if (renewing) return
    renewing = true
    renewedAt = Date.now()
    const answer = await fetch(location.href, { headers: { accept: 'text/html' } }).catch(() => null)
    renewing = false
    if (!answer?.ok || answer.redirected) return
    const page = new DOMParser().parseFromString(await answer.text(), 'text/html')
    for (const part of all('[data-part]')) {
      const fresh = page.querySelector(`[data-part="${part.dataset.part}"]`)
      // Nothing is taken away from under a hand: what has the focus is renewed the next time.
      if (!fresh || part.matches(':focus-within')) continue
      const scrolled = all('.scroll', part).map((box) => box.scrollLeft)
      part.replaceChildren(...fresh.childNodes)
      for (const [index, box] of all('.scroll', part).entries()) box.scrollLeft = scrolled[index] ?? 0
      part.dispatchEvent(new Event('renewed', { bubbles: true }))
    }
    root.dataset.mark = page.querySelector('[data-socket]')?.dataset.mark ?? root.dataset.mark
    root.dataset.relieve = page.querySelector('[data-socket]')?.dataset.relieve ?? root.dataset.relieve
    sayMoments()
  }

  const tell = (news) => {
    const figures = figuresOf(news)
    for (const part of all('[data-of]')) {
      const own = figures.get(part.dataset.of)
      if (own) redraw(part, own)
    }
    for (const job of news.jobs) steps(job)
    const since = Date.now() - renewedAt
    if (since > RENEW_MS || (news.mark !== root.dataset.mark && since > RENEW_MS_MIN)) void renew()
  }

  // ── How the news comes: told over a socket, else asked for; not at all while nobody looks ──
  const show = (state) => {
    if (sign.dataset.liveness === state) return
    sign.dataset.liveness = state
    sign.querySelector('[role=status]').textContent = sign.dataset[state]
  }

  let socket = null
  let tries = 0
  let retry = 0
  let ping = 0
  let poll = 0

  const ask = async () => {
    const answer = await fetch(root.dataset.news).catch(() => null)
    if (answer?.redirected || answer?.status === 403) return lose()
    if (answer?.ok) tell(await answer.json())
  }
  const lose = () => {
    stop()
    show('lost')
  }
  const startPolling = () => {
    if (poll) return
    poll = setInterval(ask, POLL_MS)
    void ask()
  }
  const stopPolling = () => {
    clearInterval(poll)
    poll = 0
  }

  const connect = () => {
    clearTimeout(retry)
    const { protocol, host } = location
    const mine = new WebSocket(`${protocol === 'https:' ? 'wss' : 'ws'}://${host}${root.dataset.socket}`)
    socket = mine
    let answered = true
    mine.addEventListener('open', () => {
      if (tries > 0) void renew()
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
      if (data !== 'pong') tell(JSON.parse(data))
    })
    mine.addEventListener('close', ({ code }) => {
      if (socket !== mine) return
      clearInterval(ping)
      if (code === RENEWAL_CODE) return connect()
      show(tries >= POLL_AFTER_TRIES ? 'polling' : 'reconnecting')
      if (tries >= POLL_AFTER_TRIES) startPolling()
      retry = setTimeout(connect, RETRY_MS[Math.min(tries++, RETRY_MS.length - 1)])
    })
  }
  const stop = () => {
    const old = socket
    socket = null
    clearTimeout(retry)
    clearInterval(ping)
    stopPolling()
    old?.close()
  }

  document.addEventListener('visibilitychange', () => {
    if (document.hidden) {
      stop()
      show('hidden')
    } else {
      tries = 0
      void renew()
      connect()
    }
  })
  addEventListener('pagehide', stop)

  sayMoments()
  if (!document.hidden) connect()
}
