/**
 * What must be known before a page is first painted: which light the shopper chose, whether there is room to keep for
 * what they saw lately, and which picture grows from a card into its page. Small, because the page waits for it.
 */
{
  const root = document.documentElement
  try {
    const theme = localStorage.getItem('stoa.theme')
    if (theme === 'light' || theme === 'dark') root.dataset.theme = theme
    if ((localStorage.getItem('stoa.seen') ?? '[]') !== '[]') root.classList.add('has-seen')
  } catch {
    // A browser that keeps nothing is shown the page as everybody is.
  }

  const clear = () => {
    root.classList.remove('leaving')
    document.querySelector('.morph')?.classList.remove('morph')
  }
  /** The card that leads to this address: its picture is the one that moves. */
  const mark = (address) => {
    clear()
    const { pathname } = new URL(address)
    for (const link of document.querySelectorAll('.card h3 a')) {
      if (link.pathname !== pathname) continue
      link.closest('.card').classList.add('morph')
      root.classList.add('leaving')
      return
    }
  }
  addEventListener('pageswap', ({ viewTransition, activation }) => {
    const to = activation?.entry?.url
    // A page without one, as a picture by itself, is no fault.
    viewTransition?.ready.catch(() => {})
    viewTransition?.finished.catch(() => {})
    if (viewTransition && to) mark(to)
  })
  addEventListener('pagereveal', ({ viewTransition }) => {
    clear()
    const from = window.navigation?.activation?.from?.url
    viewTransition?.ready.catch(() => {})
    if (!viewTransition || !from || document.querySelector('[data-product]')) return
    mark(from)
    viewTransition.finished.then(clear, clear)
  })
}
