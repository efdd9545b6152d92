/** The double behind a real socket: what is lost there is a connection that breaks off. */
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { StripeDouble } from './double.ts'

const bodyOf = async (request: IncomingMessage): Promise<string> => {
  let body = ''
  for await (const part of request) body += String(part)
  return body
}

const answerBy = (double: StripeDouble) => async (request: IncomingMessage, response: ServerResponse) => {
  const { method = 'GET', url = '/' } = request
  const body = await bodyOf(request)
  const headers = Object.entries(request.headers).filter(
    (pair): pair is [string, string] => typeof pair[1] === 'string',
  )
  try {
    const asked = new Request(`http://stripe.test${url}`, { method, headers, ...(method === 'POST' && { body }) })
    const answer = await double.answer(asked)
    response.writeHead(answer.status, Object.fromEntries(answer.headers)).end(await answer.text())
  } catch {
    request.socket.destroy()
  }
}

export const serve = async (double: StripeDouble): Promise<{ readonly url: string; readonly close: () => void }> => {
  const answer = answerBy(double)
  const server = createServer((request, response) => void answer(request, response))
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  return { url, close: () => void server.close().closeAllConnections() }
}
