/**
 * Parts of pages that a command writes whole, between two marks: figures that it has measured, tables that follow from
 * code.
 *
 * Beside what is read stands what it was made from, as JSON in a comment with its digest. So tests/written.test.ts can
 * make it anew and compare: a figure typed by hand is noticed.
 */
import { createHash } from 'node:crypto'
import { readFileSync, writeFileSync } from 'node:fs'

export type Block<Data> = {
  readonly page: string
  readonly name: string
  /** The command that writes it, as one types it. */
  readonly command: string
  readonly render: (data: Data) => string
}

const beginning = (name: string) => `<!-- ${name}: written by `
const ending = (name: string) => `<!-- end of ${name} -->`

const digestOf = (json: string): string => createHash('sha256').update(json).digest('hex').slice(0, 16)

/** Nothing in a comment may look like its end. */
const jsonOf = (data: unknown): string => JSON.stringify(data).replaceAll('>', String.raw`\u003e`)

/** What follows from code alone has no data beside it. */
export const blockText = <Data>({ name, command, render }: Block<Data>, data: Data): string => {
  const begun = `${beginning(name)}\`${command}\`, not by hand`
  const json = data === undefined ? undefined : jsonOf(data)
  const head = json === undefined ? [`${begun} -->`] : [`${begun}; sha256 ${digestOf(json)}`, json, '-->']
  return [...head, '', render(data).trim(), '', ending(name)].join('\n')
}

/** @throws Error when the page has no such part, or more than one */
const between = (text: string, { page, name }: Pick<Block<never>, 'page' | 'name'>): readonly [number, number] => {
  const from = text.indexOf(beginning(name))
  const until = text.indexOf(ending(name))
  if (from === -1 || until < from || text.includes(beginning(name), from + 1))
    throw new Error(`${page} needs one part that begins with "${beginning(name)}" and ends with "${ending(name)}"`)
  return [from, until + ending(name).length]
}

/** What stands in the page. */
export const readBlock = <Data>(block: Block<Data>): string => {
  const page = readFileSync(block.page, 'utf8')
  return page.slice(...between(page, block))
}

/** What a part that has been measured says it was made from. @throws SyntaxError when it does not say */
export const dataOf = <Data>(block: Block<Data>): Data => JSON.parse(readBlock(block).split('\n')[1] ?? '') as Data

/** The page without the parts that commands write. */
export const withoutBlocks = (page: string, blocks: readonly Pick<Block<never>, 'page' | 'name'>[]): string =>
  blocks.reduce(
    (text, block) => {
      const [from, until] = between(text, block)
      return text.slice(0, from) + text.slice(until)
    },
    readFileSync(page, 'utf8'),
  )

export const writeBlock = <Data>(block: Block<Data>, data: Data): void => {
  const page = readFileSync(block.page, 'utf8')
  const [from, until] = between(page, block)
  writeFileSync(block.page, page.slice(0, from) + blockText(block, data) + page.slice(until))
}
