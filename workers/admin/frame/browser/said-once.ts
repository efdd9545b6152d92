/** What was done is said once: the address forgets it, so that a page that is loaded again or kept does not say it again. */
const address = new URL(location.href)
const SAID = ['done', 'left', 'units', 'count', 'gone']

if (address.searchParams.has('done') && document.querySelector('[role=status]')) {
  for (const name of SAID) address.searchParams.delete(name)
  history.replaceState(history.state, '', address)
}
