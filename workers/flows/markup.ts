/**
 * Markup from outside, read by the rules by which browsers read it, and only as far as people write it.
 *
 * A parser of HTML opens formatting again that was not closed, so a few thousand tags can become millions of elements;
 * and what walks a tree by calling itself ends where the stack does. So elements and depth are counted while it is read.
 *
 * @see https://html.spec.whatwg.org/multipage/parsing.html#reconstruct-the-active-formatting-elements
 */
import type { Root } from 'hast'
import { fromParse5 } from 'hast-util-from-parse5'
import { defaultTreeAdapter, parseFragment, type DefaultTreeAdapterTypes as Html } from 'parse5'

/** Long descriptions of people have some hundred elements, drawings some thousand. */
const ELEMENTS_MAX = 20_000
/** Nesting of people stays below thirty. */
const DEPTH_MAX = 100

/** More elements, or deeper ones, than anybody writes: the only way out of a parser that is under way. */
class Beyond extends Error {}

const counting = (): typeof defaultTreeAdapter => {
  let elements = 0
  const depths = new WeakMap<Html.Node, number>()
  const placed = (parent: Html.Node, child: Html.Node): void => {
    const depth = (depths.get(parent) ?? 0) + 1
    if (depth > DEPTH_MAX) throw new Beyond(`deeper than ${DEPTH_MAX}`)
    depths.set(child, depth)
  }
  return {
    ...defaultTreeAdapter,
    createElement: (...what) => {
      if (++elements > ELEMENTS_MAX) throw new Beyond(`more than ${ELEMENTS_MAX} elements`)
      return defaultTreeAdapter.createElement(...what)
    },
    appendChild: (parent, child) => {
      placed(parent, child)
      defaultTreeAdapter.appendChild(parent, child)
    },
    insertBefore: (parent, child, before) => {
      placed(parent, child)
      defaultTreeAdapter.insertBefore(parent, child, before)
    },
  }
}

type Inner = { readonly childNodes?: readonly Html.Node[]; readonly content?: Html.Node }

/**
 * Whether the tree as it has become is as deep as people write. What stood in it may have been put deeper after it was
 * counted, where formatting is not closed in order, and what stands in a template hangs on it by another name.
 */
const isShallow = (root: Html.Node): boolean => {
  let level: readonly Html.Node[] = [root]
  for (let depth = 0; level.length > 0; depth++) {
    if (depth > DEPTH_MAX) return false
    level = level.flatMap((node) => {
      const { childNodes = [], content } = node as Inner
      return content ? [...childNodes, content] : childNodes
    })
  }
  return true
}

/** @returns undefined when there is more of it than anybody writes */
export const parsed = (markup: string): Html.DocumentFragment | undefined => {
  try {
    const fragment = parseFragment(markup, { treeAdapter: counting(), scriptingEnabled: false })
    return isShallow(fragment) ? fragment : undefined
  } catch (fault) {
    if (fault instanceof Beyond) return undefined
    throw fault
  }
}

/** @returns undefined when there is more of it than anybody writes */
export const readHtml = (html: string): Root | undefined => {
  const fragment = parsed(html)
  return fragment && (fromParse5(fragment) as Root)
}

/** So few tags cannot come to more than the bounds, whatever they open again. */
const TAGS_UNCOUNTED = DEPTH_MAX

/** Whether markup can be read within the bounds. */
export const isWithinBounds = (html: string): boolean =>
  html.split('<', TAGS_UNCOUNTED + 1).length <= TAGS_UNCOUNTED || parsed(html) !== undefined

/** What is left of markup that cannot be read: its text. */
export const withoutTags = (markup: string): string =>
  markup
    .replaceAll(/<[^<>]*>/g, ' ')
    .replaceAll('<', '')
    .trim()
