/** A webhook goes out to a receiver that answers, fails, is slow, says too much, leads elsewhere and is not there: each as data. */
import { createServer, type RequestListener } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterEach, expect, test } from 'vitest'
import { Webhook } from 'standardwebhooks'
import { EXCERPT_BYTES_MAX } from '#domain/notifications/webhooks/delivery'
import { webhookCarrier } from './http.ts'

const open: (() => void)[] = []
afterEach(() => open.splice(0).forEach((close) => close()))

type Asked = { readonly path: string; readonly headers: Record<string, string>; readonly body: string }

/** A real server in the receiver's place. */
const receiving = async (answers: RequestListener) => {
  const asked: Asked[] = []
  const server = createServer((request, response) => {
    let body = ''
    request.on('data', (part) => (body += String(part)))
    request.on('end', () => {
      asked.push({ path: request.url ?? '', headers: request.headers as Record<string, string>, body })
      answers(request, response)
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  open.push(() => server.close().closeAllConnections())
  const home = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  const carrier = webhookCarrier((url, init) => fetch(home + new URL(String(url)).pathname, init), 400)
  return { asked, post: (body = '{}', headers = {}) => carrier.post('https://erp.example.com/in', headers, body) }
}

const saying =
  (status: number, text = '', headers: Record<string, string> = {}): RequestListener =>
  (_, response) => {
    response.writeHead(status, headers)
    response.end(text)
  }

test('what is signed arrives letter by letter, and is verified by who knows the secret', async () => {
  const { post, asked } = await receiving(saying(204))
  const body = JSON.stringify({ type: 'order.placed', data: { name: '水 🏺' } })
  const signing = new Webhook(`whsec_${btoa('x'.repeat(32))}`)
  const at = new Date()
  const headers = {
    'webhook-id': 'orders-0:1',
    'webhook-timestamp': String(Math.floor(+at / 1000)),
    'webhook-signature': signing.sign('orders-0:1', at, body),
  }
  expect(await post(body, headers)).toEqual({ type: 'answered', status: 204, excerpt: '' })
  expect(signing.verify(asked[0]?.body ?? '', asked[0]?.headers ?? {})).toEqual(JSON.parse(body))
})

test.each([200, 400, 404, 410, 429, 500, 503])('%i is told with what was said', async (status) => {
  const { post } = await receiving(saying(status, 'as it\u0000 \u001b[31mis'))
  expect(await post()).toEqual({ type: 'answered', status, excerpt: 'as it [31mis' })
})

test('who asks to be left alone is heard', async () => {
  const { post } = await receiving(saying(429, '', { 'retry-after': '90' }))
  expect(await post()).toMatchObject({ status: 429, afterSeconds: 90 })
  const wordy = await receiving(saying(503, '', { 'retry-after': 'Fri, 31 Dec 1999 23:59:59 GMT' }))
  expect(await wordy.post()).toEqual({ type: 'answered', status: 503, excerpt: '' })
})

test.each([301, 302, 303, 307, 308])('%i is not followed, wherever it leads', async (status) => {
  const { post, asked } = await receiving(saying(status, '', { location: 'http://127.0.0.1/inside' }))
  expect(await post()).toMatchObject({ type: 'answered', status })
  expect(asked.map(({ path }) => path)).toEqual(['/in'])
})

test('of an answer without an end one kilobyte is read', async () => {
  const { post } = await receiving((_, response) => {
    response.writeHead(200)
    const more = () => response.write('x'.repeat(10_000), () => !response.destroyed && setImmediate(more))
    more()
  })
  const answer = await post()
  expect(answer).toMatchObject({ type: 'answered', status: 200 })
  expect(answer.type === 'answered' && answer.excerpt.length).toBe(EXCERPT_BYTES_MAX)
})

test('one that is silent, trickles or is not there is told as that', async () => {
  const silent = await receiving(() => undefined)
  expect(await silent.post()).toEqual({ type: 'failed', reason: 'timeout' })
  const trickling = await receiving((_, response) => {
    response.writeHead(200)
    const drip = setInterval(() => response.write('.'), 50)
    response.on('close', () => clearInterval(drip))
  })
  expect(await trickling.post()).toEqual({ type: 'failed', reason: 'timeout' })
  const broken = await receiving((request) => request.socket.destroy())
  expect(await broken.post()).toEqual({ type: 'failed', reason: 'unreachable' })
})

const named = (answers: Readonly<Record<string, object>>) =>
  webhookCarrier(async (url) => {
    const kind = new URL(String(url)).searchParams.get('type') ?? ''
    return Response.json(answers[kind] ?? { Status: 0 })
  })

test('a name stands for all its numbers, for none, or could not be asked for', async () => {
  const both = named({
    A: {
      Status: 0,
      Answer: [
        { type: 5, data: 'other.example.' },
        { type: 1, data: '93.184.215.14' },
      ],
    },
    AAAA: { Status: 0, Answer: [{ type: 28, data: '2606:2800::1' }] },
  })
  expect(await both.lookUp('erp.example.com')).toEqual(['93.184.215.14', '2606:2800::1'])
  expect(await named({ A: { Status: 3 }, AAAA: { Status: 3 } }).lookUp('nobody.example')).toEqual([])
  expect(await named({ A: { Status: 2 } }).lookUp('broken.example')).toBeNull()
  expect(await webhookCarrier(() => Promise.reject(new Error('no net'))).lookUp('erp.example.com')).toBeNull()
})
