/** Pages that are only made ready have not been looked at. */

/** At once, or when a page that the browser has made ready is shown. */
export const onceShown = (does: () => void): void => {
  if ('prerendering' in document && document.prerendering === true)
    document.addEventListener('prerenderingchange', does, { once: true })
  else does()
}
