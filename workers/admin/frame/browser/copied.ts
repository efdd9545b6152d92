/** A button that copies what it carries, and says so in its place for a moment. */
const SAID_MS = 1_600

document.addEventListener('click', async ({ target }) => {
  const button = target instanceof Element ? target.closest<HTMLButtonElement>('button[data-copy]') : null
  const { copy, copied } = button?.dataset ?? {}
  if (!button || copy === undefined || copied === undefined || button.textContent === copied) return
  // An address within the shop is copied as others can use it.
  const text = copy.startsWith('/') ? new URL(copy, location.origin).href : copy
  const isCopied = await navigator.clipboard.writeText(text).then(
    () => true,
    () => false,
  )
  if (!isCopied) return
  const before = button.textContent
  button.textContent = copied
  button.setAttribute('role', 'status')
  setTimeout(() => {
    button.textContent = before
    button.removeAttribute('role')
  }, SAID_MS)
})
