/** What has no picture yet: a wall, a ledge, the sun, and nothing that could be taken for the thing itself. */
import { ground } from './colour.ts'
import { scene } from './forms.ts'
import { newPicture } from './picture.ts'

export const none = (): string => {
  const p = newPicture()
  scene(p, ground.sand, { horizon: 720, light: 60 })
  return p.svg()
}
