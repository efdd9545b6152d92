/** Formatted text as other shops keep it: a tree of paragraphs, headings and lists, read for what it says. */

type Node = {
  readonly type?: unknown
  readonly value?: unknown
  readonly listType?: unknown
  readonly children?: unknown
}

/** No text is nested deeper; what is would be read for ever. */
const DEPTH_MAX = 20

const treeOf = (text: string): Node | undefined => {
  try {
    const read = JSON.parse(text) as Node | null
    return read?.type === 'root' && Array.isArray(read.children) ? read : undefined
  } catch {
    return undefined
  }
}

export const isRichText = (text: string): boolean => treeOf(text) !== undefined

const childrenOf = ({ children }: Node): readonly Node[] =>
  Array.isArray(children) ? children.filter((one): one is Node => typeof one === 'object' && one !== null) : []

const inLine = (node: Node, depth: number): string => {
  if (depth > DEPTH_MAX) return ''
  return typeof node.value === 'string'
    ? node.value
    : childrenOf(node)
        .map((one) => inLine(one, depth + 1))
        .join('')
}

const linesOf = (node: Node, depth: number): string[] => {
  if (depth > DEPTH_MAX) return []
  if (node.type === 'root') return childrenOf(node).flatMap((one) => linesOf(one, depth + 1))
  if (node.type !== 'list') return [inLine(node, depth)]
  const isOrdered = node.listType === 'ordered'
  return childrenOf(node).map((one, index) => `${isOrdered ? `${index + 1}.` : '•'} ${inLine(one, depth)}`)
}

/** What it says, a line for each paragraph, heading and item; what is no such tree says itself. */
export const richTextLines = (text: string): string => {
  const tree = treeOf(text)
  return tree
    ? linesOf(tree, 0)
        .map((line) => line.trim())
        .filter(Boolean)
        .join('\n')
    : text
}
