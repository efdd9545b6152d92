/** A table on its way to whoever asked, row by row: it is never whole in memory, however long it is. */
type Rows = readonly (readonly string[])[]

/** Letters that a name of a file has everywhere; others are said beside them, encoded. */
const plain = (name: string) => name.replaceAll(/[^\w. -]+/g, '_')

/** @param name of the file, without its ending */
export const csvAnswer = (name: string, parts: AsyncIterable<Rows>): Response => {
  const iterator = parts[Symbol.asyncIterator]()
  const encoder = new TextEncoder()
  const body = new ReadableStream<Uint8Array>({
    pull: async (controller) => {
      const { done, value } = await iterator.next()
      if (done) return controller.close()
      const { stringify } = await import('csv-stringify/sync')
      controller.enqueue(encoder.encode(stringify(value as string[][])))
    },
    cancel: async () => void (await iterator.return?.()),
  })
  return new Response(body, {
    headers: {
      'content-type': 'text/csv; charset=utf-8',
      'content-disposition': `attachment; filename="${plain(name)}.csv"; filename*=UTF-8''${encodeURIComponent(name)}.csv`,
      'cache-control': 'no-store',
    },
  })
}
