/** The price of whoever is signed in, in the place of everyone's: asked for where the shop has said that they may have one. */
import { one } from './dom.ts'
import { SWAPPED } from './swap.ts'

const ask = async (): Promise<void> => {
  const place = one('[data-own-price]')
  const address = place?.dataset['ownPrice']
  if (!place || !address) return
  const answer = await fetch(address)
  // Nothing is said where they pay what everyone pays.
  if (answer.status === 200 && place.isConnected) place.innerHTML = await answer.text()
}

/** Who cannot be told still finds it in the cart. */
const show = () => void ask().catch(() => {})

export const showOwnPrice = (): void => {
  show()
  document.addEventListener(SWAPPED, show)
}
