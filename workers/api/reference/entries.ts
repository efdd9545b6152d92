/** Every operation of the document, in its order. */
import type { Document } from '../openapi.ts'

type Item = NonNullable<Document['paths']>[string]
export type Operation = NonNullable<Item['get']>

export type Entry = { readonly method: string; readonly path: string; readonly operation: Operation }

const METHODS = ['get', 'post', 'put', 'patch', 'delete'] as const

export const entriesOf = (document: Document): Entry[] =>
  Object.entries(document.paths ?? {}).flatMap(([path, item]) =>
    METHODS.flatMap((method) => {
      const operation = item[method]
      return operation ? [{ method, path, operation }] : []
    }),
  )
