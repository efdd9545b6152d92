/**
 * What stands before the shop in production, as far as bytes go: answers are compressed on their way to a browser.
 *
 * Cloudflare compresses what a Worker answers for browsers that take it, with Brotli or Zstandard; gzip, which is told
 * here, is larger. Everything else goes through as it is.
 *
 * @see https://developers.cloudflare.com/speed/optimization/content/compression/
 */
import { createServer, request as ask, Agent, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { gzip } from 'node:zlib'

const COMPRESSED = /^(text\/|application\/(javascript|json|xml|manifest)|image\/svg)/
/** Cloudflare leaves answers alone that are shorter, in bytes. */
const BYTES_MIN = 48

export type Front = {
  readonly url: string
  /** Bytes of the body that an address was last answered with, as they travelled. */
  readonly bytesOf: (url: string) => number
  readonly close: () => void
}

/** @param shop its address @param port 0: any that is free */
export const openFront = async (shop: string, port = 0): Promise<Front> => {
  const behind = new URL(shop)
  const agent = new Agent({ keepAlive: true })
  const sent = new Map<string, number>()

  const give = (path: string, from: IncomingMessage, to: ServerResponse, body: Buffer, packed: boolean) => {
    const { 'content-length': _, 'transfer-encoding': __, ...headers } = from.headers
    sent.set(path, body.length)
    to.writeHead(from.statusCode ?? 502, {
      ...headers,
      ...(packed && { 'content-encoding': 'gzip', vary: 'accept-encoding' }),
      'content-length': String(body.length),
    })
    to.end(body)
  }

  const server = createServer((request, answered) => {
    const { method, headers, url: path = '/' } = request
    const { hostname, port: at } = behind
    // Compressed once, and here: the local stand-in for the platform does as it likes.
    const plain = { ...headers, 'accept-encoding': 'identity' }
    const onward = ask({ hostname, port: at, agent, method, headers: plain, path }, (answer) => {
      const parts: Buffer[] = []
      answer.on('data', (part: Buffer) => parts.push(part))
      answer.on('end', () => {
        const body = Buffer.concat(parts)
        const takes = String(headers['accept-encoding']).includes('gzip')
        if (
          !takes ||
          answer.headers['content-encoding'] ||
          body.length < BYTES_MIN ||
          !COMPRESSED.test(String(answer.headers['content-type']))
        )
          return give(path, answer, answered, body, false)
        return gzip(body, (fault, packed) => give(path, answer, answered, fault ? body : packed, !fault))
      })
    })
    onward.on('error', () => answered.headersSent || answered.writeHead(502).end())
    request.pipe(onward)
  })
  await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve))
  const bytesOf = (url: string) => {
    const { pathname, search } = new URL(url)
    return sent.get(pathname + search) ?? 0
  }
  const close = () => {
    server.close()
    server.closeAllConnections()
    agent.destroy()
  }
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, bytesOf, close }
}
