/** What cannot be seen any more when a page is made larger, runs in forced colours, or moves although it should not. */
import type { Page } from 'playwright-core'

/**
 * Runs in the page: whether it scrolls sideways, and which words are cut off at the window or by a box. What scrolls on
 * its own, and what ends in an ellipsis on purpose, is not lost.
 */
const LOST = `(() => {
  const lost = []
  const over = document.documentElement.scrollWidth - innerWidth
  if (over > 0) lost.push('the page scrolls sideways by ' + over + ' px')
  const clips = (style) => /hidden|clip/.test(style.overflowX)
  const words = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT)
  const range = document.createRange()
  for (let node = words.nextNode(); node; node = words.nextNode()) {
    const element = node.parentElement
    if (!node.textContent.trim() || !element.checkVisibility({ visibilityProperty: true, opacityProperty: true })) continue
    if (element.closest('.hidden, .vh, .skip, script, style, noscript, option, svg')) continue
    range.selectNodeContents(node)
    const boxes = [...range.getClientRects()].filter(({ width }) => width > 1)
    for (let around = element; around && boxes.length > 0; around = around.parentElement) {
      const style = getComputedStyle(around)
      if (/auto|scroll/.test(style.overflowX) && around !== document.documentElement) break
      if (style.textOverflow === 'ellipsis' || style.webkitLineClamp !== 'none') break
      const root = around === document.documentElement
      // Meant for ears alone.
      if (!root && around.getBoundingClientRect().width <= 1) break
      if (!root && !clips(style)) continue
      const edge = root ? { left: 0, right: innerWidth } : around.getBoundingClientRect()
      if (boxes.some(({ left, right }) => left < edge.left - 1 || right > edge.right + 1)) {
        lost.push('cut off: ' + node.textContent.trim().slice(0, 40) + ' in ' + around.tagName.toLowerCase() + '.' + around.className)
        break
      }
    }
  }
  return lost
})()`

export const lostOn = (page: Page): Promise<readonly string[]> => page.evaluate<string[]>(LOST)

/** What moves, or will when it is pointed at: whatever has an animation or a transition that takes time. */
const MOVING = `[...document.querySelectorAll('*')].flatMap((one) => {
  const { animationName, animationDuration, transitionProperty, transitionDuration } = getComputedStyle(one)
  const takesTime = (durations) => durations.split(',').some((duration) => parseFloat(duration) > 0.01)
  const name = one.tagName.toLowerCase() + '.' + one.className
  return [
    ...(animationName !== 'none' && takesTime(animationDuration) ? [animationName + ' of ' + name] : []),
    ...(transitionProperty !== 'none' && takesTime(transitionDuration) ? [transitionProperty + ' of ' + name] : []),
  ]
})`

export const movingOn = (page: Page): Promise<readonly string[]> => page.evaluate<string[]>(MOVING)

/** In forced colours nothing has a ground of its own: what can be pressed or filled in needs an edge, or a line under its words. */
const EDGELESS = `[...document.querySelectorAll('main .button, main select, main input:not([type=hidden], [type=radio], [type=checkbox])')]
  .filter((one) => one.checkVisibility() && !one.closest('.hidden'))
  .filter((one) => [one, one.parentElement].every((box) => {
    const { borderBottomStyle, borderBottomWidth } = getComputedStyle(box)
    return borderBottomStyle === 'none' || parseFloat(borderBottomWidth) < 1
  }))
  .map((one) => one.outerHTML.slice(0, 80))`

export const edgelessOn = (page: Page): Promise<readonly string[]> => page.evaluate<string[]>(EDGELESS)
